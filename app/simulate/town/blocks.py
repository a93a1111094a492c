"""Cuts the land between the arterials into blocks along minor streets; blocks are the later unit grids."""

import math
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.simulate.town.ground_plan import BANK, DENSE, HALF_HEIGHT, WIDTH, GroundPlan

_TARGET_CENTRE = 500
_TARGET_EDGE = 800
"""Wanted block size in lattice squares (100 m²) downtown and at the border."""
_SNAP = 5
LAKES = ((7, 5), (2, 1))
"""Column and row of the quarters around a lake."""
_SHORE = 19
"""Lattice steps from such a quarter's border to the street round its lake."""

Place = tuple[int, int]


@dataclass(frozen=True, slots=True, order=True)
class Rect:
    """A lattice rectangle."""

    west: int
    south: int
    east: int
    north: int

    @property
    def size(self) -> int:
        """Lattice squares in it."""
        return (self.east - self.west) * (self.north - self.south)

    @property
    def middle(self) -> tuple[float, float]:
        """Its middle place."""
        return (self.west + self.east) / 2, (self.south + self.north) / 2

    def halves(self, upright: bool, at: int) -> "tuple[Rect, Rect]":
        """Return the two parts when cut at *at* by an upright or a level line."""
        if upright:
            return Rect(self.west, self.south, at, self.north), Rect(at, self.south, self.east, self.north)
        return Rect(self.west, self.south, self.east, at), Rect(self.west, at, self.east, self.north)


@dataclass(frozen=True, slots=True)
class Cut:
    """A minor street's piece: the line along which a block was cut, and how deep in the cutting."""

    upright: bool
    at: int
    start: int
    end: int
    depth: int


@dataclass(frozen=True, slots=True)
class Quarter:
    """The land between arterials, with its blocks. ``column`` counts from the west, ``row`` from the south.

    The river itself is row 3; it belongs to the quarter on its north bank.
    """

    column: int
    row: int
    rect: Rect
    blocks: tuple[Rect, ...]


@dataclass(slots=True)
class Corners:
    """The lattice places where block corners are, by line, so that neighbours share every vertex."""

    level: defaultdict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    upright: defaultdict[int, set[int]] = field(default_factory=lambda: defaultdict(set))

    def add(self, u: int, v: int) -> None:
        """Note a corner."""
        self.level[v].add(u)
        self.upright[u].add(v)

    def outline(self, rect: Rect) -> list[Place]:
        """Return *rect*'s outline counter-clockwise, first place not repeated, with its neighbours' corners in it."""
        south = [(u, rect.south) for u in self._stops(self.level[rect.south], rect.west, rect.east)]
        east = [(rect.east, v) for v in self._stops(self.upright[rect.east], rect.south, rect.north)]
        north = [(u, rect.north) for u in self._stops(self.level[rect.north], rect.west, rect.east)]
        west = [(rect.west, v) for v in self._stops(self.upright[rect.west], rect.south, rect.north)]
        return south[:-1] + east[:-1] + north[:0:-1] + west[:0:-1]

    def near(self, upright: bool, line: int, at: int) -> int | None:
        """Return a corner on *line* close to *at*, so that streets meet as crossings."""
        known = self.level[line] if upright else self.upright[line]
        close = [place for place in known if abs(place - at) <= _SNAP]
        return min(close, key=lambda place: (abs(place - at), place), default=None)

    @staticmethod
    def _stops(corners: set[int], low: int, high: int) -> list[int]:
        dense = range((low // DENSE + 1) * DENSE, high, DENSE)
        return sorted({low, high, *dense, *(place for place in corners if low < place < high)})


@dataclass(frozen=True, slots=True)
class Land:
    """All quarters, the cuts between their blocks, and the corners."""

    quarters: tuple[Quarter, ...]
    cuts: tuple[Cut, ...]
    corners: Corners

    def blocks(self) -> Iterator[Rect]:
        """Yield every block."""
        for quarter in self.quarters:
            yield from quarter.blocks


def cut_land(plan: GroundPlan, rng: random.Random) -> Land:
    """Return the whole land cut into blocks."""
    corners, cuts, quarters = Corners(), list[Cut](), list[Quarter]()
    for column, (west, east) in enumerate(zip(plan.columns, plan.columns[1:], strict=False)):
        for row, (south, north) in enumerate(zip(plan.rows, plan.rows[1:], strict=False)):
            rect = Rect(west, south, east, north)
            for u, v in ((west, south), (east, south), (west, north), (east, north)):
                corners.add(u, v)
            cut = _cut_round_lake if (column, row) in LAKES else _cut
            quarters.append(Quarter(column, row, rect, tuple(cut(rect, 0, corners, cuts, rng))))
    return Land(tuple(quarters), tuple(cuts), corners)


def _cut(rect: Rect, depth: int, corners: Corners, cuts: list[Cut], rng: random.Random) -> Iterator[Rect]:
    """Yield the blocks of *rect*, cutting its longer side again and again."""
    wide, high = rect.east - rect.west, rect.north - rect.south
    if rect.size < _target(rect) * rng.uniform(1.35, 1.65) or (high == 2 * BANK and wide < 70):
        yield rect
        return
    upright = wide > high * rng.uniform(0.8, 1.25)
    at = _cut_place(rect, upright, corners, rng)
    _note(rect, upright, at, depth, corners, cuts)
    for half in rect.halves(upright, at):
        yield from _cut(half, depth + 1, corners, cuts, rng)


def _cut_round_lake(rect: Rect, depth: int, corners: Corners, cuts: list[Cut], rng: random.Random) -> Iterator[Rect]:
    """Yield the middle of *rect* as one block, the lake's, and the blocks of four strips around it."""
    middle = rect
    for upright, at in ((True, rect.west + _SHORE), (True, rect.east - _SHORE),
                        (False, rect.south + _SHORE), (False, rect.north - _SHORE)):  # fmt: skip
        _note(middle, upright, at, depth + 1, corners, cuts)
        low, high = middle.halves(upright, at)
        middle, strip = sorted((low, high), key=lambda part: part.size, reverse=True)
        yield from _cut(strip, depth + 2, corners, cuts, rng)
    yield middle


def lake_block(quarter: Quarter) -> Rect:
    """Return the lake's block of a quarter around a lake."""
    return quarter.blocks[-1]


def _note(rect: Rect, upright: bool, at: int, depth: int, corners: Corners, cuts: list[Cut]) -> None:
    low, end = (rect.south, rect.north) if upright else (rect.west, rect.east)
    for other in (low, end):
        corners.add(*((at, other) if upright else (other, at)))
    cuts.append(Cut(upright, at, low, end, depth))


def _cut_place(rect: Rect, upright: bool, corners: Corners, rng: random.Random) -> int:
    low, high = (rect.west, rect.east) if upright else (rect.south, rect.north)
    ends = (rect.south, rect.north) if upright else (rect.west, rect.east)
    at = round(low + (high - low) * rng.uniform(0.38, 0.62))
    met = [place for line in ends if (place := corners.near(upright, line, at)) is not None]
    return met[0] if met else at


def _target(rect: Rect) -> float:
    """Return the wanted block size here: small downtown, larger outside."""
    u, v = rect.middle
    away = min(1.0, math.hypot((u - WIDTH * 0.47) / WIDTH * 2, v / HALF_HEIGHT) / 1.1)
    return _TARGET_CENTRE + (_TARGET_EDGE - _TARGET_CENTRE) * away
