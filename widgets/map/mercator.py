"""Positions as Web-Mercator metres from a city's middle, small enough for 32-bit numbers."""

import math
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

EARTH_RADIUS = 6378137.0
"""Radius of the sphere of EPSG:3857 in metres."""

Bounds = tuple[float, float, float, float]
"""West, south, east, north in degrees."""


def _northing(latitude: ArrayLike) -> NDArray[np.float64]:
    """Return EPSG:3857's y in metres of *latitude* in degrees."""
    return EARTH_RADIUS * np.arctanh(np.sin(np.radians(latitude)))


def zoom_within(bounds: Bounds, width: float, height: float) -> float:
    """Return the zoom at which *bounds* just fit a map of *width* × *height* px; a place without extent gives 20."""
    west, south, east, north = bounds
    across = max(EARTH_RADIUS * math.radians(east - west) / max(width, 1), 1e-9)
    down = max(float(_northing(north) - _northing(south)) / max(height, 1), 1e-9)
    return min(NEAREST_ZOOM, math.log2(2 * math.pi * EARTH_RADIUS / (256 * max(across, down))))


NEAREST_ZOOM = 20.0


@dataclass(frozen=True, slots=True)
class Anchor:
    """The point (``x``, ``y``) in EPSG:3857 metres that offsets are counted from; offsets grow east and south."""

    x: float
    y: float

    @classmethod
    def of(cls, bounds: Bounds) -> Self:
        """Return the middle of *bounds*."""
        west, south, east, north = bounds
        return cls(EARTH_RADIUS * math.radians((west + east) / 2), float(_northing(south) + _northing(north)) / 2)

    def east(self, longitude: ArrayLike) -> NDArray[np.float32]:
        """Return the offsets east of the anchor; 32 bits hold a city of 100 km to a centimetre."""
        return np.asarray(EARTH_RADIUS * np.radians(longitude) - self.x, dtype=np.float32)

    def south(self, latitude: ArrayLike) -> NDArray[np.float32]:
        """Return the offsets south of the anchor."""
        return np.asarray(self.y - _northing(latitude), dtype=np.float32)

    def box(self, bounds: Bounds) -> tuple[float, float, float, float]:
        """Return *bounds* as offsets west, north, east, south."""
        west, south, east, north = bounds
        return float(self.east(west)), float(self.south(north)), float(self.east(east)), float(self.south(south))
