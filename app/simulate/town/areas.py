"""Districts, subdistricts, communities and unit grids over a town's blocks."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from app.domain.city import Area, AreaLevel
from app.simulate.town.blocks import Corners, Land, Place, Quarter, Rect
from app.simulate.town.ground_plan import Ground, Point
from app.simulate.town.names import DISTRICTS, SUBDISTRICTS, community_names

_RIVER_ROW = 3
_BAND = 22
"""Lattice steps of a row of grids when they are numbered west to east, then north to south."""
_PER_SUBDISTRICT = 4
_LAST_COLUMN, _LAST_ROW = 8, 6
RURAL = "rural"
"""The area type of a subdistrict whose communities all lie at the town's edge."""


@dataclass(frozen=True, slots=True)
class Community:
    """A community's blocks: a quarter, on the north bank with its stretch of river."""

    column: int
    row: int
    blocks: tuple[Rect, ...]


def areas(ground: Ground, land: Land, code: str, rng: random.Random) -> tuple[Area, ...]:
    """Return the areas of all four levels, each before its parts. *code* is the city's, ending in ``00``."""
    names, streets = iter(community_names(rng)), iter(SUBDISTRICTS)
    drawing = _Drawing(ground, land.corners)
    found: list[Area] = []
    for number, district in enumerate(_districts(land), 1):
        found += drawing.district(f"{code[:4]}{number:02d}", DISTRICTS[number - 1], district, streets, names)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Drawing:
    """Turns blocks into areas with codes, names and outlines."""

    ground: Ground
    corners: Corners
    known: dict[Point, Point] = field(default_factory=dict)
    """Places on the earth by their places on the lattice: neighbours and the four levels share nearly all of them."""

    def district(
        self, code: str, name: str, members: list[Community], streets: Iterator[str], names: Iterator[str]
    ) -> Iterator[Area]:
        """Yield a district and everything in it."""
        yield self._area(AreaLevel.DISTRICT, code, name, (block for part in members for block in part.blocks))
        for number, group in enumerate(_groups(members), 1):
            yield from self._subdistrict(f"{code}{number:03d}", next(streets), group, names)

    def _subdistrict(self, code: str, name: str, members: list[Community], names: Iterator[str]) -> Iterator[Area]:
        kind = RURAL if all(_is_fringe(part) for part in members) else ""
        blocks = (block for part in members for block in part.blocks)
        yield replace(self._area(AreaLevel.SUBDISTRICT, code, name, blocks), area_type=kind)
        for number, community in enumerate(members, 1):
            yield from self._community(f"{code}{number:03d}", next(names), community.blocks)

    def _community(self, code: str, name: str, blocks: tuple[Rect, ...]) -> Iterator[Area]:
        yield self._area(AreaLevel.COMMUNITY, code, name, blocks)
        for number, block in enumerate(sorted(blocks, key=_reading_order), 1):
            yield self._area(AreaLevel.UNIT_GRID, f"{code}{number:03d}", f"{name} {number:03d}", (block,))

    def _area(self, level: AreaLevel, code: str, name: str, blocks: Iterable[Rect]) -> Area:
        places: list[Point] = [(u, v) for u, v in _outline([self.corners.outline(block) for block in blocks])]
        return Area(level=level, code=code, name=name, outline=tuple(map(self._point, [*places, places[0]])))

    def _point(self, place: Point) -> Point:
        found = self.known.get(place)
        if found is None:
            found = self.known[place] = self.ground.point(*place)
        return found


def _districts(land: Land) -> list[list[Community]]:
    """Return the communities of the four districts: west and north of the river, then south and east."""
    communities = {(part.column, part.row): part for part in _communities(land)}
    columns = (range(4), range(4, 9), range(5), range(5, 9))
    rows = ((6, 5, 4), (6, 5, 4), (2, 1, 0), (2, 1, 0))
    return [
        [communities[column, row] for column in span for row in (band if column % 2 == 0 else band[::-1])]
        for span, band in zip(columns, rows, strict=True)
    ]


def _communities(land: Land) -> Iterator[Community]:
    rivers: dict[int, Quarter] = {quarter.column: quarter for quarter in land.quarters if quarter.row == _RIVER_ROW}
    for quarter in land.quarters:
        if quarter.row == _RIVER_ROW:
            continue
        wet = rivers[quarter.column].blocks if quarter.row == _RIVER_ROW + 1 else ()
        yield Community(quarter.column, quarter.row, (*quarter.blocks, *wet))


def _is_fringe(community: Community) -> bool:
    return community.column in (0, _LAST_COLUMN) or community.row in (0, _LAST_ROW)


def _groups(members: list[Community]) -> Iterator[list[Community]]:
    """Yield neighbouring communities by three to five."""
    count = max(1, round(len(members) / _PER_SUBDISTRICT))
    for index in range(count):
        yield members[len(members) * index // count : len(members) * (index + 1) // count]


def _reading_order(block: Rect) -> tuple[int, float]:
    u, v = block.middle
    return round(-v / _BAND), u


def _outline(rings: list[list[Place]]) -> list[Place]:
    """Return the outer ring of neighbouring counter-clockwise *rings*: inner edges meet their opposite and vanish."""
    edges = {edge for ring in rings for edge in zip(ring, [*ring[1:], ring[0]], strict=True)}
    outer = dict(sorted(edge for edge in edges if edge[::-1] not in edges))
    start = place = min(outer)
    found = [start]
    while (place := outer[place]) != start:
        found.append(place)
    return found
