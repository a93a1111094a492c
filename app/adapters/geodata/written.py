"""Writes a city into a folder as GeoJSON and CSV; the same city gives the same bytes."""

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from app.adapters.geodata.lists import (
    DEPARTMENT_COLUMNS,
    DUTY_GRID_COLUMNS,
    PERSON,
    RESPONSIBILITY_COLUMNS,
    TERMINAL_COLUMNS,
    TERMINAL_MORE,
    VEHICLE,
)
from app.adapters.geodata.places import PLACE_COLUMNS
from app.domain.city import Area, City


def write_city(city: City, folder: Path) -> None:
    """Write *city* into *folder*, made if need be; files of the same names are replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    head = {"code": city.code, "name": city.name, "bounds": list(city.bounds)}
    (folder / "city.json").write_text(json.dumps(head, ensure_ascii=False) + "\n", encoding="utf-8")
    _write_maps(city, folder)
    _write_lists(city, folder)


def _area_properties(area: Area) -> dict[str, str]:
    typed = {"area_type": area.area_type} if area.area_type else {}
    return {"level": area.level, "code": area.code, "name": area.name, **typed}


def _write_maps(city: City, folder: Path) -> None:
    _write_features(
        folder / "areas.geojson",
        (_area_properties(area) for area in city.areas),
        ({"type": "Polygon", "coordinates": [area.outline]} for area in city.areas),
    )
    _write_features(
        folder / "streets.geojson",
        ({"name": street.name, "class": street.street_class} for street in city.streets),
        ({"type": "LineString", "coordinates": street.line} for street in city.streets),
    )
    _write_features(
        folder / "grounds.geojson",
        ({"what": ground.what, "name": ground.name} for ground in city.grounds),
        ({"type": "Polygon", "coordinates": [ground.outline]} for ground in city.grounds),
    )


def _write_lists(city: City, folder: Path) -> None:
    grids = ((grid.code, grid.name, " ".join(grid.unit_grids), " ".join(grid.terminals)) for grid in city.duty_grids)
    _write_rows(folder / "duty_grids.csv", DUTY_GRID_COLUMNS, grids)
    _write_rows(folder / "departments.csv", DEPARTMENT_COLUMNS, _values(city.departments, DEPARTMENT_COLUMNS))
    rows = _values(city.responsibilities, RESPONSIBILITY_COLUMNS)
    _write_rows(folder / "responsibilities.csv", RESPONSIBILITY_COLUMNS, rows)
    kinds = ((one, VEHICLE if one in city.vehicles else PERSON) for one in city.terminals)
    _write_rows(folder / "terminals.csv", (*TERMINAL_COLUMNS, *TERMINAL_MORE), kinds)
    _write_rows(folder / "places.csv", PLACE_COLUMNS, _values(city.places, PLACE_COLUMNS))


def _write_features(
    path: Path, properties: Iterable[Mapping[str, str]], geometries: Iterable[Mapping[str, object]]
) -> None:
    """Write one feature a line, so that a change shows as a line."""
    features = (
        json.dumps({"type": "Feature", "properties": named, "geometry": geometry}, ensure_ascii=False)
        for named, geometry in zip(properties, geometries, strict=True)
    )
    body = ",\n".join(features)
    path.write_text(f'{{"type": "FeatureCollection", "features": [\n{body}\n]}}\n', encoding="utf-8")


def _values(things: Iterable[object], columns: Sequence[str]) -> Iterable[tuple[object, ...]]:
    return (tuple(getattr(thing, column) for column in columns) for thing in things)


def _write_rows(path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)
