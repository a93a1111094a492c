"""What was done in a period, sorted out of the log by one look at it: the counts that every score is made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from app.domain.guards import PUBLIC
from app.domain.moment import Instant
from app.domain.terms import Stage, Term
from app.situation.codes import FILING_STEPS, IS_BEFORE_FILING, IS_HANDED_OVER, RED, SOURCE, STAGE, has
from app.situation.column import Bools, Int8s, Int32s
from app.situation.filed import TAKEN_BACK, undone_since
from app.situation.filters import EVERYTHING, Filter
from app.situation.once import once
from app.situation.questions.which import ARCHIVE, CLOSE, FEEDBACK, FORCE_CLOSE
from app.situation.view import View


class Count(Term):
    """What is counted of a period; each is a set of event rows, and the list behind a number is theirs."""

    FILED = "filed", "立案"
    CLOSED = "closed", "结案"
    CLOSED_IN_TIME = "closed_in_time", "按期结案"
    OVER = "over", "处置超期未结"
    HANDED = "handed", "处置"
    HANDED_IN_TIME = "handed_in_time", "按期处置"
    REWORK = "rework", "返工"
    COMPLAINTS = "complaints", "监督举报核实"
    CLOSED_EXEMPT = "closed_exempt", "结案，申诉免责"
    HANDED_EXEMPT = "handed_exempt", "处置，申诉免责"
    FORCED = "forced", "强制结案"
    SELF_HANDLED = "self_handled", "自处理结案"


Done = Mapping[Count, Int32s]
"""Event rows of each count, one for each case (返工: one for each time), in the order of time."""


def done_since(view: View, since: Instant, by: Filter = EVERYTHING) -> Done:
    """Return what was done from *since* to the view's moment, of the cases that pass *by*."""
    return once(view, ("done", since, by), lambda: _done(view, since, by))


def current(view: View, found: Int32s) -> Int32s:
    """Return the last event rows of the cases of event rows *found*."""
    return view.base.last[view.tables.events.case[found]]


def sorted_out(view: View, since: Instant, groups: Sequence[Sequence[str]]) -> list[Int32s]:
    """Return the event rows from *since* on by groups of step names, in order of time: one look for all groups."""
    words, (start, end) = view.tables.words, view.places_between(since, view.t)
    group_of: Int8s = np.zeros(len(words) + 1, np.uint8)
    for place, names in enumerate(groups, start=1):
        group_of[[code for code in map(words.find, names) if code >= 0]] = place
    group = group_of[view.tables.events.step[view.order.part(start, end)]]
    chosen = np.flatnonzero(group)
    group, rows = group[chosen], view.order.rows_at(chosen + start)
    return [rows[group == place] for place in range(1, len(groups) + 1)]


def last_of_each(view: View, found: Int32s) -> Int32s:
    """Return the last of *found* event rows of each case, in order of time."""
    case, place = view.tables.events.case[found], np.arange(len(found), dtype=np.int32)
    last: Int32s = np.empty(len(view.base.last), np.int32)
    last[case] = place
    kept: Int32s = found[last[case] == place]
    return kept


@dataclass(frozen=True, slots=True)
class _Found:
    """Event rows, and the last event rows of their cases."""

    view: View
    rows: Int32s
    now: Int32s

    def only(self, kept: Bools) -> "_Found":
        return _Found(self.view, self.rows[kept], self.now[kept])

    def passing(self, by: Filter) -> "_Found":
        return self if by.is_empty else self.only(by.mask(self.view, self.now))

    @property
    def stage(self) -> Int8s:
        """Return the stages in which the cases stand now."""
        return self.view.tables.events.stage[self.now]

    def has(self, flag: str) -> Bools:
        """Return whether *flag* is set of the cases now."""
        return has(self.view.tables.mores.flags[self.view.tables.events.more[self.now]], flag)

    @property
    def is_late(self) -> Bools:
        """Return whether the limit was used up at the events: the light that the clock stopped with."""
        late: Bools = self.view.tables.events.frozen[self.rows] == RED
        return late

    @property
    def is_complaint(self) -> Bools:
        """Return which of the cases came from the public and were verified to be true."""
        source = self.view.tables.abouts.source[self.view.tables.events.about[self.now]]
        return _IS_PUBLIC[source] & self.has("verified")


_IS_PUBLIC: Bools = np.isin(np.arange(256), [SOURCE[one] for one in PUBLIC])
"""Sources by code."""


def _found(view: View, rows: Int32s, by: Filter) -> _Found:
    return _Found(view, rows, current(view, rows)).passing(by)


def _done(view: View, since: Instant, by: Filter) -> Done:
    steps = sorted_out(view, since, (FILING_STEPS, (CLOSE,), (FORCE_CLOSE,), (ARCHIVE,), (FEEDBACK,)))
    steps[0] = steps[0][~np.isin(steps[0], undone_since(view, since))]
    filings, *ended, handed = (_found(view, last_of_each(view, rows), by) for rows in steps)
    filed = filings.only(~IS_BEFORE_FILING[filings.stage] & ~filings.has("unfiled"))
    closed, forced, archived = (found.only(found.stage == STAGE[Stage.CLOSED]) for found in ended)
    closed = closed.only(~closed.has("forced"))
    handed = handed.only(IS_HANDED_OVER[handed.stage])
    over = view.open.at[view.open.is_over & (view.open.case_due >= since)]
    return MappingProxyType({
        Count.FILED: filed.rows,
        Count.CLOSED: closed.rows,
        Count.CLOSED_IN_TIME: closed.rows[~closed.is_late | closed.has("exempt")],
        Count.OVER: _found(view, over, by).rows,
        Count.HANDED: handed.rows,
        Count.HANDED_IN_TIME: handed.rows[~handed.is_late | handed.has("exempt")],
        Count.REWORK: _found(view, _reworks(view, since), by).rows,
        Count.COMPLAINTS: filed.rows[filed.is_complaint],
        Count.CLOSED_EXEMPT: closed.rows[closed.is_late & closed.has("exempt")],
        Count.HANDED_EXEMPT: handed.rows[handed.is_late & handed.has("exempt")],
        Count.FORCED: forced.rows,
        Count.SELF_HANDLED: archived.rows,
    })  # fmt: skip


def _reworks(view: View, since: Instant) -> Int32s:
    """Return the event rows that sent a case back to its department, but for those that were taken back (收回)."""
    events, (start, end) = view.tables.events, view.places_between(since, view.t)
    taken_back, part = view.tables.words.find(TAKEN_BACK), view.order.part(start, end)
    some = view.order.rows_at(np.flatnonzero((events.rework[part] > 0) | (events.step[part] == taken_back)) + start)
    some = some[events.before[some] >= 0]
    grown = events.rework[some].astype(np.int16) - events.rework[events.before[some]]
    undone = some[(grown < 0) & (events.step[some] == taken_back)]
    found = some[(grown > 0) & (events.step[some] != taken_back)]
    kept: Int32s = found[~np.isin(found, events.before[undone])]
    return kept


def by_department(view: View, count: Count, found: Int32s) -> dict[str, int]:
    """Return how many of the event rows each level-1 department has; a filing is the department's that has the case now."""
    at = current(view, found) if count in (Count.FILED, Count.COMPLAINTS) else found
    return _counted(view, view.tables.events.department[at])


def by_area(view: View, since: Instant, by: Filter, count: Count, digits: int) -> dict[str, int]:
    """Return how many of *count* from *since* on lie in each area whose code has *digits* digits."""
    by_grid = once(view, ("by grid", since, by, count), lambda: _by_grid(view, done_since(view, since, by)[count]))
    found: dict[str, int] = {}
    for grid, cases in by_grid.items():
        found[grid[:digits]] = found.get(grid[:digits], 0) + cases
    return found


def _by_grid(view: View, found: Int32s) -> dict[str, int]:
    return _counted(view, view.tables.abouts.grid[view.tables.events.about[current(view, found)]])


def _counted(view: View, codes: Int32s) -> dict[str, int]:
    """Return how often each word but the empty one is there."""
    counts = np.bincount(codes, minlength=1)
    counts[0] = 0
    codes = np.flatnonzero(counts).astype(np.int32)
    return dict(zip(view.tables.words.texts(codes), counts[codes].tolist(), strict=True))
