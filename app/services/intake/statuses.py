"""Terminals coming on line and going off it; the broker repeats the last word at every reconnect."""

import json

from app.domain.terms import Post, Stream
from app.services.messages import TerminalStatus
from app.services.registry import Taking
from app.services.strangers import meet
from app.services.turn import By, Turn

ONLINE, OFFLINE = "terminal_online", "terminal_offline"


def take(turn: Turn, message: TerminalStatus) -> None:
    """Append the change to the log; the same word once more changes nothing."""
    meet(turn, message.terminal)
    kind = ONLINE if message.online else OFFLINE
    newest = turn.unit.newest(Stream.TERMINAL, message.terminal)
    if newest is not None and newest.kind == kind and json.loads(newest.payload).get("detail") == message.detail:
        return
    by = By(actor=message.terminal, post=Post.COLLECTOR)
    payload = {"v": 1, "detail": message.detail}
    turn.record(Stream.TERMINAL, message.terminal, kind, payload, by, valid_at=message.device_at)


TAKING = Taking(message=TerminalStatus, take=take)
