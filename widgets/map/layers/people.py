"""The people on the street: where each was last seen, how long ago, and what is wrong with it."""

from collections.abc import Mapping
from enum import IntEnum

import numpy as np
from numpy.typing import ArrayLike

from widgets.map.layers import MapLayer
from widgets.map.mercator import Anchor
from widgets.map.packing import pack

LAYER = MapLayer("people", 40)

OLDEST_S = 65535
"""Ages above this many seconds are shown as this old: the ring is empty after three minutes."""


class Presence(IntEnum):
    """How a person on shift is drawn: 在岗, 越界, 离线, 无定位, 停留超时."""

    ON_DUTY = 0
    OUT_OF_GRID = 1
    OFFLINE = 2
    NO_FIX = 3
    LINGERING = 4


def encode(
    anchor: Anchor,
    *,
    lon: ArrayLike,
    lat: ArrayLike,
    age_s: ArrayLike,
    status: ArrayLike,
    labels: Mapping[int, str],
    vehicle: ArrayLike | None = None,
) -> bytes:
    """Return the people for the page; *status* are :class:`Presence` numbers, *labels* texts by row, first to call first.

    *vehicle* marks the rows that are vehicles; they have a mark of their own while nothing is wrong with them.
    """
    are_vehicles = np.zeros(np.shape(status), np.uint8) if vehicle is None else np.asarray(vehicle, dtype=np.uint8)
    return pack(
        {"labels": [[row, text] for row, text in labels.items()]},
        {
            "x": anchor.east(lon),
            "y": anchor.south(lat),
            "age": np.clip(np.asarray(age_s), 0, OLDEST_S).astype(np.uint16),
            "status": np.asarray(status, dtype=np.uint8),
            "vehicle": are_vehicles,
        },
    )
