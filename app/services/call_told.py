"""Reads what a desk tells of a call: its line, its words, its place, its caller, its limits."""

from collections.abc import Mapping

from app.domain.moment import Instant
from app.domain.terms import Source
from app.services import fields
from app.services.opening import check_position, checked_class
from app.services.refusals import Refused
from app.services.turn import Turn

CALL_SOURCES = (
    Source.HOTLINE_12345, Source.HOTLINE_12319, Source.MEDIA, Source.LEADER, Source.SUPERIOR, Source.APP,
)  # fmt: skip
"""What is told by people outside; each becomes a call record."""
CODE_LIMIT, PLACE_LIMIT = 64, 256


def caller_digest(turn: Turn, subject: str, given: fields.Fields) -> str:
    """Keep the caller's name and number apart from the log, under *subject*; return their digest, ``""`` without any."""
    names = ("caller_name", "caller_phone")
    caller = {name: value for name in names if (value := fields.text(given, name, limit=CODE_LIMIT))}
    return turn.unit.add_personal(subject, caller) if caller else ""


def source_of(given: fields.Fields, allowed: tuple[Source, ...] = CALL_SOURCES) -> Source:
    """Return the source the fields name; refuse any but the *allowed*."""
    value = fields.text(given, "source", limit=16)
    if value not in allowed:
        raise Refused("invalid", f"来源应为{'、'.join(source.zh for source in allowed)}之一")
    return Source(value)


def told_of(turn: Turn, given: fields.Fields) -> dict[str, object]:
    """Return the payload of ``call_taken`` but for the caller's digest; what was not told is left out."""
    line = source_of(given)
    order_no = fields.text(given, "order_no", limit=CODE_LIMIT)
    received_at = _received_at(turn, given)
    told: dict[str, object] = {
        "v": 1,
        "line": str(line),
        "text": fields.text(given, "text") or fields.text(given, "description"),
        "order_no": order_no,
        "received_at": received_at,
        "reply_due": _reply_due(turn, given, line, order_no, received_at),
        "place": fields.text(given, "place", limit=PLACE_LIMIT),
        **_place_and_class(turn, given),
    }
    return {name: value for name, value in told.items() if value not in ("", None) or name == "text"}


def reply_limit(turn: Turn, received_at: Instant) -> Instant:
    """Return when a work order received then wants its reply, by the site's limit."""
    limit = turn.rules.order_limit
    return turn.rules.calendar.add(received_at, limit.us) if limit.is_work else received_at + limit.us


def checked_reply_due(given: fields.Fields, received_at: Instant) -> Instant | None:
    """Return the reply limit the line has set, ``None`` where it set none; refuse one before the reception."""
    due = fields.instant(given, "reply_due", "回复时限")
    if due is not None and due <= received_at:
        raise Refused("invalid", "回复时限应晚于接收时间")
    return due


def _reply_due(turn: Turn, given: fields.Fields, line: Source, order_no: str, received_at: Instant) -> Instant | None:
    due = checked_reply_due(given, received_at)
    if due is None and order_no and line is Source.HOTLINE_12345:
        return reply_limit(turn, received_at)
    return due


def _received_at(turn: Turn, given: fields.Fields) -> Instant:
    at = fields.instant(given, "received_at", "接收时间")
    if at is not None and at > turn.now:
        raise Refused("invalid", "接收时间晚于现在")
    return turn.now if at is None else at


def _place_and_class(turn: Turn, given: fields.Fields) -> Mapping[str, object]:
    found: dict[str, object] = {}
    if given.get("lon") is not None or given.get("lat") is not None:
        lon, lat = fields.degrees(given, "lon", "位置（经度）"), fields.degrees(given, "lat", "位置（纬度）")
        check_position(turn, lon, lat)
        found |= {"lon": lon, "lat": lat}
    if class_key := fields.text(given, "class_key", limit=16):
        found["class_key"] = checked_class(turn, class_key)
    return found
