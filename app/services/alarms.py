"""Alarms: raised for what the hall must not miss, until somebody acknowledges them."""

from app.domain.case import Case
from app.domain.terms import Stream
from app.services.turn import SYSTEM, Turn

RAISED, ACKNOWLEDGED = "alarm_raised", "alarm_acknowledged"


def plain_alarm(reason: str) -> dict[str, object]:
    """Return the payload of an alarm that is about no one case."""
    return {"v": 1, "case_id": "", "number": "", "class_key": "", "place": "", "lon": 0.0, "lat": 0.0, "reason": reason}


def raise_alarm(turn: Turn, case: Case, reason: str) -> None:
    """Append the alarm of an urgent case; its subject is the case's id."""
    payload = {
        "v": 1,
        "case_id": case.case_id,
        "number": case.state.number,
        "class_key": case.state.class_key,
        "place": case.state.place,
        "lon": case.state.lon,
        "lat": case.state.lat,
        "reason": reason,
    }
    turn.record(Stream.ALARM, case.case_id, RAISED, payload, SYSTEM)
    turn.counts["alarms"] += 1
