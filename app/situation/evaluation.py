"""What was done in a period, sorted out of the log by one look at it: the counts that every score is made of."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

import numpy as np

from app.domain.guards import PUBLIC
from app.domain.moment import Instant
from app.domain.terms import Stage, Term
from app.situation.codes import FILING_STEPS, IS_BEFORE_FILING, IS_HANDED_OVER, RED, SOURCE, STAGE, has
from app.situation.column import Bools, Int8s, Int32s
from app.situation.filters import EVERYTHING, Filter
from app.situation.once import once
from app.situation.questions.which import ARCHIVE, CLOSE, FEEDBACK, FORCE_CLOSE
from app.situation.view import View

TAKEN_BACK = "taken_back"


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
    words, rows = view.tables.words, view.events_between(since, view.t)
    group_of: Int8s = np.zeros(len(words) + 1, np.uint8)
    for place, names in enumerate(groups, start=1):
        group_of[[code for code in map(words.find, names) if code >= 0]] = place
    group = group_of[view.tables.events.step[rows]]
    chosen = np.flatnonzero(group)
    group, rows = group[chosen], rows[chosen]
    return [rows[group == place] for place in range(1, len(groups) + 1)]


def last_of_each(view: View, found: Int32s) -> Int32s:
    """Return the last of *found* event rows of each case, in order of time."""
    case, place = view.tables.events.case[found], np.arange(len(found), dtype=np.int32)
    last: Int32s = np.empty(len(view.base.last), np.int32)
    last[case] = place
    kept: Int32s = found[last[case] == place]
    return kept


def _done(view: View, since: Instant, by: Filter) -> Done:
    steps = sorted_out(view, since, (FILING_STEPS, (CLOSE,), (FORCE_CLOSE,), (ARCHIVE,), (FEEDBACK,)))
    filings, closings, forced, archived, handed = (_passing(view, last_of_each(view, rows), by) for rows in steps)
    filed = filings[~IS_BEFORE_FILING[_stage(view, filings)] & ~_has(view, filings, "unfiled")]
    closed, forced, archived = (
        rows[_stage(view, rows) == STAGE[Stage.CLOSED]] for rows in (closings, forced, archived)
    )
    closed = closed[~_has(view, closed, "forced")]
    handed = handed[IS_HANDED_OVER[_stage(view, handed)]]
    over = view.open.at[view.open.is_over & (view.open.case_due >= since)]
    return MappingProxyType({
        Count.FILED: filed,
        Count.CLOSED: closed,
        Count.CLOSED_IN_TIME: closed[~_is_late(view, closed) | _has(view, closed, "exempt")],
        Count.OVER: _passing(view, over, by),
        Count.HANDED: handed,
        Count.HANDED_IN_TIME: handed[~_is_late(view, handed) | _has(view, handed, "exempt")],
        Count.REWORK: _passing(view, _reworks(view, since), by),
        Count.COMPLAINTS: filed[_is_complaint(view, filed)],
        Count.CLOSED_EXEMPT: closed[_is_late(view, closed) & _has(view, closed, "exempt")],
        Count.HANDED_EXEMPT: handed[_is_late(view, handed) & _has(view, handed, "exempt")],
        Count.FORCED: forced,
        Count.SELF_HANDLED: archived,
    })  # fmt: skip


def _passing(view: View, found: Int32s, by: Filter) -> Int32s:
    return found if by.is_empty else found[by.mask(view, current(view, found))]


def _stage(view: View, found: Int32s) -> Int8s:
    """Return the stages in which the cases of event rows *found* stand now."""
    return view.tables.events.stage[current(view, found)]


def _has(view: View, found: Int32s, flag: str) -> Bools:
    return has(view.tables.mores.flags[view.tables.events.more[current(view, found)]], flag)


def _is_late(view: View, found: Int32s) -> Bools:
    """Return whether the limit was used up at the event rows *found*: the light that the clock stopped with."""
    late: Bools = view.tables.events.frozen[found] == RED
    return late


def _is_complaint(view: View, filed: Int32s) -> Bools:
    """Return which of the cases came from the public and were verified to be true."""
    source = view.tables.abouts.source[view.tables.events.about[current(view, filed)]]
    public: Bools = np.isin(source, [SOURCE[one] for one in PUBLIC])
    return public & _has(view, filed, "verified")


def _reworks(view: View, since: Instant) -> Int32s:
    """Return the event rows that sent a case back to its department, but for those that were taken back (收回)."""
    events, rows = view.tables.events, view.events_between(since, view.t)
    taken_back = view.tables.words.find(TAKEN_BACK)
    some = rows[(events.rework[rows] > 0) | (events.step[rows] == taken_back)]
    some = some[events.before[some] >= 0]
    grown = events.rework[some].astype(np.int16) - events.rework[events.before[some]]
    undone = some[(grown < 0) & (events.step[some] == taken_back)]
    found = some[(grown > 0) & (events.step[some] != taken_back)]
    kept: Int32s = found[~np.isin(found, events.before[undone])]
    return kept


def by_department(view: View, count: Count, found: Int32s) -> dict[str, int]:
    """Return how many of the event rows each level-1 department has; a filing is the department's that has the case now."""
    at = current(view, found) if count in (Count.FILED, Count.COMPLAINTS) else found
    return _counted(view, view.tables.events.department[at], str)


def by_area(view: View, found: Int32s, digits: int) -> dict[str, int]:
    """Return how many of the event rows' cases lie in each area whose code has *digits* digits."""
    grid = view.tables.abouts.grid[view.tables.events.about[current(view, found)]]
    return _counted(view, grid, lambda word: word[:digits])


def _counted(view: View, codes: Int32s, key_of: Callable[[str], str]) -> dict[str, int]:
    counts = np.bincount(codes, minlength=1)
    found: dict[str, int] = {}
    for code in np.flatnonzero(counts).tolist():
        key = key_of(view.tables.words[code])
        if key:
            found[key] = found.get(key, 0) + int(counts[code])
    return found
