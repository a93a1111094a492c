"""The cameras of a generated town: at crossings of its streets, never two at one."""

import math
import random
from collections.abc import Iterator

import shapely

from app.domain.camera import Camera
from app.domain.city import AreaLevel, City, StreetClass

COUNT = 48
_APART_M = 350.0
_METRES = 111_320.0
_GREAT = (StreetClass.ARTERIAL, StreetClass.RING, StreetClass.MINOR)


def cameras(city: City, base: str, seed: int = 20260611, count: int = COUNT) -> tuple[Camera, ...]:
    """Return up to *count* cameras, the same for the same *seed*; their pictures come from the server at *base*."""
    rng = random.Random(f"cameras/{seed}")
    tree, codes = _grids(city)
    found: list[Camera] = []
    kept: list[tuple[float, float]] = []
    crossings = list(_crossings(city))
    rng.shuffle(crossings)
    for name, lon, lat in crossings:
        if len(found) == count:
            break
        if any(_metres(lon, lat, *other) < _APART_M for other in kept):
            continue
        kept.append((lon, lat))
        number = f"C{len(found) + 1:03d}"
        inside = tree.query(shapely.Point(lon, lat), predicate="intersects")
        found.append(
            Camera(
                id=number, name=name, lon=round(lon, 7), lat=round(lat, 7),
                url=f"{base}/{number}.y4m", still_url=f"{base}/{number}.png", grid=codes[inside[0]] if len(inside) else "",
            )
        )  # fmt: skip
    return tuple(found)


def _crossings(city: City) -> Iterator[tuple[str, float, float]]:
    """Yield where two streets of different names cross: its name, longitude, latitude."""
    lines = [
        (one.name, shapely.LineString(one.line)) for rank in _GREAT for one in city.streets if one.street_class is rank
    ]
    tree = shapely.STRtree([line for _, line in lines])
    west, south, east, north = city.bounds
    for place, (name, line) in enumerate(lines):
        for other in sorted(tree.query(line, predicate="intersects").tolist()):
            if other <= place or lines[other][0] == name:
                continue
            for point in _points(line.intersection(lines[other][1])):
                if west < point.x < east and south < point.y < north:
                    yield f"{name}{lines[other][0]}口", point.x, point.y


def _points(shape: shapely.Geometry) -> list[shapely.Point]:
    parts = getattr(shape, "geoms", [shape])
    return [one for one in parts if one.geom_type == "Point" and not one.is_empty]


def _grids(city: City) -> tuple[shapely.STRtree, list[str]]:
    areas = [area for area in city.areas if area.level is AreaLevel.UNIT_GRID]
    return shapely.STRtree([shapely.Polygon(area.outline) for area in areas]), [area.code for area in areas]


def _metres(lon: float, lat: float, other_lon: float, other_lat: float) -> float:
    east = (lon - other_lon) * math.cos(math.radians(lat)) * _METRES
    return math.hypot(east, (lat - other_lat) * _METRES)
