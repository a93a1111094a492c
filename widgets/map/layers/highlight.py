"""What a desk points at: one place in brackets with its label, and the outlines of one area."""

from collections.abc import Sequence

import numpy as np

from app.domain.city import Ring
from widgets.map.layers import MapLayer
from widgets.map.mercator import Anchor
from widgets.map.packing import pack

LAYER = MapLayer("highlight", 50)


def encode(anchor: Anchor, place: tuple[float, float, str] | None, outlines: Sequence[Ring]) -> bytes:
    """Return the highlight for the page: *place* is (lon, lat, text) or none; there may be no outline."""
    shown = (
        None
        if place is None
        else {"x": float(anchor.east(place[0])), "y": float(anchor.south(place[1])), "text": place[2]}
    )
    points = np.array([point for ring in outlines for point in ring], np.float64).reshape(-1, 2)
    starts = np.cumsum([0, *(len(ring) for ring in outlines)]).astype(np.uint32)
    return pack(
        {"place": shown}, {"x": anchor.east(points[:, 0]), "y": anchor.south(points[:, 1]), "starts": starts}
    )  # fmt: skip
