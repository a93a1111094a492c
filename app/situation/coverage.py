"""What was seen from tracks: which places lie near the ways between their fixes, and when that was first so."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from app.domain.moment import SECOND
from app.situation.column import Bools, Floats, Int64s
from app.situation.metres import Metres
from app.situation.squares import Squares, stretches
from app.situation.tracks_clean import CleanTracks

AT_ONCE = 30 * SECOND
"""Ways of so long are looked at as one; what was passed counts as seen at its last fix. A divisor of every step of a board."""
NEVER = 2**62
"""When a place was seen that nobody passed."""
SURELY_M = 1e-6
"""By so much the chord of a way must be near enough, or too far, to stand for all of it: far above any rounding."""
TOGETHER = 65_536
"""Ways that touch so many squares are looked at together, with the places in these: some megabytes, however fast they go."""
Rows = NDArray[np.intp]


class Ways:
    """The straight ways between fixes, in metres on the city's plane.

    A gap is no way: who was not heard of saw nothing. A fix by itself is a way of no length.

    Most ways are nearly straight. No point of one lies further from its chord, from the first fix to the last, than the
    fix that lies furthest does, nor any point of the chord from the way: so the chord alone tells of most places whether
    the way leads past them, and only the others are measured against each of its steps.
    """

    def __init__(self, tracks: CleanTracks, kept: Bools, metres: Metres) -> None:
        """Take the ways between fixes that are both *kept*."""
        goes_on = kept.copy()
        goes_on[1:] &= kept[:-1] & ~tracks.is_break[1:]
        goes_on[:1] = False
        rows = np.flatnonzero(kept)
        begins = ~goes_on[rows]
        begins[1:] |= np.diff(tracks.device_at[rows] // AT_ONCE) != 0
        before = np.where(goes_on[rows], rows - 1, rows)
        x, y = metres.x(tracks.lon), metres.y(tracks.lat)
        self._steps = x[before], y[before], x[rows], y[rows]
        self._first = np.flatnonzero(begins)
        self._counts = np.diff(np.append(self._first, len(rows)))
        last = self._first + self._counts - 1
        self._chords = x[before[self._first]], y[before[self._first]], x[rows[last]], y[rows[last]]
        self._bends = self._bent() if len(rows) else np.empty(0)
        self._at: Int64s = tracks.device_at[rows[last]]

    def first_passed(self, places: Squares, seen_m: float) -> Int64s:
        """Return when each of *places* first lay within *seen_m* of a way; :data:`NEVER` where none did."""
        found = np.full(len(places.x), NEVER, np.int64)
        if not len(self._at):
            return found
        boxes = self._boxes(seen_m)
        for part in _stretches_of(places.squares_of(*boxes)):
            way, place = places.touched_by(*(edge[part] for edge in boxes))
            way += part.start
            is_near = self._lead_past(way, places.x[place], places.y[place], seen_m)
            np.minimum.at(found, place[is_near], self._at[way[is_near]])
        return found

    def _bent(self) -> Floats:
        """Return how far the fixes of each way lie from its chord at most."""
        way = np.repeat(np.arange(len(self._first)), self._counts)
        off = metres_off(*self._steps[2:], *(one[way] for one in self._chords))
        found: Floats = np.maximum.reduceat(off, self._first)
        return found

    def _boxes(self, seen_m: float) -> tuple[Floats, Floats, Floats, Floats]:
        """Return the west, south, east and north of what lies within *seen_m* of each way."""
        x0, y0, x1, y1 = self._steps
        west, south = (np.minimum.reduceat(edge, self._first) for edge in (np.minimum(x0, x1), np.minimum(y0, y1)))
        east, north = (np.maximum.reduceat(edge, self._first) for edge in (np.maximum(x0, x1), np.maximum(y0, y1)))
        return west - seen_m, south - seen_m, east + seen_m, north + seen_m

    def _lead_past(self, way: Rows, x: Floats, y: Floats, seen_m: float) -> Bools:
        """Return whether each *way* leads past its place within *seen_m*."""
        off, bend = metres_off(x, y, *(one[way] for one in self._chords)), self._bends[way] + SURELY_M
        is_near: Bools = off <= seen_m - bend
        unsure = np.flatnonzero(~is_near & (off <= seen_m + bend))
        is_near[unsure] = self._steps_off(way[unsure], x[unsure], y[unsure]) <= seen_m
        return is_near

    def _steps_off(self, way: Rows, x: Floats, y: Floats) -> Floats:
        """Return how far each place lies from the steps of its *way*."""
        if not len(way):
            return np.empty(0)
        pair, step = stretches(self._first[way], self._counts[way])
        off = metres_off(x[pair], y[pair], *(one[step] for one in self._steps))
        counts = self._counts[way]
        found: Floats = np.minimum.reduceat(off, np.cumsum(counts) - counts)
        return found


def _stretches_of(sizes: Int64s) -> Iterator[slice]:
    """Yield stretches whose *sizes* add up to hardly more than :data:`TOGETHER`, or of one that is larger by itself."""
    group = (np.cumsum(sizes) - sizes) // TOGETHER
    edges = (np.flatnonzero(np.diff(group)) + 1).tolist()
    for start, end in pairwise([0, *edges, len(sizes)]):
        yield slice(start, end)


def metres_off(x: Floats, y: Floats, x0: Floats, y0: Floats, x1: Floats, y1: Floats) -> Floats:
    """Return how far places lie from straight lines, each from its own."""
    east, north = x1 - x0, y1 - y0
    length2 = east * east + north * north
    share = ((x - x0) * east + (y - y0) * north) / np.where(length2 > 0, length2, 1.0)
    share = np.clip(share, 0.0, 1.0)
    across, along = x - (x0 + share * east), y - (y0 + share * north)
    off: Floats = np.sqrt(across * across + along * along)
    return off
