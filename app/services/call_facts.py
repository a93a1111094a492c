"""What the event that opens a case keeps of the call behind it."""

from app.domain.terms import CallOutcome
from app.services import fields
from app.services.call_told import CALL_SOURCES, CODE_LIMIT, caller_digest
from app.services.calls import call_of, new_call_id, refuse_ended
from app.services.turn import Turn


def call_facts(turn: Turn, case_id: str, given: fields.Fields) -> dict[str, object]:
    """Return the facts: of the caller only the digest; the line's number, photos, and the id of the call record.

    A call taken before (``call_id``) gives its own; it must still be open. Follow with
    :func:`app.services.calls.record_call` when the case stands.
    """
    facts = _of_call(turn, case_id, given) or _of_new(turn, case_id, given)
    if photos := fields.photos(given):
        facts["photos"] = photos
    return {name: value for name, value in facts.items() if value}


def _of_call(turn: Turn, case_id: str, given: fields.Fields) -> dict[str, object]:
    call_id = fields.text(given, "call_id", limit=CODE_LIMIT)
    if not call_id:
        return {}
    call = call_of(turn, call_id)
    if call.outcome is not CallOutcome.OPEN:
        refuse_ended(call)
    caller = call.digest or caller_digest(turn, case_id, given)  # asked for only now
    return {"call": call_id, "caller": caller, "order_no": call.order_no}


def _of_new(turn: Turn, case_id: str, given: fields.Fields) -> dict[str, object]:
    is_call = fields.text(given, "source", limit=16) in CALL_SOURCES
    return {
        "call": new_call_id(turn, given) if is_call else "",
        "caller": caller_digest(turn, case_id, given),
        "order_no": fields.text(given, "order_no", limit=CODE_LIMIT),
    }
