"""What a scene's file says beside its panels: period, filter, turn in the rotation, and how the map looks."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from app.domain.city import AreaLevel
from app.domain.scene_hours import SceneHours
from app.domain.terms import Light
from app.situation.filters import Filter
from app.situation.period import Period
from app.situation.wall_stand import MAP_LAYERS, Look
from widgets.wall.layout import LayoutError

__all__ = ["DENSITY_TOP", "MapLook", "Period", "SceneKeys", "check_keys", "read_keys"]

DENSITY_TOP = 160.0
"""件/km² where a scene does not say."""
ROTATE_S = 0
"""A scene that does not say takes no turn."""
LONGEST_TURN_S = 24 * 3600
SHORTEST_TURN_S = 5
_CODE = re.compile(r"[0-9A-Za-z_.-]{1,64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class MapLook:
    """The map's ground in a scene; ``None`` is the layer's own. ``top`` is the top of its fixed scale.

    ``back_h`` is how far before a difference's period the one lies that it is held against, ``level`` of coloured areas.
    """

    layer: str = "density"
    period_h: float | None = None
    half_life_h: float | None = None
    top: float | None = None
    back_h: float | None = None
    level: str = ""

    @classmethod
    def of(cls, look: Look) -> Self:
        """Return what a desk said in the words of a scene's file."""
        return cls(
            layer=look.layer, period_h=look.period_h or None, half_life_h=look.half_life_h or None,
            top=look.top or None, back_h=look.back_h or None, level=look.level,
        )  # fmt: skip

    def as_look(self) -> Look:
        """Return the same as a desk says it: 0 is the layer's own."""
        return Look(
            layer=self.layer, period_h=self.period_h or 0.0, half_life_h=self.half_life_h or 0.0, top=self.top or 0.0,
            back_h=self.back_h or 0.0, level=self.level,
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneKeys:
    """The keys of one scene; ``rotate_s`` 0 takes no turn."""

    period: Period
    filter: Filter
    rotate_s: int
    holds_on_alarm: bool
    map: MapLook
    density_top: float
    hours: str


def read_keys(table: Mapping[str, object]) -> SceneKeys:
    """Return the keys of a scene's *table*, or raise :class:`LayoutError` naming the one that is wrong."""
    top = _number(table, "density_top", DENSITY_TOP)
    return SceneKeys(
        period=_period(table.get("period", Period.TODAY.value)),
        filter=_filter(_table(table, "filter")),
        rotate_s=_seconds(table.get("rotate_s", ROTATE_S)),
        holds_on_alarm=_truth(table, "holds_on_alarm"),
        map=_map(_table(table, "map")),
        density_top=DENSITY_TOP if top is None else top,
        hours=_hours(table.get("hours", "")),
    )


def _hours(value: object) -> str:
    """Return the hours as written, ``""`` for none: the gateway goes by them, see :mod:`app.services.wall_hours`."""
    if not isinstance(value, str):
        raise LayoutError('hours must be like "20:00-08:00"')
    try:
        if value:
            SceneHours.parse("", value)
    except ValueError as error:
        raise LayoutError(str(error)) from error
    return value


def _period(value: object) -> Period:
    if value not in list(Period):
        raise LayoutError(f"period must be one of {', '.join(Period)}")
    return Period(str(value))


def _filter(table: Mapping[str, object]) -> Filter:
    check_keys(table, {"classes", "districts", "lights", "departments"}, "filter.")
    lights = _words(table, "lights")
    unknown = [light for light in lights if light not in list(Light)]
    if unknown:
        raise LayoutError(f"filter.lights: {unknown[0]!r} is no light")
    return Filter(
        _words(table, "classes"), _words(table, "districts"), tuple(map(Light, lights)), _words(table, "departments")
    )


def _seconds(value: object) -> int:
    is_turn = isinstance(value, int) and (value == 0 or SHORTEST_TURN_S <= value <= LONGEST_TURN_S)
    if isinstance(value, bool) or not isinstance(value, int) or not is_turn:
        raise LayoutError(f"rotate_s must be 0 or {SHORTEST_TURN_S} to {LONGEST_TURN_S} whole seconds")
    return value


def _map(table: Mapping[str, object]) -> MapLook:
    check_keys(table, {"layer", "period_h", "half_life_h", "top", "back_h", "level"}, "map.")
    layer = table.get("layer", "density")
    if layer not in MAP_LAYERS:
        raise LayoutError(f"map.layer must be one of {', '.join(MAP_LAYERS)}")
    level = table.get("level", "")
    if level and level not in list(AreaLevel):
        raise LayoutError(f"map.level must be one of {', '.join(AreaLevel)}")
    return MapLook(
        layer=str(layer),
        period_h=_number(table, "period_h", None, "map."),
        half_life_h=_number(table, "half_life_h", None, "map."),
        top=_number(table, "top", None, "map."),
        back_h=_number(table, "back_h", None, "map."),
        level=str(level),
    )


def check_keys(table: Mapping[str, object], known: set[str], prefix: str) -> None:
    """Raise :class:`LayoutError` for a key that nobody reads."""
    for key in table:
        if key not in known:
            raise LayoutError(f"unknown key {prefix}{key}")


def _number(table: Mapping[str, object], key: str, usual: float | None, prefix: str = "") -> float | None:
    value = table.get(key, usual)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < float("inf"):
        raise LayoutError(f"{prefix}{key} must be a number above 0")
    return float(value)


def _truth(table: Mapping[str, object], key: str) -> bool:
    value = table.get(key, True)
    if not isinstance(value, bool):
        raise LayoutError(f"{key} must be true or false")
    return value


def _table(table: Mapping[str, object], key: str) -> Mapping[str, object]:
    value = table.get(key, {})
    if not isinstance(value, dict):
        raise LayoutError(f"{key} must be a table")
    return value


def _words(table: Mapping[str, object], key: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, str) and _CODE.fullmatch(one) for one in value):
        raise LayoutError(f"filter.{key} must be a list of codes")
    return tuple(value)
