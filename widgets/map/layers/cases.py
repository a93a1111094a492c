"""The cases by light: what each is drawn as, and the few that carry a label."""

from collections.abc import Mapping
from enum import IntEnum

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PySide6.QtCore import QCoreApplication

from widgets.map.layers import MapLayer
from widgets.map.mercator import Anchor
from widgets.map.packing import pack

LAYER = MapLayer("cases", 30)

translate = QCoreApplication.translate


class Shape(IntEnum):
    """What a case is drawn as, faintest first; the page draws in this order."""

    NO_CLOCK = 0
    OK = 1
    PAUSED = 2
    SOON = 3
    ACT = 4
    OVER = 5


class LightCode(IntEnum):
    """A light as a number, as the read model's columns hold it."""

    NONE = 0
    GREEN = 1
    YELLOW = 2
    RED = 3


class Halo(IntEnum):
    """The mark of a supervision notice: none, full while a reply is waited for, thin once it is there."""

    NONE = 0
    WAITING = 1
    ANSWERED = 2


_SHAPE_OF_LIGHT = np.array([Shape.NO_CLOCK, Shape.OK, Shape.SOON, Shape.OVER], dtype=np.uint8)


def shapes(light: ArrayLike, paused: ArrayLike, act: ArrayLike | None = None) -> NDArray[np.uint8]:
    """Return each case's :class:`Shape`: mine to act on, else paused, else its light's."""
    shape = _SHAPE_OF_LIGHT[np.asarray(light, dtype=np.intp)]
    shape[np.asarray(paused, dtype=bool)] = Shape.PAUSED
    if act is not None:
        shape[np.asarray(act, dtype=bool)] = Shape.ACT
    return shape


def _words() -> dict[str, str]:
    """Return what a cluster says under the pointer, by the page's kinds of marks."""
    return {
        "total": translate("MapLegend", "案件"),
        "none": translate("MapLegend", "未计处置时限"),
        "ok": translate("MapLegend", "绿灯 按时"),
        "paused": translate("MapLegend", "暂停计时"),
        "soon": translate("MapLegend", "黄灯 即将超期"),
        "act": translate("MapLegend", "待本席办理"),
        "over": translate("MapLegend", "红灯 处置超期"),
    }


def encode(
    anchor: Anchor,
    *,
    lon: ArrayLike,
    lat: ArrayLike,
    light: ArrayLike,
    supervised: ArrayLike,
    urgent: ArrayLike,
    paused: ArrayLike,
    labels: Mapping[int, str],
    act: ArrayLike | None = None,
    clusters: bool = False,
) -> bytes:
    """Return the cases for the page; *supervised* are :class:`Halo` numbers, *labels* texts by row, worst first.

    With *clusters* those that fall together from afar are counted by light; what must be acted on stands for itself.
    """
    return pack(
        {"labels": [[row, text] for row, text in labels.items()], "clusters": clusters, "words": _words()},
        {
            "x": anchor.east(lon),
            "y": anchor.south(lat),
            "shape": shapes(light, paused, act),
            "halo": np.asarray(supervised, dtype=np.uint8),
            "urgent": np.asarray(urgent, dtype=np.uint8),
        },
    )
