"""Places on a plane sorted into squares, so that those in many boxes are found at once."""

import numpy as np
from numpy.typing import NDArray

from app.situation.column import Floats, Int64s


class Squares:
    """Places at ``x``, ``y`` by the square they lie in, row by row; any thread."""

    def __init__(self, x: Floats, y: Floats, side_m: float) -> None:
        self.x, self.y = x, y
        self._side_m = side_m
        self._corner = (float(x.min()), float(y.min())) if len(x) else (0.0, 0.0)
        column, row = self._place(x, 0), self._place(y, 1)
        self._columns, self._rows = int(column.max(initial=0)) + 1, int(row.max(initial=0)) + 1
        square = row * self._columns + column
        self._order = np.argsort(square, kind="stable")
        self._square = square[self._order]

    def touched_by(
        self, west: Floats, south: Floats, east: Floats, north: Floats
    ) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Return pairs of a box and a place: all places in a box are with it, and some that lie in a square it touches."""
        first, bottom, last, top = self._within(west, south, east, north)
        box, row = stretches(bottom, top - bottom + 1)
        start = np.searchsorted(self._square, row * self._columns + first[box])
        end = np.searchsorted(self._square, row * self._columns + last[box], side="right")
        stretch, place = stretches(start, end - start)
        return box[stretch], self._order[place]

    def squares_of(self, west: Floats, south: Floats, east: Floats, north: Floats) -> Int64s:
        """Return how many squares each box touches."""
        first, bottom, last, top = self._within(west, south, east, north)
        return (last - first + 1) * (top - bottom + 1)

    def _within(
        self, west: Floats, south: Floats, east: Floats, north: Floats
    ) -> tuple[Int64s, Int64s, Int64s, Int64s]:
        """Return the first column and row of each box, and the last."""
        first, last = (np.clip(self._place(edge, 0), 0, self._columns - 1) for edge in (west, east))
        bottom, top = (np.clip(self._place(edge, 1), 0, self._rows - 1) for edge in (south, north))
        return first, bottom, last, top

    def _place(self, metres: Floats, axis: int) -> Int64s:
        return np.floor((metres - self._corner[axis]) / self._side_m).astype(np.int64)


def stretches(start: NDArray[np.int64], counts: NDArray[np.int64]) -> tuple[NDArray[np.intp], NDArray[np.int64]]:
    """Return whose each number is, and the numbers: from each *start* on as many as *counts* says."""
    owner = np.repeat(np.arange(len(counts)), counts)
    return owner, np.arange(len(owner)) + np.repeat(start - (np.cumsum(counts) - counts), counts)
