"""Calls and work orders: each keeps its own number, its own reply limit, its reply and what its caller said."""

import json
from dataclasses import replace

import pytest

from app.domain.call import fold_call
from app.domain.moment import DAY, HOUR
from app.domain.terms import CallOutcome, Post, Satisfaction, Stream
from tests.unit.services.test_desk import CALL
from tests.unit.services.town import EAST_LON, LAT, MONDAY_9, WEST_LON

ORDER = {
    "source": "12345",
    "order_no": "W-1",
    "text": "投诉夜间施工噪声",
    "caller_name": "李四",
    "caller_phone": "13900000001",
}


def call_of(store, call_id):
    record = None
    for event in store.data.events:
        if (event.stream, event.subject) == (Stream.CALL, call_id):
            record = fold_call(record, event)
    return record


def asked(hall, name, user="acceptor", case_id="", **given):
    answer = hall.ask(user, name, case_id, **given)
    assert answer["ok"], answer
    return answer


def taken(hall, **given):
    return asked(hall, "take_call", **{**ORDER, **given})["fields"]["call_id"]


def test_a_registered_call_is_a_call_record_linked_to_its_case(hall, store):
    answer = asked(hall, "register_call", **CALL)

    record = call_of(store, answer["fields"]["call_id"])
    assert (record.outcome, record.case_id, record.number) == (CallOutcome.CASE, answer["case_id"], answer["number"])
    assert (record.order_no, record.text, record.lon) == (CALL["order_no"], "垃圾成堆", EAST_LON)
    facts = json.loads(store.history(answer["case_id"])[0].payload)["facts"]
    assert (facts["call"], facts["caller"]) == (record.call_id, record.digest)
    assert len(store.data.personal) == 1


def test_a_cameras_picture_is_no_call(hall, store):
    answer = asked(hall, "register_call", **{**CALL, "source": "video", "order_no": ""})
    assert "call_id" not in answer["fields"]
    assert [e for e in store.data.events if e.stream == Stream.CALL] == []


def test_an_order_waits_open_and_then_becomes_a_case_with_the_same_caller(hall, store):
    call_id = taken(hall)
    assert call_of(store, call_id).outcome is CallOutcome.OPEN
    answer = asked(
        hall, "register_call", **{**CALL, "order_no": "", "caller_phone": "", "caller_name": "", "call_id": call_id}
    )

    record = call_of(store, call_id)
    assert (record.outcome, record.case_id, answer["fields"]["call_id"]) == (
        CallOutcome.CASE,
        answer["case_id"],
        call_id,
    )
    facts = json.loads(store.history(answer["case_id"])[0].payload)["facts"]
    assert (facts["order_no"], facts["caller"]) == ("W-1", record.digest)


def test_a_call_becomes_one_case_only(hall):
    call_id = taken(hall)
    asked(hall, "register_call", **{**CALL, "order_no": "", "call_id": call_id})
    refused = hall.ask("acceptor", "register_call", **{**CALL, "order_no": "", "call_id": call_id})
    assert refused["code"] == "not_allowed"
    assert "转为案卷" in refused["text"]


def test_a_work_order_is_taken_once_and_the_second_hears_what_became_of_it(hall, store):
    number = asked(hall, "register_call", **CALL)["number"]
    before = len(store.data.events)
    for name in ("register_call", "take_call", "consult_call"):
        refused = hall.ask("acceptor", name, **{**CALL, "category": "其他", "answer": "好"})
        assert (refused["code"], number in refused["text"]) == ("not_allowed", True)
    assert len(store.data.events) == before
    assert asked(hall, "take_call", **{**ORDER, "source": "12319", "order_no": CALL["order_no"]})


def test_a_second_call_about_a_case_is_linked_to_it(hall, store):
    case_id = hall.opened()
    answer = asked(hall, "link_call", case_id=case_id, source="12319", caller_phone="13900000002")

    record = call_of(store, answer["fields"]["call_id"])
    assert (record.case_id, record.text) == (case_id, "路边有生活垃圾裸露")
    assert hall.kinds(case_id) == ["reported"]


def test_an_order_of_12345_wants_its_reply_in_five_work_days_unless_it_says_otherwise(hall, store):
    assert call_of(store, taken(hall)).reply_due == hall.rules.calendar.add(MONDAY_9, 5 * 8 * HOUR)
    assert call_of(store, taken(hall, order_no="W-2", reply_due=MONDAY_9 + DAY)).reply_due == MONDAY_9 + DAY
    assert call_of(store, taken(hall, order_no="W-3", source="12319")).reply_due is None
    assert call_of(store, taken(hall, order_no="")).reply_due is None


def test_the_limit_runs_from_the_orders_reception(hall, store):
    received = MONDAY_9 - 2 * DAY
    record = call_of(store, taken(hall, received_at=received))
    assert (record.received_at, record.reply_due) == (received, hall.rules.calendar.add(received, 5 * 8 * HOUR))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"received_at": MONDAY_9 + DAY}, "invalid"),
        ({"reply_due": MONDAY_9}, "invalid"),
        ({"source": "collector"}, "invalid"),
        ({"source": "video"}, "invalid"),
        ({"text": " "}, "missing"),
        ({"lon": WEST_LON}, "missing"),
        ({"lon": 1.0, "lat": 1.0}, "outside_city"),
        ({"class_key": "E99999"}, "unknown_class"),
        ({"order_no": "W" * 65}, "invalid"),
    ],
)
def test_a_call_that_cannot_be_is_refused_and_keeps_nothing_of_the_caller(hall, store, change, code):
    hall.token("acceptor")
    before = len(store.data.events)
    assert hall.ask("acceptor", "take_call", **{**ORDER, **change})["code"] == code
    assert (store.data.personal, len(store.data.events)) == ({}, before)


def test_a_consultation_is_closed_as_such_and_is_no_case(hall, store):
    answer = asked(hall, "consult_call", source="12319", category="公交改道", answer="请拨打 96000")

    record = call_of(store, answer["fields"]["call_id"])
    assert (record.outcome, record.category, record.answer) == (CallOutcome.CONSULTATION, "公交改道", "请拨打 96000")
    assert store.data.cases == {}


def test_a_transfer_is_tracked_until_its_office_answers_and_may_go_on_to_the_next(hall, store):
    call_id = asked(hall, "transfer_call", **ORDER, office="县水务局", reason="不属本市")["fields"]["call_id"]
    assert call_of(store, call_id).owes_transfer_answer
    assert hall.ask("acceptor", "transfer_call", call_id=call_id, office="甲", reason="r")["code"] == "not_allowed"

    asked(hall, "answer_transfer", call_id=call_id, reply="非我单位职责")
    asked(hall, "transfer_call", call_id=call_id, office="省公路局", reason="省道")
    asked(hall, "answer_transfer", call_id=call_id, reply="已修复")

    record = call_of(store, call_id)
    assert (record.office, record.reply, record.owes_transfer_answer) == ("省公路局", "已修复", False)
    assert hall.ask("acceptor", "answer_transfer", call_id=call_id, reply="x")["code"] == "not_allowed"


def test_an_order_is_replied_to_once_it_is_done(hall, store):
    call_id = taken(hall)
    assert hall.ask("acceptor", "reply_order", call_id=call_id, text="已办")["text"] == "工单尚未办理，不能回复"
    asked(hall, "consult_call", call_id=call_id, category="施工", answer="许可期内")
    hall.clock.go(HOUR)
    assert asked(hall, "reply_order", call_id=call_id, text="系许可施工")["fields"]["late"] is False

    record = call_of(store, call_id)
    assert (record.reply_text, record.replied_at, record.owes_reply) == ("系许可施工", MONDAY_9 + HOUR, False)
    again = hall.ask("acceptor", "reply_order", call_id=call_id, text="再答")
    assert (again["code"], again["text"]) == ("not_allowed", "工单已于 06-08 10:00 回复")


def test_an_order_whose_case_is_open_gets_an_interim_reply_only_when_it_is_called_so(hall, store):
    call_id = asked(hall, "register_call", **CALL)["fields"]["call_id"]
    assert hall.ask("acceptor", "reply_order", call_id=call_id, text="正在处理")["code"] == "not_allowed"
    hall.clock.go(30 * DAY)
    hall.tokens.clear()
    assert asked(hall, "reply_order", call_id=call_id, text="正在处理", interim=True)["fields"]["late"] is True
    assert asked(hall, "reply_order", call_id=call_id, text="仍在处理", interim=True)["ok"], (
        "it still owes its last one"
    )


def test_an_order_whose_case_was_merged_is_replied_to_when_the_other_case_is_done(hall):
    other = asked(hall, "register_call", **{**CALL, "order_no": "W-8"})
    opened = asked(hall, "register_call", **{**CALL, "order_no": "W-9"})
    call_id = opened["fields"]["call_id"]
    asked(hall, "merge", case_id=opened["case_id"], merged_into=other["case_id"])
    assert hall.ask("acceptor", "reply_order", call_id=call_id, text="已办")["code"] == "not_allowed"

    asked(hall, "reject", case_id=other["case_id"], reason="不属受理范围")
    assert asked(hall, "reply_order", call_id=call_id, text="不属受理范围")["ok"]


def test_an_order_handed_over_is_replied_to_when_its_office_has_answered(hall):
    call_id = asked(hall, "transfer_call", **ORDER, office="县水务局", reason="不属本市")["fields"]["call_id"]
    assert hall.ask("acceptor", "reply_order", call_id=call_id, text="已转办")["code"] == "not_allowed"
    asked(hall, "answer_transfer", call_id=call_id, reply="已修复")
    assert asked(hall, "reply_order", call_id=call_id, text="已修复")["ok"]


def test_a_call_without_a_number_of_the_line_owes_no_reply(hall):
    call_id = asked(hall, "consult_call", **{**ORDER, "order_no": ""}, category="c", answer="a")["fields"]["call_id"]
    assert hall.ask("acceptor", "reply_order", call_id=call_id, text="t")["code"] == "not_allowed"
    given = {"call_id": call_id, "reply_due": MONDAY_9 + DAY, "reason": "r"}
    assert hall.ask("acceptor", "set_reply_limit", **given)["code"] == "not_allowed"


def test_a_reply_limit_may_be_set_anew_with_a_reason(hall, store):
    call_id = taken(hall)
    assert hall.ask("acceptor", "set_reply_limit", call_id=call_id, reply_due=MONDAY_9 + DAY)["code"] == "missing"
    assert hall.ask("acceptor", "set_reply_limit", call_id=call_id, reason="线上同意")["code"] == "missing"
    asked(hall, "set_reply_limit", user="leader", call_id=call_id, reply_due=MONDAY_9 + 9 * DAY, reason="线上同意延期")
    assert call_of(store, call_id).reply_due == MONDAY_9 + 9 * DAY


def test_a_consultations_caller_is_asked_once_or_until_reached(hall, store):
    call_id = taken(hall)
    assert hall.ask("acceptor", "call_back", call_id=call_id, satisfaction="satisfied")["code"] == "not_allowed"
    asked(hall, "consult_call", call_id=call_id, category="c", answer="a")
    asked(hall, "call_back", call_id=call_id, satisfaction="unreached")
    answer = asked(hall, "call_back", call_id=call_id, satisfaction="dissatisfied", note="没解决")

    record = call_of(store, call_id)
    assert (record.satisfaction, record.note, record.call_backs) == (Satisfaction.DISSATISFIED, "没解决", 2)
    assert answer["fields"]["reopen"] is False
    assert hall.ask("acceptor", "call_back", call_id=call_id, satisfaction="fair")["code"] == "not_allowed"
    assert hall.ask("acceptor", "call_back", call_id=call_id, satisfaction="glad")["code"] == "invalid"


def test_a_dissatisfied_caller_gets_a_second_reply(hall, store):
    call_id = asked(hall, "consult_call", **ORDER, category="c", answer="a")["fields"]["call_id"]
    asked(hall, "reply_order", call_id=call_id, text="一")
    hall.clock.go(HOUR)
    asked(hall, "call_back", call_id=call_id, satisfaction="dissatisfied")
    asked(hall, "reply_order", call_id=call_id, text="二")
    assert call_of(store, call_id).reply_text == "二"


def test_a_closed_cases_caller_is_asked_through_the_case_and_dissatisfaction_offers_to_reopen(hall, store):
    opened = asked(hall, "register_call", **CALL)
    case_id, call_id = opened["case_id"], opened["fields"]["call_id"]
    assert hall.ask("acceptor", "call_back", case_id, satisfaction="fair")["code"] == "not_allowed"
    verify_and_close(hall, case_id)
    answer = asked(hall, "call_back", case_id=case_id, satisfaction="dissatisfied", note="又堆了")

    assert (answer["fields"]["reopen"], answer["fields"]["call_id"]) == (True, call_id)
    assert store.case(case_id).state.satisfaction is Satisfaction.DISSATISFIED
    assert call_of(store, call_id).satisfaction is Satisfaction.DISSATISFIED
    assert hall.kinds(case_id)[-1] == "call_back"
    assert asked(hall, "call_back", call_id=call_id, satisfaction="satisfied")["case_id"] == case_id
    assert store.case(case_id).state.satisfaction is Satisfaction.SATISFIED


def test_the_caller_of_a_merged_case_is_asked_once_the_other_is_closed_and_his_word_stands_on_his_call(hall, store):
    other = asked(hall, "register_call", **{**CALL, "order_no": "W-8"})["case_id"]
    opened = asked(hall, "register_call", **{**CALL, "order_no": "W-9"})
    own, call_id = opened["case_id"], opened["fields"]["call_id"]
    asked(hall, "merge", case_id=own, merged_into=other)
    assert hall.ask("acceptor", "call_back", call_id=call_id, satisfaction="fair")["code"] == "not_allowed"

    verify_and_close(hall, other)
    answer = asked(hall, "call_back", call_id=call_id, satisfaction="dissatisfied", note="还在")

    assert answer["fields"]["reopen"] is True
    assert call_of(store, call_id).satisfaction is Satisfaction.DISSATISFIED
    assert (hall.kinds(own)[-1], hall.kinds(other)[-1]) == ("merge", "close")
    assert store.case(other).state.satisfaction is Satisfaction.NONE


def verify_and_close(hall, case_id):
    assert hall.ask("acceptor", "send_verify", case_id)["ok"]
    answered(hall, case_id, "verify")
    hall.to_stage(case_id, "file", "dispatch", "sign", "handle", "feedback", "send_check")
    answered(hall, case_id, "check")
    assert hall.ask("leader", "close", case_id, closing="清运干净")["ok"]


def answered(hall, case_id, task):
    body = hall.one(replace(hall.reply(case_id, task, "passed"), photos=("cd" * 32,)))
    assert body["ok"], body


def test_each_look_at_a_caller_is_written_down_with_who_looked(hall, store):
    call_id = taken(hall)
    answer = asked(hall, "look_at_caller", user="boss", call_id=call_id)
    (event,) = [e for e in store.data.events if e.kind == "personal_looked"]

    assert answer["fields"]["digest"] == call_of(store, call_id).digest
    assert (event.stream, event.subject, event.actor, event.post) == ("shift", "boss", "boss", Post.LEADER)
    assert json.loads(event.payload)["call_id"] == call_id
    assert store.data.personal[answer["fields"]["digest"]][1]["caller_phone"] == "13900000001"
    assert "13900000001" not in repr((store.data.events, store.data.answers))


def test_a_case_shows_its_caller_to_its_own_area_only(hall, store):
    case_id = asked(hall, "register_call", **{**CALL, "lon": WEST_LON})["case_id"]
    assert asked(hall, "look_at_caller", case_id=case_id)["fields"]["digest"] in store.data.personal
    assert hall.ask("east", "look_at_caller", case_id)["code"] == "no_right"
    assert hall.ask("acceptor", "look_at_caller", hall.opened())["text"] == "没有登记来电人"


@pytest.mark.parametrize("user", ["dispatcher", "hw"])
def test_calls_are_the_acceptors(hall, user):
    for name in (
        "take_call",
        "consult_call",
        "transfer_call",
        "answer_transfer",
        "reply_order",
        "call_back",
        "look_at_caller",
    ):
        assert hall.ask(user, name, **ORDER)["code"] == "no_right"


def test_a_seat_of_one_area_handles_no_call_from_another(hall):
    refused = hall.ask("east", "take_call", **ORDER, lon=WEST_LON, lat=LAT)
    assert refused["code"] == "no_right"
    call_id = taken(hall, lon=WEST_LON, lat=LAT)
    assert hall.ask("east", "consult_call", call_id=call_id, category="c", answer="a")["code"] == "no_right"


def test_an_unknown_call_is_no_call(hall):
    assert hall.ask("acceptor", "reply_order", call_id="nobody", text="t")["text"] == "没有这个来电或工单"
