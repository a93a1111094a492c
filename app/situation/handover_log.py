"""Shift handovers (交接班), offered and accepted; few enough for plain values."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

from app.domain.event import Event
from app.domain.moment import Instant
from app.domain.terms import Stream

log = logging.getLogger(__name__)

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


class HandoverLog:
    """Records in the order of the log."""

    def __init__(self, records: Iterable[HandoverRecord] = ()) -> None:
        self._records = list(records)
        self._taken: tuple[HandoverRecord, ...] | None = None

    def append(self, events: Iterable[Event]) -> None:
        """Append the readable handovers of *events*; everything else is passed over."""
        for event in events:
            if event.stream != Stream.SHIFT or event.kind not in (OFFERED, ACCEPTED):
                continue
            try:
                payload = _decoder.decode(event.payload)
            except msgspec.DecodeError as error:
                log.warning("handover event %s is not read: %s", event.seq, error)
                continue
            self._records.append(_record(event, payload))
            self._taken = None

    def records(self) -> tuple[HandoverRecord, ...]:
        """Return all records; every view takes them, so they are copied only when there is something new."""
        if self._taken is None:
            self._taken = tuple(self._records)
        return self._taken


def _record(event: Event, payload: _Payload) -> HandoverRecord:
    return HandoverRecord(
        seq=event.seq,
        recorded_at=event.recorded_at,
        valid_at=event.valid_at,
        handover=event.subject,
        kind=event.kind,
        actor=event.actor,
        post=event.post,
        seat=event.seat,
        note=payload.note,
        sheet=bytes(payload.sheet).decode(),
    )
