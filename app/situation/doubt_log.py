"""What the duty chief answered to doubts about tracks; few enough for plain values, and never counted anywhere."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import msgspec

from app.domain.event import Event
from app.domain.moment import Instant
from app.domain.terms import Term
from app.situation.record_log import RecordLog

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


class DoubtLog(RecordLog[DoubtRecord]):
    """Answers in the order of the log."""

    def record(self, event: Event) -> DoubtRecord | None:
        """Return the answer that *event* is, if it is one."""
        if event.kind != ANSWERED:
            return None
        payload = _decoder.decode(event.payload)
        return DoubtRecord(
            seq=event.seq, recorded_at=event.recorded_at, valid_at=event.valid_at, terminal=event.subject,
            actor=event.actor, post=event.post, seat=event.seat, **msgspec.structs.asdict(payload),
        )  # fmt: skip


def newest_by_doubt(records: Iterable[DoubtRecord], known_by: Instant | None) -> Mapping[DoubtKey, DoubtRecord]:
    """Return the answer that holds for each doubt, of those recorded by *known_by* (``None``: all)."""
    return {one.key: one for one in records if known_by is None or one.recorded_at <= known_by}
