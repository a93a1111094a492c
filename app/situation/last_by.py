"""The last element of each key, for any moment, by overwriting in order from a checkpoint."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from app.situation.axis import Axis
from app.situation.column import Int32s

CHECKPOINT_EVERY = 16_384
"""A checkpoint is a row for each key, a few kilobytes for all terminals of a city."""

Keys = Callable[[Int32s], Int32s]
"""Gives the keys of elements; 0 for those that do not count."""


@dataclass(frozen=True, slots=True, eq=False)
class Last:
    """The first ``count`` elements along an axis: ``rows`` by key (-1: none)."""

    count: int
    rows: Int32s


class LastBy:
    """Last elements along one axis. Not thread-safe; the arrays it gives are immutable. Key 0 is nobody's."""

    def __init__(self, every: int = CHECKPOINT_EVERY) -> None:
        self._every = every
        self._checkpoints = [Last(0, np.empty(0, np.int32))]
        self._recent = self._checkpoints[0]

    def forget_after(self, count: int) -> None:
        """Drop what was computed beyond *count* places, because late elements changed the order there."""
        self._checkpoints = [last for last in self._checkpoints if last.count <= count]
        if self._recent.count > count:
            self._recent = self._checkpoints[0]

    def at(self, count: int, axis: Axis, keys_of: Keys, keys: int) -> Int32s:
        """Return the last row of each of *keys* keys among the first *count* elements."""
        while len(self._checkpoints) <= count // self._every:
            upto = len(self._checkpoints) * self._every
            self._checkpoints.append(_advanced(self._checkpoints[-1], upto, axis, keys_of, keys))
        start = self._checkpoints[count // self._every]
        if start.count < self._recent.count <= count:
            start = self._recent
        self._recent = _advanced(start, count, axis, keys_of, keys)
        return self._recent.rows


def _advanced(last: Last, count: int, axis: Axis, keys_of: Keys, keys: int) -> Last:
    elements = axis.elements(last.count, count)
    rows = np.empty(keys, np.int32)
    rows[: len(last.rows)] = last.rows
    rows[len(last.rows) :] = -1
    rows[keys_of(elements)] = elements
    rows[0] = -1
    rows.flags.writeable = False
    return Last(count, rows)
