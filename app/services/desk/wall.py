"""What the wall shows: which scene, which case it flies to, which subject; and back to what was shown before."""

from msgspec import structs

from app.domain.moment import HOUR, MINUTE, Instant, to_datetime
from app.services import fields
from app.services.case_steps import case_of
from app.services.desk.wall_card import lay
from app.services.desk_rights import check_case_right
from app.services.emergency_turn import open_emergency
from app.services.messages import Answer, Step
from app.services.refusals import Refused
from app.services.registry import DeskStep, Seated
from app.services.turn import Turn
from app.services.wall_turn import EMERGENCY, POSTS, WallTurn, wall_turn
from app.situation.wall_stand import (
    CARDS,
    COMPONENT_CLASS,
    CaseShown,
    Display,
    Hand,
    Look,
    Narrowed,
    Pin,
    Subject,
    WallStand,
)

SUBJECTS = ("inspector", "grid", "community", "component", "camera")
CLASS_DIGITS = (4, 5)
"""Of a class in the schemes before 2026, and in that of 2026."""
LABEL_MOST = 40
PIN_MOST: Instant = 24 * HOUR


def show_case(turn: Turn, seat: Seated, step: Step) -> Answer:
    """Have the wall fly to the case."""
    case = case_of(turn, step.case_id)
    check_case_right(turn, seat, case)
    wall, state = wall_turn(turn, seat, step), case.state
    _check_known_then(wall, state.reported_at)
    shown = CaseShown(case.case_id, state.number, state.lon, state.lat)
    payload = {"case_id": case.case_id, "number": state.number, "lon": state.lon, "lat": state.lat}
    done = wall.show("case_shown", payload, case=shown, case_by=wall.hand, subject=None)
    return Answer(step_id=done.step_id, ok=True, case_id=case.case_id, number=state.number, version=case.version)


def _check_known_then(wall: WallTurn, reported_at: Instant) -> None:
    """Refuse a case that nobody knew of at the moment at which the wall stands still."""
    still_at = wall.stand.display.still_at
    if still_at is not None and reported_at > still_at:
        raise Refused("not_allowed", f"大屏定格在 {to_datetime(still_at):%m-%d %H:%M}，该案此后才上报，请先解除定格")


def show_subject(turn: Turn, seat: Seated, step: Step) -> Answer:
    """Have the wall fly to an inspector, a grid, a community, a component or a camera, or show a class of components."""
    kind = fields.name(step.fields, "kind", "对象类别")
    if kind not in (*SUBJECTS, COMPONENT_CLASS):
        raise Refused("invalid", f"大屏不能突出 {kind}")
    subject = _class_of_components(turn, step) if kind == COMPONENT_CLASS else _placed(turn, seat, step, kind)
    wall = wall_turn(turn, seat, step)
    return wall.show("subject_shown", structs.asdict(subject), subject=subject, subject_by=wall.hand, case=None)


def _placed(turn: Turn, seat: Seated, step: Step, kind: str) -> Subject:
    """Return the subject where the seat saw it; refuse a place outside the city or the seat's area."""
    given = step.fields
    lon, lat = fields.degrees(given, "lon", "经度"), fields.degrees(given, "lat", "纬度")
    if not turn.rules.places.contains(lon, lat):
        raise Refused("outside_city", "位置不在本市范围内")
    if not turn.rules.places.grid_at(lon, lat).startswith(seat.session.area):
        raise Refused("no_right", "位置不在本席位管辖区域")
    return Subject(
        kind=kind, id=fields.needed_text(given, "id", "对象编号", limit=64), lon=lon, lat=lat,
        label=fields.text(given, "label", limit=LABEL_MOST),
    )  # fmt: skip


def _class_of_components(turn: Turn, step: Step) -> Subject:
    """Return the class, named as the catalogue names it where the seat did not; refuse what is no class's digits."""
    digits = fields.needed_text(step.fields, "id", "部件类别", limit=64)
    if not (digits.isascii() and digits.isdigit() and len(digits) in CLASS_DIGITS):
        raise Refused("invalid", "部件类别应为 4 位或 5 位数字")
    label = fields.text(step.fields, "label", limit=LABEL_MOST) or turn.rules.catalogue.component_class(digits)
    return Subject(kind=COMPONENT_CLASS, id=digits, label=label)


def clear(turn: Turn, seat: Seated, step: Step) -> Answer:
    """Have the wall let go of its case or subject."""
    wall = wall_turn(turn, seat, step)
    return wall.show("case_cleared", {}, case=None, case_by=wall.hand, subject=None)


def show_scene(turn: Turn, seat: Seated, step: Step) -> Answer:
    """Have the wall show the scene named in the fields; with ``pin_minutes`` it is pinned at once.

    应急 passes a higher post's pin while an emergency goes on at this wall, and only then.
    """
    scene = fields.name(step.fields, "scene", "场景")
    wall = wall_turn(turn, seat, step)
    if scene in CARDS:
        return lay(wall, scene)
    minutes = step.fields.get("pin_minutes")
    is_emergency = scene == EMERGENCY and open_emergency(wall) is not None
    if not is_emergency or minutes is not None:  # it passes any pin, but takes no higher post's pin away
        wall.check_pin()
    pin = wall.stand.pin if minutes is None else _pin(wall, minutes)
    after = wall.seen(
        scene=scene, how="pushed", scene_by=wall.hand, magnified="", frozen_at=None,
        replay_at=None, replay_speed=0.0, replay_by=Hand(), narrowed=Narrowed(), look=Look(),
    )  # fmt: skip
    until = None if minutes is None or pin is None else pin.until
    payload = {"scene": scene, "how": "pushed", **({} if until is None else {"until": until})}
    return wall.put("scene_shown", payload, structs.replace(_rotated_past(wall, after), pin=pin))


def undo(turn: Turn, seat: Seated, step: Step) -> Answer:
    """Bring back what was seen before the last change; who pushed 应急 over a pin may take it off again."""
    wall = wall_turn(turn, seat, step)
    stand = wall.stand
    if not _is_own_over_pin(wall):
        wall.check_pin()
    past = stand.past_at(turn.now)
    if not past:
        raise Refused("not_allowed", "没有可以撤销的投屏")
    *earlier, display = past
    display = _put_back(display, stand.display, wall.hand)
    after = structs.replace(stand, display=display, past=tuple(earlier))
    return wall.put("undone", {"scene": display.scene, "how": "undone"}, after)


def _is_own_over_pin(wall: WallTurn) -> bool:
    """Say whether this seat pushed 应急 over the pin that holds the wall: one pinned since then is the higher post's."""
    display, pin = wall.stand.display, wall.pin
    is_own = display.scene == EMERGENCY and display.scene_by.seat == wall.by.seat
    return is_own and pin is not None and pin.by.at <= display.scene_by.at


def _put_back(display: Display, over: Display, hand: Hand) -> Display:
    """Return *display* as it comes back over *over*; turning scenes and a replay that was ended begin anew."""
    is_other = display.scene != over.scene or display.how != over.how
    back = structs.replace(display, scene_by=hand) if is_other and display.scene else display
    is_same_replay = (display.replay_at, display.replay_by) == (over.replay_at, over.replay_by)
    if back.replay_at is None or back.frozen_at is not None or (is_same_replay and over.frozen_at is None):
        return back
    begins = over.still_at if is_same_replay else back.replay_at  # one that was frozen goes on from there
    return structs.replace(back, replay_at=begins, replay_by=hand)


def _rotated_past(wall: WallTurn, after: WallStand) -> WallStand:
    """Return *after* with the past scene that really stood, which a desk that saw the wall turn names."""
    standing = fields.text(wall.step.fields, "standing", limit=64)
    before = wall.stand.display
    if before.how != "rotated" or standing not in [turn.scene for turn in wall.stand.turns]:
        return after
    return structs.replace(after, past=(*after.past[:-1], structs.replace(before, scene=standing)))


def _pin(wall: WallTurn, minutes: object) -> Pin:
    if isinstance(minutes, bool) or not isinstance(minutes, int) or not 1 <= minutes <= PIN_MOST // MINUTE:
        raise Refused("invalid", "钉住时长应为 1 分钟至 24 小时")
    return Pin(by=wall.hand, until=wall.turn.now + minutes * MINUTE)


STEPS = (
    DeskStep(name="wall_show_case", zh="投屏", posts=POSTS, take=show_case),
    DeskStep(name="wall_show_subject", zh="突出显示", posts=POSTS, take=show_subject),
    DeskStep(name="wall_clear", zh="撤屏", posts=POSTS, take=clear),
    DeskStep(name="wall_scene", zh="换场景", posts=POSTS, take=show_scene),
    DeskStep(name="wall_undo", zh="撤销投屏", posts=POSTS, take=undo),
)
