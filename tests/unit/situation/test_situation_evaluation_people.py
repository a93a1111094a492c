"""监督员考核: reports and what became of them, tasks in time, what the public saw first; every number is its list."""

from dataclasses import replace
from fractions import Fraction

import pytest

from app.domain.duty_entries import DUTY_REMOVED, LEAVE_REMOVED, LEAVE_SET, duty_id
from app.domain.moment import HOUR, MINUTE
from app.domain.terms import Post, Source, Stage, Stream
from app.situation.evaluation_people import Work
from app.situation.questions.inspector_scores import InspectorCases, InspectorScores
from tests.unit.situation import growth
from tests.unit.situation.growth import NOON, ListSource, case_id, duty, situation, state

WORKS = list(Work)


def report(log: ListSource, n: int, hours: float, ends: Stage, reporter: str = "T1", **changes: object) -> None:
    """A report of *hours* ago that ends in *ends* half an hour later."""
    at = NOON - round(hours * HOUR)
    given = {"reporter": reporter, "reported_at": at} | changes
    log.case(case_id(n), "reported", at, state(n, **given), post=Post.COLLECTOR)
    if ends is Stage.FILED:
        log.case(case_id(n), "file", at + 30 * MINUTE, state(n, stage=Stage.FILED, post=Post.DISPATCHER, **given))
    elif ends is Stage.VOID:
        log.case(case_id(n), "reject", at + 30 * MINUTE, state(n, stage=Stage.VOID, post=Post.NOBODY, **given))


def task(log: ListSource, n: int, answer: str, sent: float, took_min: int, terminal: str, limit_min: int = 30) -> None:
    """A task sent *sent* hours ago, answered (``""``: not) after *took_min* minutes."""
    at, stage = NOON - round(sent * HOUR), Stage.VERIFYING if answer.startswith("ver") or not answer else Stage.CHECKING
    given = {"source": Source.HOTLINE_12345, "reported_at": at - HOUR}
    log.case(
        case_id(n), "send_verify" if stage is Stage.VERIFYING else "send_check", at,
        state(n, stage=stage, post=Post.COLLECTOR, checker=terminal, stage_due=at + limit_min * MINUTE, **given),
    )  # fmt: skip
    if answer:
        log.case(case_id(n), answer, at + took_min * MINUTE, state(n, stage=Stage.ACCEPTED, **given))


def shift() -> ListSource:
    """T1: 4 reports (2 filed, 1 void, 1 waiting), 2 of 3 verified in time; T2: 1 of 1 checked in time, 1 never answered."""
    log = ListSource()
    for n, ends in enumerate((Stage.FILED, Stage.FILED, Stage.VOID, Stage.REPORTED), start=1):
        report(log, n, 3.5 - n / 4, ends)
    for n, took in ((11, 10), (12, 30), (13, 31)):
        task(log, n, "verified" if n != 12 else "verify_failed", 3, took, "T1")
    task(log, 21, "check_passed", 2, 5, "T2")
    task(log, 22, "", 2, 0, "T2")
    for n, true in ((31, True), (32, False)):  # the public's: one proved true in T1's grid and shift
        given = {"source": Source.APP, "verified": true, "reporter": ""}
        report(log, n, 1.5, Stage.FILED, **given)
    report(log, 33, 5, Stage.FILED, "", source=Source.APP, verified=True)  # before the shift
    report(log, 34, 1, Stage.FILED, "", source=Source.APP, verified=True, duty_grid="G2")  # elsewhere
    log.events.sort(key=lambda one: one.recorded_at)
    return renumbered(log)


def renumbered(log: ListSource) -> ListSource:
    log.events = [replace(one, seq=place, chain_seq=place) for place, one in enumerate(log.events, start=1)]
    return log


def test_an_inspector_s_month_worked_out_by_hand():
    view = situation(shift(), duty("T1"), duty("T2", grid="G2"), duty("T3", grid="G2")).at()

    ranking = InspectorScores().answer(view)
    rows = {row.terminal: row for row in ranking.rows}
    one, two = rows["T1"], rows["T2"]

    assert (one.reported, one.decided, one.valid) == (4, 3, 2)
    assert (one.verified, one.verified_in_time, one.verify_over, one.to_verify) == (3, 2, 0, 3)
    assert (one.grid_filed, one.missed) == (4, 1)
    assert one.points == (40 * Fraction(200, 3) + 20 * 75 + 20 * Fraction(200, 3)) / 80
    assert (two.checked, two.checked_in_time, two.verify_over, two.to_verify) == (1, 1, 1, 1)
    assert (two.grid_filed, two.missed) == (1, 1)
    assert two.points == Fraction(20 * 0 + 20 * 0 + 20 * 100, 60)
    assert ranking.without == 1
    assert [row.rank for row in ranking.rows] == [1, 2]


def test_every_number_is_as_long_as_its_list():
    view = situation(shift(), duty("T1"), duty("T2", grid="G2")).at()

    for row in InspectorScores().answer(view).rows:
        for work in WORKS:
            listed = InspectorCases(work=work, terminal=row.terminal).answer(view)
            assert len(listed) == getattr(row, work.value), work
        for work, due in ((Work.VERIFIED, row.to_verify), (Work.CHECKED, row.to_check)):
            assert len(InspectorCases(work=work, with_over=True, terminal=row.terminal).answer(view)) == due


def test_whoever_is_on_leave_has_missed_nothing():
    log = shift()
    away = {"terminal": "T1", "start": NOON - 5 * HOUR, "end": NOON + 5 * HOUR, "reason": "sick", "id": "x"}
    log.append("x", LEAVE_SET, away, NOON - 5 * HOUR, stream=Stream.SHIFT)
    log.events = [log.events[-1], *log.events[:-1]]
    view = situation(renumbered(log), duty("T1")).at()

    (row,) = [row for row in InspectorScores().answer(view).rows if row.terminal == "T1"]

    assert (row.grid_filed, row.missed) == (0, 0)


@pytest.mark.parametrize(
    ("hours", "grid_filed", "missed"), [((-4, -3.3), 4, 1), ((-4, -3), 3, 1), ((-1.6, -1.4), 2, 0)]
)
def test_a_leave_of_an_hour_takes_that_hour_off_the_shift_and_no_more(hours, grid_filed, missed):
    """T1's grid has reports of 3.25, 3 and twice 1.5 hours ago; the last two are the public's."""
    log = shift()
    start, end = (NOON + round(hour * HOUR) for hour in hours)
    away = {"terminal": "T1", "start": start, "end": end, "reason": "doctor", "id": "x"}
    log.append("x", LEAVE_SET, away, NOON - 5 * HOUR, stream=Stream.SHIFT)
    log.events = [log.events[-1], *log.events[:-1]]
    view = situation(renumbered(log), duty("T1")).at()

    (row,) = [row for row in InspectorScores().answer(view).rows if row.terminal == "T1"]

    assert (row.grid_filed, row.missed) == (grid_filed, missed)


@pytest.mark.parametrize(("back_at", "grid_filed", "missed"), [(-2, 2, 1), (-5, 4, 1), (0, 0, 0)])
def test_who_came_back_early_from_a_leave_was_away_until_then(back_at, grid_filed, missed):
    away = {"terminal": "T1", "start": NOON - 5 * HOUR, "end": NOON + 5 * HOUR, "reason": "sick", "id": "x"}

    found = scored((LEAVE_SET, away, NOON - 6 * HOUR), (LEAVE_REMOVED, {"id": "x"}, NOON + back_at * HOUR))

    assert found == (grid_filed, missed)


def test_a_leave_entered_by_mistake_and_taken_back_never_was():
    away = {"terminal": "T1", "start": NOON - 5 * HOUR, "end": NOON + 5 * HOUR, "reason": "sick", "id": "x"}

    assert scored((LEAVE_SET, away, NOON - 1), (LEAVE_REMOVED, {"id": "x"}, NOON)) == (4, 1)


@pytest.mark.parametrize(("gone_at", "grid_filed", "missed"), [(-2, 2, 0), (-5, 0, 0)])
def test_a_shift_taken_back_while_it_ran_counts_until_then(gone_at, grid_filed, missed):
    removed = (DUTY_REMOVED, {"id": duty_id(duty("T1"))}, NOON + gone_at * HOUR)

    assert scored(removed) == (grid_filed, missed)


def scored(*changes):
    """Return T1's filings in his grid, and those that he missed, after *changes* of the roster."""
    log = shift()
    for kind, payload, at in changes:
        log.append("x", kind, payload, at, stream=Stream.SHIFT)
    log.events.sort(key=lambda event: event.recorded_at)
    rows = InspectorScores().answer(situation(renumbered(log), duty("T1")).at(NOON)).rows
    return next(((row.grid_filed, row.missed) for row in rows if row.terminal == "T1"), (0, 0))


def test_shifts_that_overlap_count_a_filing_once():
    early, late = duty("T1", end=NOON - HOUR), duty("T1", start=NOON - 2 * HOUR)
    (row,) = [
        row for row in InspectorScores().answer(situation(shift(), early, late).at()).rows if row.terminal == "T1"
    ]

    assert (row.grid_filed, row.missed) == (4, 1)


def test_a_leave_entered_while_one_looks_at_the_same_moment_counts_at_once():
    log = shift()
    city = situation(log, duty("T1"))
    before = {row.terminal: row.missed for row in InspectorScores().answer(city.at(NOON)).rows}
    away = {"terminal": "T1", "start": NOON - 5 * HOUR, "end": NOON + 5 * HOUR, "reason": "sick", "id": "x"}
    log.append("x", LEAVE_SET, away, NOON, stream=Stream.SHIFT)

    assert city.poll()
    after = {row.terminal: row.missed for row in InspectorScores().answer(city.at(NOON)).rows}

    assert (before["T1"], after["T1"]) == (1, 0)


@pytest.mark.parametrize("seed", range(4))
def test_a_random_log_gives_every_report_and_task_to_somebody(seed):
    log = growth.random_log(seed, cases=60, events=500)
    view = situation(log, duty("T1"), duty("T2")).at()

    ranking = InspectorScores().answer(view)

    assert [row.points for row in ranking.rows] == sorted((row.points for row in ranking.rows), reverse=True)
    for row in ranking.rows:
        assert row.valid <= row.decided <= row.reported
        assert row.missed <= row.grid_filed
