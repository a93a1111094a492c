"""Photos and sounds: kept under their own digest, and receipted like a report; a seat gets an answer under the digest."""

import hashlib

from app.services import answers
from app.services.messages import Answer, Media, Outgoing
from app.services.refusals import Refused
from app.services.registry import Taking
from app.services.turn import Turn


def take(turn: Turn, message: Media) -> Outgoing:
    """Keep the attachment, or refuse it because it is not what its name says."""
    if hashlib.sha256(message.content).hexdigest() != message.sha256:
        raise Refused("digest", "附件内容与摘要不符，请重新发送")
    turn.unit.add_media(message.sha256, message.content)
    if message.seat:
        return answers.seat_answer(message.seat, Answer(step_id=message.sha256, ok=True))
    body = {"v": answers.VERSION, "id": message.sha256, "ok": True}
    return Outgoing(channel="receipt", address=message.terminal, body=body)


def refuse(message: Media, code: str, text: str) -> Outgoing:
    """Tell the terminal or seat to send the attachment again, or not to."""
    if message.seat:
        return answers.refused_answer(message.seat, message.sha256, code, text)
    return answers.refused_receipt(message.terminal, message.sha256, code, text)


TAKING = Taking(message=Media, take=take, refuse=refuse)
