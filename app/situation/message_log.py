"""Group messages and roll-calls, with who answered; few enough for plain values."""

from dataclasses import dataclass

import msgspec

from app.domain.event import Event
from app.domain.moment import Instant
from app.domain.terms import Stream
from app.situation.record_log import RecordLog

GROUP_SENT, ROLL_CALLED, ROLL_ANSWERED = "group_sent", "roll_called", "roll_answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageRecord:
    """One event of the stream ``message``; ``terminals`` are those asked, ``terminal`` the one that answered.

    ``until`` is when answers were due, of a roll-call; the position is the answering terminal's last good one.
    """

    seq: int
    recorded_at: Instant
    valid_at: Instant
    message_id: str
    kind: str
    actor: str
    post: str
    seat: str
    text: str = ""
    terminals: tuple[str, ...] = ()
    until: Instant | None = None
    terminal: str = ""
    note: str = ""
    lon: float | None = None
    lat: float | None = None
    fix_at: Instant | None = None


class _Payload(msgspec.Struct, frozen=True):
    text: str = ""
    terminals: tuple[str, ...] = ()
    until: int | None = None
    terminal: str = ""
    note: str = ""
    lon: float | None = None
    lat: float | None = None
    fix_at: int | None = None


_decoder = msgspec.json.Decoder(_Payload)


class MessageLog(RecordLog[MessageRecord]):
    """Records in the order of the log."""

    def record(self, event: Event) -> MessageRecord | None:
        """Return what is kept of *event*; those of other streams are passed over."""
        if event.stream != Stream.MESSAGE:
            return None
        payload = _decoder.decode(event.payload)
        return MessageRecord(
            seq=event.seq, recorded_at=event.recorded_at, valid_at=event.valid_at, message_id=event.subject,
            kind=event.kind, actor=event.actor, post=event.post, seat=event.seat, **msgspec.structs.asdict(payload),
        )  # fmt: skip
