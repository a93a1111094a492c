"""What was seen from tracks: which places lie near the ways between their fixes."""

import numpy as np
import shapely

from app.situation.column import Bools, Floats, Int64s
from app.situation.metres import Metres
from app.situation.tracks_clean import CleanTracks

CELL_M = 500.0
"""Ways are looked up by squares of this side; longer ones stand apart and are always looked at."""
_ROW = 2**31


class Ways:
    """The straight ways between fixes, in metres on the city's plane.

    A gap is no way: who was not heard of saw nothing. A fix by itself is a way of no length.
    """

    def __init__(self, tracks: CleanTracks, kept: Bools, metres: Metres) -> None:
        """Take the ways between fixes that are both *kept*."""
        goes_on = kept.copy()
        goes_on[1:] &= kept[:-1] & ~tracks.is_break[1:]
        goes_on[:1] = False
        last = np.flatnonzero(kept & (~goes_on | (tracks.step_m > 0)))
        first = np.where(goes_on[last], last - 1, last)
        x, y = metres.x(tracks.lon), metres.y(tracks.lat)
        is_long = np.maximum(np.abs(x[last] - x[first]), np.abs(y[last] - y[first])) > CELL_M
        key = np.where(is_long, -1, _cell(y[first]) * _ROW + _cell(x[first]))
        order = np.argsort(key, kind="stable")
        first, last = first[order], last[order]
        self._key = key[order]
        self._x = np.column_stack([x[first], x[last]])
        self._y = np.column_stack([y[first], y[last]])

    def pass_by(self, x: Floats, y: Floats, seen_m: float) -> Bools:
        """Return which places lie within *seen_m* of a way."""
        if not len(x):
            return np.zeros(0, np.bool_)
        rows = self._near(x.min() - seen_m, y.min() - seen_m, x.max() + seen_m, y.max() + seen_m)
        if not len(rows):
            return np.zeros(len(x), np.bool_)
        ways = shapely.multilinestrings(shapely.linestrings(np.stack([self._x[rows], self._y[rows]], axis=2)))
        shapely.prepare(ways)
        found: Bools = shapely.dwithin(ways, shapely.points(x, y), seen_m)
        return found

    def _near(self, west: float, south: float, east: float, north: float) -> Int64s:
        """Return the ways that touch a box."""
        lows, highs = _cells(south - CELL_M, north + CELL_M), _cells(west - CELL_M, east + CELL_M)
        parts = [slice(0, int(np.searchsorted(self._key, 0)))]
        for row in range(lows[0], lows[1] + 1):
            edges = np.searchsorted(self._key, [row * _ROW + highs[0], row * _ROW + highs[1] + 1])
            parts.append(slice(int(edges[0]), int(edges[1])))
        rows = np.concatenate([np.arange(part.start, part.stop) for part in parts])
        x, y = self._x[rows], self._y[rows]
        touches = (x.max(1) >= west) & (x.min(1) <= east) & (y.max(1) >= south) & (y.min(1) <= north)
        found: Int64s = rows[touches]
        return found


_SHIFT = 2**20
"""Moves the squares' numbers above 0, wherever on earth."""


def _cell(metres: Floats) -> Int64s:
    return np.floor(metres / CELL_M).astype(np.int64) + _SHIFT


def _cells(low: float, high: float) -> tuple[int, int]:
    return int(low // CELL_M) + _SHIFT, int(high // CELL_M) + _SHIFT
