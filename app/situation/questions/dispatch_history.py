"""To whom cases were dispatched, and which of them came back: what advice on departments learns from."""

from dataclasses import dataclass

import numpy as np

from app.situation.column import Bools, Int32s, Int64s
from app.situation.view import View
from app.situation.words import Words

DISPATCHES = ("dispatch", "dispatched_first")
RETURN, TAKEN_BACK = "approve_return", "taken_back"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Dispatches:
    """One element per dispatch, in the order of time.

    ``at`` int64 µs on the view's axis; ``class_key``, ``grid`` and ``department`` int32, codes of ``words``
    (``words[code]`` is the text, ``words.find(text)`` the code); ``case`` int32, the case's row; ``returned`` bool: it
    came back by an approved 回退, or was taken back (收回).
    """

    at: Int64s
    case: Int32s
    class_key: Int32s
    grid: Int32s
    department: Int32s
    returned: Bools
    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class DispatchHistory:
    """Every dispatch up to the view's moment."""

    def answer(self, view: View) -> Dispatches:
        """Return the dispatches; tens of milliseconds over millions of events, so not for every refresh."""
        events, abouts = view.tables.events, view.tables.abouts
        start = view.log_start or 0
        found = view.steps_between(DISPATCHES, start, view.t)
        about, undone = events.about[found], events.before[view.steps_between((TAKEN_BACK,), start, view.t)]
        returns = view.steps_between((RETURN,), start, view.t)
        back = np.concatenate([_returned(view, returns[~np.isin(returns, undone)]), undone])
        return Dispatches(
            at=(events.recorded_at if view.order.order is None else events.valid_at)[found],
            case=events.case[found],
            class_key=abouts.class_key[about],
            grid=abouts.grid[about],
            department=events.department[found],
            returned=np.isin(found, back),
            words=view.tables.words,
        )


def _returned(view: View, returns: Int32s) -> Int32s:
    """Return the event rows of the dispatches that the approved *returns* undid: the last before each in its case."""
    events = view.tables.events
    steps = [view.tables.words.find(step) for step in DISPATCHES]
    back = events.before[returns]
    is_sought = (back >= 0) & ~np.isin(events.step[back], steps)
    while is_sought.any():
        back = np.where(is_sought, events.before[back], back)
        is_sought = (back >= 0) & ~np.isin(events.step[back], steps)
    found: Int32s = back[back >= 0]
    return found
