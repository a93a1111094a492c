"""Shift handovers (交接班), offered and accepted; few enough for plain values."""

from dataclasses import dataclass

import msgspec

from app.domain.event import Event
from app.domain.moment import Instant
from app.domain.terms import Stream
from app.situation.record_log import RecordLog

OFFERED, ACCEPTED = "handover_offered", "handover_accepted"


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverRecord:
    """One event of a handover. ``sheet`` is the JSON text of the sheet as offered, ``""`` where it is accepted."""

    seq: int
    recorded_at: Instant
    valid_at: Instant
    handover: str
    kind: str
    actor: str
    post: str
    seat: str
    note: str = ""
    sheet: str = ""


class _Payload(msgspec.Struct, frozen=True):
    note: str = ""
    sheet: msgspec.Raw = msgspec.Raw()


_decoder = msgspec.json.Decoder(_Payload)


class HandoverLog(RecordLog[HandoverRecord]):
    """Records in the order of the log."""

    def record(self, event: Event) -> HandoverRecord | None:
        """Return what is kept of *event*; everything but a handover is passed over."""
        if event.stream != Stream.SHIFT or event.kind not in (OFFERED, ACCEPTED):
            return None
        payload = _decoder.decode(event.payload)
        return HandoverRecord(
            seq=event.seq, recorded_at=event.recorded_at, valid_at=event.valid_at, handover=event.subject,
            kind=event.kind, actor=event.actor, post=event.post, seat=event.seat, note=payload.note,
            sheet=bytes(payload.sheet).decode(),
        )  # fmt: skip
