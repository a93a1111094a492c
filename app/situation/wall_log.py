"""What was put on the walls, in order; few enough for plain values."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

from app.domain.event import Event
from app.domain.moment import Instant

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class WallRecord:
    """One event of the stream ``wall``; the fields that its kind does not have are empty."""

    seq: int
    recorded_at: Instant
    valid_at: Instant
    wall: str
    kind: str
    actor: str
    post: str
    seat: str
    scene: str = ""
    case_id: str = ""
    number: str = ""
    lon: float | None = None
    lat: float | None = None


class _Payload(msgspec.Struct, frozen=True):
    scene: str = ""
    case_id: str = ""
    number: str = ""
    lon: float | None = None
    lat: float | None = None


_decoder = msgspec.json.Decoder(_Payload)


class WallLog:
    """Records in the order of the log."""

    def __init__(self, records: Iterable[WallRecord] = ()) -> None:
        self._records = list(records)

    def append(self, events: Iterable[Event]) -> None:
        """Append the readable ones of *events*."""
        for event in events:
            try:
                payload = _decoder.decode(event.payload)
            except msgspec.DecodeError as error:
                log.warning("wall event %s is not read: %s", event.seq, error)
                continue
            self._records.append(_record(event, payload))

    def records(self) -> tuple[WallRecord, ...]:
        """Return all records."""
        return tuple(self._records)


def _record(event: Event, payload: _Payload) -> WallRecord:
    return WallRecord(
        seq=event.seq,
        recorded_at=event.recorded_at,
        valid_at=event.valid_at,
        wall=event.subject,
        kind=event.kind,
        actor=event.actor,
        post=event.post,
        seat=event.seat,
        **msgspec.structs.asdict(payload),
    )
