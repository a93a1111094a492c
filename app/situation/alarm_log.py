"""What was raised for the hall not to miss, and who acknowledged it, in order."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass, replace

import msgspec
import numpy as np

from app.domain.event import Event
from app.domain.moment import Instant
from app.situation.axis import AxisName
from app.situation.codes import NO_TIME
from app.situation.column import Int64s

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


@dataclass(frozen=True, slots=True, eq=False)
class AlarmTable:
    """Alarms as they stand, with their times along one axis: ``raised`` and ``seen`` (``NO_TIME``: not yet)."""

    records: tuple[AlarmRecord, ...]
    raised: Int64s
    seen: Int64s


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
        self._taken: dict[AxisName, AlarmTable] = {}
        self._open: dict[str, list[int]] = {}
        for place, one in enumerate(self._records):
            if one.seen_recorded_at is None:
                self._open.setdefault(one.subject, []).append(place)

    def append(self, events: Iterable[Event]) -> None:
        """Append the readable ones of *events*; an acknowledgement goes to all open alarms of its subject."""
        for event in events:
            self._taken = {}
            if event.kind == RAISED:
                self._raise(event)
            elif event.kind == ACKNOWLEDGED:
                self._acknowledge(event)

    def records(self) -> tuple[AlarmRecord, ...]:
        """Return all alarms as they stand."""
        return tuple(self._records)

    def table(self, axis: AxisName) -> AlarmTable:
        """Return all alarms with their times along *axis*; made anew only when there is something new."""
        if axis not in self._taken:
            self._taken[axis] = self._made(axis)
        return self._taken[axis]

    def _made(self, axis: AxisName) -> AlarmTable:
        if axis is AxisName.RECORDED:
            times = [(one.recorded_at, one.seen_recorded_at) for one in self._records]
        else:
            times = [(one.valid_at, one.seen_valid_at) for one in self._records]
        raised = np.array([when for when, _ in times], np.int64)
        seen = np.array([NO_TIME if when is None else when for _, when in times], np.int64)
        return AlarmTable(tuple(self._records), raised, seen)

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
