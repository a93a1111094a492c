"""Saying no: a reason inside a parser, and the ``Unreadable`` it becomes."""

from datetime import datetime

from app.adapters.terminals.limits import KEPT_BYTES
from app.domain.moment import EARLIEST, LATEST, Instant, from_datetime
from app.services.messages import Unreadable

REASON_LENGTH = 300
TOPIC_LENGTH = 500


class Refused(Exception):  # a parser's word, caught in the parser that raised it
    """A message breaks a limit; the text is the reason. Never leaves the parser."""


def unreadable(
    topic: str,
    payload: bytes,
    received_at: Instant,
    reason: str,
    *,
    withheld: bool = False,
    terminal: str = "",
    message_id: str = "",
    seat: str = "",
) -> Unreadable:
    """Return the message as unreadable; *withheld* keeps its payload out of quarantine (passwords, session tokens).

    *terminal* or *seat*, and *message_id*, name a sender who waits to be told.
    """
    kept = b"" if withheld else payload[:KEPT_BYTES]
    if len(payload) > KEPT_BYTES and not withheld:
        reason = f"{reason}; the first {KEPT_BYTES} of {len(payload)} bytes are kept"
    return Unreadable(
        topic=_printable(topic)[:TOPIC_LENGTH],
        payload=kept,
        received_at=received_at,
        reason=_printable(reason)[:REASON_LENGTH],
        terminal=terminal if message_id else "",
        message_id=message_id,
        seat=seat if message_id else "",
    )


def check_size(payload: bytes, limit: int) -> None:
    """Raise :class:`Refused` if *payload* has more than *limit* bytes."""
    if len(payload) > limit:
        raise Refused(f"{len(payload)} bytes are more than the {limit} allowed")


def check_text(payload: bytes) -> None:
    """Raise :class:`Refused` for an escaped NUL: no database column of text takes one."""
    if b"\\u0000" in payload:
        raise Refused("a text holds the character NUL")


def instant_of(when: datetime) -> Instant:
    """Return the instant of a device's time, or raise :class:`Refused` outside the years 2000 to 2099."""
    return in_range(from_datetime(when))


def in_range(instant: Instant) -> Instant:
    """Return *instant*, or raise :class:`Refused` outside the years 2000 to 2099."""
    if EARLIEST <= instant < LATEST:
        return instant
    raise Refused("a time is outside the years 2000 to 2099")


def _printable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8").replace("\x00", "?")
