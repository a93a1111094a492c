"""The site's own base map under everything: which zooms it has, and by how much its grid is shifted where."""

import numpy as np

from app.domain.coordinates import CoordinateSystem, from_wgs84
from app.services.base_map import BaseMap
from widgets.map.layers import MapLayer
from widgets.map.mercator import Anchor, Bounds
from widgets.map.packing import pack

LAYER = MapLayer("underlay", 12)

POSTS = 33
"""Places along each side at which the shift is given; between them it is even within half a metre."""
RETRY_MS = 30_000
"""Pause before the page asks again for a tile that was not there; doubled with each failure, about an hour at most."""
MARGIN = 0.5
"""How far beyond the city the places reach, as a share of its size."""


def encode(anchor: Anchor, base_map: BaseMap | None, bounds: Bounds) -> bytes:
    """Return the base map for the page; shifts are Mercator metres from true places to those of its grid, row by row."""
    if base_map is None:
        return pack({"base": None}, {})
    west, south, east, north = bounds
    wide, high = MARGIN * (east - west), MARGIN * (north - south)
    around = (west - wide, south - high, east + wide, north + high)
    lon, lat = np.meshgrid(np.linspace(around[0], around[2], POSTS), np.linspace(around[3], around[1], POSTS))
    there = [_in_system(*place, base_map.system) for place in zip(lon.ravel(), lat.ravel(), strict=True)]
    shifted = np.array(there)
    return pack(
        {
            "base": {"minZoom": base_map.min_zoom, "maxZoom": base_map.max_zoom, "retryMs": RETRY_MS},
            "mercator": [anchor.x, anchor.y],
            "box": anchor.box(around),
            "posts": POSTS,
        },
        {
            "east": anchor.east(shifted[:, 0]) - anchor.east(lon.ravel()),
            "south": anchor.south(shifted[:, 1]) - anchor.south(lat.ravel()),
        },
    )


def _in_system(lon: float, lat: float, system: CoordinateSystem) -> tuple[float, float]:
    return from_wgs84(float(lon), float(lat), system)
