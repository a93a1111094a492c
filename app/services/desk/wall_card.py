"""The test card and the self-check over a wall, from a desk: for ten minutes at most, so that no wall is forgotten behind one."""

from app.domain.moment import MINUTE, Instant
from app.services import fields
from app.services.messages import Answer, Step
from app.services.refusals import Refused
from app.services.registry import DeskStep, Seated
from app.services.turn import Turn
from app.services.wall_turn import EMERGENCY, POSTS, WallTurn, uncovered, wall_turn
from app.situation.wall_stand import CARDS

LASTS: Instant = 10 * MINUTE


def card(turn: Turn, seat: Seated, step: Step) -> Answer:
    """Lay the card named in the fields over every window of the wall, or take away the one that lies there (``""``)."""
    name = fields.text(step.fields, "card", limit=64)
    wall = wall_turn(turn, seat, step)
    if not name:
        return _take_away(wall)
    if name not in CARDS:
        raise Refused("invalid", f"大屏没有 {name} 这张图")
    return lay(wall, name)


def lay(wall: WallTurn, name: str) -> Answer:
    """Lay the card *name* over what is seen; over 应急 none is laid."""
    display, now = wall.stand.display, wall.turn.now
    if display.scene == EMERGENCY:
        raise Refused("not_allowed", "应急期间大屏不能上测试图和自检")
    if display.card_at(now) == name:
        raise Refused("not_allowed", "大屏上已是这张图")
    until = now + LASTS
    payload = {"label": name, "until": until}
    return wall.show("card_shown", payload, card=name, card_by=wall.hand, card_until=until)


def _take_away(wall: WallTurn) -> Answer:
    stand = wall.stand
    wall.check_pin()
    if not stand.display.card_at(wall.turn.now):
        raise Refused("not_allowed", "大屏上没有测试图或自检")
    return wall.put("card_taken_away", {"label": stand.display.card}, uncovered(stand))


STEPS = (DeskStep(name="wall_card", zh="测试图和自检", posts=POSTS, take=card),)
