"""Doubts about tracks are answered by the duty chief, at a desk, into the log."""

import json

import pytest

from app.domain.moment import MINUTE
from app.domain.terms import Stream
from tests.unit.services.town import MONDAY_9

SINCE = MONDAY_9 - 30 * MINUTE


def answer(hall, user="leader", **values):
    given = {"terminal": "T1", "kind": "teleport", "since": SINCE, "mark": "seen"} | values
    return hall.ask(user, "answer_doubt", **given)


def test_a_doubt_explained_is_an_event_of_its_terminal_with_the_reason(hall):
    answered = answer(hall, mark="explained", reason="换机交接，终端由车辆带回", said="瞬移 2 次")

    assert answered["ok"], answered
    event = hall.store.data.events[-1]
    assert (event.stream, event.subject, event.kind, event.actor) == (Stream.TRACK, "T1", "doubt_answered", "leader")
    assert json.loads(event.payload) == {
        "v": 1, "kind": "teleport", "since": SINCE, "other": "", "mark": "explained", "reason": "换机交接，终端由车辆带回",
        "said": "瞬移 2 次",
    }  # fmt: skip


def test_a_doubt_about_a_terminal_that_nobody_registered_is_answered_once_it_was_heard(hall):
    refused = answer(hall, terminal="stranger-7")
    hall.handle(hall.report(terminal="stranger-7"))

    answered = answer(hall, terminal="stranger-7", mark="explained", reason="未登记终端")
    as_other = answer(hall, other="stranger-7", kind="copied")

    assert not refused["ok"]
    assert answered["ok"], answered
    assert as_other["ok"], as_other
    first, second = [event for event in hall.store.data.events if event.stream == Stream.TRACK]
    assert (first.subject, json.loads(first.payload)["reason"]) == ("stranger-7", "未登记终端")
    assert (second.subject, json.loads(second.payload)["other"]) == ("T1", "stranger-7")


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"mark": "explained"}, "请写明说明"),
        ({"terminal": "T9"}, "从未上线"),
        ({"other": "T9"}, "从未上线"),
        ({"kind": "late"}, "没有疑点类别"),
        ({"mark": "guilty"}, "不能标记"),
        ({"since": None}, "起始时间"),
        ({"since": MONDAY_9 + 999 * MINUTE}, "起始时间"),
    ],
)
def test_what_answers_nothing_is_refused(hall, values, says):
    before = len(hall.store.data.events)
    answered = answer(hall, **values)
    assert not answered["ok"]
    assert says in answered["text"]
    assert all(event.stream != Stream.TRACK for event in hall.store.data.events[before:])


def test_only_the_duty_chief_answers(hall):
    answered = answer(hall, user="acceptor")
    assert (answered["ok"], answered["code"]) == (False, "no_right")
