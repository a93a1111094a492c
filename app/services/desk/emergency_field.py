"""What comes in while an emergency goes on: readings with their source, steps of the plan, resources sent."""

import math

from msgspec import structs

from app.domain.moment import MINUTE, Instant
from app.domain.resource import Resource
from app.services import fields
from app.services.emergency_turn import STEERERS, emergency_turn
from app.services.messages import Answer, Step
from app.services.refusals import Refused
from app.services.registry import DeskStep, Seated
from app.services.turn import Turn
from app.situation.emergency_log import READ, SENT, STEPPED, Told
from app.situation.emergency_stand import (
    AREA,
    DEPTH,
    DONE,
    FORECAST,
    MEASURED,
    PEOPLE,
    RAIN,
    RUNNING,
    TODO,
    EmergencyStand,
    Reading,
    Sent,
    StepState,
)

WORDS = {DEPTH: "水深", RAIN: "雨量", AREA: "积水面积", FORECAST: "研判", PEOPLE: "人员"}
WORDS_MOST, SOURCE_MOST = 40, 24
READINGS_MOST = 200
"""The newest so many are kept in the state; all stand in the log."""
VALUE_MOST = 1e6
MINUTES_MOST = 24 * 60
_STATES = {TODO: "待办", RUNNING: "进行", DONE: "完成"}


def read(turn: Turn, seat: Seated, step: Step) -> Answer:
    """Note a reading; a number needs its source, and one entered by hand without says who entered it."""
    asked, given = emergency_turn(turn, seat, step), step.fields
    stand, what = asked.open, fields.name(given, "what", "读数")
    if what not in WORDS:
        raise Refused("invalid", f"没有读数 {what}")
    reading = Reading(
        what=what, at=_taken_at(turn, step), source=fields.text(given, "source", limit=SOURCE_MOST) or asked.who(),
        value=_value(step) if what in MEASURED else None,
        words="" if what in MEASURED else fields.needed_text(given, "words", WORDS[what], limit=WORDS_MOST),
        by_hand=given.get("by_hand", True) is not False,
    )  # fmt: skip
    number = "" if reading.value is None else f"{reading.value:g} {MEASURED[what]}"
    told = Told(word="上报", words=f"{WORDS[what]} {number}{reading.words}", who=reading.source)
    return asked.change(READ, told, readings=(*stand.readings, reading)[-READINGS_MOST:])


def tick(turn: Turn, seat: Seated, step: Step) -> Answer:
    """Move a step of the plan to ``state``, or acknowledge with ``seen`` that it is late."""
    asked, given = emergency_turn(turn, seat, step), step.fields
    before = _step(asked.open, given.get("number"))
    if given.get("seen") is True:
        if before.state == DONE or before.due >= turn.now:
            raise Refused("not_allowed", "这一步没有超时")
        if before.seen:
            raise Refused("not_allowed", "这一步的超时已有人确认")
        after, word = structs.replace(before, seen=True), "确认"
    else:
        state = fields.name(given, "state", "步骤状态")
        if state not in _STATES:
            raise Refused("invalid", f"没有步骤状态 {state}")
        note = fields.text(given, "note", limit=WORDS_MOST)
        if state == before.state and note in ("", before.note):
            raise Refused("not_allowed", f"第 {before.number} 步已是“{_STATES[state]}”")
        at = before.at if state == before.state else turn.now  # words added later do not move when it was done
        after, word = structs.replace(before, state=state, at=at, note=note or before.note), _STATES[state]
    steps = tuple(after if one.number == before.number else one for one in asked.open.steps)
    return asked.change(STEPPED, Told(word=word, words=before.title, who=before.who), steps=steps)


def send(turn: Turn, seat: Seated, step: Step) -> Answer:
    """Note how much of a resource is on site, and how much is on its way for how many minutes."""
    asked, given = emergency_turn(turn, seat, step), step.fields
    stand, code = asked.open, fields.name(given, "resource", "资源编号")
    resource = next((one for one in turn.rules.resources if one.code == code), None)
    if resource is None:
        raise Refused("invalid", f"没有资源 {code}")
    on_site, coming = _amount(step, "on_site"), _amount(step, "coming")
    if on_site + coming > resource.amount:
        raise Refused("invalid", f"{resource.name}共 {resource.amount} {resource.unit}")
    minutes = _amount(step, "minutes")
    if minutes > MINUTES_MOST:
        raise Refused("invalid", "到场时间应在一天以内")
    due = turn.now + minutes * MINUTE if coming and minutes else 0
    sent = Sent(code=code, on_site=on_site, coming=coming, due=due)
    others = tuple(one for one in stand.sent if one.code != code)
    return asked.change(SENT, _sent_words(resource, sent), sent=(*others, sent))


def _sent_words(resource: Resource, sent: Sent) -> Told:
    amount = sent.coming or sent.on_site
    words = f"{resource.name} {amount} {resource.unit}" if resource.amount > 1 else resource.name
    word = "调派" if sent.coming else "到场" if sent.on_site else "撤回"
    return Told(word=word, words=words if amount else resource.name, who=resource.owner)


def _step(stand: EmergencyStand, number: object) -> StepState:
    is_number = isinstance(number, int) and not isinstance(number, bool)
    found = [one for one in stand.steps if is_number and one.number == number]
    if not found:
        raise Refused("invalid", "预案没有这一步" if stand.steps else "没有预案")
    return found[0]


def _value(step: Step) -> float:
    value = step.fields.get("value")
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise Refused("missing", "请填写读数")
    if not 0 <= value <= VALUE_MOST:
        raise Refused("invalid", "读数超出范围")
    return float(value)


def _taken_at(turn: Turn, step: Step) -> Instant:
    at = fields.instant(step.fields, "at", "测量时间")
    if at is None:
        return turn.now
    if at > turn.now:
        raise Refused("invalid", "测量时间不能在将来")
    return at


def _amount(step: Step, name: str) -> int:
    value = step.fields.get(name, 0)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= VALUE_MOST:
        raise Refused("invalid", f"字段 {name} 应为不小于 0 的整数")
    return value


STEPS = (
    DeskStep(name="emergency_reading", zh="登记读数", posts=STEERERS, take=read),
    DeskStep(name="emergency_step", zh="预案步骤", posts=STEERERS, take=tick),
    DeskStep(name="emergency_resource", zh="资源到场", posts=STEERERS, take=send),
)
