"""Reads the list of named places that a site may have beside its maps: ``places.csv``."""

from math import isfinite
from pathlib import Path

from app.adapters.geodata.lists import Row, read_rows
from app.domain.place import NamedPlace, PlaceKind

PLACE_COLUMNS = ("name", "kind", "lon", "lat")
Bounds = tuple[float, float, float, float]
_BY_WORD = {word: kind for kind in PlaceKind for word in (kind.value, kind.zh)}


def read_places(path: Path, bounds: Bounds) -> tuple[NamedPlace, ...]:
    """Return the places in *path*, none where there is no file.

    ``kind`` is a word of :class:`~app.domain.place.PlaceKind` in English or Chinese; ``lon``/``lat`` are degrees of
    WGS-84 or CGCS2000. Raises ``SiteError`` for a line that is none, or lies outside *bounds* (west, south, east, north).
    """
    return tuple(_place(row, bounds) for row in read_rows(path, PLACE_COLUMNS))


def _place(row: Row, bounds: Bounds) -> NamedPlace:
    name, kind = row.values["name"], _BY_WORD.get(row.values["kind"])
    if not name:
        raise row.wrong("has no name")
    if kind is None:
        raise row.wrong(f"kind is {row.values['kind']!r}; one of {', '.join(PlaceKind)} is needed")
    lon, lat = _degrees(row, "lon"), _degrees(row, "lat")
    west, south, east, north = bounds
    if not (west <= lon <= east and south <= lat <= north):
        raise row.wrong(f"{lon}, {lat} lies outside the city's bounds")
    return NamedPlace(name=name, kind=kind, lon=lon, lat=lat)


def _degrees(row: Row, column: str) -> float:
    try:
        value = float(row.values[column])
    except ValueError:
        value = float("nan")
    if not isfinite(value):
        raise row.wrong(f"{column} is {row.values[column]!r}, not degrees")
    return value
