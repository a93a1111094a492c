"""Since when a case has been under supervision: read from the marks its events carry, whatever the steps are called."""

import numpy as np

from app.domain.terms import Supervision
from app.situation.codes import SUPERVISION
from app.situation.column import Bools, Int32s, Int64s
from app.situation.view import View

WAITING, ANSWERED = SUPERVISION[Supervision.WAITING], SUPERVISION[Supervision.ANSWERED]


def times_of(view: View) -> Int64s:
    """Return the times of all events on the view's axis."""
    events = view.tables.events
    return events.recorded_at if view.order.order is None else events.valid_at


def began(view: View, at: Int32s, *marks: int) -> Int32s:
    """Return, for the event rows *at*, the rows of the first events since when their cases have borne one of *marks*.

    A row that bears none of them is its own answer.
    """
    events = view.tables.events
    now = at.copy()
    while True:
        before = events.before[now]
        both = np.isin(events.supervised[now], marks) & np.isin(events.supervised[before], marks)
        goes: Bools = (before >= 0) & both
        if not goes.any():
            return now
        now = np.where(goes, before, now).astype(now.dtype)


def issued(view: View, at: Int32s) -> Int32s:
    """Return the event rows of the notices that the cases of the event rows *at* wait with, or have answered."""
    events = view.tables.events
    first = began(view, at, ANSWERED)
    before = events.before[first]
    was_waiting = (before >= 0) & (events.supervised[before] == WAITING) & (events.supervised[at] == ANSWERED)
    return began(view, np.where(was_waiting, before, at).astype(at.dtype), WAITING)
