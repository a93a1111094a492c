"""Tracks and streets as lines: ways gone, gaps dashed, streets seen and not; and spots on them with their words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from widgets.map.layers import MapLayer
from widgets.map.mercator import Anchor
from widgets.map.packing import pack

LAYER = MapLayer("ways", 36)


class LineKind(IntEnum):
    """How a line is drawn: a way gone, one of others, a gap (dashed), a street that was seen or not."""

    WAY = 0
    OTHER = 1
    GAP = 2
    SEEN = 3
    UNSEEN = 4


class SpotKind(IntEnum):
    """How a spot is drawn: a stop, one that was too long, a fix kept out, what is doubtful, words alone."""

    STOP = 0
    LINGER = 1
    BAD = 2
    DOUBT = 3
    WORDS = 4


def _nothing() -> NDArray[np.float64]:
    return np.empty(0)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Ways:
    """Lines: points ``starts[i]`` … ``starts[i + 1] - 1`` (degrees) of kind ``kinds[i]``; and spots with ``words`` by row."""

    lon: ArrayLike = field(default_factory=_nothing)
    lat: ArrayLike = field(default_factory=_nothing)
    starts: ArrayLike = (0,)
    kinds: ArrayLike = ()
    spot_lon: ArrayLike = field(default_factory=_nothing)
    spot_lat: ArrayLike = field(default_factory=_nothing)
    spot_kinds: ArrayLike = ()
    words: Mapping[int, str] = field(default_factory=dict)

    @classmethod
    def none(cls) -> Self:
        """Return nothing to draw."""
        return cls()


def encode(anchor: Anchor, ways: Ways) -> bytes:
    """Return the lines and spots for the page. Arrays that do not fit each other raise :class:`ValueError`."""
    x, y = anchor.east(ways.lon), anchor.south(ways.lat)
    starts, kinds = np.asarray(ways.starts, np.uint32), np.asarray(ways.kinds, np.uint8)
    spots = np.asarray(ways.spot_kinds, np.uint8)
    spot_x, spot_y = anchor.east(ways.spot_lon), anchor.south(ways.spot_lat)
    if len(starts) != len(kinds) + 1 or int(starts[-1]) != len(x) or len(x) != len(y):
        raise ValueError(f"{len(x)} points, {len(kinds)} kinds and starts up to {starts[-1:]} do not fit")
    if not len(spots) == len(spot_x) == len(spot_y):
        raise ValueError(f"{len(spots)} kinds of spots for {len(spot_x)} spots")
    return pack(
        {"words": [[row, text] for row, text in ways.words.items()]},
        {"x": x, "y": y, "starts": starts, "kinds": kinds, "sx": spot_x, "sy": spot_y, "spots": spots},
    )
