"""Registering a call (登记来电): the caller's name and number stand apart from the log, which keeps their digest."""

from app.domain.terms import Post, Source
from app.services import answers, fields
from app.services.messages import Answer, Step
from app.services.opening import Notification, check_position, checked_class, open_new
from app.services.refusals import Refused
from app.services.registry import DeskStep, Seated
from app.services.turn import Turn

SOURCES = (Source.HOTLINE_12345, Source.HOTLINE_12319, Source.MEDIA, Source.LEADER, Source.APP, Source.VIDEO)
"""What is registered at a desk; collectors' reports come in by themselves."""


def register(turn: Turn, seat: Seated, step: Step) -> Answer:
    """Open a case from a call."""
    given = step.fields
    class_key = checked_class(turn, fields.needed_text(given, "class_key", "类别", limit=16))
    lon, lat = fields.degrees(given, "lon", "位置（经度）"), fields.degrees(given, "lat", "位置（纬度）")
    check_position(turn, lon, lat)
    _check_area(turn, seat, lon, lat)
    told = Notification(
        source=_source(given),
        reported_at=turn.now,
        class_key=class_key,
        lon=lon,
        lat=lat,
        place=fields.text(given, "place", limit=256),
        description=fields.needed_text(given, "description", "问题描述"),
        reporter="",
        urgent=given.get("urgent") is True,
        step="call_registered",
        cause=step.step_id,
    )
    case_id = turn.ids.new()
    case = open_new(turn, told, seat.by, case_id, _facts(turn, case_id, given))
    return answers.done(step.step_id, case)


def _check_area(turn: Turn, seat: Seated, lon: float, lat: float) -> None:
    if not turn.rules.places.grid_at(lon, lat).startswith(seat.session.area):
        raise Refused("no_right", "位置不在本席位管辖区域")


def _source(given: fields.Fields) -> Source:
    value = fields.text(given, "source", limit=16)
    if value not in SOURCES:
        raise Refused("invalid", f"来源应为{'、'.join(source.zh for source in SOURCES)}之一")
    return Source(value)


def _facts(turn: Turn, case_id: str, given: fields.Fields) -> dict[str, object]:
    """Return what the event keeps of the call; of the caller only the digest."""
    facts: dict[str, object] = {}
    caller = {name: value for name in ("caller_name", "caller_phone") if (value := fields.text(given, name, limit=64))}
    if caller:
        facts["caller"] = turn.unit.add_personal(case_id, caller)
    if order := fields.text(given, "order_no", limit=64):
        facts["order_no"] = order
    if photos := fields.photos(given):
        facts["photos"] = photos
    return facts


STEPS = (DeskStep(name="register_call", zh="登记来电", posts=(Post.ACCEPTOR,), take=register),)
