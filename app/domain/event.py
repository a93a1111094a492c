"""One fact in the log: what is written, in which order, and how the chains are hashed."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.moment import Instant
from app.domain.terms import Axis, Post, Stream

HASH_VERSION = 1
GENESIS = "0" * 64
"""The ``prev_hash`` of each axis's first event."""


def canonical(payload: Mapping[str, object]) -> str:
    """Return *payload* as canonical JSON: sorted keys, no spaces, no NaN; what is hashed and stored as text."""
    return json.dumps(payload, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What happened, before the log has given it a place.

    ``subject`` is the id of the case, terminal, wall … in ``stream``. ``valid_at`` is when it was true in the
    world (a device's time); the log never lets it run ahead of ``recorded_at`` nor back within one subject.
    """

    stream: Stream
    subject: str
    kind: str
    axis: Axis
    valid_at: Instant
    actor: str
    post: Post
    seat: str
    payload: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A fact with its place in the log. ``seq`` has no gaps, ``recorded_at`` never decreases."""

    seq: int
    stream: str
    subject: str
    kind: str
    axis: str
    chain_seq: int
    prev_hash: str
    hash: str
    hash_version: int
    recorded_at: Instant
    valid_at: Instant
    actor: str
    post: str
    seat: str
    payload: str


def chain_hash(event: Event) -> str:
    """Return the SHA-256 hex digest that *event* must carry, over everything in it but ``hash`` itself."""
    parts = (
        event.hash_version, event.axis, event.chain_seq, event.prev_hash, event.seq, event.stream, event.subject,
        event.kind, event.recorded_at, event.valid_at, event.actor, event.post, event.seat, event.payload,
    )  # fmt: skip
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()
