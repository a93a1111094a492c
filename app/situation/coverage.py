"""What was seen from tracks: which places lie near the ways between their fixes, and when that was first so."""

import numpy as np
import shapely
from numpy.typing import NDArray

from app.domain.moment import SECOND
from app.situation.column import Bools, Floats, Int64s
from app.situation.metres import Metres
from app.situation.tracks_clean import CleanTracks

AT_ONCE = 30 * SECOND
"""Ways of so long are looked at as one; what was passed counts as seen at its last fix. A divisor of every step of a board."""
NEVER = 2**62
"""When a place was seen that nobody passed."""


class Ways:
    """The straight ways between fixes, in metres on the city's plane.

    A gap is no way: who was not heard of saw nothing. A fix by itself is a way of no length.
    """

    def __init__(self, tracks: CleanTracks, kept: Bools, metres: Metres) -> None:
        """Take the ways between fixes that are both *kept*."""
        goes_on = kept.copy()
        goes_on[1:] &= kept[:-1] & ~tracks.is_break[1:]
        goes_on[:1] = False
        rows = np.flatnonzero(kept)
        begins = ~goes_on[rows]
        begins[1:] |= np.diff(tracks.device_at[rows] // AT_ONCE) != 0
        starts = np.flatnonzero(begins)
        counts = np.diff(np.append(starts, len(rows))) + 1
        first = rows[starts]
        before = np.where(goes_on[first], first - 1, first)
        ends = np.cumsum(counts)
        index = np.repeat(first - (ends - counts) - 1, counts) + np.arange(int(counts.sum()))
        index[ends - counts] = before
        x, y = metres.x(tracks.lon[index]), metres.y(tracks.lat[index])
        lines = shapely.linestrings(np.column_stack([x, y]), indices=np.repeat(np.arange(len(starts)), counts))
        self._tree = shapely.STRtree(lines)
        self._at: Int64s = tracks.device_at[first + counts - 2]

    def first_passed(self, points: NDArray[np.object_], seen_m: float) -> Int64s:
        """Return when each of *points* first lay within *seen_m* of a way; :data:`NEVER` where none did."""
        found = np.full(len(points), NEVER, np.int64)
        if len(self._at) and len(points):
            place, way = self._tree.query(points, predicate="dwithin", distance=seen_m)
            np.minimum.at(found, place, self._at[way])
        return found

    def pass_by(self, x: Floats, y: Floats, seen_m: float) -> Bools:
        """Return which places lie within *seen_m* of a way."""
        found: Bools = self.first_passed(shapely.points(x, y), seen_m) < NEVER
        return found
