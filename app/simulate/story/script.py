"""Turns moves into messages of terminals and seats."""

import random
from collections.abc import Sequence

from app.domain.moment import Instant
from app.domain.terms import Post
from app.services.messages import Reply, Step
from app.simulate.story.aftermath import OF_CALLS
from app.simulate.story.moves import Move
from app.simulate.story.seats import SeatBook
from app.simulate.story.ticket import Ticket

TASKS = {"verified": "verify", "verify_failed": "verify", "verify_unable": "verify"}
"""The task a collector's step answers; all others answer ``check``."""
_PHASES = {"handle": "after", "camera_verified": "verify", "camera_passed": "check", "camera_failed": "check"}
"""The steps of desks that show pictures, and what these show."""


NOT_SENT = "0" * 64
"""A collector's word needs a photo: named where the simulation has none to send, so it is shown as not there."""


def message_of(
    ticket: Ticket, move: Move, message_id: str, book: SeatBook, rng: random.Random, photos: Sequence[str] = ()
) -> Reply | Step | None:
    """Return the message that asks for *move*, or ``None`` where nobody could send it."""
    if move.post is Post.COLLECTOR:
        return _reply(ticket, move, message_id, photos)
    sitting = book.pick(move.post, move.by or _owner(ticket, move), rng)
    if sitting is None:
        return None
    fields = dict(move.fields)
    shown = photos or ((NOT_SENT,) if move.post is Post.VIDEO else ())
    if shown and move.step in _PHASES:
        fields["photos"] = [{"sha256": sha256, "phase": _PHASES[move.step]} for sha256 in shown]
    seat, token = sitting
    of_call = move.step in OF_CALLS
    return Step(
        step_id=message_id, seat=seat.number, session=token, name=move.step, case_id="" if of_call else ticket.case_id,
        version=None if of_call else ticket.version, fields=fields,
    )  # fmt: skip


def _owner(ticket: Ticket, move: Move) -> str:
    """Return the department, unit or team whose step it is."""
    return ticket.department if move.step == "answer_supervision" else ticket.acting


def _reply(ticket: Ticket, move: Move, message_id: str, photos: Sequence[str]) -> Reply:
    at: Instant = move.at
    return Reply(
        message_id=message_id, terminal=ticket.checker, device_at=at, received_at=at, case_id=ticket.case_id,
        task=TASKS.get(move.step, "check"), result=move.result, note=str(move.fields.get("note", "")),
        photos=tuple(photos) or (NOT_SENT,),
    )  # fmt: skip
