"""Scenes that take turns, and what the whole wall is narrowed to."""

from collections.abc import Mapping

from msgspec import structs, to_builtins

from app.domain.terms import Light
from app.services import fields
from app.services.messages import Answer, Step
from app.services.refusals import Refused
from app.services.registry import DeskStep, Seated
from app.services.turn import Turn
from app.services.wall_turn import POSTS, wall_turn
from app.situation.wall_stand import Narrowed
from app.situation.wall_stand import Turn as SceneTurn

TURNS_MOST = 12
SECONDS = range(5, 24 * 3600 + 1)
WORDS_MOST = 50


def rotate(turn: Turn, seat: Seated, step: Step) -> Answer:
    """Have the scenes of ``turns`` take turns, from the one on the wall on; with none the scene that stands stays.

    ``standing`` names the scene that the desk saw on the wall, which only a clock knows while scenes take turns.
    """
    turns = _turns(step.fields.get("turns"))
    wall = wall_turn(turn, seat, step)
    wall.check_pin()
    now, names = wall.stand.display.scene, [one.scene for one in turns or wall.stand.turns]
    standing = fields.text(step.fields, "standing", limit=64)
    begun = standing if standing in names else now
    scene = begun if begun in names or not turns else names[0]
    after = wall.seen(scene=scene, how="rotated" if turns else "pushed", scene_by=wall.hand, magnified="")
    payload = {"scene": scene, "turns": [to_builtins(one) for one in turns]}
    return wall.put("rotation_set", payload, structs.replace(after, turns=turns))


def narrow(turn: Turn, seat: Seated, step: Step) -> Answer:
    """Narrow every panel of the wall to ``filter``; an empty one takes everything again."""
    narrowed = _narrowed(step.fields.get("filter", {}))
    wall = wall_turn(turn, seat, step)
    return wall.show("filtered", {"filter": to_builtins(narrowed)}, narrowed=narrowed)


def _turns(value: object) -> tuple[SceneTurn, ...]:
    if not isinstance(value, list | tuple) or len(value) > TURNS_MOST:
        raise Refused("invalid", f"轮播应为不超过 {TURNS_MOST} 个场景的列表")
    turns = tuple(_turn(one) for one in value)
    if len({one.scene for one in turns}) < len(turns):
        raise Refused("invalid", "轮播的场景不能重复")
    return turns


def _turn(value: object) -> SceneTurn:
    if not isinstance(value, Mapping):
        raise Refused("invalid", "轮播应写明场景和秒数")
    seconds, holds = value.get("seconds"), value.get("holds_on_alarm", True)
    if (
        isinstance(seconds, bool)
        or not isinstance(seconds, int)
        or seconds not in SECONDS
        or not isinstance(holds, bool)
    ):
        raise Refused("invalid", "每个场景应停留 5 秒至 24 小时")
    return SceneTurn(scene=fields.name(value, "scene", "场景"), seconds=seconds, holds_on_alarm=holds)


def _narrowed(value: object) -> Narrowed:
    if not isinstance(value, Mapping):
        raise Refused("invalid", "筛选应写明类别、区域、灯或部门")
    lights = _words(value, "lights")
    if not set(lights) <= {light.value for light in Light}:
        raise Refused("invalid", "没有这种灯")
    return Narrowed(
        classes=_words(value, "classes"), areas=_words(value, "areas"), lights=lights,
        departments=_words(value, "departments"),
    )  # fmt: skip


def _words(value: Mapping[str, object], name: str) -> tuple[str, ...]:
    found = value.get(name, ())
    if not isinstance(found, list | tuple) or len(found) > WORDS_MOST:
        raise Refused("invalid", f"筛选至多 {WORDS_MOST} 项")
    if any(not isinstance(one, str) for one in found):
        raise Refused("invalid", "筛选的各项应为编码")
    return tuple(fields.name({name: one}, name, "筛选编码") for one in found)


STEPS = (
    DeskStep(name="wall_rotate", zh="轮播", posts=POSTS, take=rotate),
    DeskStep(name="wall_filter", zh="大屏筛选", posts=POSTS, take=narrow),
)
