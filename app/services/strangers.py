"""Terminals that nobody registered (未登记): taken in like all others, and noted once."""

from collections.abc import Set as AbstractSet

from app.domain.terms import Post, Stream
from app.services.messages import Outgoing
from app.services.turn import By, Turn

KIND = "terminal_seen"


def meet(turn: Turn, terminal: str) -> bool:
    """Say whether *terminal* is a stranger, and have it noted at the end of the batch.

    Raises :class:`ValueError` for a name with characters that no topic and no database takes.
    """
    if turn.rules.roster.knows(terminal):
        return False
    if not terminal.isprintable():
        raise ValueError("a terminal's name is printable")
    turn.strangers.setdefault(terminal, turn.now)
    return True


def note_strangers(turn: Turn, noted: AbstractSet[str]) -> None:
    """Append one ``terminal_seen`` for each stranger of this batch that was never noted before.

    *noted* spares the look-up for those this process has seen; the log remembers the others.
    """
    for terminal in [one for one in turn.strangers if one not in noted]:
        key = f"{KIND}/{terminal}"
        if turn.unit.answered(key) is not None:
            continue
        by = By(actor=terminal, post=Post.COLLECTOR)
        turn.record(Stream.TERMINAL, terminal, KIND, {"v": 1, "note": "未登记"}, by)
        turn.unit.remember(key, terminal, Outgoing(channel="", address="", body={}))
