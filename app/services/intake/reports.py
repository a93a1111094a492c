"""Reports from terminals: each becomes a case and gets its number back, or the reason why not."""

from app.domain.moment import DAY, MINUTE, Instant
from app.domain.terms import Post, Source
from app.services import answers
from app.services.messages import Outgoing, Report
from app.services.opening import Notification, check_position, checked_class, open_new
from app.services.refusals import Refused
from app.services.registry import Taking
from app.services.strangers import meet
from app.services.turn import By, Turn

OLDEST_US: Instant = 30 * DAY
"""Late reports are welcome up to here; an older time is a device's fault."""
AHEAD_US: Instant = 10 * MINUTE
"""A device's time that runs ahead by more is marked; every one is taken as now at the latest."""


def take(turn: Turn, report: Report) -> Outgoing:
    """Open the case that *report* tells of and receipt it."""
    if report.device_at < turn.now - OLDEST_US:
        raise Refused("too_old", "上报时间早于 30 天前，请校准终端时间后重新上报")
    class_key = checked_class(turn, report.class_key)
    check_position(turn, report.lon, report.lat)
    is_stranger = meet(turn, report.terminal)
    told = Notification(
        source=Source.COLLECTOR,
        reported_at=min(report.device_at, turn.now),
        class_key=class_key,
        lon=report.lon,
        lat=report.lat,
        place=report.place,
        description=report.description,
        reporter=report.terminal,
        urgent=report.urgent,
        step="reported",
        cause=report.message_id,
        self_handled=report.self_handled,
    )
    facts = _facts(turn, report) | ({"unregistered": True} if is_stranger else {})
    case = open_new(turn, told, By(actor=report.terminal, post=Post.COLLECTOR), turn.ids.new(), facts)
    return answers.done_receipt(report.terminal, report.message_id, case)


def key(report: Report) -> str:
    """Return the report's key: message ids are a device's own."""
    return f"{report.terminal}/{report.message_id}"


def refuse(report: Report, code: str, text: str) -> Outgoing:
    """Return the receipt that says why not."""
    return answers.refused_receipt(report.terminal, report.message_id, code, text)


def _facts(turn: Turn, report: Report) -> dict[str, object]:
    """Return what the event keeps of the report beside the case's state."""
    facts: dict[str, object] = {"photos": [{"sha256": sha256, "phase": "before"} for sha256 in report.photos]}
    if report.accuracy_m >= 0:
        facts["accuracy_m"] = report.accuracy_m
    if report.component:
        facts["component"] = report.component
    if report.self_handled:
        facts["self_handled"] = True
    if report.device_at > turn.now + AHEAD_US:
        facts["device_at"] = report.device_at
    return facts


TAKING = Taking(message=Report, take=take, key=key, refuse=refuse)
