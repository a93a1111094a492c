"""Gathers what has a name in a city: the six kinds of places, each at a point inside the city."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
import shapely

from app.domain.city import AreaLevel, City, Line, Street, StreetClass
from app.domain.place import NamedPlace, PlaceKind
from app.situation.places import Places

COMMUNITY = "社区"
NEAR_M = 150.0
"""A place is also found by the street this near: [街巷名][兴趣点]."""
_NAMED_LEVELS = (AreaLevel.DISTRICT, AreaLevel.SUBDISTRICT, AreaLevel.COMMUNITY)
_GROUND_KINDS = {"water": PlaceKind.LANDMARK, "park": PlaceKind.LANDMARK, "building": PlaceKind.POI}
_SHARES = (0.5, 0.25, 0.75, 0.1, 0.9, 0.0, 1.0)
"""Where on a street its point is looked for: its middle, else nearer to its ends."""


def named_places(city: City, places: Places) -> tuple[NamedPlace, ...]:
    """Return everything named, areas first, then estates, streets, landmarks, points of interest, doors.

    Parks and waters are landmarks, named buildings points of interest. A site that lists no estates has one for each
    community, by its name without 社区. What lies outside the city is left out.
    """
    found = [*_areas(city, places), *_streets(city, places), *_grounds(city, places), *city.places]
    if not any(one.kind is PlaceKind.ESTATE for one in found):
        found += _estates(found)
    inside = (one for one in found if one.name and places.contains(one.lon, one.lat))
    order = {kind: number for number, kind in enumerate(_ORDER)}
    return tuple(sorted(inside, key=lambda one: (order[one.kind], len(one.name), one.name, one.lon, one.lat)))


_ORDER = (PlaceKind.STREET, PlaceKind.AREA, PlaceKind.ESTATE, PlaceKind.LANDMARK, PlaceKind.POI, PlaceKind.DOOR)


def streets_by_name(streets: Iterable[Street]) -> Mapping[str, Sequence[Line]]:
    """Return the pieces of each named street, as they stand in the city."""
    found: defaultdict[str, list[Line]] = defaultdict(list)
    for street in streets:
        if street.name and len(street.line) > 1:
            found[street.name].append(street.line)
    return found


def roads_near(
    streets: Iterable[Street], named: Sequence[NamedPlace], metres_per_degree: tuple[float, float]
) -> list[str]:
    """Return the name of the street within :data:`NEAR_M` of each place, ``""`` where there is none; all at once."""
    scale = np.array(metres_per_degree)
    roads = [one for one in streets if one.name and one.street_class is not StreetClass.RAIL and len(one.line) > 1]
    found = [""] * len(named)
    if not roads or not named:
        return found
    tree = shapely.STRtree([shapely.LineString(np.array(one.line) * scale) for one in roads])
    points = shapely.points(np.array([(one.lon, one.lat) for one in named]) * scale)
    for place, road in tree.query_nearest(points, max_distance=NEAR_M, all_matches=False).T.tolist():
        found[place] = roads[road].name
    return found


def _areas(city: City, places: Places) -> Iterator[NamedPlace]:
    for area in city.areas:
        if area.level in _NAMED_LEVELS and area.name:
            yield from _at(area.name, PlaceKind.AREA, _points_in(shapely.Polygon(area.outline)), places)


def _streets(city: City, places: Places) -> Iterator[NamedPlace]:
    for name, pieces in streets_by_name(city.streets).items():
        lines = sorted((shapely.LineString(piece) for piece in pieces), key=lambda line: -line.length)
        points = [line.interpolate(share, normalized=True) for line in lines for share in _SHARES]
        vertices = (vertex for line in lines for vertex in line.coords)
        yield from _at(name, PlaceKind.STREET, [*((p.x, p.y) for p in points), *vertices], places)


def _grounds(city: City, places: Places) -> Iterator[NamedPlace]:
    for ground in city.grounds:
        if ground.name and ground.what in _GROUND_KINDS:
            outline = shapely.Polygon(ground.outline)
            yield from _at(ground.name, _GROUND_KINDS[ground.what], _points_in(outline), places)


def _estates(found: Sequence[NamedPlace]) -> list[NamedPlace]:
    return [
        NamedPlace(name=one.name.removesuffix(COMMUNITY), kind=PlaceKind.ESTATE, lon=one.lon, lat=one.lat)
        for one in found
        if one.kind is PlaceKind.AREA and one.name.endswith(COMMUNITY) and one.name != COMMUNITY
    ]


def _points_in(outline: shapely.Polygon) -> Iterator[tuple[float, float]]:
    """Yield points of an outline, the most central one first."""
    middle = outline.representative_point()
    yield middle.x, middle.y
    yield from ((x, y) for x, y in outline.exterior.coords)


def _at(name: str, kind: PlaceKind, points: Iterable[tuple[float, ...]], places: Places) -> Iterator[NamedPlace]:
    """Yield the place at the first of *points* that is in the city; nothing where none is."""
    point = next(((x, y) for x, y, *_ in points if places.contains(x, y)), None)
    if point is not None:
        yield NamedPlace(name=name, kind=kind, lon=point[0], lat=point[1])
