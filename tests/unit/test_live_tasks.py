"""Simulated terminals answer roll-calls, and no task that was cancelled."""

import random

from app.domain.moment import MINUTE
from app.simulate.live.tasks import Tasks

NOW = 1_781_143_300_000_000


def tasks(seed=1, **values):
    return Tasks(frozenset({"2001"}), "t", random.Random(seed), **values)


def later(one, us=2 * MINUTE):
    assert list(one.due(NOW)) == []
    return list(one.due(NOW + us))


def test_a_roll_call_is_answered_with_the_messages_id():
    one = tasks()
    one.come("2001", {"v": 1, "id": "m1", "text": "点名", "task": "roll_call", "due": NOW + MINUTE})

    (reply,) = later(one)

    assert (reply.terminal, reply.case_id, reply.task, reply.result, reply.photos) == (
        "2001", "m1", "roll_call", "passed", (),
    )  # fmt: skip


def test_of_many_asked_a_few_do_not_answer():
    one = tasks()
    for number in range(400):
        one.come("2001", {"id": f"m{number}", "text": "点名", "task": "roll_call"})

    assert 340 <= len(later(one)) < 400


def test_a_cancelled_task_is_not_answered_and_another_is():
    one = tasks()
    for case in ("c1", "c2"):
        one.come("2001", {"id": f"t-{case}", "task": "check", "case_id": case})
    assert list(one.due(NOW)) == []
    one.come("2001", {"id": "m", "cancel": "t-c1", "case_id": "c1"})

    assert [reply.case_id for reply in later(one)] == ["c2"]


def test_what_is_found_is_shown_by_a_picture_that_the_store_has():
    one = tasks(photos=lambda: ["ab" * 32])
    one.come("2001", {"id": "t", "task": "verify", "case_id": "c"})

    assert [reply.photos for reply in later(one)] == [("ab" * 32,)]
