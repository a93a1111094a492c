"""Weeks that are over, each as it stood at its end: one walk along the log instead of a view for each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from app.domain.moment import Instant
from app.domain.terms import Queue, Stage
from app.situation.as_of import EMPTY, widened
from app.situation.codes import IS_OPEN, QUEUE, QUEUE_OF_STAGE, RED, STAGE, has
from app.situation.column import Int32s
from app.situation.questions.which import CLOSE
from app.situation.view import View


@dataclass(frozen=True, slots=True)
class WeekCounts:
    """结案 of a week, those in time, and 处置超期 due in it and open at its end."""

    closed: int
    in_time: int
    over: int


def walked(view: View, starts: Sequence[Instant], length: Instant) -> Iterator[WeekCounts]:
    """Yield the counts of the weeks that begin at *starts*, one after the other without a gap, each *length* long."""
    events, before = view.tables.events, view.before(starts[0] - 1)
    base = EMPTY if before is None else before.base
    last, done = widened(base.last, len(view.base.last)), base.count
    known = _Open(base.open_rows, last[base.open_rows])
    newest: Int32s = np.empty(len(last), np.int32)
    for start in starts:
        count = view.order.count(start + length - 1)
        part = view.order.part(done, count)
        cases, elements = events.case[part], view.order.elements(done, count)
        last[cases] = elements
        known = _open(view, last, known, _Open(cases, elements))
        is_closing = events.step[part] == view.tables.words.find(CLOSE)
        closings = _newest(view, view.order.rows_at(np.flatnonzero(is_closing) + done), newest)
        done = count
        yield _counts(view, last, closings, known.at, start, start + length - 1)


@dataclass(frozen=True, slots=True, eq=False)
class _Open:
    """Rows of cases and of an event of each."""

    rows: Int32s
    at: Int32s


def _open(view: View, last: Int32s, before: _Open, happened: _Open) -> _Open:
    """Return the open cases and their last events: of those that were open *before*, and of those something *happened* to."""
    rows, at = np.concatenate([before.rows, happened.rows]), np.concatenate([before.at, happened.at])
    is_open = (last[rows] == at) & IS_OPEN[view.tables.events.stage[at]]
    return _Open(rows[is_open], at[is_open])


def _newest(view: View, found: Int32s, newest: Int32s) -> Int32s:
    """Return the last of *found* event rows of each case; *newest* is room for a number of each case."""
    case, place = view.tables.events.case[found], np.arange(len(found), dtype=np.int32)
    newest[case] = place
    kept: Int32s = found[newest[case] == place]
    return kept


def _counts(view: View, last: Int32s, closings: Int32s, at: Int32s, start: Instant, end: Instant) -> WeekCounts:
    events, flags = view.tables.events, view.tables.mores.flags
    now = last[events.case[closings]]
    stands = (events.stage[now] == STAGE[Stage.CLOSED]) & ~has(flags[events.more[now]], "forced")
    is_kept = (events.frozen[closings] != RED) | has(flags[events.more[now]], "exempt")
    is_due = (events.case_due[at] >= start) & (events.case_due[at] < end)
    is_due &= QUEUE_OF_STAGE[events.stage[at]] == QUEUE[Queue.DISPOSING]
    is_due &= ~has(flags[events.more[at]], "exempt")
    return WeekCounts(
        int(np.count_nonzero(stands)), int(np.count_nonzero(stands & is_kept)), int(np.count_nonzero(is_due))
    )
