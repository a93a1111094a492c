"""Beginning, changing and ending an emergency (战时): from a desk, recorded, on the wall over any pin."""

from collections.abc import Mapping

from app.domain.emergency_plan import LEVELS, ROMAN, Plan, plan_for
from app.domain.moment import DAY, Instant
from app.services import fields
from app.services.case_steps import case_of
from app.services.desk_rights import check_case_right
from app.services.emergency_turn import (
    LEADERS,
    EmergencyTurn,
    check_area,
    emergency_turn,
    show_on_wall,
    steps_of,
    take_off_wall,
)
from app.services.messages import Answer, Step
from app.services.refusals import Refused
from app.services.registry import DeskStep, Seated
from app.services.turn import Turn
from app.situation.emergency_log import CHANGED, CLOSED, OPENED, Told
from app.situation.emergency_stand import EmergencyStand

TITLE_MOST, KIND_MOST, WHO_MOST, PLACE_MOST = 24, 12, 24, 60
DUE_MOST: Instant = 30 * DAY
Given = Mapping[str, object]


def begin(turn: Turn, seat: Seated, step: Step) -> Answer:
    """Begin an emergency at a place, or at the step's case; the answer names it and the plan it goes by."""
    asked, given = emergency_turn(turn, seat, step), step.fields
    if asked.stand is not None and asked.stand.is_open:
        raise Refused("not_allowed", f"已启动应急响应“{asked.stand.title}”，请先结束")
    kind, level = fields.needed_text(given, "kind", "事件类别", limit=KIND_MOST), _level(given)
    plan = _plan(turn, given, kind, level)
    place = _of_case(turn, seat, step) if step.case_id else _at_place(turn, seat, given)
    stand = EmergencyStand(
        id=turn.ids.new(), title=fields.needed_text(given, "title", "事件名称", limit=TITLE_MOST), kind=kind,
        level=level, opened_at=turn.now, commander=fields.text(given, "commander", limit=WHO_MOST),
        site_commander=fields.text(given, "site_commander", limit=WHO_MOST), drill=_truth(given, "drill"),
        due=_due(turn, given, turn.now), plan="" if plan is None else plan.key,
        plan_name="" if plan is None else plan.name, steps=steps_of(plan, turn.now),
        **place,  # type: ignore[arg-type]  # by name
    )  # fmt: skip
    show_on_wall(asked.wall, stand)
    words = f"{'演练　' if stand.drill else ''}{ROMAN[level]}级响应 {stand.title}"
    return asked.put(OPENED, Told(word="启动", words=words, who=asked.who()), stand)


def change(turn: Turn, seat: Seated, step: Step) -> Answer:
    """Change level, commanders, place in words, due moment or plan; what is not given stays."""
    asked, given = emergency_turn(turn, seat, step), step.fields
    changes, said = _changes(asked, given)
    if not changes:
        raise Refused("missing", "请填写要变更的内容")
    return asked.change(CHANGED, Told(word="变更", words="，".join(said), who=asked.who()), **changes)


def end(turn: Turn, seat: Seated, step: Step) -> Answer:
    """End the emergency; the wall goes back to what it showed before."""
    asked = emergency_turn(turn, seat, step)
    note = fields.text(step.fields, "note", limit=PLACE_MOST)
    told = Told(word="结束", words=f"响应结束{'：' if note else ''}{note}", who=asked.who())
    answer = asked.change(CLOSED, told, closed_at=turn.now)
    take_off_wall(asked.wall)
    return answer


def _changes(asked: EmergencyTurn, given: Given) -> tuple[dict[str, object], list[str]]:
    stand = asked.open
    changes: dict[str, object] = {}
    said: list[str] = []
    if "level" in given:
        changes["level"] = _level(given)
        said.append(f"{ROMAN[_level(given)]}级响应")
    for name, zh in (("commander", "指挥长"), ("site_commander", "现场指挥"), ("place", "地点")):
        if name in given:
            changes[name] = fields.text(given, name, limit=PLACE_MOST if name == "place" else WHO_MOST)
            said.append(f"{zh} {changes[name]}")
    if "due" in given:
        changes["due"] = _due(asked.turn, given, stand.opened_at)
        said.append("处置时限")
    if "plan" in given:
        plan = _plan(asked.turn, given, stand.kind, _level(given) if "level" in given else stand.level)
        changes |= {"plan": "" if plan is None else plan.key, "plan_name": "" if plan is None else plan.name}
        if changes["plan"] != stand.plan:  # the plan it goes by already keeps what was done of it
            changes["steps"] = steps_of(plan, stand.opened_at)
        said.append("无预案" if plan is None else f"预案 {plan.name}")
    return changes, said


def _level(given: Given) -> int:
    level = given.get("level")
    if isinstance(level, bool) or not isinstance(level, int) or level not in LEVELS:
        raise Refused("missing", "请选择响应级别 Ⅰ 至 Ⅳ")
    return level


def _truth(given: Given, name: str) -> bool:
    value = given.get(name, False)
    if not isinstance(value, bool):
        raise Refused("invalid", f"字段 {name} 应为是或否")
    return value


def _due(turn: Turn, given: Given, since: Instant) -> Instant:
    due = fields.instant(given, "due", "处置时限")
    if due is None:
        return 0
    if not turn.now < due <= since + DUE_MOST:
        raise Refused("invalid", "处置时限应在现在之后、三十天以内")
    return due


def _plan(turn: Turn, given: Given, kind: str, level: int) -> Plan | None:
    """Return the plan that is named, else the one of the kind and level, ``None`` where there is none."""
    key = fields.text(given, "plan", limit=64)
    if not key:
        return plan_for(turn.rules.plans, kind, level)
    found = next((one for one in turn.rules.plans if one.key == key), None)
    if found is None:
        raise Refused("invalid", f"没有预案 {key}")
    return found


def _of_case(turn: Turn, seat: Seated, step: Step) -> dict[str, object]:
    case = case_of(turn, step.case_id)
    check_case_right(turn, seat, case)
    state = case.state
    place = fields.text(step.fields, "place", limit=PLACE_MOST) or state.place[:PLACE_MOST]
    return {"case_id": case.case_id, "number": state.number, "lon": state.lon, "lat": state.lat, "place": place}


def _at_place(turn: Turn, seat: Seated, given: Given) -> dict[str, object]:
    lon, lat = fields.degrees(given, "lon", "事发位置"), fields.degrees(given, "lat", "事发位置")
    if not turn.rules.places.contains(lon, lat):
        raise Refused("outside_city", "事发位置不在本市范围内")
    check_area(turn, seat, lon, lat)
    return {"lon": lon, "lat": lat, "place": fields.text(given, "place", limit=PLACE_MOST)}


STEPS = (
    DeskStep(name="emergency_open", zh="启动应急", posts=LEADERS, take=begin),
    DeskStep(name="emergency_change", zh="变更响应", posts=LEADERS, take=change),
    DeskStep(name="emergency_close", zh="结束应急", posts=LEADERS, take=end),
)
