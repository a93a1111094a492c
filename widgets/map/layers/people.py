"""The people on the street: where each was last seen, how long ago, and what is wrong with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowd:
    """People by row: places in degrees, ``age_s`` of the last fix, ``status`` as :class:`Presence`, who is a vehicle."""

    lon: NDArray[np.float64]
    lat: NDArray[np.float64]
    age_s: NDArray[np.int64]
    status: NDArray[np.uint8]
    vehicle: NDArray[np.bool_]

    @classmethod
    def of(
        cls, lon: ArrayLike, lat: ArrayLike, age_s: ArrayLike, status: ArrayLike, vehicle: ArrayLike | None = None
    ) -> Self:
        """Return the people of these columns; without *vehicle* nobody is one."""
        states = np.asarray(status, dtype=np.uint8)
        wheels = np.zeros(len(states), np.bool_) if vehicle is None else np.asarray(vehicle, dtype=np.bool_)
        ages = np.clip(np.asarray(age_s), 0, OLDEST_S).astype(np.int64)
        return cls(lon=np.asarray(lon, np.float64), lat=np.asarray(lat, np.float64), age_s=ages, status=states,
                   vehicle=wheels)  # fmt: skip

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.status)

    def unremarkable(self, labels: Mapping[int, str]) -> NDArray[np.bool_]:
        """Return which rows are well, on foot and without a label."""
        found: NDArray[np.bool_] = np.logical_and(self.status == Presence.ON_DUTY, ~self.vehicle)
        found[list(labels)] = False
        return found

    def without(
        self, gone: NDArray[np.bool_], names: Sequence[str], labels: Mapping[int, str]
    ) -> tuple["Crowd", Sequence[str], dict[int, str]]:
        """Return the others with their names, and the labels by the rows they have now."""
        left = np.flatnonzero(~gone)
        rows = {row: place for place, row in enumerate(left.tolist())}
        others = replace(self, lon=self.lon[left], lat=self.lat[left], age_s=self.age_s[left],
                         status=self.status[left], vehicle=self.vehicle[left])  # fmt: skip
        return others, [names[row] for row in rows], {rows[row]: text for row, text in labels.items() if row in rows}


def encode(anchor: Anchor, crowd: Crowd, labels: Mapping[int, str]) -> bytes:
    """Return the people for the page; *labels* are texts by row, first to call first.

    Vehicles have a mark of their own while nothing is wrong with them.
    """
    return pack(
        {"labels": [[row, text] for row, text in labels.items()]},
        {
            "x": anchor.east(crowd.lon),
            "y": anchor.south(crowd.lat),
            "age": crowd.age_s.astype(np.uint16),
            "status": crowd.status,
            "vehicle": crowd.vehicle.astype(np.uint8),
        },
    )
