"""What colours the wall's map, over what its scene says: layer, period, half-life, top of the scale."""

from collections.abc import Mapping

from msgspec import to_builtins

from app.domain.city import AreaLevel
from app.services import fields
from app.services.messages import Answer, Step
from app.services.refusals import Refused
from app.services.registry import DeskStep, Seated
from app.services.turn import Turn
from app.services.wall_turn import POSTS, wall_turn
from app.situation.wall_stand import MAP_LAYERS, NEVER_FADES_H, Look

PERIOD_MOST_H = NEVER_FADES_H
TOP_MOST = 1e6


def look(turn: Turn, seat: Seated, step: Step) -> Answer:
    """Have the wall's map coloured by ``layer`` with its numbers; none takes the scene's.

    ``period_h``, ``half_life_h`` and ``top`` are those of a :class:`Look`; ``back_h`` is a difference's, ``level`` of areas.
    """
    given = step.fields
    layer = fields.text(given, "layer", limit=16)
    if layer and layer not in MAP_LAYERS:
        raise Refused("invalid", f"地图没有图层 {layer}")
    wanted = Look() if not layer else Look(
        layer=layer, period_h=_number(given, "period_h", "时段", PERIOD_MOST_H),
        half_life_h=_number(given, "half_life_h", "半衰期", PERIOD_MOST_H), top=_number(given, "top", "色标上限", TOP_MOST),
        back_h=_back(given) if layer == "difference" else 0.0, level=_level(given) if layer == "choropleth" else "",
    )  # fmt: skip
    wall = wall_turn(turn, seat, step)
    if wanted == wall.stand.display.look:
        raise Refused("not_allowed", "大屏地图已是这个图层")
    return wall.show("map_set", {"label": layer, "look": to_builtins(wanted)}, look=wanted)


def _back(given: Mapping[str, object]) -> float:
    """Return how far back a difference looks; refuse periods that overlap, for what lies in both would cancel out."""
    back, period = (
        _number(given, "back_h", "对比时段", PERIOD_MOST_H),
        _number(given, "period_h", "时段", PERIOD_MOST_H),
    )
    if 0 < back < period:
        raise Refused("invalid", "对比时段与本期重叠，请缩短时段")
    return back


def _level(given: Mapping[str, object]) -> str:
    level = fields.text(given, "level", limit=16)
    if level and level not in list(AreaLevel):
        raise Refused("invalid", f"没有分区 {level}")
    return level


def _number(given: Mapping[str, object], name: str, zh: str, most: float) -> float:
    """Return the field, 0 where it is not given: the layer's own."""
    if name not in given:
        return 0.0
    value = fields.degrees(given, name, zh)
    if not 0 <= value <= most:
        raise Refused("invalid", f"{zh}应在 0 至 {most:g} 之间")
    return value


STEPS = (DeskStep(name="wall_map", zh="换图层", posts=POSTS, take=look),)
