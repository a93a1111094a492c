"""Where problems arise: along streets, most of them around a few hot spots of different kinds."""

import math
import random
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

import shapely

from app.domain.city import AreaLevel, City, Line, StreetClass
from app.situation.places import Places

_EVERY_M = 30.0
_FROM_BORDER_M = 40.0
_ASIDE_M = 9.0
_KINDS = ("market", "old", "centre", "school", "station", "old", "market", "works", "school")
"""Kinds of the hot spots, the first ones nearest to the town's middle."""
_APART_M = 1350.0
_SPREAD_M = (110.0, 230.0)
_RIVERSIDE = ("滨河路", "滨河南路")
_IN_SPOTS = 0.66
"""So much of all problems arises in the hot spots."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place at a street where something may be found."""

    lon: float
    lat: float
    road: str
    door: int
    grid: str
    duty_grid: str


@dataclass(frozen=True, slots=True)
class Field:
    """Places of one kind with the running sum of their weights; ``theme`` says what is found there."""

    theme: str
    spots: tuple[Spot, ...]
    upto: tuple[float, ...]

    def draw(self, rng: random.Random) -> Spot:
        """Return one of its places, by weight."""
        return self.spots[bisect(self.upto, rng.random() * self.upto[-1], 0, len(self.spots) - 1)]


@dataclass(frozen=True, slots=True)
class Spots:
    """All fields of a city with their shares."""

    fields: tuple[Field, ...]
    upto: tuple[float, ...]
    metres_per_degree: tuple[float, float]

    def draw(self, rng: random.Random) -> tuple[Spot, str]:
        """Return a place some metres beside its street, and the kind of problems found there."""
        field = self.fields[bisect(self.upto, rng.random() * self.upto[-1], 0, len(self.fields) - 1)]
        spot, (kx, ky) = field.draw(rng), self.metres_per_degree
        lon = round(spot.lon + rng.uniform(-_ASIDE_M, _ASIDE_M) / kx, 6)
        lat = round(spot.lat + rng.uniform(-_ASIDE_M, _ASIDE_M) / ky, 6)
        return Spot(lon, lat, spot.road, spot.door, spot.grid, spot.duty_grid), field.theme


def spots_of(city: City, places: Places, themes: Mapping[str, float], seed: int) -> Spots:
    """Return the places of *city* with as many problems of each of *themes* as its weight says."""
    rng, everywhere = random.Random(f"spots/{seed}"), tuple(_along_streets(city, places))
    kinds = [kind for kind in _KINDS if kind in themes]
    fields = [
        _around(centre, kind, everywhere, places, rng.uniform(*_SPREAD_M))
        for kind, centre in zip(kinds, _centres(city, everywhere, places, len(kinds), rng), strict=False)
    ]
    shares = [themes[field.theme] * rng.uniform(0.6, 1.4) for field in fields]
    scale = _IN_SPOTS / (sum(shares) or 1.0)
    rest = list(_elsewhere(everywhere, themes))
    scale_rest = (1 - _IN_SPOTS) / (sum(share for _, share in rest) or 1.0)
    weights = [share * scale for share in shares] + [share * scale_rest for _, share in rest]
    return Spots((*fields, *(field for field, _ in rest)), tuple(accumulate(weights)), places.metres_per_degree)


def _elsewhere(everywhere: tuple[Spot, ...], themes: Mapping[str, float]) -> Iterator[tuple[Field, float]]:
    """Yield the embankments and the whole town."""
    banks = tuple(spot for spot in everywhere if spot.road in _RIVERSIDE)
    for theme, spots in (("river", banks), ("anywhere", everywhere)):
        if theme in themes and spots:
            yield Field(theme, spots, tuple(float(number) for number in range(1, len(spots) + 1))), themes[theme]


def _along_streets(city: City, places: Places) -> Iterator[Spot]:
    """Yield places along the streets that are in a unit grid and not at the town's very border."""
    kx, ky = places.metres_per_degree
    west, south, east, north = city.bounds
    border_x, border_y = _FROM_BORDER_M / kx, _FROM_BORDER_M / ky
    stops = [
        (lon, lat, street.name, 2 * number + 1)
        for street in city.streets
        if street.street_class not in (StreetClass.RAIL, StreetClass.RING)
        for number, (lon, lat) in enumerate(_steps(street.line, kx, ky))
        if west + border_x < lon < east - border_x and south + border_y < lat < north - border_y
    ]
    grids = _grids_at(city, [(lon, lat) for lon, lat, _, _ in stops])
    for (lon, lat, road, door), grid in zip(stops, grids, strict=True):
        if grid:
            yield Spot(lon, lat, road, door, grid, places.duty_grid_of(grid))


def _grids_at(city: City, points: list[tuple[float, float]]) -> list[str]:
    """Return the code of the unit grid at each point, ``""`` outside; all at once, one by one takes a second."""
    grids = sorted((area for area in city.areas if area.level is AreaLevel.UNIT_GRID), key=lambda area: area.code)
    tree = shapely.STRtree([shapely.Polygon(area.outline) for area in grids])
    found = [""] * len(points)
    for point, grid in tree.query(shapely.points(points), predicate="intersects").T[::-1].tolist():
        found[point] = grids[grid].code
    return found


def _steps(line: Line, kx: float, ky: float) -> Iterator[tuple[float, float]]:
    """Yield points along *line* about every 30 m."""
    for (lon, lat), (next_lon, next_lat) in pairwise(line):
        count = max(1, round(math.hypot((next_lon - lon) * kx, (next_lat - lat) * ky) / _EVERY_M))
        for step in range(count):
            yield lon + (next_lon - lon) * step / count, lat + (next_lat - lat) * step / count


def _centres(city: City, spots: Sequence[Spot], places: Places, count: int, rng: random.Random) -> list[Spot]:
    """Return *count* places well apart, the more central ones first."""
    lon, lat = (city.bounds[0] + city.bounds[2]) / 2, (city.bounds[1] + city.bounds[3]) / 2
    found: list[Spot] = []
    for spot in rng.sample(spots, len(spots)):
        if all(places.metres(spot.lon, spot.lat, one.lon, one.lat) > _APART_M for one in found):
            found.append(spot)
    found.sort(key=lambda spot: places.metres(spot.lon, spot.lat, lon, lat) * rng.uniform(0.5, 1.5))
    return found[:count]


def _around(centre: Spot, theme: str, everywhere: Sequence[Spot], places: Places, spread_m: float) -> Field:
    near, weights = [], []
    for spot in everywhere:
        metres = places.metres(spot.lon, spot.lat, centre.lon, centre.lat)
        if metres < 3 * spread_m:
            near.append(spot)
            weights.append(math.exp(-((metres / spread_m) ** 2) / 2))
    return Field(theme, tuple(near), tuple(accumulate(weights)))
