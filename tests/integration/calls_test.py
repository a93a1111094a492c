"""Calls and work orders through the gateway on real stores: what the desk asks for, search and reconciliation find."""

import json
from dataclasses import replace
from datetime import date

import pytest

from app.adapters.store import open_store
from app.domain.call import fold_call
from app.domain.moment import DAY, HOUR
from app.domain.terms import CallOutcome, Satisfaction, Stage, Stream
from app.services.call_reconciliation import LineOrder, reconcile_month
from app.services.searching import CallQuery, SearchQuery
from tests.contract.store.templates import ready_database, ready_file, ready_postgres_url, ready_sqlite_url
from tests.unit.services.test_calls import ORDER, verify_and_close
from tests.unit.services.test_desk import CALL
from tests.unit.services.town import MONDAY_9, Hall, duty, rules

__all__ = ["ready_database", "ready_file", "ready_postgres_url", "ready_sqlite_url"]


@pytest.fixture(params=["sqlite", "postgres"])
def store(request, tmp_path):
    url = request.getfixturevalue(f"ready_{request.param}_url")
    opened = open_store(url, attachments=tmp_path / "media", fsync=False)
    yield opened
    opened.dispose()


@pytest.fixture
def hall(store):
    return Hall(store, rules(duties=(duty("T2", "D1"), duty("T3", "D2")))).staff()


def asked(hall, name, case_id="", user="acceptor", **given):
    hall.clock.go(1_000_000)
    answer = hall.ask(user, name, case_id, **given)
    assert answer["ok"], answer
    return answer


def call(store, call_id):
    record = None
    for event in store.events_after(0, 10_000):
        if (event.stream, event.subject) == (Stream.CALL, call_id):
            record = fold_call(record, event)
    return record


def test_an_order_goes_from_the_line_to_a_case_to_its_reply_and_its_call_back(hall, store):
    call_id = asked(hall, "take_call", **ORDER)["fields"]["call_id"]
    assert [one.call_id for one in store.calls(CallQuery(owing=True))] == [call_id]
    told = {
        name: value for name, value in CALL.items() if name not in ("source", "order_no", "caller_name", "caller_phone")
    }
    case_id = asked(hall, "register_call", call_id=call_id, **told)["case_id"]
    verify_and_close(hall, case_id)
    asked(hall, "reply_order", call_id=call_id, text="已清理，详见照片")
    asked(hall, "call_back", case_id, satisfaction="satisfied")

    (record,) = store.calls(CallQuery(case_id=case_id))
    assert record == call(store, call_id)
    assert (record.outcome, record.satisfaction) == (CallOutcome.CASE, Satisfaction.SATISFIED)
    assert store.calls(CallQuery(owing=True)) == ()
    state = store.case(case_id).state
    assert (state.stage, state.order_no, state.satisfaction) == (Stage.CLOSED, "W-1", Satisfaction.SATISFIED)
    assert [one.case_id for one in store.search(SearchQuery(number="W-1"))] == [case_id]
    store.rebuild_projections()
    assert not store.check_projections()
    assert store.verify().ok
    assert store.calls(CallQuery(case_id=case_id)) == (record,)


def test_a_caller_is_known_again_by_the_number_and_every_look_is_in_the_log(hall, store):
    case_id = asked(hall, "register_call", **CALL)["case_id"]
    asked(hall, "consult_call", source="12319", caller_phone=CALL["caller_phone"], category="公交", answer="96000")

    known = store.callers("13800")
    assert {one.number for one in known} == {"", store.case(case_id).state.number}
    digest = asked(hall, "look_at_caller", case_id)["fields"]["digest"]
    assert store.personal(digest) == {"caller_name": "张三", "caller_phone": "13800000000"}
    looks = [event for event in store.events_after(0, 10_000) if event.kind == "personal_looked"]
    assert [json.loads(event.payload)["digest"] for event in looks] == [digest]
    assert all("13800000000" not in event.payload for event in store.events_after(0, 10_000))


def test_a_case_closed_as_a_consultation_or_handed_over_takes_its_call_along(hall, store):
    first = asked(hall, "register_call", **CALL)
    asked(hall, "consult_close", first["case_id"], note="已解释政策")
    second = asked(hall, "register_call", **{**CALL, "order_no": "W-9"})
    asked(hall, "transfer", second["case_id"], office="县水务局", reason="不属本市")

    consulted, transferred = (call(store, one["fields"]["call_id"]) for one in (first, second))
    assert (consulted.outcome, consulted.answer) == (CallOutcome.CONSULTATION, "已解释政策")
    assert (transferred.outcome, transferred.office, transferred.owes_transfer_answer) == (
        CallOutcome.TRANSFER,
        "县水务局",
        True,
    )
    assert store.case(first["case_id"]).state.stage is Stage.VOID
    asked(hall, "reply_order", call_id=consulted.call_id, text="已解释")
    asked(hall, "answer_transfer", call_id=transferred.call_id, reply="已办")


def test_a_case_filed_by_instruction_has_its_call_too(hall, store):
    given = {**CALL, "source": "media", "condition": "1"}
    answer = asked(hall, "instruction_filed", **given)
    assert call(store, answer["fields"]["call_id"]).case_id == answer["case_id"]


def test_a_month_is_reconciled_with_the_lines_list(hall, store):
    done = asked(hall, "consult_call", **ORDER, category="c", answer="a")["fields"]["call_id"]
    asked(hall, "reply_order", call_id=done, text="t")
    asked(hall, "take_call", **{**ORDER, "order_no": "W-2"})
    asked(hall, "take_call", **{**ORDER, "order_no": "W-3"})
    asked(hall, "take_call", **{**ORDER, "order_no": "W-4", "source": "12319"})
    day = date(2026, 6, 8)

    result = reconcile_month(
        store,
        "2026-06",
        [
            LineOrder(order_no=no, received_on=day, outcome=words)
            for no, words in (("W-1", "咨询办结"), ("W-2", "已办结"), ("W-9", "在办"))
        ],
    )
    assert [pair.line.order_no for pair in result.matched] == ["W-1"]
    assert [pair.line.order_no for pair in result.differing] == ["W-2"]
    assert [order.order_no for order in result.missing_here] == ["W-9"]
    assert [record.order_no for record in result.missing_there] == ["W-3"]


def test_a_repeat_of_the_same_request_makes_no_second_call(hall, store):
    step = hall.step("acceptor", "take_call", **{**ORDER, "order_no": ""})
    first, again = hall.one(step), hall.one(step)
    assert first == again
    assert len(store.calls(CallQuery())) == 1


def test_two_seats_that_register_one_order_at_once_make_one_call(hall, store):
    hall.person("second", ("acceptor",))
    steps = [hall.step("acceptor", "register_call", **CALL), hall.step("second", "register_call", **CALL)]
    bodies = [outgoing.body for outgoing in hall.handle(*steps).outgoing if outgoing.channel == "answer"]
    assert [body["ok"] for body in bodies] == [True, False]
    assert bodies[0]["number"] in bodies[1]["text"]
    assert (len(store.calls(CallQuery())), len(list(store.cases(None, None)))) == (1, 1)


def test_a_late_reply_is_known_as_late(hall, store):
    call_id = asked(hall, "consult_call", **ORDER, category="c", answer="a", reply_due=MONDAY_9 + HOUR)["fields"][
        "call_id"
    ]
    hall.clock.go(HOUR)
    assert asked(hall, "reply_order", call_id=call_id, text="t")["fields"]["late"] is True
    (record,) = store.calls(CallQuery(order_no="W-1"))
    assert record.is_reply_late(MONDAY_9 + 9 * DAY)
    assert not replace(record, replied_at=MONDAY_9).is_reply_late(MONDAY_9)
