"""What is drawn on the wall's map: arrows, areas and texts, kept with the case or the emergency they are about."""

import math
from collections.abc import Iterable, Mapping

from msgspec import to_builtins

from app.domain.terms import Axis, Post, Stream
from app.services import fields
from app.services.case_steps import case_of
from app.services.desk_rights import check_case_right
from app.services.drawings import check_room, follow
from app.services.emergency_turn import open_emergency
from app.services.messages import Answer, Step
from app.services.refusals import Refused
from app.services.registry import DeskStep, Seated
from app.services.turn import Turn
from app.services.wall_turn import POSTS, WallTurn, rank, wall_turn
from app.situation.wall_log import ANNOTATED, ANNOTATION_REMOVED, Annotation, note_of

POINTS = {"arrow": range(2, 3), "area": range(3, 61), "text": range(1, 2)}
"""How many points each shape has."""
TEXT_MOST = 40


def annotate(turn: Turn, seat: Seated, step: Step) -> Answer:
    """Draw a shape; the answer's ``fields.id`` names it for its removal."""
    given = step.fields
    shape = fields.name(given, "shape", "标注形状")
    if shape not in POINTS:
        raise Refused("invalid", "标注应为箭头、范围或文字")
    points = _points(turn, given.get("points"))
    if len(points) not in POINTS[shape]:
        raise Refused("invalid", "标注的点数不对")
    text = fields.needed_text(given, "text", "标注文字", limit=TEXT_MOST) if shape == "text" else fields.text(
        given, "text", limit=TEXT_MOST
    )  # fmt: skip
    wall = wall_turn(turn, seat, step)
    case_id, emergency_id = _about(wall)
    if case_id:
        check_case_right(turn, seat, case_of(turn, case_id))
    _check_area(turn, seat, points)
    wall.check_pin()
    note = Annotation(turn.ids.new(), shape, points, text, case_id, emergency_id)
    check_room(turn, note, wall.name)
    return _put(wall, ANNOTATED, note)


def _about(wall: WallTurn) -> tuple[str, str]:
    """Return the case that is drawn for, else the emergency that goes on at the wall: its case, or it itself."""
    if wall.step.case_id:
        return wall.step.case_id, ""
    stand = open_emergency(wall)
    if stand is None:
        return "", ""
    return stand.case_id, "" if stand.case_id else stand.id


def remove(turn: Turn, seat: Seated, step: Step) -> Answer:
    """Take the drawing ``id`` away; only its own post or a higher one may."""
    name = fields.name(step.fields, "id", "标注编号")
    newest = turn.unit.newest(Stream.WALL, _subject(name))
    note = None if newest is None or newest.kind != ANNOTATED else note_of(newest)
    if newest is None or note is None:
        raise Refused("invalid", "没有这个标注")
    wall = wall_turn(turn, seat, step)
    wall.check_pin()
    author = Post(newest.post)
    if rank(author) > rank(wall.by.post):
        raise Refused("no_right", f"标注由{author.zh}所作，请该岗位清除")
    return _put(wall, ANNOTATION_REMOVED, note)


def _put(wall: WallTurn, kind: str, note: Annotation) -> Answer:
    body = {"v": 2, "wall": wall.name, "note": to_builtins(note)}
    follow(wall.turn, kind, note, wall.name)
    wall.turn.record(Stream.WALL, _subject(note.id), kind, body, wall.by, axis=Axis.SUPERVISION)
    return Answer(step_id=wall.step.step_id, ok=True, case_id=note.case_id, fields={"id": note.id})


def _check_area(turn: Turn, seat: Seated, points: Iterable[tuple[float, float]]) -> None:
    """Refuse a drawing that leaves the seat's area."""
    if not all(turn.rules.places.grid_at(lon, lat).startswith(seat.session.area) for lon, lat in points):
        raise Refused("no_right", "标注超出本席位管辖区域")


def _subject(name: str) -> str:
    return f"note-{name}"


def _points(turn: Turn, value: object) -> tuple[tuple[float, float], ...]:
    if not isinstance(value, list | tuple) or len(value) > max(POINTS["area"]):
        raise Refused("invalid", "标注应给出图上的点")
    return tuple(_point(turn, one) for one in value)


def _point(turn: Turn, value: object) -> tuple[float, float]:
    if isinstance(value, Mapping | str) or not isinstance(value, list | tuple) or len(value) != 2:
        raise Refused("invalid", "标注的点应为经度和纬度")
    for one in value:
        if isinstance(one, bool) or not isinstance(one, int | float) or not math.isfinite(one):
            raise Refused("invalid", "标注的点应为经度和纬度")
    lon, lat = float(value[0]), float(value[1])
    if not turn.rules.places.contains(lon, lat):
        raise Refused("outside_city", "标注不在本市范围内")
    return lon, lat


STEPS = (
    DeskStep(name="wall_annotate", zh="标注", posts=POSTS, take=annotate),
    DeskStep(name="wall_remove_annotation", zh="清除标注", posts=POSTS, take=remove),
)
