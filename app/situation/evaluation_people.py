"""What each inspector did in a period: reports and what became of them, tasks and whether they were answered in time.

Nothing here comes from tracks: a doubt about a track is for the duty chief to look at, never for a score.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from app.domain.city import Duty
from app.domain.moment import DAY, Instant
from app.domain.terms import Source, Stage, Term
from app.situation.codes import IS_BEFORE_FILING, SOURCE, STAGE, has
from app.situation.column import Bools, Int32s, Int64s
from app.situation.coverage_shift import duties_kept
from app.situation.evaluation import Count, current, done_since, sorted_out
from app.situation.filters import EVERYTHING, Filter
from app.situation.once import once, once_for
from app.situation.supervision_runs import times_of
from app.situation.view import View

VERIFY_ANSWERS = ("verified", "verify_failed", "verify_unable")
CHECK_ANSWERS = ("check_passed", "check_failed", "check_unable")


class Work(Term):
    """What is counted of an inspector."""

    REPORTED = "reported", "上报"
    DECIDED = "decided", "上报，已定"
    VALID = "valid", "有效上报"
    GRID_FILED = "grid_filed", "当班责任网格立案"
    MISSED = "missed", "漏报"
    VERIFIED = "verified", "核实"
    VERIFIED_IN_TIME = "verified_in_time", "按时核实"
    VERIFY_OVER = "verify_over", "核实超时未回"
    CHECKED = "checked", "核查"
    CHECKED_IN_TIME = "checked_in_time", "按时核查"
    CHECK_OVER = "check_over", "核查超时未回"


@dataclass(frozen=True, slots=True, eq=False)
class Worked:
    """Event rows of one kind of work, and the code of the terminal that each is counted for."""

    rows: Int32s
    terminal: Int32s

    def only(self, kept: Bools) -> "Worked":
        """Return those that are *kept*."""
        return Worked(self.rows[kept], self.terminal[kept])

    def counts(self, size: int) -> list[int]:
        """Return how many each terminal has, by code."""
        found: list[int] = np.bincount(self.terminal, minlength=size).tolist()
        return found


PeopleDone = Mapping[Work, Worked]


def people_done_since(view: View, since: Instant, by: Filter = EVERYTHING) -> PeopleDone:
    """Return what was done from *since* to the view's moment on cases that pass *by*."""
    return once(view, ("people done", since, by, view.book), lambda: _done(view, since, by))


def work_done_since(view: View, since: Instant, by: Filter = EVERYTHING) -> PeopleDone:
    """Return the part of it that takes no roster: everything but 漏报 and the filings it is a part of."""
    return once(view, ("work done", since, by), lambda: _worked(view, since, by))


def _done(view: View, since: Instant, by: Filter) -> PeopleDone:
    in_grid, missed = _in_grids(view, since, by)
    in_grids = {Work.GRID_FILED: in_grid, Work.MISSED: in_grid.only(missed)}
    return MappingProxyType({**work_done_since(view, since, by), **in_grids})


def _worked(view: View, since: Instant, by: Filter) -> PeopleDone:
    first, verified, checked = sorted_out(view, since, (("reported",), VERIFY_ANSWERS, CHECK_ANSWERS))
    reported = _passing(view, _reports(view, first), by)
    stage = view.tables.events.stage[current(view, reported.rows)]
    flags = view.tables.mores.flags[view.tables.events.more[current(view, reported.rows)]]
    decided = reported.only(~IS_BEFORE_FILING[stage] & ~has(flags, "unfiled"))
    found = {
        Work.REPORTED: reported, Work.DECIDED: decided, Work.VALID: decided.only(_is_valid(view, decided.rows)),
    }  # fmt: skip
    for answers, all_, in_time, over, where in (
        (verified, Work.VERIFIED, Work.VERIFIED_IN_TIME, Work.VERIFY_OVER, Stage.VERIFYING),
        (checked, Work.CHECKED, Work.CHECKED_IN_TIME, Work.CHECK_OVER, Stage.CHECKING),
    ):
        told = _passing(view, _answers(view, answers), by)
        found[all_], found[in_time] = told, told.only(is_in_time(view, told.rows))
        found[over] = _passing(view, _unanswered(view, since, where), by)
    return MappingProxyType(found)


def _passing(view: View, work: Worked, by: Filter) -> Worked:
    return work if by.is_empty else work.only(by.mask(view, current(view, work.rows)))


def _reports(view: View, first: Int32s) -> Worked:
    """Return the collectors' own reports."""
    events, abouts = view.tables.events, view.tables.abouts
    about = events.about[first]
    mine = first[(events.before[first] < 0) & (abouts.source[about] == SOURCE[Source.COLLECTOR])]
    return Worked(mine, abouts.reporter[events.about[mine]])


def _is_valid(view: View, rows: Int32s) -> Bools:
    """Return which decided reports stand: filed, or handled on the spot and confirmed; a voided one does not."""
    found: Bools = view.tables.events.stage[current(view, rows)] != STAGE[Stage.VOID]
    return found


def _answers(view: View, rows: Int32s) -> Worked:
    """Return the tasks' answers with the terminal that had the task before."""
    events = view.tables.events
    rows = rows[events.before[rows] >= 0]
    return Worked(rows, events.checker[events.before[rows]])


def is_in_time(view: View, rows: Int32s) -> Bools:
    """Return which steps came before the limit of the stage that they ended ran out; a first one ended none."""
    events = view.tables.events
    before = events.before[rows]
    found: Bools = (before < 0) | (times_of(view)[rows] <= events.stage_due[before])
    return found


def _unanswered(view: View, since: Instant, stage: Stage) -> Worked:
    """Return the tasks that ran out in the period and were not answered yet."""
    cases = view.open
    late = cases.at[(cases.stage == STAGE[stage]) & (cases.stage_due < view.t) & (cases.stage_due >= since)]
    return Worked(late, view.tables.events.checker[late])


def _in_grids(view: View, since: Instant, by: Filter) -> tuple[Worked, Bools]:
    """Return the filings whose report came in a shift of their responsibility grid, for each who was on it.

    And which of them the public had to report (漏报): proved true, and somebody on shift should have seen it.
    """
    done = done_since(view, since, by)
    filed = done[Count.FILED]
    about = view.tables.events.about[current(view, filed)]
    grid, at = view.tables.abouts.duty_grid[about], view.tables.cases.reported_at[view.tables.events.case[filed]]
    order = np.lexsort((at, grid))
    filed, grid, at = filed[order], grid[order], at[order]
    shifts = shifts_since(view, since)
    codes = np.array([view.tables.words.find(one.duty_grid) for one in shifts], np.int32)
    low, high = np.zeros(len(shifts), np.int64), np.zeros(len(shifts), np.int64)
    starts = np.array([max(one.start, since) for one in shifts], np.int64)
    ends = np.array([one.end for one in shifts], np.int64)
    for code in np.unique(codes[codes > 0]).tolist():
        first, last = np.searchsorted(grid, [code, code + 1])
        mine = np.flatnonzero(codes == code)
        low[mine] = first + np.searchsorted(at[first:last], starts[mine])
        high[mine] = np.maximum(first + np.searchsorted(at[first:last], ends[mine]), low[mine])
    terminals = np.array([view.tables.words.find(one.terminal) for one in shifts], np.int32)
    places, owner = _spread(low, high)
    known = terminals[owner] >= 0
    work = _once_each(Worked(filed[places][known], terminals[owner][known]))
    is_missed: Bools = np.isin(work.rows, done[Count.COMPLAINTS])
    return work, is_missed


def _once_each(work: Worked) -> Worked:
    """Return *work* without what shifts that overlap count twice for one terminal."""
    pairs = work.rows.astype(np.int64) << 32 | work.terminal
    _, first = np.unique(pairs, return_index=True)
    return Worked(work.rows[np.sort(first)], work.terminal[np.sort(first)])


def _spread(low: Int64s, high: Int64s) -> tuple[Int64s, Int64s]:
    """Return every place of each range *low* … *high* - 1, and the range it comes from."""
    counts = high - low
    owner = np.repeat(np.arange(len(low)), counts)
    within = np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts)
    return low[owner] + within, owner


def shifts_since(view: View, since: Instant) -> tuple[Duty, ...]:
    """Return the shifts that touch the period from *since* to the end of the view's day, without the time of leaves (请假)."""
    until = view.day_start + DAY
    return once_for(view, ("shifts", view.book, since, until), lambda: duties_kept(view.book, since, until))
