"""The way people and vehicles just went: a line each, fading towards its old end, broken where nothing is known."""

import numpy as np
from numpy.typing import ArrayLike

from widgets.map.layers import MapLayer
from widgets.map.mercator import Anchor
from widgets.map.packing import pack

LAYER = MapLayer("tails", 38)


def encode(anchor: Anchor, *, lon: ArrayLike, lat: ArrayLike, starts: ArrayLike, is_break: ArrayLike) -> bytes:
    """Return the tails for the page: points ``starts[i]`` … ``starts[i + 1] - 1`` are tail *i*, oldest first.

    No line leads to a point that *is_break*. Arrays that do not fit each other raise :class:`ValueError`.
    """
    x, y = anchor.east(lon), anchor.south(lat)
    begins, breaks = np.asarray(starts, np.uint32), np.asarray(is_break, np.uint8)
    if not len(x) == len(y) == len(breaks) or (len(begins) and int(begins[-1]) != len(x)):
        raise ValueError(f"{len(x)} points, {len(breaks)} breaks and starts up to {begins[-1:]} do not fit")
    return pack({}, {"x": x, "y": y, "starts": begins, "breaks": breaks})
