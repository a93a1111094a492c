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


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"mark": "explained"}, "请写明说明"),
        ({"terminal": "T9"}, "未登记"),
        ({"other": "T9"}, "未登记"),
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
