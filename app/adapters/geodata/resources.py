"""Reads and writes the list of emergency resources a site may have: ``resources.csv``."""

import csv
from collections.abc import Iterable
from math import isfinite
from pathlib import Path

from app.adapters.geodata.lists import Row, read_rows
from app.domain.resource import Resource

RESOURCE_COLUMNS = ("code", "kind", "name", "lon", "lat", "amount", "unit", "owner")
Bounds = tuple[float, float, float, float]
MOST = 1_000_000


def read_resources(path: Path, bounds: Bounds) -> tuple[Resource, ...]:
    """Return the resources in *path*, none where there is no file.

    Raises ``SiteError`` for a line that is none, comes twice, or lies outside *bounds* (west, south, east, north).
    """
    found: dict[str, Resource] = {}
    for row in read_rows(path, RESOURCE_COLUMNS):
        resource = _resource(row, bounds)
        if resource.code in found:
            raise row.wrong(f"code {resource.code} stands there already")
        found[resource.code] = resource
    return tuple(found.values())


def write_resources(resources: Iterable[Resource], path: Path) -> None:
    """Write *resources* to *path*; a file of that name is replaced."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(RESOURCE_COLUMNS)
        for one in resources:
            writer.writerow((one.code, one.kind, one.name, one.lon, one.lat, one.amount, one.unit, one.owner))


def _resource(row: Row, bounds: Bounds) -> Resource:
    values = row.values
    for name in ("code", "kind", "name"):
        if not values[name]:
            raise row.wrong(f"has no {name}")
    amount = values["amount"] or "1"
    if not (amount.isascii() and amount.isdigit() and 1 <= int(amount) <= MOST):
        raise row.wrong(f"amount is {amount!r}, not a whole number from 1 to {MOST}")
    lon, lat = _degrees(row, "lon"), _degrees(row, "lat")
    west, south, east, north = bounds
    if not (west <= lon <= east and south <= lat <= north):
        raise row.wrong(f"{lon}, {lat} lies outside the city's bounds")
    return Resource(
        code=values["code"], kind=values["kind"], name=values["name"], lon=lon, lat=lat, amount=int(amount),
        unit=values["unit"], owner=values["owner"],
    )  # fmt: skip


def _degrees(row: Row, column: str) -> float:
    try:
        value = float(row.values[column])
    except ValueError:
        value = float("nan")
    if not isfinite(value):
        raise row.wrong(f"{column} is {row.values[column]!r}, not degrees")
    return value
