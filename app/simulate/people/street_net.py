"""The streets as a net to walk on: junctions and the ways between them, in metres."""

import heapq
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

import numpy as np
import shapely

from app.domain.city import AreaLevel, City, StreetClass
from app.situation.places import Places

_HOME_TOLERANCE_M = 12.0
_NOT_WALKED = (StreetClass.RAIL, StreetClass.RING)

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Way:
    """A stretch between two junctions, in one direction: its points and how far each is from the start, in metres."""

    start: int
    end: int
    points: tuple[Point, ...]
    upto: tuple[float, ...]

    @property
    def length(self) -> float:
        """Its length in metres."""
        return self.upto[-1]

    @property
    def street(self) -> tuple[int, int]:
        """The stretch itself, the same in both directions."""
        return min(self.start, self.end), max(self.start, self.end)


@dataclass(frozen=True, slots=True)
class StreetNet:
    """Junctions (metres), the ways that leave each, and the junctions within each responsibility grid."""

    junctions: tuple[Point, ...]
    ways: tuple[tuple[Way, ...], ...]
    homes: Mapping[str, frozenset[int]]
    metres_per_degree: Point
    _forth: tuple[Way, ...] = field(repr=False)
    _lines: shapely.STRtree = field(repr=False)

    def metres(self, lon: float, lat: float) -> Point:
        """Return the place in metres."""
        kx, ky = self.metres_per_degree
        return lon * kx, lat * ky

    def degrees(self, x: float, y: float) -> Point:
        """Return (lon, lat), rounded to about a decimetre."""
        kx, ky = self.metres_per_degree
        return round(x / kx, 6), round(y / ky, 6)

    def stop_at(self, lon: float, lat: float) -> tuple[Way, float]:
        """Return the way nearest to a place, and how many metres along it the place is."""
        point = shapely.Point(self.metres(lon, lat))
        number = int(self._lines.nearest(point))
        return self._forth[number], float(shapely.line_locate_point(self._lines.geometries[number], point))

    def path(self, start: int, goal: int) -> list[Way]:
        """Return the ways of a short path (A* along the crow's flight); empty where there is none."""
        came: dict[int, Way] = {}
        best = {start: 0.0}
        heap = [(0.0, start)]
        while heap:
            _, here = heapq.heappop(heap)
            if here == goal:
                return _unwound(came, start, goal)
            for way in self.ways[here]:
                cost = best[here] + way.length
                if cost < best.get(way.end, math.inf):
                    best[way.end], came[way.end] = cost, way
                    heapq.heappush(heap, (cost + math.dist(self.junctions[way.end], self.junctions[goal]), way.end))
        return []


def street_net(city: City, places: Places) -> StreetNet:
    """Return the net of the city's streets; its largest connected part, so that every path exists."""
    kx, ky = places.metres_per_degree
    lines = [
        shapely.LineString([(lon * kx, lat * ky) for lon, lat in street.line])
        for street in city.streets
        if street.street_class not in _NOT_WALKED
    ]
    pieces = [tuple(piece.coords) for piece in shapely.get_parts(shapely.union_all(lines)).tolist()]
    junctions, ways = _joined(_stretches(pieces))
    homes = _homes(city, junctions, (kx, ky))
    forth = tuple(way for leaving in ways for way in leaving if way.start <= way.end)
    lines = shapely.STRtree([shapely.LineString(way.points) for way in forth])
    return StreetNet(junctions, ways, homes, (kx, ky), forth, lines)


def _stretches(pieces: list[tuple[Point, ...]]) -> list[tuple[Point, ...]]:
    """Return the *pieces* between junctions, those of the largest connected part."""
    group: dict[Point, Point] = {}

    def top(point: Point) -> Point:
        while group.setdefault(point, point) != point:
            group[point] = group[group[point]]
            point = group[point]
        return point

    keyed = [(piece, _key(piece[0]), _key(piece[-1])) for piece in pieces]
    for _, start, end in keyed:
        group[top(start)] = top(end)
    tops = [top(start) for _, start, _ in keyed]
    largest = max(set(tops), key=lambda one: (tops.count(one), one))
    return [piece for (piece, _, _), one in zip(keyed, tops, strict=True) if one == largest]


def _joined(pieces: list[tuple[Point, ...]]) -> tuple[tuple[Point, ...], tuple[tuple[Way, ...], ...]]:
    numbers: dict[Point, int] = {}
    leaving: list[list[Way]] = []
    for piece in pieces:
        ends = []
        for point in (piece[0], piece[-1]):
            if _key(point) not in numbers:
                numbers[_key(point)] = len(leaving)
                leaving.append([])
            ends.append(numbers[_key(point)])
        leaving[ends[0]].append(_way(ends[0], ends[1], piece))
        leaving[ends[1]].append(_way(ends[1], ends[0], piece[::-1]))
    return tuple(numbers), tuple(tuple(ways) for ways in leaving)


def _way(start: int, end: int, points: tuple[Point, ...]) -> Way:
    return Way(start, end, points, tuple(accumulate((math.dist(a, b) for a, b in pairwise(points)), initial=0.0)))


def _key(point: Point) -> Point:
    return round(point[0], 1), round(point[1], 1)


def _homes(city: City, junctions: tuple[Point, ...], metres_per_degree: Point) -> dict[str, frozenset[int]]:
    """Return the junctions within each responsibility grid; a grid without any has the one nearest to its middle."""
    kx, ky = metres_per_degree
    rings = {area.code: area.outline for area in city.areas if area.level is AreaLevel.UNIT_GRID}
    points = np.array(junctions)
    homes = {}
    for grid in city.duty_grids:
        parts = [shapely.Polygon([(lon * kx, lat * ky) for lon, lat in rings[code]]) for code in grid.unit_grids]
        outline = shapely.union_all(parts).buffer(_HOME_TOLERANCE_M)
        inside = np.flatnonzero(shapely.contains_xy(outline, points[:, 0], points[:, 1]))
        middle = outline.centroid
        nearest = int(np.argmin(np.hypot(points[:, 0] - middle.x, points[:, 1] - middle.y)))
        homes[grid.code] = frozenset(inside.tolist() or [nearest])
    return homes


def _unwound(came: Mapping[int, Way], start: int, goal: int) -> list[Way]:
    ways = []
    while goal != start:
        way = came[goal]
        ways.append(way)
        goal = way.start
    return ways[::-1]
