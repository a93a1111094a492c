"""What the gateway sends to terminals is what the published description says."""

import jsonschema
import pytest

from app.domain.moment import MINUTE, SECOND
from tests.fakes import FakeStore
from tests.unit.services.town import Hall, duty, rules
from tests.unit.terminals.test_terminals_asyncapi import schema_of


@pytest.fixture
def hall():
    return Hall(FakeStore(), rules(duties=(duty("T2", "D1"), duty("T3", "D2")))).staff()


def sent(hall):
    due = hall.gateway.timers()
    hall.gateway.posted(due.posts)
    return [(one.channel, one.address, dict(one.body)) for one in due.outgoing]


def fits(name, body):
    return [error.message for error in jsonschema.Draft7Validator(schema_of(name)).iter_errors(body)] == []


def test_a_task_and_its_cancellation_fit(hall):
    case_id = hall.opened(urgent=True)
    hall.ask("acceptor", "send_verify", case_id, checker="T2")
    (_, _, task) = sent(hall)[0]
    hall.clock.go(10 * MINUTE + SECOND)
    cancels = [body for _, _, body in sent(hall) if "cancel" in body]

    assert fits("task", task)
    assert [fits("taskCancel", one) for one in cancels] == [True]
    assert not fits("task", cancels[0])


def test_a_message_and_a_roll_call_fit(hall):
    assert hall.ask("leader", "send_message", to="all", text="今日高温")["ok"]
    assert hall.ask("leader", "roll_call", to="all")["ok"]

    messages = [body for channel, _, body in sent(hall) if channel == "message"]

    assert [fits("message", one) for one in messages] == [True] * 4
    assert [one.get("task") for one in messages] == [None, None, "roll_call", "roll_call"]
