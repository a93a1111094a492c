"""Handing a shift over (交接班) from one desk to the next."""

from collections.abc import Mapping

from app.domain.terms import Post
from app.services import fields, shifts
from app.services.messages import Answer, Step
from app.services.refusals import Refused
from app.services.registry import DeskStep, Seated
from app.services.turn import Turn

POSTS = (Post.ACCEPTOR, Post.SHIFT_LEADER, Post.DISPATCHER, Post.VIDEO, Post.LEADER)


def offer_handover(turn: Turn, seat: Seated, step: Step) -> Answer:
    """Offer the sheet that the console has drawn up."""
    sheet = step.fields.get("sheet")
    if not isinstance(sheet, Mapping):
        raise Refused("missing", "缺少交接单内容")
    handover = shifts.offer(turn, seat.by, sheet, fields.text(step.fields, "note"))
    return Answer(step_id=step.step_id, ok=True, fields={"handover": handover})


def accept_handover(turn: Turn, seat: Seated, step: Step) -> Answer:
    """Accept the sheet of ``fields.handover``; its offerer cannot."""
    handover = fields.needed_text(step.fields, "handover", "交接单", limit=64)
    offered = shifts.accept(turn, seat.by, handover, fields.text(step.fields, "note"))
    return Answer(step_id=step.step_id, ok=True, fields={"handover": handover, "offered_by": offered.actor})


STEPS = (
    DeskStep(name="offer_handover", zh="交班", posts=POSTS, take=offer_handover),
    DeskStep(name="accept_handover", zh="接班", posts=POSTS, take=accept_handover),
)
