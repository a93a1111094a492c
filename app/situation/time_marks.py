"""When cases became late in a period, told by the clocks that ran then."""

import numpy as np

from app.domain.moment import DAY, Instant
from app.domain.terms import Queue
from app.situation.codes import QUEUE, QUEUE_OF_STAGE, has
from app.situation.column import Bools, Int32s, Int64s
from app.situation.view import View

LOOK_BACK: Instant = 120 * DAY
"""A clock that was set longer ago and had no event since is not looked for: limits are days, applications renew them."""


def became_over(view: View, since: Instant, until: Instant) -> Int64s:
    """Return, rising, the instants from *since* to *until* at which cases' clocks ran out (处置超期)."""
    events, until = view.tables.events, min(until, view.t)
    part = _part(view, since - LOOK_BACK, until)
    due = events.case_due[part]
    near = np.flatnonzero((due >= since) & (due < until))
    rows = near.astype(np.int32) + np.int32(part.start) if isinstance(part, slice) else part[near]
    found = rows[(_times(view)[rows] <= due[near]) & (QUEUE_OF_STAGE[events.stage[rows]] == QUEUE[Queue.DISPOSING])]
    found = found[~has(view.tables.mores.flags[events.more[found]], "exempt")]
    over: Int64s = events.case_due[found[_is_last_then(view, part, found)]]
    return np.sort(over)


def _part(view: View, since: Instant, until: Instant) -> slice | Int32s:
    """Return where the events of a period stand: a stretch of the log as recorded, else rows in the order of the world."""
    end = view.base.count if until >= view.t else min(view.order.count(until), view.base.count)
    start = min(view.order.first(since), end)
    return slice(start, end) if view.order.order is None else view.order.elements(start, end)


def _is_last_then(view: View, part: slice | Int32s, found: Int32s) -> Bools:
    """Return which of *found* were still their case's last event when their clock ran out; *part* has all events since."""
    events, times = view.tables.events, _times(view)
    if not len(found):
        return np.zeros(0, np.bool_)
    first, last = int(found.min()), int(found.max())
    place = np.full(last - first + 1, -1, np.int32)
    place[found - first] = np.arange(len(found), dtype=np.int32)
    before = events.before[part]  # the case's event before in the log; along valid time a case's order is the same
    rows = np.flatnonzero((before >= first) & (before <= last))
    of = place[before[rows] - first]
    rows, of = rows[of >= 0], of[of >= 0]
    following = rows + part.start if isinstance(part, slice) else part[rows]
    still = np.ones(len(found), np.bool_)
    still[of] = times[following] > events.case_due[found[of]]
    return still


def _times(view: View) -> Int64s:
    """Return the events' times along the view's axis, in the order of the log."""
    events = view.tables.events
    return events.recorded_at if view.order.order is None else events.valid_at
