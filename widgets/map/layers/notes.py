"""What desks have drawn on the map: areas, arrows and texts with their words, kept with a case or for none."""

from collections.abc import Sequence

import numpy as np

from app.situation.wall_log import Annotation
from widgets.map.layers import MapLayer
from widgets.map.mercator import Anchor
from widgets.map.packing import pack

LAYER = MapLayer("notes", 52)


def encode(anchor: Anchor, notes: Sequence[Annotation]) -> bytes:
    """Return the drawings for the page, in the order in which they were made; one without points is left out."""
    shown = [note for note in notes if note.points]
    points = np.array([point for note in shown for point in note.points], np.float64).reshape(-1, 2)
    return pack(
        {"notes": [{"id": note.id, "shape": note.shape, "text": note.text} for note in shown]},
        {
            "x": anchor.east(points[:, 0]),
            "y": anchor.south(points[:, 1]),
            "starts": np.cumsum([0, *(len(note.points) for note in shown)]).astype(np.uint32),
        },
    )
