"""The heat under the streets: an 8-bit raster and the name of the colours it is shown in."""

from typing import Literal

import numpy as np

from widgets.map.layers import MapLayer
from widgets.map.mercator import Anchor, Bounds
from widgets.map.packing import pack

LAYER = MapLayer("heat", 20)

Ramp = Literal["density", "pressure", "recurrence", "difference"]
"""A name of the theme's heat ramps, the same as of :class:`~app.situation.questions.heat.HeatKind`."""


def encode(anchor: Anchor, raster: bytes, width: int, height: int, bounds: Bounds, ramp: Ramp = "density") -> bytes:
    """Return the raster for the page: *width* × *height* bytes, 255 = top of the scale, rows from north to south.

    Rows are equal steps of Web-Mercator northing. A raster of another length raises :class:`ValueError`.
    """
    if len(raster) != width * height:
        raise ValueError(f"a raster of {width} × {height} cells has {width * height} bytes, not {len(raster)}")
    meta = {"width": width, "height": height, "box": anchor.box(bounds), "ramp": ramp}
    return pack(meta, {"values": np.frombuffer(raster, dtype=np.uint8)})
