"""Degrees to metres on a city's scale."""

from dataclasses import dataclass
from math import cos, radians

from app.situation.column import Floats

METRES_PER_DEGREE = 111_320.0
"""Length of a degree of latitude, and of longitude at the equator, on the sphere of Web-Mercator (m)."""


@dataclass(frozen=True, slots=True)
class Metres:
    """An even plane around one latitude; right to 0.1 % over 50 km."""

    lat: float

    def x(self, lon: Floats) -> Floats:
        """Return metres east of the meridian 0."""
        return lon * (METRES_PER_DEGREE * cos(radians(self.lat)))

    def y(self, lat: Floats) -> Floats:
        """Return metres north of the equator."""
        return lat * METRES_PER_DEGREE
