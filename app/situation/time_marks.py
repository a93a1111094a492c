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
    rows = view.events_between(since - LOOK_BACK, until)
    due, times = events.case_due[rows], _times(view)[rows]
    in_time = (due >= since) & (due < until) & (times <= due)
    found = rows[in_time & (QUEUE_OF_STAGE[events.stage[rows]] == QUEUE[Queue.DISPOSING])]
    found = found[~has(view.tables.mores.flags[events.more[found]], "exempt")]
    over: Int64s = events.case_due[found[_is_last_then(view, rows, found)]]
    return np.sort(over)


def _is_last_then(view: View, rows: Int32s, found: Int32s) -> Bools:
    """Return which of *found* were still their case's last event when their clock ran out; *rows* has all events since."""
    events, times = view.tables.events, _times(view)
    if not len(found):
        return np.zeros(0, np.bool_)
    first = int(rows.min())
    following = np.full(int(rows.max()) - first + 1, -1, np.int32)
    before = events.before[rows]  # the case's event before in the log; along valid time a case's order is the same
    is_in = before >= first
    following[before[is_in] - first] = rows[is_in]
    after = following[found - first]
    still: Bools = (after < 0) | (times[np.maximum(after, 0)] > events.case_due[found])
    return still


def _times(view: View) -> Int64s:
    """Return the events' times along the view's axis, in the order of the log."""
    events = view.tables.events
    return events.recorded_at if view.order.order is None else events.valid_at
