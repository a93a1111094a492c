"""The ground plan of a generated town: a lattice of 10 m steps, bent along a river into degrees."""

import math
import random
from dataclasses import dataclass
from functools import cache
from typing import Self

from app.domain.city import Line, Ring

STEP_M = 10.0
"""One lattice step in metres."""
WIDTH = 900
HALF_HEIGHT = 253
"""Lattice steps west–east, and from the river to the north or south border: 9.0 × 5.06 km, 16:9."""
BANK = 11
"""Lattice steps from the river's middle to the embankment road."""
DENSE = 8
"""A line gets a vertex at every multiple of so many steps, so that neighbours bend alike."""

_FADE_M = 800.0
_MEANDER_M = 120.0

Point = tuple[float, float]


@cache
def _metres_per_degree(lat: float) -> Point:
    phi = math.radians(lat)
    east = 111412.84 * math.cos(phi) - 93.5 * math.cos(3 * phi)
    return east, 111132.92 - 559.82 * math.cos(2 * phi) + 1.175 * math.cos(4 * phi)


@dataclass(frozen=True, slots=True)
class Projection:
    """Local metres around a centre to WGS-84 degrees (series of the ellipsoid; right to centimetres in a town)."""

    lon: float
    lat: float

    @property
    def metres_per_degree(self) -> Point:
        """Metres of one degree of longitude and of latitude at the centre."""
        return _metres_per_degree(self.lat)

    def degrees(self, x: float, y: float) -> Point:
        """Return (lon, lat), rounded to about a centimetre, of metres east and north of the centre."""
        east, north = self.metres_per_degree
        return round(self.lon + x / east, 7), round(self.lat + y / north, 7)


@dataclass(frozen=True, slots=True)
class GroundPlan:
    """Where the great streets run on the lattice, and how the lattice is bent.

    ``u`` counts steps from the west border, ``v`` steps from the river's middle, north positive. ``columns`` and
    ``rows`` are the arterials with the borders as first and last. ``phases`` shift the waves of the bending.
    """

    columns: tuple[int, ...]
    rows: tuple[int, ...]
    phases: tuple[float, ...]

    @classmethod
    def draw(cls, rng: random.Random) -> Self:
        """Return a plan with unevenly spaced arterials."""
        inner = tuple(100 * index + rng.randint(-13, 13) for index in range(1, 9))
        north = (BANK, 90 + rng.randint(-8, 8), 172 + rng.randint(-8, 8), HALF_HEIGHT)
        south = (-HALF_HEIGHT, -172 + rng.randint(-8, 8), -90 + rng.randint(-8, 8), -BANK)
        return cls((0, *inner, WIDTH), (*south, *north), tuple(rng.random() for _ in range(5)))

    def metres(self, u: float, v: float) -> Point:
        """Return metres east and north of the centre; straight only along the town's borders."""
        x, y = STEP_M * u, STEP_M * v
        west_east = _fade(x, STEP_M * WIDTH) * (
            85 * _wave(y / 3100 + self.phases[0]) + 40 * _wave((x + 2 * y) / 2300 + self.phases[1])
        )
        south_north = _fade(y + STEP_M * HALF_HEIGHT, 2 * STEP_M * HALF_HEIGHT) * (
            65 * _wave(x / 2700 + self.phases[2]) + 32 * _wave((x - 1.5 * y) / 1900 + self.phases[3])
        )
        valley = self._river(u) * (1 - abs(v) / HALF_HEIGHT)
        return x + west_east - STEP_M * WIDTH / 2, y + south_north + valley

    def _river(self, u: float) -> float:
        """Return how far north of the middle the river runs at *u*, in metres: it comes from the north-west."""
        share = u / WIDTH
        fall = share - 0.08 * _wave(share)
        return 780 - 1500 * fall + _MEANDER_M * _wave(1.7 * share + self.phases[4])


@dataclass(frozen=True, slots=True)
class Ground:
    """A ground plan laid onto the earth."""

    plan: GroundPlan
    projection: Projection

    def point(self, u: float, v: float) -> Point:
        """Return (lon, lat) of a lattice place."""
        return self.projection.degrees(*self.plan.metres(u, v))

    def line(self, places: list[Point]) -> Line:
        """Return the places as a line on the earth."""
        return tuple(self.point(u, v) for u, v in places)

    def ring(self, places: list[Point]) -> Ring:
        """Return the places as a closed ring on the earth."""
        return self.line([*places, places[0]])

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east, north of the town in degrees."""
        return (*self.point(0, -HALF_HEIGHT), *self.point(WIDTH, HALF_HEIGHT))


def straight(start: tuple[int, int], end: tuple[int, int]) -> list[Point]:
    """Return the places along an axis-parallel lattice line: both ends and every dense multiple between."""
    (u0, v0), (u1, v1) = start, end
    if u0 == u1:
        return [(u0, v) for v in _stops(v0, v1)]
    return [(u, v0) for u in _stops(u0, u1)]


def curve(knots: list[Point], pieces: int = 14) -> list[Point]:
    """Return a smooth line through *knots* (Catmull–Rom)."""
    padded = [knots[0], *knots, knots[-1]]
    spans = zip(padded, padded[1:], padded[2:], padded[3:], strict=False)
    return [_between(span, step / pieces) for span in spans for step in range(pieces)] + [knots[-1]]


def _between(span: tuple[Point, Point, Point, Point], t: float) -> Point:
    a, b, c, d = span
    u, v = (
        0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t**2 + (3 * q - p - 3 * r + s) * t**3)
        for p, q, r, s in zip(a, b, c, d, strict=True)
    )
    return u, v


def _stops(start: int, end: int) -> list[int]:
    low, high = sorted((start, end))
    inner = range((low // DENSE + 1) * DENSE, high, DENSE)
    stops = [low, *inner, high]
    return stops if start <= end else stops[::-1]


def _wave(turns: float) -> float:
    return math.sin(math.tau * turns)


def _fade(place: float, length: float) -> float:
    """Return 0 at both ends of *length*, 1 farther in than the fade."""
    inside = min(place, length - place)
    if inside >= _FADE_M:  # nearly all of a town
        return 1.0
    share = max(0.0, inside / _FADE_M)
    return share * share * (3 - 2 * share)
