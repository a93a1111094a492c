"""What the edge could not read: kept as it came, with the reason; a sender that waits for a receipt is told."""

import hashlib

from app.services import answers
from app.services.messages import Outgoing, Unreadable
from app.services.registry import Taking
from app.services.turn import Turn

CODE, TEXT = "unreadable", "报文无法读取，已留存待查：{0}"


def take(turn: Turn, message: Unreadable) -> Outgoing | None:
    """Keep the message in quarantine; tell its sender that it is refused where its own id could be read."""
    turn.unit.quarantine(message)
    if not message.message_id:
        return None
    text = TEXT.format(message.reason)
    if message.seat:
        return answers.refused_answer(message.seat, message.message_id, CODE, text)
    return answers.refused_receipt(message.terminal, message.message_id, CODE, text)


def key(message: Unreadable) -> str:
    """Return the key of this very message: the same bytes again are no second one, a mended one is new."""
    if not message.message_id:
        return ""
    return f"{message.seat or message.terminal}/{message.message_id}/{hashlib.sha256(message.payload).hexdigest()[:16]}"


TAKING = Taking(message=Unreadable, take=take, key=key)
