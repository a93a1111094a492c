"""Building outlines of a generated town, kept off streets, waters, railway and parks."""

import math
import random
from collections.abc import Iterable, Iterator

import shapely

from app.domain import city
from app.domain.city import Street, StreetClass
from app.simulate.town.blocks import Land, Rect
from app.simulate.town.ground_plan import HALF_HEIGHT, WIDTH, Ground, Point

_HALF_WIDTH_M = {
    StreetClass.RING: 38, StreetClass.ARTERIAL: 28, StreetClass.MINOR: 16, StreetClass.ALLEY: 9, StreetClass.RAIL: 30,
}  # fmt: skip
_METRES_A_DEGREE = 104000.0
"""Roughly, for buffers only."""

Box = tuple[float, float, float, float]


def buildings(
    ground: Ground, land: Land, streets: Iterable[Street], free: Iterable[city.Ground], rng: random.Random
) -> tuple[city.Ground, ...]:
    """Return the outlines that keep clear of *streets* and of the *free* grounds."""
    rings = [ring for block in land.blocks() for ring in _of_block(ground, block, rng)]
    shapes = shapely.polygons([shapely.linearrings(ring) for ring in rings])
    kept = set(range(len(rings))) - {int(hit) for hit in _blocked(shapes, streets, free)}
    return tuple(city.Ground(what="building", name="", outline=rings[index]) for index in sorted(kept))


def _blocked(shapes: object, streets: Iterable[Street], free: Iterable[city.Ground]) -> Iterable[int]:
    tree = shapely.STRtree(shapes)
    lines = [
        shapely.LineString(street.line).buffer(_HALF_WIDTH_M[street.street_class] / _METRES_A_DEGREE, quad_segs=2)
        for street in streets
    ]
    areas = [shapely.Polygon(area.outline) for area in free]
    hits: Iterable[int] = tree.query([*lines, *areas], predicate="intersects")[1]
    return hits


def _of_block(ground: Ground, block: Rect, rng: random.Random) -> Iterator[city.Ring]:
    """Yield outlines in *block*: lots cut until they are house-sized, some left empty."""
    u, v = block.middle
    away = min(1.0, math.hypot((u - WIDTH * 0.47) / WIDTH * 2, v / HALF_HEIGHT))
    box = (block.west + 1.8, block.south + 1.8, block.east - 1.8, block.north - 1.8)
    for lot in _lots(box, 25 + 30 * away, rng):
        if rng.random() > 0.07 + 0.25 * away:
            yield ground.ring(_house(lot, rng))


def _lots(box: Box, target: float, rng: random.Random) -> Iterator[Box]:
    west, south, east, north = box
    wide, high = east - west, north - south
    if wide <= 0 or high <= 0:
        return
    if wide * high < target * rng.uniform(1.2, 2.2) and max(wide, high) < 13:
        yield box
        return
    share = rng.uniform(0.4, 0.6)
    if wide > high:
        at = west + wide * share
        halves = ((west, south, at, north), (at, south, east, north))
    else:
        at = south + high * share
        halves = ((west, south, east, at), (west, at, east, north))
    for half in halves:
        yield from _lots(half, target, rng)


def _house(lot: Box, rng: random.Random) -> list[Point]:
    """Return a rectangle or an L set back inside *lot*."""
    west, south, east, north = (
        edge + sign * rng.uniform(0.35, 1.1) for edge, sign in zip(lot, (1, 1, -1, -1), strict=True)
    )
    if rng.random() < 0.8 or east - west < 4 or north - south < 4:
        return [(west, south), (east, south), (east, north), (west, north)]
    u, v = west + (east - west) * rng.uniform(0.4, 0.6), south + (north - south) * rng.uniform(0.4, 0.6)
    corner = [(u, north), (u, v), (west, v)] if rng.random() < 0.5 else [(west, north), (west, v), (u, v), (u, south)]
    if len(corner) == 3:
        return [(west, south), (east, south), (east, north), *corner]
    return [(u, south), (east, south), (east, north), (west, north), (west, v), (u, v)]
