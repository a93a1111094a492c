"""Areas coloured by a value (choropleth): districts, streets, communities, unit grids or responsibility grids by code."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

import numpy as np
import shapely

from app.domain.city import City, Ring
from widgets.map.layers import MapLayer
from widgets.map.layers.heat import Ramp
from widgets.map.mercator import Anchor
from widgets.map.packing import pack

LAYER = MapLayer("areas", 22)

STEPS = 5
"""Steps of colour: more are not told apart from 8 m."""
GRADES: Final = "grades"
"""In place of a ramp: steps 0 … 4 are the grades A … E in the theme's own colours, D hatched."""
UNKNOWN = 255
"""The step of an area without a value: hatched, as 无排班 or 无数据 wants it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaValues:
    """What the areas show. ``values`` by code of an area or responsibility grid; ``None`` is no value, which is hatched.

    ``top`` is the value of the fullest colour, fixed so that two dates compare; ``hovers`` are texts under the
    pointer, ``labels`` texts that stand in the areas, the most important first, both by code.
    """

    values: Mapping[str, float | None]
    top: float
    ramp: Ramp | Literal["grades"] = "density"
    hovers: Mapping[str, str] | None = None
    labels: Mapping[str, str] | None = None


def steps(values: Sequence[float | None], top: float) -> list[int]:
    """Return each value's step of colour, 0 … 4, :data:`UNKNOWN` for none; a value on a border belongs to the step above."""
    return [UNKNOWN if value is None else min(STEPS - 1, max(0, int(STEPS * value / top))) for value in values]


@lru_cache(maxsize=4)
def _rings(city: City) -> Mapping[str, tuple[Ring, ...]]:
    """Return outlines by code; a responsibility grid's are those of its unit grids."""
    rings: dict[str, tuple[Ring, ...]] = {area.code: (area.outline,) for area in city.areas}
    for grid in city.duty_grids:
        rings[grid.code] = tuple(ring for code in grid.unit_grids for ring in rings.get(code, ()))
    return rings


def codes_of(city: City, shown: AreaValues | None) -> list[str]:
    """Return the codes of the areas that are drawn, by row of the page: those the city does not have are left out."""
    rings = _rings(city)
    return [] if shown is None else [code for code in shown.values if rings.get(code)]


def outline_of(city: City, code: str) -> tuple[Ring, ...]:
    """Return the outlines of an area or responsibility grid, none where the city has no such code."""
    return _rings(city).get(code, ())


def encode(anchor: Anchor, city: City, shown: AreaValues | None) -> bytes:
    """Return the areas for the page by rows of :func:`codes_of`; none at all clears the layer."""
    rings, codes = _rings(city), codes_of(city, shown)
    parts = [ring for code in codes for ring in rings[code]]
    points = np.array([point for ring in parts for point in ring], np.float64).reshape(-1, 2)
    middles = np.array([_middle(rings[code]) for code in codes], np.float64).reshape(-1, 2)
    meta: dict[str, object] = {"ramp": "density", "steps": STEPS, "hovers": [], "labels": []}
    if shown is not None:
        hovers, labels = shown.hovers or {}, shown.labels or {}
        place = {code: row for row, code in enumerate(codes)}
        meta |= {
            "ramp": shown.ramp,
            "hovers": [hovers.get(code, "") for code in codes],
            "labels": [[place[code], text] for code, text in labels.items() if code in place],
        }
    values = [] if shown is None else steps([shown.values[code] for code in codes], shown.top)
    return pack(
        meta,
        {
            "x": anchor.east(points[:, 0]),
            "y": anchor.south(points[:, 1]),
            "starts": np.cumsum([0, *(len(ring) for ring in parts)]).astype(np.uint32),
            "of": np.repeat(np.arange(len(codes)), [len(rings[code]) for code in codes]).astype(np.uint32),
            "step": np.array(values, np.uint8),
            "midX": anchor.east(middles[:, 0]),
            "midY": anchor.south(middles[:, 1]),
        },
    )


@lru_cache(maxsize=4096)
def _middle(rings: tuple[Ring, ...]) -> tuple[float, float]:
    """Return a point inside the largest of *rings*."""
    polygons = [shapely.Polygon(ring) for ring in rings]
    point = shapely.point_on_surface(max(polygons, key=lambda polygon: polygon.area))
    return point.x, point.y
