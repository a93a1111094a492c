"""What a bug kept from being handled, in a form that can be kept and run again."""

import json
from dataclasses import asdict
from pathlib import PurePath
from traceback import extract_tb

from app.domain.moment import Instant
from app.services.messages import Incoming, Unreadable

SECRET = frozenset({"session", "password", "content"})
PERSONAL = frozenset({"caller_name", "caller_phone"})
"""Personal data stands in a table of its own, where it can be erased; never in quarantine."""


def kept(message: Incoming, error: Exception, now: Instant) -> Unreadable:
    """Return *message* as it is kept after *error*: where it broke, and the message without secrets."""
    sender = getattr(message, "terminal", "") or getattr(message, "seat", "")
    topic = f"handled/{type(message).__name__}/{ascii(sender)[1:-1]}"
    return Unreadable(topic=topic, payload=_payload(message), received_at=now, reason=_place_of(error))


def _payload(message: Incoming) -> bytes:
    values = {name: value for name, value in asdict(message).items() if name not in SECRET}
    if isinstance(fields := values.get("fields"), dict):
        values["fields"] = {name: value for name, value in fields.items() if name not in PERSONAL}
    return json.dumps(values, default=str).encode()


def _place_of(error: Exception) -> str:
    """Return the error's type and place; its text may repeat personal data and stays in the log only."""
    frames = extract_tb(error.__traceback__)
    place = f" at {PurePath(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"bug: {type(error).__name__}{place}"
