"""Steering the wall: which scene it shows and which case it flies to; who put what there is part of the log."""

from app.domain.terms import Axis, Post, Stream
from app.services import fields
from app.services.case_steps import case_of
from app.services.desk_rights import check_case_right
from app.services.messages import Answer, Step
from app.services.refusals import Refused
from app.services.registry import DeskStep, Seated
from app.services.turn import Turn

POSTS = (Post.SHIFT_LEADER, Post.DISPATCHER, Post.ACCEPTOR, Post.LEADER)


def show_case(turn: Turn, seat: Seated, step: Step) -> Answer:
    """Have the wall fly to the case."""
    case = case_of(turn, step.case_id)
    check_case_right(turn, seat, case)
    state = case.state
    payload = {"v": 1, "case_id": case.case_id, "number": state.number, "lon": state.lon, "lat": state.lat}
    _record(turn, seat, step, "case_shown", payload)
    return Answer(step_id=step.step_id, ok=True, case_id=case.case_id, number=state.number, version=case.version)


def clear(turn: Turn, seat: Seated, step: Step) -> Answer:
    """Have the wall let go of its case."""
    return _record(turn, seat, step, "case_cleared", {"v": 1})


def show_scene(turn: Turn, seat: Seated, step: Step) -> Answer:
    """Have the wall show the scene named in the fields."""
    scene = fields.name(step.fields, "scene", "场景")
    return _record(turn, seat, step, "scene_shown", {"v": 1, "scene": scene})


def _record(turn: Turn, seat: Seated, step: Step, kind: str, payload: dict[str, object]) -> Answer:
    wall = fields.name(step.fields, "wall", "大屏", turn.rules.walls[0])
    if wall not in turn.rules.walls:
        raise Refused("invalid", f"没有大屏 {wall}")
    turn.record(Stream.WALL, wall, kind, payload, seat.by, axis=Axis.SUPERVISION)
    return Answer(step_id=step.step_id, ok=True)


STEPS = (
    DeskStep(name="wall_show_case", zh="投屏", posts=POSTS, take=show_case),
    DeskStep(name="wall_clear", zh="撤屏", posts=POSTS, take=clear),
    DeskStep(name="wall_scene", zh="换场景", posts=POSTS, take=show_scene),
)
