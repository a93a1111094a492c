"""Leaves and grids that are drawn anew, in coverage, blind spots, doubts and tracks: whoever is on leave looks at nothing."""

import pytest

from app.domain.moment import DAY, HOUR, MINUTE, SECOND
from app.domain.terms import Stream
from app.situation.questions.coverage import CoverageBoard
from app.situation.questions.track_doubts import TrackDoubts
from app.situation.questions.tracks import TrackOf
from app.situation.questions.unseen import Unseen
from tests.unit.situation.growth import CENTRE, GRIDS, NOON, HandClock, duty, situation
from tests.unit.situation.test_situation_edges import duty_event
from tests.unit.situation.test_tracks_coverage import START, STREETS, bounds, bred, degrees, made, walk
from tests.unit.situation.track_reference import DaysSource


def on_leave(source, since, until):
    duty_event(source, "leave_set", NOON - 20 * HOUR, id="l1", terminal="T1", start=since, end=until, reason="病假")


def seen_of(board, grid):
    (row,) = (one for one in board if one.duty_grid == grid)
    return row


def test_what_one_passes_on_leave_is_not_seen():
    """T1 walks west while on leave, and east after it; T2 keeps the grid on the roster."""
    source = DaysSource()
    end = walk(source, "T1", (-400, -100), (-100, -100))
    walk(source, "T1", (100, -100), (400, -100), start=end + 6 * MINUTE)
    on_leave(source, START - 2 * HOUR, end + 5 * MINUTE)
    roster = duty("T1", start=START), duty("T2", start=START)
    row = seen_of(CoverageBoard().answer(made(source, *roster, streets=STREETS).at()), "G1")
    assert row.terminals == ("T1", "T2")
    assert row.seen_m == pytest.approx(325, abs=12)


def test_a_grid_whose_only_collector_is_on_leave_has_no_blind_spot():
    source = DaysSource()
    bred(source, [(-300, -200)] * 20)
    question = Unseen(bounds=bounds(), width=480, height=480, hours=2, scale_max=100.0)
    assert question.answer(made(source, duty("T1"), streets=STREETS).at()).unseen_share == 1.0
    on_leave(source, NOON - 5 * HOUR, NOON + 5 * HOUR)
    view = made(source, duty("T1"), streets=STREETS).at()
    assert not seen_of(CoverageBoard().answer(view), "G1").rostered
    assert not question.answer(view).rostered


@pytest.mark.parametrize(("until", "count"), [(NOON + DAY, 0), (START + 10 * MINUTE, 1)])
def test_a_phone_may_lie_still_on_leave(until, count):
    source = DaysSource()
    for n in range(480):
        source.fix("T1", START + n * 5 * SECOND, *degrees(0, -100))
    on_leave(source, START - HOUR, until)
    view = made(source, duty("T1"), streets=STREETS, now=START + 2 * HOUR).at()
    assert len(TrackDoubts().answer(view).rows) == count


def test_a_track_is_held_against_the_grid_as_it_was_drawn_then():
    source = DaysSource()
    for n in range(40):
        source.fix("T1", START + n * 30 * SECOND, CENTRE[0] + n * 1e-6, CENTRE[1] - 0.001)
    question = TrackOf(terminal="T1", since=START, until=START + HOUR)
    clock = HandClock(NOON)
    (before,) = question.answer(situation(source, duty("T1"), clock=clock).at()).grids
    assert [(one.since, one.left) for one in before.visits] == [(START, False)]
    moved = {"v": 1, "code": "G1", "unit_grids": [GRIDS[2]], "terminals": ["T1"]}
    source.append("duty_grid/G1", "duty_grid_set", moved, NOON + 5 * HOUR, stream=Stream.CONFIG)
    clock.t = NOON + 6 * HOUR
    (after,) = question.answer(situation(source, duty("T1"), clock=clock).at()).grids
    assert after == before
