"""What the duty chief answered to doubts about tracks; few enough for plain values, and never counted anywhere."""

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import msgspec

from app.domain.event import Event
from app.domain.moment import Instant
from app.domain.terms import Term

log = logging.getLogger(__name__)

ANSWERED = "doubt_answered"


class DoubtMark(Term):
    """What a doubt was answered with: looked at, or explained (with a reason)."""

    SEEN = "seen", "已阅"
    EXPLAINED = "explained", "已说明"


DoubtKey = tuple[str, str, Instant, str]
"""Terminal, kind, since and the other terminal: what makes two doubts the same one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubtRecord:
    """One answer of the stream ``track``; the newest to a doubt is the one that holds."""

    seq: int
    recorded_at: Instant
    valid_at: Instant
    terminal: str
    kind: str
    since: Instant
    other: str
    mark: DoubtMark
    reason: str
    actor: str
    post: str
    seat: str

    @property
    def key(self) -> DoubtKey:
        """Return which doubt it answers."""
        return self.terminal, self.kind, self.since, self.other


class _Payload(msgspec.Struct, frozen=True):
    kind: str
    since: int
    mark: DoubtMark
    other: str = ""
    reason: str = ""


_decoder = msgspec.json.Decoder(_Payload)


class DoubtLog:
    """Answers in the order of the log."""

    def __init__(self, records: Iterable[DoubtRecord] = ()) -> None:
        self._records = list(records)
        self._taken: tuple[DoubtRecord, ...] | None = None

    def append(self, events: Iterable[Event]) -> None:
        """Append the readable answers among *events*."""
        for event in events:
            if event.kind != ANSWERED:
                continue
            try:
                payload = _decoder.decode(event.payload)
            except msgspec.DecodeError as error:
                log.warning("track event %s is not read: %s", event.seq, error)
                continue
            self._records.append(
                DoubtRecord(
                    seq=event.seq, recorded_at=event.recorded_at, valid_at=event.valid_at, terminal=event.subject,
                    actor=event.actor, post=event.post, seat=event.seat, **msgspec.structs.asdict(payload),
                )
            )  # fmt: skip
            self._taken = None

    def records(self) -> tuple[DoubtRecord, ...]:
        """Return all answers; every view takes them, so they are copied only when there is something new."""
        if self._taken is None:
            self._taken = tuple(self._records)
        return self._taken


def newest_by_doubt(records: Iterable[DoubtRecord], known_by: Instant | None) -> Mapping[DoubtKey, DoubtRecord]:
    """Return the answer that holds for each doubt, of those recorded by *known_by* (``None``: all)."""
    return {one.key: one for one in records if known_by is None or one.recorded_at <= known_by}
