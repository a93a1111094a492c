"""Scenes that stand by the clock (夜间 from 20:00 to 8:00): put on the wall and taken off by the gateway, written like any change."""

from msgspec import structs, to_builtins

from app.domain.moment import Instant
from app.domain.scene_hours import SceneHours
from app.domain.terms import Axis, Stream
from app.services.turn import SYSTEM, Turn
from app.services.wall_turn import EMERGENCY, PAST_MOST, uncovered
from app.situation.wall_log import stand_of
from app.situation.wall_stand import Display, Hand, Look, Narrowed, WallStand

BY_HOURS = "hours"
"""How such a scene came; see :class:`~app.situation.wall_stand.Display`."""


def keep_hours(turn: Turn) -> None:
    """Put a scene on each wall when its hours begin, and bring back what stood there when they end.

    Whoever puts anything on the wall after that has the wall: only one pin, 应急, a standstill and a replay are
    waited for.
    """
    for wall in turn.rules.walls:
        for hours in turn.rules.scene_hours:
            _keep(turn, wall, hours)


def _keep(turn: Turn, wall: str, hours: SceneHours) -> None:
    at, is_on = hours.last_change(turn.now)
    newest = turn.unit.newest(Stream.WALL, wall)
    stand = stand_of(newest)
    if newest is not None and (stand.changed_at or newest.recorded_at) >= at:
        return
    stand = structs.replace(uncovered(stand), lost=None, changed_at=0)
    if _is_in_use(stand, turn.now):
        return
    after = _shown(stand, hours.scene, turn.now) if is_on else _taken_off(stand, hours.scene, turn.now)
    if after is not None:
        body = {"v": 2, "scene": after.display.scene, "how": BY_HOURS, "after": to_builtins(after)}
        turn.record(Stream.WALL, wall, "scene_shown" if is_on else "undone", body, SYSTEM, axis=Axis.SUPERVISION)


def _is_in_use(stand: WallStand, now: Instant) -> bool:
    shown, pin = stand.display, stand.pin
    is_held = pin is not None and pin.holds(now)
    return is_held or shown.scene == EMERGENCY or shown.is_past_at(now)


def _shown(stand: WallStand, scene: str, now: Instant) -> WallStand | None:
    if stand.display.scene == scene:
        return None
    display: Display = structs.replace(
        stand.display, scene=scene, how=BY_HOURS, scene_by=_hand(now), magnified="", narrowed=Narrowed(), look=Look()
    )
    return structs.replace(stand, display=display, past=(*stand.past, stand.display)[-PAST_MOST:])


def _taken_off(stand: WallStand, scene: str, now: Instant) -> WallStand | None:
    """Return the wall with what stood there before the hours, ``None`` where another scene stands there already.

    What hands did to the scene meanwhile goes with it; where that is all undo still knows, the wall is as it starts.
    """
    if not _came_by_hours(stand.display, scene):
        return None
    *earlier, before = [one for one in stand.past if not _came_by_hours(one, scene)] or [Display()]
    display = structs.replace(before, scene_by=_hand(now)) if before.scene else before
    return structs.replace(stand, display=display, past=tuple(earlier))


def _came_by_hours(display: Display, scene: str) -> bool:
    return display.scene == scene and display.how == BY_HOURS


def _hand(now: Instant) -> Hand:
    return Hand(at=now, actor=SYSTEM.actor, post=SYSTEM.post.value)
