"""The bodies of what goes back: receipts to terminals, answers to seats, notices to all."""

from collections.abc import Mapping
from types import MappingProxyType

from app.domain.case import Case
from app.services.messages import Answer, Outgoing

VERSION = 1


def done_receipt(terminal: str, message_id: str, case: Case) -> Outgoing:
    """Return the receipt that says the case is kept, with its number."""
    body = {"v": VERSION, "id": message_id, "ok": True, "case_id": case.case_id, "number": case.state.number}
    return Outgoing(channel="receipt", address=terminal, body=body)


def refused_receipt(terminal: str, message_id: str, code: str, text: str) -> Outgoing:
    """Return the receipt that says why not."""
    body = {"v": VERSION, "id": message_id, "ok": False, "code": code, "text": text}
    return Outgoing(channel="receipt", address=terminal, body=body)


def done(step_id: str, case: Case, said: Mapping[str, object] = MappingProxyType({})) -> Answer:
    """Return the answer to a step that moved *case*: ``fields`` say where it stands, who must act, and what is *said*."""
    state = case.state
    fields = {"stage": str(state.stage), "post": str(state.post), **said}
    return Answer(
        step_id=step_id, ok=True, case_id=case.case_id, number=state.number, version=case.version, fields=fields
    )


def seat_answer(seat: str, answer: Answer) -> Outgoing:
    """Return *answer* as the message to *seat*."""
    body = {
        "v": VERSION,
        "id": answer.step_id,
        "ok": answer.ok,
        "case_id": answer.case_id,
        "number": answer.number,
        "version": answer.version,
        "code": answer.code,
        "text": answer.text,
        "fields": dict(answer.fields),
    }
    return Outgoing(channel="answer", address=seat, body=body)


def refused_answer(seat: str, step_id: str, code: str, text: str) -> Outgoing:
    """Return the message that tells *seat* why its step was not done."""
    return seat_answer(seat, Answer(step_id=step_id, ok=False, code=code, text=text))


def notice(head: int) -> Outgoing:
    """Return the notice that the log has grown to *head*; it carries no data, it only wakes."""
    return Outgoing(channel="notice", address="", body={"v": VERSION, "head": head})
