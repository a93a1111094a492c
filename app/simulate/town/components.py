"""The components of a generated town: covers in the carriageway, lamps and bins along its edge, each with code and state."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from app.domain.city import AreaLevel, City, StreetClass
from app.domain.component import STATES, Component, Components

Floats = NDArray[np.float64]

METRES_PER_DEGREE = 111_320.0
_STATE_SHARES = (0.955, 0.025, 0.008, 0.007, 0.005)
"""完好 and the four others; ours, no survey says."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """One class of component: its five digits, how far it stands from the street's middle (m), how common it is."""

    code: str
    aside_m: float
    share: float


_KINDS = (
    _Kind("01001", 2.0, 0.12), _Kind("01002", 1.0, 0.16), _Kind("01003", 3.5, 0.16), _Kind("01004", 5.0, 0.14),
    _Kind("01005", 4.0, 0.06), _Kind("01006", 6.0, 0.08), _Kind("01007", 4.5, 0.08), _Kind("01013", 6.5, 0.12),
    _Kind("03002", 7.5, 0.08),
)  # fmt: skip


def components(city: City, seed: int = 20260611, count: int = 100_000) -> Components:
    """Return about *count* components along the streets of *city*, the same for the same *seed*."""
    rng = np.random.default_rng(seed)
    lon, lat, kind = _along_streets(city, count, rng)
    state = rng.choice(len(STATES), len(lon), p=_STATE_SHARES)
    return Components.of(_coded(city, lon, lat, kind, state))


def _along_streets(city: City, count: int, rng: np.random.Generator) -> tuple[Floats, Floats, NDArray[np.int64]]:
    """Return places beside the streets, and the kind of each."""
    lines = shapely.linestrings(np.concatenate(_points(city)), indices=_indices(city))
    starts = np.cumsum(shapely.length(lines))
    at = np.sort(rng.uniform(0, starts[-1], count))
    line = np.searchsorted(starts, at)
    here = at - (starts[line] - shapely.length(lines[line]))
    place = shapely.get_coordinates(shapely.line_interpolate_point(lines[line], here))
    ahead = shapely.get_coordinates(shapely.line_interpolate_point(lines[line], here + 1e-6))
    kind = rng.choice(len(_KINDS), count, p=[one.share for one in _KINDS])
    aside = np.array([one.aside_m for one in _KINDS])[kind] * rng.choice([-1.0, 1.0], count) / METRES_PER_DEGREE
    way = ahead - place
    way /= np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-12)[:, None]
    west, south, east, north = city.bounds
    return (
        np.clip(place[:, 0] - way[:, 1] * aside, west, east).round(7),
        np.clip(place[:, 1] + way[:, 0] * aside, south, north).round(7),
        kind,
    )


def _drawn(city: City) -> list[tuple[tuple[float, float], ...]]:
    return [street.line for street in city.streets if street.street_class is not StreetClass.RAIL]


def _points(city: City) -> list[Floats]:
    return [np.array(line, np.float64) for line in _drawn(city)]


def _indices(city: City) -> NDArray[np.intp]:
    lengths = [len(line) for line in _drawn(city)]
    return np.repeat(np.arange(len(lengths)), lengths)


def _coded(
    city: City, lon: Floats, lat: Floats, kind: NDArray[np.int64], state: NDArray[np.int64]
) -> Iterator[Component]:
    """Yield the components with their codes: district, class, number within both."""
    numbers: dict[str, int] = {}
    for row, district in enumerate(_districts(city, lon, lat)):
        prefix = district + _KINDS[kind[row]].code
        numbers[prefix] = numbers.get(prefix, 0) + 1
        yield Component(f"{prefix}{numbers[prefix]:06d}", float(lon[row]), float(lat[row]), STATES[state[row]])


def _districts(city: City, lon: Floats, lat: Floats) -> list[str]:
    """Return the district of each place, the nearest one on the town's very edge."""
    areas = [area for area in city.areas if area.level is AreaLevel.DISTRICT]
    outlines = [shapely.Polygon(area.outline) for area in areas]
    found = np.full(len(lon), -1, np.int64)
    for number, outline in enumerate(outlines):
        shapely.prepare(outline)
        found[shapely.contains_xy(outline, lon, lat)] = number
    left = np.flatnonzero(found < 0)
    _, found[left] = shapely.STRtree(outlines).query_nearest(shapely.points(lon[left], lat[left]), all_matches=False)
    return [areas[number].code for number in found.tolist()]
