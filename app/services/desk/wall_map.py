"""What colours the wall's map, over what its scene says: layer, period, half-life, top of the scale."""

from collections.abc import Mapping

from msgspec import to_builtins

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
    """Have the wall's map coloured by ``layer`` with its ``period_h``, ``half_life_h`` and ``top``; none takes the scene's."""
    given = step.fields
    layer = fields.text(given, "layer", limit=16)
    if layer and layer not in MAP_LAYERS:
        raise Refused("invalid", f"地图没有图层 {layer}")
    wanted = Look() if not layer else Look(
        layer=layer, period_h=_number(given, "period_h", "时段", PERIOD_MOST_H),
        half_life_h=_number(given, "half_life_h", "半衰期", PERIOD_MOST_H), top=_number(given, "top", "色标上限", TOP_MOST),
    )  # fmt: skip
    wall = wall_turn(turn, seat, step)
    if wanted == wall.stand.display.look:
        raise Refused("not_allowed", "大屏地图已是这个图层")
    return wall.show("map_set", {"label": layer, "look": to_builtins(wanted)}, look=wanted)


def _number(given: Mapping[str, object], name: str, zh: str, most: float) -> float:
    """Return the field, 0 where it is not given: the layer's own."""
    if name not in given:
        return 0.0
    value = fields.degrees(given, name, zh)
    if not 0 <= value <= most:
        raise Refused("invalid", f"{zh}应在 0 至 {most:g} 之间")
    return value


STEPS = (DeskStep(name="wall_map", zh="换图层", posts=POSTS, take=look),)
