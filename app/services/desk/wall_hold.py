"""Holding the wall: pinned against lower posts, frozen at a moment, one panel large, all of it in the past."""

from dataclasses import replace

from msgspec import structs

from app.domain.moment import Instant
from app.services import fields
from app.services.desk.wall import PIN_MOST
from app.services.messages import Answer, Step
from app.services.refusals import Refused
from app.services.registry import DeskStep, Seated
from app.services.turn import Turn
from app.services.wall_turn import POSTS, wall_turn
from app.situation.wall_stand import Hand, Pin

SPEED_MOST = 3600.0
FOLLOWED_MOST = 12


def pin(turn: Turn, seat: Seated, step: Step) -> Answer:
    """Pin what is shown until ``until`` (missing: until somebody lets go), against every lower post."""
    wall = wall_turn(turn, seat, step)
    wall.check_pin()
    until = fields.instant(step.fields, "until", "钉住到")
    if until is not None and not turn.now < until <= turn.now + PIN_MOST:
        raise Refused("invalid", "钉住应在此后 24 小时以内结束")
    after = structs.replace(wall.stand, pin=Pin(by=wall.hand, until=until))
    return wall.put("pinned", {} if until is None else {"until": until}, after)


def unpin(turn: Turn, seat: Seated, step: Step) -> Answer:
    """Let go of the wall; a lower post than the one that pinned it cannot."""
    wall = wall_turn(turn, seat, step)
    wall.check_pin()
    if wall.pin is None:
        raise Refused("not_allowed", "大屏没有钉住")
    return wall.put("unpinned", {}, structs.replace(wall.stand, pin=None))


def magnify(turn: Turn, seat: Seated, step: Step) -> Answer:
    """Show one panel large; without ``panel`` the scene stands as it is again."""
    panel = fields.text(step.fields, "panel", limit=64) and fields.name(step.fields, "panel", "面板")
    if panel and panel not in turn.rules.panels:
        raise Refused("invalid", f"大屏没有可放大的面板 {panel}")
    wall = wall_turn(turn, seat, step)
    if not panel and not wall.stand.display.magnified:
        raise Refused("not_allowed", "没有放大的面板")
    return wall.show("magnified", {"panel": panel, "label": panel}, magnified=panel)


def freeze(turn: Turn, seat: Seated, step: Step) -> Answer:
    """Have the wall stand still at ``at``, else at this moment."""
    at = _past(turn, step, needed=False)
    return wall_turn(turn, seat, step).show("frozen", {"at": at}, frozen_at=at)


def unfreeze(turn: Turn, seat: Seated, step: Step) -> Answer:
    """Have the wall go on, a replay from where it stood still."""
    wall = wall_turn(turn, seat, step)
    shown = wall.stand.display
    if shown.frozen_at is None:
        raise Refused("not_allowed", "大屏没有定格")
    if shown.replay_at is None:
        return wall.show("unfrozen", {}, frozen_at=None)
    return wall.show("unfrozen", {}, frozen_at=None, replay_at=shown.still_at, replay_by=wall.hand)


def replay(turn: Turn, seat: Seated, step: Step) -> Answer:
    """Show the past from ``at`` on, at ``speed`` (0 stands still, negative runs back), following ``terminals``, if any.

    The answer says which of them the wall does not follow, because nobody registered them.
    """
    at, speed, (whom, strangers) = _past(turn, step, needed=True), _speed(step), _whom(turn, step)
    wall = wall_turn(turn, seat, step)
    payload = {"at": at, "speed": speed, **({"terminals": whom} if whom else {})}
    done = wall.show(
        "replayed", payload, replay_at=at, replay_speed=speed, replay_by=wall.hand, frozen_at=None,
        replay_whom=tuple(whom),
    )  # fmt: skip
    return replace(done, text=f"终端 {'、'.join(strangers)} 未登记，大屏不跟随") if strangers else done


def return_live(turn: Turn, seat: Seated, step: Step) -> Answer:
    """Show the present again, also where the replay was frozen: its moment is none of the wall's own."""
    wall = wall_turn(turn, seat, step)
    if wall.stand.display.replay_at is None:
        raise Refused("not_allowed", "大屏没有在回放")
    return wall.show(
        "returned_live", {}, replay_at=None, replay_speed=0.0, replay_by=Hand(), replay_whom=(), frozen_at=None
    )


def _past(turn: Turn, step: Step, *, needed: bool) -> Instant:
    at = fields.instant(step.fields, "at", "时刻")
    if at is None and needed:
        raise Refused("missing", "请给出回放的时刻")
    if at is not None and at > turn.now:
        raise Refused("invalid", "这一时刻还没有到")
    return turn.now if at is None else at


def _whom(turn: Turn, step: Step) -> tuple[list[str], list[str]]:
    """Return the terminals to follow, and those left out because they are not registered.

    Refuse what is no list, more than a wall can name, or nobody who is registered: the wall would follow everybody.
    """
    given = step.fields.get("terminals", [])
    if not isinstance(given, list | tuple) or len(given) > FOLLOWED_MOST:
        raise Refused("invalid", f"跟随的终端应为不超过 {FOLLOWED_MOST} 个的列表")
    asked = [str(one) for one in given]
    whom = [one for one in asked if turn.rules.roster.knows(one)]
    strangers = [one[:64] for one in asked if one not in whom]
    if strangers and not whom:
        raise Refused("invalid", f"终端 {'、'.join(strangers)} 未登记")
    return whom, strangers


def _speed(step: Step) -> float:
    if "speed" not in step.fields:
        return 1.0
    speed = fields.degrees(step.fields, "speed", "回放速度")
    if abs(speed) > SPEED_MOST:
        raise Refused("invalid", "回放速度至多 3600 倍")
    return speed


STEPS = (
    DeskStep(name="wall_pin", zh="钉住", posts=POSTS, take=pin),
    DeskStep(name="wall_unpin", zh="放行", posts=POSTS, take=unpin),
    DeskStep(name="wall_magnify", zh="放大面板", posts=POSTS, take=magnify),
    DeskStep(name="wall_freeze", zh="定格", posts=POSTS, take=freeze),
    DeskStep(name="wall_unfreeze", zh="解除定格", posts=POSTS, take=unfreeze),
    DeskStep(name="wall_replay", zh="大屏回放", posts=POSTS, take=replay),
    DeskStep(name="wall_return_live", zh="大屏回到实时", posts=POSTS, take=return_live),
)
