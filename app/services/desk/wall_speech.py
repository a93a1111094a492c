"""Switching a wall's spoken alarms (语音播报) on or off from a desk; the wall's settings say how it begins."""

from msgspec import structs

from app.services.messages import Answer, Step
from app.services.refusals import Refused
from app.services.registry import DeskStep, Seated
from app.services.turn import Turn
from app.services.wall_turn import POSTS, wall_turn


def switch(turn: Turn, seat: Seated, step: Step) -> Answer:
    """Speak alarms from now on (``on``), or no longer."""
    is_on = step.fields.get("on")
    if not isinstance(is_on, bool):
        raise Refused("missing", "请选择开或关")
    wall = wall_turn(turn, seat, step)
    wall.check_pin()
    word = "on" if is_on else "off"
    return wall.put("speech_switched", {"speech": word}, structs.replace(wall.stand, speech=word))


STEPS = (DeskStep(name="wall_speech", zh="语音播报", posts=POSTS, take=switch),)
