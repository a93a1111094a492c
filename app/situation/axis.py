"""The two orders of time: as recorded, and as it was in the world."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from app.domain.moment import Instant
from app.situation.column import Int32s, Int64s


class AxisName(StrEnum):
    """Along which time a view is taken: what the hall could know at *t*, or what was so at *t* as known today."""

    RECORDED = "recorded"
    VALID = "valid"


@dataclass(frozen=True, slots=True, eq=False)
class Axis:
    """Elements of a table along one time: ``times`` never falls; ``order`` is the permutation, ``None`` for none."""

    times: Int64s
    order: Int32s | None

    def count(self, t: Instant) -> int:
        """Return how many elements lie at or before *t*."""
        return int(np.searchsorted(self.times, t, side="right"))

    def first(self, t: Instant) -> int:
        """Return the place of the first element at or after *t*."""
        return int(np.searchsorted(self.times, t, side="left"))

    def part(self, start: int, end: int) -> slice | Int32s:
        """Return what picks the rows at the places *start* … *end* - 1 out of a column, copied only where it must be."""
        return slice(start, end) if self.order is None else self.order[start:end]

    def elements(self, start: int, end: int) -> Int32s:
        """Return the rows at the places *start* … *end* - 1."""
        if self.order is None:
            return np.arange(start, end, dtype=np.int32)
        return self.order[start:end]

    def rows_at(self, places: NDArray[np.intp]) -> Int32s:
        """Return the rows at some *places*."""
        return places.astype(np.int32) if self.order is None else self.order[places]


class LateOrder:
    """Keeps the order of a time in which elements may come late; equal times stay in the order of coming."""

    def __init__(self) -> None:
        self._times = np.empty(0, np.int64)
        self._order = np.empty(0, np.int32)

    def take(self, times: Int64s) -> tuple[Axis, int]:
        """Return the axis over all *times*, and up to which place it is as it was before."""
        done = len(self._order)
        if len(times) == done:
            return Axis(self._times, self._order), done
        fresh = np.arange(done, len(times), dtype=np.int32)
        kept = int(np.searchsorted(self._times, times[done:].min(), side="right"))
        tail = np.concatenate([self._order[kept:], fresh])
        tail = tail[np.argsort(times[tail], kind="stable")]
        self._order = np.concatenate([self._order[:kept], tail])
        self._times = np.concatenate([self._times[:kept], times[tail]])
        return Axis(self._times, self._order), kept
