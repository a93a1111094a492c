"""Taking calls: a call or work order is written down (接收工单), becomes a case (登记来电), or is about one (关联案卷).

The caller's name and number stand apart from the log, which keeps their digest.
"""

from dataclasses import replace

from app.domain.call import CallRecord
from app.domain.case import Case
from app.domain.terms import Post, Source
from app.services import answers, fields
from app.services.call_facts import call_facts
from app.services.call_told import CALL_SOURCES, PLACE_LIMIT, source_of
from app.services.calls import given_call, link, open_call, record_call, take_call
from app.services.case_steps import case_of
from app.services.desk_rights import check_case_right
from app.services.messages import Answer, Step
from app.services.opening import Notification, check_position, checked_class, open_new
from app.services.refusals import Refused
from app.services.registry import DeskStep, Seated
from app.services.turn import Turn

SOURCES = (*CALL_SOURCES, Source.VIDEO)
"""What is registered at a desk; collectors' reports come in by themselves. A camera's picture is no call."""


def take(turn: Turn, seat: Seated, step: Step) -> Answer:
    """Write down a call or work order that is not decided yet."""
    return told(step, take_call(turn, seat, step.fields))


def register(turn: Turn, seat: Seated, step: Step) -> Answer:
    """Open a case from a call, told now or taken before."""
    given = step.fields
    class_key = checked_class(turn, fields.needed_text(given, "class_key", "类别", limit=16))
    lon, lat = fields.degrees(given, "lon", "位置（经度）"), fields.degrees(given, "lat", "位置（纬度）")
    check_position(turn, lon, lat)
    _check_area(turn, seat, lon, lat)
    told_now = Notification(
        source=_source(turn, seat, given),
        reported_at=turn.now,
        class_key=class_key,
        lon=lon,
        lat=lat,
        place=fields.text(given, "place", limit=PLACE_LIMIT),
        description=fields.needed_text(given, "description", "问题描述"),
        reporter="",
        urgent=given.get("urgent") is True,
        step="call_registered",
        cause=step.step_id,
    )
    case_id = turn.ids.new()
    facts = call_facts(turn, case_id, given)
    case = open_new(turn, told_now, seat.by, case_id, facts)
    return about_case(step, case, record_call(turn, seat, given, case, facts))


def link_to_case(turn: Turn, seat: Seated, step: Step) -> Answer:
    """Say that a call, told now or taken before, is about a case there is."""
    case = case_of(turn, step.case_id)
    check_case_right(turn, seat, case)
    call = open_call(turn, seat, step.fields, about=case.description)
    return about_case(step, case, link(turn, seat.by, call, case))


def told(step: Step, call: CallRecord, **more: object) -> Answer:
    """Return the answer to a step that moved *call*."""
    said = {"call_id": call.call_id, "outcome": str(call.outcome), "reply_due": call.reply_due, **more}
    return Answer(step_id=step.step_id, ok=True, case_id=call.case_id, number=call.number, fields=said)


def about_case(step: Step, case: Case, call: CallRecord | None) -> Answer:
    """Return the answer to a step that brought *case* and *call* together."""
    answer = answers.done(step.step_id, case)
    return answer if call is None else replace(answer, fields={**answer.fields, **told(step, call).fields})


def _source(turn: Turn, seat: Seated, given: fields.Fields) -> Source:
    """Return the line of a call taken before, else the source that the fields name."""
    return given_call(turn, seat, given).line if given.get("call_id") else source_of(given, SOURCES)


def _check_area(turn: Turn, seat: Seated, lon: float, lat: float) -> None:
    if not turn.rules.places.grid_at(lon, lat).startswith(seat.session.area):
        raise Refused("no_right", "位置不在本席位管辖区域")


_POSTS = (Post.ACCEPTOR,)
STEPS = (
    DeskStep(name="take_call", zh="接收工单", posts=_POSTS, take=take),
    DeskStep(name="register_call", zh="登记来电", posts=_POSTS, take=register),
    DeskStep(name="link_call", zh="关联案卷", posts=_POSTS, take=link_to_case),
)
