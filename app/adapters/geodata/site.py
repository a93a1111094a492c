"""Reads a site's own city from a folder.

Only ``areas.geojson`` must be there. All positions are degrees of WGS-84 or CGCS2000 (not GCJ-02, not BD-09).

``areas.geojson``
    One Polygon (or MultiPolygon of one part, no holes) for each area, with ``level`` (``district``, ``subdistrict``,
    ``community``, ``unit_grid``), ``code`` (6, 9, 12 or 15 digits, beginning with the code of the area above where
    that one is in the file) and ``name``; ``area_type`` (``rural``; absent for a town) of an area and all in it
    chooses the rows of ``config/limits/stages.csv``. Unit grids may touch but not overlap.
``streets.geojson``
    LineStrings with ``name`` and ``class`` (``ring``, ``arterial``, ``minor``, ``alley``, ``rail``; default ``minor``).
``grounds.geojson``
    Polygons with ``what`` (``water``, ``park``, ``building``) and ``name`` (may be absent); their holes are left out.
``city.json``
    ``{"code": "990100", "name": "示范市", "bounds": [west, south, east, north]}``; without it the code is the first
    area's first four digits and ``00``, the name is the folder's, the bounds are those of the areas.
``duty_grids.csv``, ``departments.csv``, ``responsibilities.csv``, ``terminals.csv``
    See :mod:`app.adapters.geodata.lists`; lists of codes in one cell are separated by blanks.
``places.csv``
    See :mod:`app.adapters.geodata.places`: estates, doors, landmarks, points of interest.
"""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from app.adapters.geodata.geojson import Feature, SiteError, parts_of, read_features
from app.adapters.geodata.lists import (
    read_departments,
    read_duty_grids,
    read_responsibilities,
    read_terminals,
    read_vehicles,
)
from app.adapters.geodata.places import read_places
from app.domain.city import Area, AreaLevel, City, Ground, Ring, Street, StreetClass

_GROUNDS = ("water", "park", "building")
_OVERLAP = 0.01
"""Share of the smaller unit grid that two may have in common: surveying noise."""


def read_site(folder: Path) -> City:
    """Return the city in *folder*, or raise :class:`SiteError` naming the file and the feature or line."""
    if not folder.is_dir():
        raise SiteError(f"{folder}: there is no such folder of the city's data")
    areas, outlines = _read_areas(folder / "areas.geojson")
    code, name, bounds = _head(folder, areas, outlines)
    departments = read_departments(folder / "departments.csv")
    grids = read_duty_grids(folder / "duty_grids.csv", areas)
    terminals = read_terminals(folder / "terminals.csv")
    return City(
        code=code, name=name, bounds=bounds, areas=areas,
        streets=_read_streets(folder / "streets.geojson"), grounds=_read_grounds(folder / "grounds.geojson"),
        duty_grids=grids, departments=departments,
        responsibilities=read_responsibilities(folder / "responsibilities.csv", departments),
        terminals=terminals or tuple(dict.fromkeys(one for grid in grids for one in grid.terminals)),
        places=read_places(folder / "places.csv", bounds), vehicles=read_vehicles(folder / "terminals.csv"),
    )  # fmt: skip


def read_city(folder: Path) -> City:
    """Return the city that :func:`app.adapters.geodata.write_city` wrote into *folder*; read like any site's."""
    return read_site(folder)


def _read_areas(path: Path) -> tuple[tuple[Area, ...], list[BaseGeometry]]:
    seen: dict[str, Feature] = {}
    areas, shapes = [], []
    for feature in read_features(path):
        area, outline = _area(feature)
        if area.code in seen:
            raise feature.wrong(f"code stands already on feature {seen[area.code].number}")
        seen[area.code] = feature
        areas.append(area)
        shapes.append(outline)
    if not areas:
        raise SiteError(f"{path.name}: has no areas")
    _check_parents(areas, seen)
    _check_overlaps([(seen[area.code], one) for area, one in zip(areas, shapes, strict=True) if _is_grid(area)])
    return tuple(areas), shapes


def _area(feature: Feature) -> tuple[Area, BaseGeometry]:
    level_text, code = feature.text("level"), feature.text("code")
    if level_text not in tuple(AreaLevel):
        raise feature.wrong(f"level is {level_text!r}; one of {', '.join(AreaLevel)} is needed")
    level = AreaLevel(level_text)
    if not (code.isascii() and code.isdigit() and len(code) == level.digits):
        raise feature.wrong(f"code {code!r} of a {level} must have {level.digits} digits")
    parts = parts_of(feature, "Polygon")
    if len(parts) > 1 or parts[0].interiors:
        holes = sum(len(part.interiors) for part in parts)
        raise feature.wrong(f"a {level} must be one polygon without holes; this has {len(parts)} parts, {holes} holes")
    area = Area(
        level=level,
        code=code,
        name=feature.text("name", code),
        outline=_ring(parts[0]),
        area_type=feature.text("area_type", ""),
    )
    return area, parts[0]


def _check_parents(areas: Sequence[Area], seen: dict[str, Feature]) -> None:
    """Refuse a part whose area above is missing while that level is in the file."""
    widths = {len(area.code) for area in areas}
    for area in areas:
        above = len(area.code) - 3
        if above in widths and area.code[:above] not in seen:
            raise seen[area.code].wrong(f"the area above it, {area.code[:above]}, is not in the file")


def _check_overlaps(grids: list[tuple[Feature, BaseGeometry]]) -> None:
    """Refuse unit grids that overlap by more than surveying noise."""
    shapes = np.array([one for _feature, one in grids], dtype=object)
    for left, right in shapely.STRtree(shapes).query(shapes, predicate="intersects").T:
        if left >= right:
            continue
        common = shapes[left].intersection(shapes[right]).area
        if common > _OVERLAP * min(shapes[left].area, shapes[right].area):
            raise grids[right][0].wrong(f"overlaps feature {grids[left][0].number}")


def _is_grid(area: Area) -> bool:
    return area.level is AreaLevel.UNIT_GRID


def _read_streets(path: Path) -> tuple[Street, ...]:
    if not path.exists():
        return ()
    found = []
    for feature in read_features(path):
        rank = feature.text("class", "minor")
        if rank not in tuple(StreetClass):
            raise feature.wrong(f"class is {rank!r}; one of {', '.join(StreetClass)} is needed")
        for part in parts_of(feature, "LineString"):
            line = tuple((float(x), float(y)) for x, y in part.coords)
            found.append(Street(name=feature.text("name", ""), street_class=StreetClass(rank), line=line))
    return tuple(found)


def _read_grounds(path: Path) -> tuple[Ground, ...]:
    if not path.exists():
        return ()
    found = []
    for feature in read_features(path):
        what = feature.text("what")
        if what not in _GROUNDS:
            raise feature.wrong(f"what is {what!r}; one of {', '.join(_GROUNDS)} is needed")
        parts = parts_of(feature, "Polygon")
        found += [Ground(what=what, name=feature.text("name", ""), outline=_ring(part)) for part in parts]
    return tuple(found)


def _ring(polygon: BaseGeometry) -> Ring:
    return tuple((float(x), float(y)) for x, y in polygon.exterior.coords)


def _head(
    folder: Path, areas: tuple[Area, ...], outlines: list[BaseGeometry]
) -> tuple[str, str, tuple[float, float, float, float]]:
    """Return code, name and bounds from ``city.json``, what it does not say from the areas."""
    said = _read_head(folder / "city.json")
    code = said.get("code", min(area.code for area in areas)[:4] + "00")
    if not (isinstance(code, str) and code.isascii() and code.isdigit() and len(code) == 6):
        raise SiteError(f"city.json: code {code!r} must have six digits")
    west, south, east, north = shapely.total_bounds(outlines)
    bounds = said.get("bounds", [float(west), float(south), float(east), float(north)])
    return code, str(said.get("name", folder.name)), _checked_bounds(bounds)


def _read_head(path: Path) -> dict[str, object]:
    if not path.exists():
        return {}
    try:
        read = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise SiteError(f"{path.name}: cannot be read: {error}") from error
    if not isinstance(read, dict):
        raise SiteError(f"{path.name}: is no JSON object")
    return read


def _checked_bounds(bounds: object) -> tuple[float, float, float, float]:
    if isinstance(bounds, list) and len(bounds) == 4 and all(isinstance(one, int | float) for one in bounds):
        west, south, east, north = (float(one) for one in bounds)
        if -180 <= west < east <= 180 and -90 <= south < north <= 90:
            return west, south, east, north
    raise SiteError(f"city.json: bounds {bounds!r} must be [west, south, east, north] in degrees")
