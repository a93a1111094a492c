"""人员: grids against the roster, work in hand, answer times, blind spots; each number is its list."""

from dataclasses import replace

import pytest

from app.domain.moment import DAY, HOUR, MINUTE
from app.domain.terms import Post, Stage, Stream
from app.situation.crew import PersonStatus
from app.situation.filters import Filter
from app.situation.questions.blind_spots import BlindSpotCases, BlindSpots
from app.situation.questions.grid_presence import GridPresence, PeopleOfGrid
from app.situation.questions.inspector_loads import InspectorLoads, TasksOf
from app.situation.questions.people import People
from app.situation.questions.task_times import TaskAnswers, WaitingTasks
from tests.unit.situation import growth
from tests.unit.situation.growth import NOON, ListSource, case_id, duty, situation, state
from tests.unit.situation.test_tracks_coverage import STREETS, degrees, made, walk
from tests.unit.situation.track_reference import DaysSource


def test_a_grid_s_people_are_those_of_the_city_s_counts():
    log = ListSource()
    log.fix("T1", NOON - MINUTE)
    log.fix("T2", NOON - 40 * MINUTE)
    view = situation(log, duty("T1"), duty("T2"), duty("T3", grid="G2")).at()

    board, people = GridPresence().answer(view), People().answer(view)

    for name in ("due", "on_duty", "out_of_grid", "offline", "no_fix", "lingering"):
        assert sum(getattr(row, name) for row in board.rows) == getattr(people, name), name
    assert {row.duty_grid: (row.due, row.missing) for row in board.rows} == {"G1": (2, 1), "G2": (1, 1)}
    for row in board.rows:
        for status in ("on_duty", "out_of_grid", "offline", "no_fix", "lingering"):
            listed = PeopleOfGrid(duty_grid=row.duty_grid, status=PersonStatus(status)).answer(view)
            assert len(listed) == getattr(row, status)
            assert {one.duty_grid for one in listed} <= {row.duty_grid}


def test_without_a_roster_no_grid_has_anybody_missing():
    board = GridPresence().answer(situation(ListSource()).at())

    assert (board.rows, board.unstaffed, board.rostered) == ((), 2, False)


def test_a_filter_of_areas_leaves_the_grids_that_touch_it():
    view = situation(ListSource(), duty("T1"), duty("T3", grid="G2")).at()

    board = GridPresence(filter=Filter(areas=("420103",))).answer(view)

    assert [row.duty_grid for row in board.rows] == ["G2"]


def test_where_a_filter_leaves_grids_without_anybody_on_shift_nobody_is_rostered():
    view, there = situation(ListSource(), duty("T1")).at(), Filter(areas=("420103",))

    assert GridPresence(filter=there).answer(view).rostered is BlindSpots(filter=there).answer(view).rostered is False
    assert GridPresence().answer(view).rostered is BlindSpots().answer(view).rostered is True


def tasks() -> ListSource:
    """T1 has two tasks, one late, and answered two; T3 is not on shift and has one."""
    log, at = ListSource(), NOON - 2 * HOUR
    for n, (stage, terminal, limit) in enumerate(
        ((Stage.VERIFYING, "T1", 30), (Stage.CHECKING, "T1", 300), (Stage.CHECKING, "T3", 300)), start=1
    ):
        task = {"stage": stage, "post": Post.COLLECTOR, "checker": terminal, "stage_due": at + limit * MINUTE}
        log.case(case_id(n), "send_verify" if stage is Stage.VERIFYING else "send_check", at, state(n, **task))
    for n, minutes in ((11, 10), (12, 50)):
        task = {"stage": Stage.CHECKING, "post": Post.COLLECTOR, "checker": "T1", "stage_due": at + 30 * MINUTE}
        log.case(case_id(n), "send_check", at, state(n, **task))
        log.case(case_id(n), "urge", at + MINUTE, state(n, **task))
        log.case(case_id(n), "check_passed", at + minutes * MINUTE, state(n, stage=Stage.CHECKED))
    log.events.sort(key=lambda one: one.recorded_at)
    log.events = [replace(one, seq=place, chain_seq=place) for place, one in enumerate(log.events, start=1)]
    return log


def test_what_each_has_in_hand_and_has_done_today():
    view = situation(tasks(), duty("T1"), duty("T2", grid="G2")).at()

    board = InspectorLoads().answer(view)
    rows = {row.terminal: row for row in board.rows}

    assert [row.terminal for row in board.rows] == ["T1", "T3", "T2"]
    assert (rows["T1"].in_hand, rows["T1"].late, rows["T1"].checked) == (2, 1, 2)
    assert (rows["T3"].on_shift, rows["T3"].in_hand) == (False, 1)
    assert (board.on_shift, board.idle, board.in_hand, board.late) == (2, 1, 3, 1)
    assert len(TasksOf().answer(view)) == board.in_hand
    assert len(TasksOf(late_only=True).answer(view)) == board.late
    for row in board.rows:
        assert len(TasksOf(terminal=row.terminal).answer(view)) == row.in_hand


def test_an_answer_is_timed_from_when_the_task_went_out():
    view = situation(tasks()).at()
    times = TaskAnswers().answer(view)

    assert (times.check.answered, times.check.in_time) == (2, 1)
    assert (times.check.median_us, times.check.longest_us) == (30 * MINUTE, 50 * MINUTE)
    assert (times.check.waiting, times.check.late) == (2, 0)
    assert (times.verify.answered, times.verify.median_us, times.verify.waiting, times.verify.late) == (0, None, 1, 1)
    for stage, one in ((Stage.VERIFYING, times.verify), (Stage.CHECKING, times.check)):
        assert len(WaitingTasks(stage=stage).answer(view)) == one.waiting
        assert len(WaitingTasks(stage=stage, late_only=True).answer(view)) == one.late


def bred(source: DaysSource) -> None:
    """Four filings of the days before: one along the street that T1 walks, three along the other, one far from both."""
    places = ((0, -100, "北街"), (100, -300, "南街"), (150, -300, "南街"), (0, -310, "南街"), (0, -480, "远处"))
    for n, (x, y, road) in enumerate(places, start=1):
        lon, lat = degrees(x, y)
        where = {"lon": lon, "lat": lat, "road": road, "duty_grid": "G1"}
        source.case(case_id(n), "file", NOON - 2 * DAY + n * MINUTE, state(n, stage=Stage.FILED, **where))


def test_the_worst_blind_spot_is_where_cases_are_bred_and_nobody_has_been():
    source = DaysSource()
    bred(source)
    walk(source, "T1", (-400, -100), (400, -100))
    view = made(source, duty("T1"), streets=STREETS).at()

    found = BlindSpots().answer(view)

    assert [(row.road, row.bred, row.duty_grid) for row in found.rows] == [("南街", 3, "G1")]
    assert (found.total, found.unseen, found.bred, found.rostered) == (1, 3, 4, True)
    listed = BlindSpotCases(duty_grid="G1", road="南街").answer(view)
    assert sorted(row.case_id for row in listed) == [case_id(n) for n in (2, 3, 4)]


def test_without_a_roster_nothing_is_blind():
    source = DaysSource()
    bred(source)

    found = BlindSpots().answer(made(source, streets=STREETS).at())

    assert (found.rows, found.rostered) == ((), False)


def test_a_shift_that_was_entered_after_it_began_is_blind_where_it_was_in_a_replay_too():
    source = DaysSource()
    bred(source)
    late = {"v": 1, "id": "d1", "terminal": "T1", "duty_grid": "G1", "start": NOON - 4 * HOUR, "end": NOON + 4 * HOUR}
    source.append("x", "duty_set", late, NOON + HOUR, stream=Stream.SHIFT)

    then = BlindSpots().answer(made(source, streets=STREETS, now=NOON + 2 * HOUR).at(NOON))

    assert [(row.road, row.bred, row.since) for row in then.rows] == [
        ("南街", 3, NOON - 4 * HOUR),
        ("北街", 1, NOON - 4 * HOUR),
    ]
    assert then.rostered


@pytest.mark.parametrize("seed", range(3))
def test_a_random_log_adds_up(seed):
    view = situation(growth.random_log(seed, cases=60, events=400), duty("T1")).at()
    board = InspectorLoads().answer(view)

    assert board.in_hand == len(TasksOf().answer(view))
