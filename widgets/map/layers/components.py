"""The city's components (部件): up to hundreds of thousands of points, five states as five shapes."""

import numpy as np
from numpy.typing import ArrayLike

from widgets.map.layers import MapLayer
from widgets.map.mercator import Anchor
from widgets.map.packing import pack

LAYER = MapLayer("components", 25)


def encode(anchor: Anchor, *, lon: ArrayLike, lat: ArrayLike, state: bytes) -> bytes:
    """Return the components for the page; *state* are places in :class:`~app.domain.component.ComponentState`."""
    return pack(
        {}, {"x": anchor.east(lon), "y": anchor.south(lat), "state": np.frombuffer(state, dtype=np.uint8)}
    )  # fmt: skip
