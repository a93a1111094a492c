"""From what the gateway says to what stands on the wire: topic and JSON."""

from msgspec import json

from app.adapters import topics
from app.services.messages import Outgoing

VERSION = 1


def encode(outgoing: Outgoing, city: str) -> tuple[str, bytes]:
    """Return topic and payload; raise :class:`ValueError` for a channel or an address that names no topic."""
    return _topic(outgoing, city), json.encode({"v": VERSION, **outgoing.body})


def _topic(outgoing: Outgoing, city: str) -> str:
    if outgoing.channel == "notice":
        return topics.notice(city)
    if not topics.NAME.match(outgoing.address):
        raise ValueError(f"a {outgoing.channel} has no topic: its address is no id")
    if outgoing.channel in topics.TERMINAL_DOWN:
        return topics.terminal(city, outgoing.address, outgoing.channel)
    if outgoing.channel == "answer":
        return topics.seat(city, outgoing.address, outgoing.channel)
    raise ValueError(f"no topic is known for the channel {outgoing.channel!r}")
