"""Group messages, roll-calls and who answered; shift handovers."""

import json
from dataclasses import replace

import pytest

from app.domain.moment import MINUTE
from app.domain.terms import Stream
from app.services.messages import Reply
from tests.unit.services.test_checkers import hall_with
from tests.unit.services.town import WEST_LON, a_fix, duty, some_fixes


def events(hall, stream=Stream.MESSAGE):
    return [(one.kind, json.loads(one.payload)) for one in hall.store.data.events if one.stream == stream]


def answer_to(hall, message_id, terminal="T2", reply_id="r1", task="roll_call"):
    at = hall.clock.now()
    return Reply(
        message_id=reply_id, terminal=terminal, device_at=at, received_at=at, case_id=message_id, task=task,
        result="passed", note="", photos=(),
    )  # fmt: skip


def called(hall, **fields):
    answer = hall.ask("leader", "roll_call", **({"to": "all"} | fields))
    assert answer["ok"], answer
    return answer["fields"]["message_id"]


def test_a_group_message_leaves_for_everybody_on_shift_and_is_an_event(hall):
    answer = hall.ask("dispatcher", "send_message", to="all", text="今日高温，注意防暑")

    assert answer["fields"]["sent"] == 2
    out = hall.gateway.timers().outgoing
    assert {(one.channel, one.address) for one in out} == {("message", "T2"), ("message", "T3")}
    assert {one.body["text"] for one in out} == {"今日高温，注意防暑"}
    ((kind, payload),) = events(hall)
    assert (kind, payload["terminals"]) == ("group_sent", ["T2", "T3"])


@pytest.mark.parametrize(
    ("to", "sent"), [(["D1"], ["T2"]), (["T4"], ["T4"]), (["D2", "T2", "T3"], ["T3", "T2"]), ("all", ["T2", "T3"])]
)
def test_it_goes_to_terminals_and_to_those_on_shift_in_responsibility_grids(hall, to, sent):
    assert hall.ask("leader", "send_message", to=to, text="请注意")["ok"]

    assert events(hall)[0][1]["terminals"] == sent


def test_without_a_roster_all_registered_terminals_are_meant():
    hall = hall_with()

    assert hall.ask("leader", "send_message", to="all", text="请注意")["fields"]["sent"] == 4
    assert hall.ask("leader", "send_message", to=["D2"], text="请注意")["fields"]["sent"] == 1


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"to": "all"}, "短信内容"),
        ({"to": "all", "text": "长" * 501}, "500"),
        ({"text": "请注意"}, "请选择接收"),
        ({"to": [], "text": "请注意"}, "请选择接收"),
        ({"to": ["D1", "nobody"], "text": "请注意"}, "没有终端或责任网格 nobody"),
    ],
)
def test_a_message_that_cannot_be_sent_says_why(hall, fields, says):
    assert says in hall.ask("leader", "send_message", **fields)["text"]
    assert events(hall) == []


def test_a_grid_with_nobody_on_shift_gets_none():
    hall = hall_with(duty("T2", "D1"))

    assert "无人在班" in hall.ask("leader", "send_message", to=["D2"], text="请注意")["text"]


def test_a_terminal_answers_the_roll_with_its_place(hall):
    message_id = called(hall, answer_minutes=5)
    hall.handle(some_fixes("T2", a_fix("T2")))

    receipt = hall.one(answer_to(hall, message_id))

    assert (receipt["ok"], receipt["id"], "case_id" in receipt) == (True, "r1", False)
    kind, payload = events(hall)[-1]
    assert (kind, payload["terminal"], payload["lon"]) == ("roll_answered", "T2", WEST_LON)
    assert events(hall)[0][1]["until"] == hall.clock.now() + 5 * MINUTE


def test_an_old_position_does_not_say_where_the_terminal_is(hall):
    hall.handle(some_fixes("T2", a_fix("T2")))
    hall.clock.go(31 * MINUTE)
    message_id = called(hall)

    hall.one(answer_to(hall, message_id))

    assert "lon" not in events(hall)[-1][1]


def test_a_second_answer_is_receipted_and_changes_nothing(hall):
    message_id = called(hall)
    first = answer_to(hall, message_id)

    for reply in (first, first, replace(first, message_id="r2")):
        assert hall.one(reply)["ok"]

    assert [kind for kind, _ in events(hall)] == ["roll_called", "roll_answered"]


def test_nobody_answers_who_was_not_asked_or_what_was_no_roll_call(hall):
    message_id = called(hall, to=["T2"])
    text_id = hall.ask("leader", "send_message", to="all", text="请注意")["fields"]["message_id"]

    assert hall.one(answer_to(hall, message_id, terminal="T3"))["code"] == "not_yours"
    assert hall.one(answer_to(hall, text_id))["code"] == "invalid"
    assert hall.one(answer_to(hall, "no such", reply_id="r3"))["code"] == "invalid"


@pytest.mark.parametrize("minutes", [0, 241, "5", True, 2.5])
def test_the_time_to_answer_is_a_number_of_minutes(hall, minutes):
    assert "应答时限" in hall.ask("leader", "roll_call", to="all", answer_minutes=minutes)["text"]


def test_only_who_leads_calls_the_roll(hall):
    assert hall.ask("acceptor", "roll_call", to="all")["code"] == "no_right"
    assert hall.ask("hw", "send_message", to="all", text="x")["code"] == "no_right"


def test_a_shift_is_handed_over_from_one_person_to_another(hall):
    sheet = {"promises": ["18:00 前回复 12345"], "alarms": [{"case": "c", "text": "路面塌陷"}]}

    offered = hall.ask("leader", "offer_handover", sheet=sheet, note="一切正常")["fields"]["handover"]
    assert "不同的人" in hall.ask("leader", "accept_handover", handover=offered)["text"]
    accepted = hall.ask("acceptor", "accept_handover", handover=offered)
    again = hall.ask("dispatcher", "accept_handover", handover=offered)

    assert accepted["fields"] == {"handover": offered, "offered_by": "leader"}
    assert again["text"] == "交接单已由 acceptor 接收"
    told = [(kind, payload) for kind, payload in events(hall, Stream.SHIFT) if kind.startswith("handover")]
    assert [kind for kind, _ in told] == ["handover_offered", "handover_accepted"]
    assert told[0][1]["sheet"] == sheet


@pytest.mark.parametrize(
    ("name", "fields", "says"),
    [
        ("offer_handover", {}, "交接单内容"),
        ("offer_handover", {"sheet": {"promises": ["长" * 20_000]}}, "超过 48 KB"),
        ("accept_handover", {}, "交接单"),
        ("accept_handover", {"handover": "roster"}, "没有这张交接单"),
    ],
)
def test_a_handover_that_cannot_be_says_why(hall, name, fields, says):
    hall.ask("leader", "set_leave", terminal="T2", start=hall.clock.now(), end=hall.clock.now() + MINUTE, reason="事假")

    assert says in hall.ask("acceptor", name, **fields)["text"]
