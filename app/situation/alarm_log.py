"""What was raised for the hall not to miss, and who acknowledged it, in order."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass, replace

import msgspec

from app.domain.event import Event
from app.domain.moment import Instant
from app.situation.axis import AxisName

log = logging.getLogger(__name__)

RAISED, ACKNOWLEDGED = "alarm_raised", "alarm_acknowledged"


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmRecord:
    """One alarm and, once there is one, its acknowledgement; the fields that it does not have are empty."""

    seq: int
    recorded_at: Instant
    valid_at: Instant
    subject: str
    case_id: str = ""
    number: str = ""
    class_key: str = ""
    place: str = ""
    lon: float | None = None
    lat: float | None = None
    reason: str = ""
    text: str = ""
    seen_recorded_at: Instant | None = None
    seen_valid_at: Instant | None = None
    seen_by: str = ""
    seen_seat: str = ""

    def raised(self, axis: AxisName) -> Instant:
        """Return when it was raised."""
        return self.recorded_at if axis is AxisName.RECORDED else self.valid_at

    def seen(self, axis: AxisName) -> Instant | None:
        """Return when it was acknowledged."""
        return self.seen_recorded_at if axis is AxisName.RECORDED else self.seen_valid_at


class _Payload(msgspec.Struct, frozen=True):
    case_id: str = ""
    number: str = ""
    class_key: str = ""
    place: str = ""
    lon: float | None = None
    lat: float | None = None
    reason: str = ""
    text: str = ""


_decoder = msgspec.json.Decoder(_Payload)


class AlarmLog:
    """Alarms in the order in which they were raised."""

    def __init__(self, records: Iterable[AlarmRecord] = ()) -> None:
        self._records = list(records)
        self._taken: tuple[AlarmRecord, ...] | None = None
        self._open: dict[str, list[int]] = {}
        for place, one in enumerate(self._records):
            if one.seen_recorded_at is None:
                self._open.setdefault(one.subject, []).append(place)

    def append(self, events: Iterable[Event]) -> None:
        """Append the readable ones of *events*; an acknowledgement goes to all open alarms of its subject."""
        for event in events:
            self._taken = None
            if event.kind == RAISED:
                self._raise(event)
            elif event.kind == ACKNOWLEDGED:
                self._acknowledge(event)

    def records(self) -> tuple[AlarmRecord, ...]:
        """Return all alarms as they stand."""
        if self._taken is None:
            self._taken = tuple(self._records)
        return self._taken

    def _raise(self, event: Event) -> None:
        try:
            payload = _decoder.decode(event.payload)
        except msgspec.DecodeError as error:
            log.warning("alarm event %s is not read: %s", event.seq, error)
            return
        self._open.setdefault(event.subject, []).append(len(self._records))
        self._records.append(
            AlarmRecord(
                seq=event.seq,
                recorded_at=event.recorded_at,
                valid_at=event.valid_at,
                subject=event.subject,
                **msgspec.structs.asdict(payload),
            )
        )

    def _acknowledge(self, event: Event) -> None:
        for place in self._open.pop(event.subject, ()):
            self._records[place] = replace(
                self._records[place],
                seen_recorded_at=event.recorded_at,
                seen_valid_at=event.valid_at,
                seen_by=event.actor,
                seen_seat=event.seat,
            )
