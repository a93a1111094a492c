"""The city's cameras; those that matter carry a text, one without a picture is drawn as such."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import ArrayLike

from widgets.map.layers import MapLayer
from widgets.map.mercator import Anchor
from widgets.map.packing import pack

LAYER = MapLayer("cameras", 37)


def encode(
    anchor: Anchor, *, lon: ArrayLike, lat: ArrayLike, labels: Mapping[int, str], down: ArrayLike | None = None
) -> bytes:
    """Return the cameras for the page; *labels* are texts by row, *down* marks those without a picture."""
    without = np.zeros(np.shape(lon), np.uint8) if down is None else np.asarray(down, np.uint8)
    meta = {"labels": [[row, text] for row, text in labels.items()]}
    return pack(meta, {"x": anchor.east(lon), "y": anchor.south(lat), "down": without})
