"""Cases that do not begin at 受理: filed by a superior's instruction, dispatched before they are filed, seen by a camera."""

from collections.abc import Mapping

from app.domain.guards import INSTRUCTED
from app.domain.moment import Instant
from app.domain.terms import Post, Source
from app.services import fields
from app.services.call_facts import call_facts
from app.services.call_told import CALL_SOURCES, PLACE_LIMIT, source_of
from app.services.calls import given_call, record_call
from app.services.desk.calls import about_case
from app.services.desk_case import check_department, check_under
from app.services.messages import Answer, Step
from app.services.opening import Notification, check_position, checked_class, open_new
from app.services.refusals import Refused
from app.services.registry import DeskStep, Seated
from app.services.step_values import CODE_LIMIT, assistants_of, called_at
from app.services.turn import Turn

INSTRUCTING = tuple(source for source in Source if source in INSTRUCTED)


def file_instruction(turn: Turn, seat: Seated, step: Step) -> Answer:
    """File what a superior, a leader's instruction or the press demands (批示立案), without 受理."""
    condition = fields.needed_text(step.fields, "condition", "立案条件", limit=CODE_LIMIT)
    source = _source(turn, seat, step.fields, INSTRUCTING)
    return _open(turn, seat, step, source, turn.now, {"condition": condition})


def dispatch_first(turn: Turn, seat: Seated, step: Step) -> Answer:
    """Dispatch at once what cannot wait (先派后补); the department's clock runs from the call, filing follows."""
    given = step.fields
    department = check_department(turn, fields.needed_text(given, "department", "处置部门", limit=CODE_LIMIT))
    at = called_at(turn, given)
    taken: dict[str, object] = {"department": department, "called_at": at}
    if unit := fields.text(given, "unit", limit=CODE_LIMIT):
        taken["unit"] = check_under(turn, unit, department, "下属单位")
    if assistants := assistants_of(turn, department, given):
        taken["assistants"] = assistants
    if condition := fields.text(given, "condition", limit=CODE_LIMIT):
        taken["condition"] = condition
    return _open(turn, seat, step, _source(turn, seat, given, (*CALL_SOURCES, Source.VIDEO)), at, taken)


def report_seen(turn: Turn, seat: Seated, step: Step) -> Answer:
    """Report what a camera shows; its frame is the proof."""
    if not fields.photos(step.fields):
        raise Refused("missing", "请附视频截图")
    if step.fields.get("call_id"):
        raise Refused("invalid", "视频上报不是来电")
    return _open(turn, seat, step, Source.VIDEO, turn.now, {})


def _source(turn: Turn, seat: Seated, given: fields.Fields, allowed: tuple[Source, ...]) -> Source:
    """Return the line of a call taken before, which must be this seat's, else the source that the fields name."""
    if not given.get("call_id"):
        return source_of(given, allowed)
    return source_of({"source": str(given_call(turn, seat, given).line)}, allowed)


def _open(
    turn: Turn, seat: Seated, step: Step, source: Source, reported_at: Instant, taken: Mapping[str, object]
) -> Answer:
    """Open the case the fields tell of by the workflow's step of this name, with the call behind it."""
    given = step.fields
    lon, lat = fields.degrees(given, "lon", "位置（经度）"), fields.degrees(given, "lat", "位置（纬度）")
    class_key = checked_class(turn, fields.needed_text(given, "class_key", "类别", limit=16))
    check_position(turn, lon, lat)
    if not turn.rules.places.grid_at(lon, lat).startswith(seat.session.area):
        raise Refused("no_right", "位置不在本席位管辖区域")
    told = Notification(
        source=source,
        reported_at=reported_at,
        class_key=class_key,
        lon=lon,
        lat=lat,
        place=fields.text(given, "place", limit=PLACE_LIMIT),
        description=fields.needed_text(given, "description", "问题描述"),
        reporter="",
        urgent=given.get("urgent") is True,
        step=step.name,
        cause=step.step_id,
        given=taken,
    )
    case_id = turn.ids.new()
    facts = call_facts(turn, case_id, {**given, "source": str(source)})
    kept = facts | ({"called_at": taken["called_at"]} if "called_at" in taken else {})
    case = open_new(turn, told, seat.by, case_id, kept)
    return about_case(step, case, record_call(turn, seat, given, case, facts))


STEPS = (
    DeskStep(name="instruction_filed", zh="批示立案", posts=(Post.ACCEPTOR,), take=file_instruction),
    DeskStep(
        name="dispatched_first",
        zh="先派后补",
        posts=(Post.ACCEPTOR, Post.SHIFT_LEADER, Post.DISPATCHER),
        take=dispatch_first,
    ),
    DeskStep(name="reported", zh="视频上报", posts=(Post.VIDEO,), take=report_seen),
)
