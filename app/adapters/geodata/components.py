"""Reads and writes the list of components (部件) that a site may have beside its maps: ``components.csv``."""

import csv
from collections.abc import Iterator
from math import isfinite
from pathlib import Path

from app.adapters.geodata.geojson import SiteError
from app.adapters.geodata.lists import Row, read_rows
from app.domain.component import STATES, Component, Components, ComponentState
from app.domain.coordinates import CoordinateSystem, to_wgs84

COMPONENT_COLUMNS = ("code", "state", "lon", "lat")
Bounds = tuple[float, float, float, float]
_BY_WORD = {word: state for state in ComponentState for word in (state.value, state.zh)}
_DIGITS = (16, 17)
"""Digits of a component's code in CJ/T 214 and GB/T 30428.2 (16), and in GB 47678.5 (17)."""


def read_components(path: Path, bounds: Bounds, system: CoordinateSystem = CoordinateSystem.WGS84) -> Components:
    """Return the components in *path*, none where there is no file.

    ``state`` is a word of :class:`~app.domain.component.ComponentState` in English or Chinese, empty for 完好;
    ``lon``/``lat`` are degrees of *system*. Raises ``SiteError`` for a line that is none, for a code that comes twice,
    or for a place outside *bounds* (west, south, east, north in WGS-84).
    """
    try:
        return Components.of(_components(path, bounds, system))
    except SiteError:
        raise
    except ValueError as error:
        raise SiteError(f"{path.name}: {error}") from error


def write_components(components: Components, path: Path) -> None:
    """Write *components* to *path*; a file of that name is replaced."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COMPONENT_COLUMNS)
        words = (STATES[state].value for state in components.state)
        writer.writerows(zip(components.codes, words, components.lon, components.lat, strict=True))


def _components(path: Path, bounds: Bounds, system: CoordinateSystem) -> Iterator[Component]:
    west, south, east, north = bounds
    for row in read_rows(path, COMPONENT_COLUMNS):
        code, word = row.values["code"], row.values["state"]
        if not (code.isascii() and code.isdigit() and len(code) in _DIGITS):
            raise row.wrong(f"code {code!r} must have 16 or 17 digits")
        state = _BY_WORD.get(word or ComponentState.INTACT.value)
        if state is None:
            raise row.wrong(f"state is {word!r}; one of {', '.join(ComponentState)} is needed")
        lon, lat = to_wgs84(_degrees(row, "lon"), _degrees(row, "lat"), system)
        if not (west <= lon <= east and south <= lat <= north):
            raise row.wrong(f"{lon:.6f}, {lat:.6f} lies outside the city's bounds")
        yield Component(code, lon, lat, state)


def _degrees(row: Row, column: str) -> float:
    try:
        value = float(row.values[column])
    except ValueError:
        value = float("nan")
    if not isfinite(value) or abs(value) > 180:
        raise row.wrong(f"{column} is {row.values[column]!r}, not degrees")
    return value
