"""Whom a replaying wall follows: asked for with the replay, gone with it."""

import pytest

from app.domain.terms import Stream
from app.situation.wall_log import stand_of
from tests.unit.services.town import MONDAY_9


def display(store):
    newest = [event for event in store.data.events if event.stream == Stream.WALL and event.subject == "hall"]
    return stand_of(newest[-1]).display


def test_a_replay_follows_whom_it_was_asked_for_until_the_wall_is_live_again(hall, store):
    assert hall.ask("leader", "wall_replay", at=MONDAY_9, speed=60.0, terminals=["T1", "T2"])["ok"]
    assert (display(store).replay_at, display(store).replay_whom) == (MONDAY_9, ("T1", "T2"))
    assert hall.ask("leader", "wall_replay", at=MONDAY_9, speed=0.0)["ok"]
    assert display(store).replay_whom == ()
    assert hall.ask("leader", "wall_undo")["ok"]
    assert display(store).replay_whom == ("T1", "T2")
    assert hall.ask("leader", "wall_return_live")["ok"]
    assert (display(store).replay_at, display(store).replay_whom) == (None, ())


def test_a_terminal_that_nobody_registered_is_left_out_and_the_answer_says_so(hall, store):
    answer = hall.ask("leader", "wall_replay", at=MONDAY_9, terminals=["T1", "T9", "T2", "T8"])

    assert (answer["ok"], answer["text"]) == (True, "终端 T9、T8 未登记，大屏不跟随")
    assert display(store).replay_whom == ("T1", "T2")
    assert hall.ask("leader", "wall_replay", at=MONDAY_9, terminals=["T1"])["text"] == ""


@pytest.mark.parametrize("terminals", ["T1", 7, ["T9"], [f"T{n}" for n in range(13)], [None]])
def test_what_is_no_short_list_of_terminals_is_refused(hall, terminals):
    answer = hall.ask("leader", "wall_replay", at=MONDAY_9, terminals=terminals)
    assert (answer["ok"], answer["code"]) == (False, "invalid")
