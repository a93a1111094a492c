"""Which event is each case's last, for any moment, by going on or back from the nearest moment that is known."""

from dataclasses import dataclass

import numpy as np

from app.domain.terms import Pending
from app.situation.axis import Axis
from app.situation.case_tables import EventArrays
from app.situation.codes import IS_OPEN, PENDING
from app.situation.column import Int32s

CHECKPOINT_EVERY = 500_000
KEPT = 6
"""Answers kept to go on from: the present, an hour ago, a week ago, and the moments somebody looks at."""


@dataclass(frozen=True, slots=True, eq=False)
class Base:
    """The first ``count`` events along an axis: ``last`` event row by case row (-1: none), rows of open cases.

    ``asked_rows`` are the rows of cases that have ended and on which an application (申诉) waits for its ruling.
    """

    count: int
    last: Int32s
    open_rows: Int32s
    asked_rows: Int32s


EMPTY = Base(0, *(np.empty(0, np.int32) for _ in range(3)))


class AsOf:
    """Bases along one axis. Not thread-safe: its owner asks under a lock; the bases it gives are immutable."""

    def __init__(self, every: int = CHECKPOINT_EVERY) -> None:
        self._every = every
        self._checkpoints: list[Base] = [EMPTY]
        self._recent: list[Base] = []

    def forget_after(self, count: int) -> None:
        """Drop what was computed beyond *count* places, because late events changed the order there."""
        self._checkpoints = [base for base in self._checkpoints if base.count <= count]
        self._recent = [base for base in self._recent if base.count <= count]

    def at(self, count: int, axis: Axis, events: EventArrays, cases: int) -> Base:
        """Return the base of the first *count* of *events*; *cases* is how many there are."""
        start = self._nearest(count, axis, events, cases)
        if start.count == count and len(start.last) == cases:
            return start
        carried = advanced if start.count <= count else taken_back
        base = carried(start, count, axis, events, cases)
        kept = [one for one in self._recent if one is not start or start.count > count]
        self._recent = [base, *kept][:KEPT]
        return base

    def _nearest(self, count: int, axis: Axis, events: EventArrays, cases: int) -> Base:
        """Return the base with the fewest events between; a later one only where the axis is the log's own order."""
        while len(self._checkpoints) <= count // self._every:
            upto = len(self._checkpoints) * self._every
            self._checkpoints.append(advanced(self._checkpoints[-1], upto, axis, events, cases))
        near = [*self._checkpoints[count // self._every :][:2], *self._recent]
        fitting = [base for base in near if base.count <= count or axis.order is None]
        return min(fitting, key=lambda base: abs(base.count - count))


def advanced(base: Base, count: int, axis: Axis, events: EventArrays, cases: int) -> Base:
    """Return *base* carried on to *count* events."""
    elements = axis.elements(base.count, count)
    rows = events.case[base.count : count] if axis.order is None else events.case[elements]
    last = widened(base.last, cases)
    last[rows] = elements
    return _made(base, count, last, rows, events)


def taken_back(base: Base, count: int, _axis: Axis, events: EventArrays, cases: int) -> Base:
    """Return *base* taken back to its first *count* events, in the log's own order: there each event knows the one before."""
    rows, before = events.case[count : base.count], events.before[count : base.count]
    is_first = before < count
    last = widened(base.last, cases)
    last[rows[is_first]] = before[is_first]
    return _made(base, count, last, rows, events)


def widened(last: Int32s, cases: int) -> Int32s:
    """Return a copy of *last* for so many *cases*: the later ones have no event yet."""
    found = np.empty(cases, np.int32)
    found[: len(last)] = last
    found[len(last) :] = -1
    return found


def _made(base: Base, count: int, last: Int32s, rows: Int32s, events: EventArrays) -> Base:
    """Return the base of *count* events with the *last* of each case, given one between which only *rows* had any."""
    touched = np.zeros(len(last), np.bool_)
    for some in (base.open_rows, base.asked_rows, rows):
        touched[some] = True
    candidates = np.flatnonzero(touched).astype(np.int32)
    candidates = candidates[last[candidates] >= 0]
    is_open = IS_OPEN[events.stage[last[candidates]]]
    open_rows, ended = candidates[is_open], candidates[~is_open]
    asked_rows = ended[events.pending[last[ended]] != PENDING[Pending.NONE]]
    for made in (last, open_rows, asked_rows):
        made.flags.writeable = False
    return Base(count, last, open_rows, asked_rows)
