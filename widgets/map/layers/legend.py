"""The boxes of text over the map: what is shown and how fresh it is, what the marks mean, the scales."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from widgets.map.layers import MapLayer
from widgets.map.layers.areas import STEPS
from widgets.map.packing import pack

LAYER = MapLayer("legend", 60)

translate = QCoreApplication.translate


class Marks(StrEnum):
    """Which marks are shown and explained: all of cases and people, only pressing cases in one row, or none of them."""

    ALL = "all"
    PRESSING = "pressing"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Legend:
    """What the boxes say. ``scale_top`` is what the top of the heat's scale means, in ``scale_unit``; ``scale_low`` its foot.

    ``grades`` are (letter, words) of an evaluation's grades, in place of a ramp.
    ``steps`` shows the scale in the steps of coloured areas, ``unknown`` beside a hatched field what has no value.
    ``is_stale`` lays a dashed frame and a hatched ground over everything that is drawn, and turns ``freshness`` amber.
    """

    title: str = ""
    freshness: str = ""
    note: str = ""
    ramp: str = "density"
    ramp_name: str = ""
    scale_low: str = "0"
    scale_top: str = ""
    scale_unit: str = ""
    is_stale: bool = False
    steps: bool = False
    grades: tuple[tuple[str, str], ...] = ()
    unknown: str = ""
    marks: Marks = Marks.ALL


def encode(legend: Legend | None) -> bytes:
    """Return the legend for the page; none leaves the map without boxes."""
    return pack({"legend": None if legend is None else _texts(legend)}, {})


def _texts(legend: Legend) -> dict[str, object]:
    """Return every text of the boxes."""
    return {
        "title": legend.title,
        "freshness": legend.freshness,
        "note": legend.note,
        "stale": legend.is_stale,
        "ramp": legend.ramp,
        "heat": [legend.ramp_name, legend.scale_low, legend.scale_top, legend.scale_unit],
        "steps": STEPS if legend.steps else 0,
        "grades": legend.grades,
        "unknown": legend.unknown,
        "cases": _CASES[legend.marks](),
        "people": _people_marks() if legend.marks is Marks.ALL else [],
        "grid": translate("MapLegend", "细线为单元网格"),
        "scale": translate("MapLegend", "比例"),
        "metres": translate("MapLegend", "米"),
        "kilometres": translate("MapLegend", "公里"),
    }


def _case_marks() -> list[tuple[str, int, str]]:
    """Return (mark, halo, text) of the cases' marks."""
    return [
        ("ok", 0, translate("MapLegend", "绿灯 按时")),
        ("soon", 0, translate("MapLegend", "黄灯 即将超期")),
        ("over", 0, translate("MapLegend", "红灯 处置超期")),
        ("over", 1, translate("MapLegend", "督办待回复")),
        ("ok", 2, translate("MapLegend", "督办已回复")),
        ("paused", 0, translate("MapLegend", "暂停计时")),
    ]


def _pressing_marks() -> list[tuple[str, int, str]]:
    """Return (mark, halo, text) of the pressing cases' marks, which stand in one row."""
    return [
        ("soon", 0, translate("MapLegend", "即将超期")),
        ("over", 0, translate("MapLegend", "处置超期")),
        ("over", 1, translate("MapLegend", "待回复")),
        ("ok", 2, translate("MapLegend", "已回复")),
    ]


_CASES: dict[Marks, Callable[[], list[tuple[str, int, str]]]] = {
    Marks.ALL: _case_marks, Marks.PRESSING: _pressing_marks, Marks.NONE: list,
}  # fmt: skip


def _people_marks() -> list[tuple[str, int, str]]:
    """Return (mark, halo, text) of the people's marks."""
    return [
        ("person", 0, translate("MapLegend", "在岗，圈越短越旧")),
        ("outOfGrid", 0, translate("MapLegend", "越界")),
        ("offline", 0, translate("MapLegend", "离线")),
        ("lingering", 0, translate("MapLegend", "停留超时")),
        ("noFix", 0, translate("MapLegend", "无定位")),
        ("vehicle", 0, translate("MapLegend", "车辆")),
    ]
