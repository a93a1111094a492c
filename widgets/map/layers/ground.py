"""The city itself as vectors: grounds, unit grids, streets by class, district borders and their names."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, Polygon

from app.domain.city import AreaLevel, City, Line, Street, StreetClass
from widgets.map.layers import MapLayer
from widgets.map.mercator import Anchor
from widgets.map.packing import Array, pack

LAYER = MapLayer("ground", 10)

METRES_PER_DEGREE = 111_320.0

LABEL_SPOTS = 12
"""Places along a street where its name may stand."""

LEVELS_M = (0.0, 3.0, 10.0)
"""Levels of detail: what a level's lines may be off by, in metres. The page takes the coarsest that is off by less than a pixel."""
_DETAILED = frozenset({"building", "alley"})
"""Kinds that are only drawn from near, so that they have no coarser level."""

_NAMED = (StreetClass.RING, StreetClass.ARTERIAL, StreetClass.MINOR, StreetClass.ALLEY)


@dataclass(slots=True)
class _Shapes:
    """Lines or rings of one kind, gathered for one pair of arrays."""

    points: list[NDArray[np.float64]] = field(default_factory=list)

    def add(self, coordinates: Iterable[Sequence[float]]) -> None:
        """Add one line or ring of (lon, lat) degrees."""
        self.points.append(np.asarray(tuple(coordinates), dtype=np.float64).reshape(-1, 2))

    def coarser(self, metres: float) -> "_Shapes":
        """Return the same shapes with fewer points, each off by *metres* at most; none is left out, for they are counted."""
        lines = [LineString(points) for points in self.points]
        kept = shapely.simplify(lines, metres / METRES_PER_DEGREE, preserve_topology=True)
        return _Shapes([shapely.get_coordinates(line) for line in kept])

    def arrays(self, name: str, anchor: Anchor) -> dict[str, Array]:
        """Return ``name.x``, ``name.y`` and ``name.starts`` (one more than there are shapes)."""
        joined = np.concatenate(self.points) if self.points else np.empty((0, 2))
        starts = np.cumsum([0, *(len(points) for points in self.points)]).astype(np.uint32)
        return {
            f"{name}.x": anchor.east(joined[:, 0]),
            f"{name}.y": anchor.south(joined[:, 1]),
            f"{name}.starts": starts,
        }


def encode(anchor: Anchor, city: City) -> bytes:
    """Return the standing city for the page; made once per city (about 0.1 s for 1,500 streets and 600 grids)."""
    shapes = _grounds(city) | _streets(city) | _borders(city)
    arrays: dict[str, Array] = {}
    for name, gathered in shapes.items():
        arrays |= gathered.arrays(name, anchor)
        for level, metres in enumerate(LEVELS_M[1:], 1):
            if name not in _DETAILED:
                arrays |= gathered.coarser(metres).arrays(f"{name}@{level}", anchor)
    names, spots = _names(city)
    return pack({"names": names, "levels": LEVELS_M}, arrays | spots.arrays("names", anchor))


def _grounds(city: City) -> dict[str, _Shapes]:
    """Return blocks (the unit grids' own ground), water, parks and buildings."""
    shapes = {name: _Shapes() for name in ("blocks", "water", "park", "building")}
    for ground in city.grounds:
        shapes[ground.what].add(ground.outline)
    for area in city.areas:
        if area.level is AreaLevel.UNIT_GRID:
            shapes["blocks"].add(area.outline)
    return shapes


def _streets(city: City) -> dict[str, _Shapes]:
    """Return the streets of each class."""
    shapes = {street_class.value: _Shapes() for street_class in StreetClass}
    for street in city.streets:
        shapes[street.street_class.value].add(street.line)
    return shapes


def _borders(city: City) -> dict[str, _Shapes]:
    """Return the borders of unit grids and districts, each shared side once, so that dashes do not run over dashes."""
    return {
        "unit_grid": _shared_sides(city, AreaLevel.UNIT_GRID),
        "district": _shared_sides(city, AreaLevel.DISTRICT),
    }


def _shared_sides(city: City, level: AreaLevel) -> _Shapes:
    """Return the sides of all areas of *level* as few long lines."""
    shapes = _Shapes()
    rings = [LineString(area.outline) for area in city.areas if area.level is level]
    merged = shapely.line_merge(shapely.union_all(rings)) if rings else LineString()
    for line in shapely.get_parts(merged):
        shapes.add(shapely.get_coordinates(line).tolist())
    return shapes


def _names(city: City) -> tuple[list[dict[str, str]], _Shapes]:
    """Return the names to print, most important first, and for each the places where it may stand."""
    districts = [(area.name, area.outline) for area in city.areas if area.level is AreaLevel.DISTRICT]
    waters = [(ground.name, ground.outline) for ground in city.grounds if ground.what == "water" and ground.name]
    entries: list[tuple[dict[str, str], Line]] = [
        ({"text": name, "kind": kind}, (_middle(outline),))
        for kind, named in (("district", districts), ("water", waters))
        for name, outline in named
    ]
    entries += _street_names(city.streets)
    spots = _Shapes()
    for _, places in entries:
        spots.add(places)
    return [name for name, _ in entries], spots


def _street_names(streets: Iterable[Street]) -> list[tuple[dict[str, str], Line]]:
    """Return one entry per street name, by class and then by length."""
    by_name: dict[str, list[Street]] = defaultdict(list)
    for street in streets:
        if street.name and street.street_class in _NAMED:
            by_name[street.name].append(street)
    ranked = sorted(by_name.items(), key=lambda item: _street_rank(item[1]))
    return [({"text": name, "kind": parts[0].street_class.value}, _spots_along(parts)) for name, parts in ranked]


def _street_rank(parts: Sequence[Street]) -> tuple[int, float]:
    """Return the sorting key of a street: its class, then the longest first."""
    return min(_NAMED.index(part.street_class) for part in parts), -sum(LineString(part.line).length for part in parts)


def _spots_along(parts: Sequence[Street]) -> Line:
    """Return points at equal steps along *parts*, never on a street's end, those near its middle first."""
    lines = [LineString(part.line) for part in parts]
    total = sum(line.length for line in lines)
    spots: list[tuple[float, float]] = []
    for line in lines:
        count = max(1, round(LABEL_SPOTS * line.length / total)) if total else 1
        for step in range(count):
            point = line.interpolate((step + 0.5) / count, normalized=True)
            spots.append((point.x, point.y))
    x, y = np.mean(spots, axis=0)
    return tuple(sorted(spots, key=lambda spot: math.hypot(spot[0] - x, spot[1] - y)))


def _middle(outline: Line) -> tuple[float, float]:
    """Return a point that lies inside *outline*."""
    point = shapely.point_on_surface(Polygon(outline))
    return point.x, point.y
