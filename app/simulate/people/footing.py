"""Where somebody is between two junctions."""

import math
from bisect import bisect_right
from dataclasses import dataclass

from app.simulate.people.street_net import Point, Way


@dataclass(slots=True)
class Footing:
    """So many metres along a way."""

    way: Way
    gone_m: float = 0.0

    def place(self) -> Point:
        """Return the place in metres."""
        index, upto = self._index(), self.way.upto
        share = min((self.gone_m - upto[index]) / max(upto[index + 1] - upto[index], 1e-9), 1.0)
        (x, y), (next_x, next_y) = self.way.points[index : index + 2]
        return x + (next_x - x) * share, y + (next_y - y) * share

    def course(self) -> float:
        """Return where the way leads here, in degrees from north."""
        index = self._index()
        (x, y), (next_x, next_y) = self.way.points[index : index + 2]
        return math.degrees(math.atan2(next_x - x, next_y - y)) % 360

    def _index(self) -> int:
        return min(max(bisect_right(self.way.upto, self.gone_m) - 1, 0), len(self.way.points) - 2)
