"""Group messages (短信群呼) and roll-calls (点名抽查) from a desk."""

from app.domain.terms import Post
from app.services import fields
from app.services.messages import Answer, Step
from app.services.messaging import TEXT_LIMIT, answer_limit, recipients, send
from app.services.registry import DeskStep, Seated
from app.services.turn import Turn

POSTS = (Post.SHIFT_LEADER, Post.DISPATCHER, Post.ACCEPTOR, Post.LEADER)
ROLL_CALL_TEXT = "点名抽查，请立即应答"


def send_message(turn: Turn, seat: Seated, step: Step) -> Answer:
    """Send a text to terminals, to all on shift in responsibility grids, or to everybody on shift."""
    text = fields.needed_text(step.fields, "text", "短信内容", limit=TEXT_LIMIT)
    terminals = recipients(turn, step.fields.get("to"))
    return _send(turn, seat, step, terminals, text, None)


def roll_call(turn: Turn, seat: Seated, step: Step) -> Answer:
    """Call the roll: each terminal is to answer within ``answer_minutes``."""
    text = fields.text(step.fields, "text", limit=TEXT_LIMIT) or ROLL_CALL_TEXT
    limit = answer_limit(step.fields)
    terminals = recipients(turn, step.fields.get("to"))
    return _send(turn, seat, step, terminals, text, turn.now + limit)


def _send(
    turn: Turn, seat: Seated, step: Step, terminals: tuple[str, ...], text: str, until: int | None
) -> Answer:  # fmt: skip
    message_id = turn.ids.new()
    send(turn, seat.by, message_id, terminals, text, until)
    told: dict[str, object] = {"message_id": message_id, "sent": len(terminals)}
    return Answer(step_id=step.step_id, ok=True, fields=told if until is None else {**told, "until": until})


STEPS = (
    DeskStep(name="send_message", zh="短信群呼", posts=POSTS, take=send_message),
    DeskStep(name="roll_call", zh="点名抽查", posts=(Post.SHIFT_LEADER, Post.LEADER), take=roll_call),
)
