"""Group messages and roll-calls, with who answered; few enough for plain values."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

from app.domain.event import Event
from app.domain.moment import Instant
from app.domain.terms import Stream

log = logging.getLogger(__name__)

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


class MessageLog:
    """Records in the order of the log."""

    def __init__(self, records: Iterable[MessageRecord] = ()) -> None:
        self._records = list(records)
        self._taken: tuple[MessageRecord, ...] | None = None

    def append(self, events: Iterable[Event]) -> None:
        """Append the readable ones of *events*; those of other streams are passed over."""
        for event in events:
            if event.stream != Stream.MESSAGE:
                continue
            try:
                payload = _decoder.decode(event.payload)
            except msgspec.DecodeError as error:
                log.warning("message event %s is not read: %s", event.seq, error)
                continue
            self._records.append(_record(event, payload))
            self._taken = None

    def records(self) -> tuple[MessageRecord, ...]:
        """Return all records; every view takes them, so they are copied only when there is something new."""
        if self._taken is None:
            self._taken = tuple(self._records)
        return self._taken


def _record(event: Event, payload: _Payload) -> MessageRecord:
    return MessageRecord(
        seq=event.seq,
        recorded_at=event.recorded_at,
        valid_at=event.valid_at,
        message_id=event.subject,
        kind=event.kind,
        actor=event.actor,
        post=event.post,
        seat=event.seat,
        **msgspec.structs.asdict(payload),
    )
