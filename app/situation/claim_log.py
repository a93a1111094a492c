"""Which seat has a case open (占用), for any moment of the last day; few enough for plain values."""

import logging
from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

import msgspec

from app.domain.event import Event
from app.domain.moment import HOUR, MINUTE, Instant
from app.situation.axis import AxisName
from app.situation.decode import Moment

log = logging.getLogger(__name__)

CLAIMED, RELEASED, LEFT = "claimed", "released", "logged_out"
CLAIMS_KEPT = 26 * HOUR
"""How long claims are remembered: every opening of a case is one, and nobody asks for last year's."""
LONGEST_CLAIM = 30 * MINUTE
"""No claim counts for longer, whatever it says: the limit of how far is looked back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRecord:
    """A claim, a release, or that a user left a seat (``case_id`` is ``""``). ``until`` is when a claim ends by itself, ``since`` when a renewed one began."""

    seq: int
    recorded_at: Instant
    valid_at: Instant
    kind: str
    case_id: str
    seat: str
    actor: str
    post: str
    number: str = ""
    until: Instant = 0
    since: Instant | None = None

    def at(self, axis: AxisName) -> Instant:
        """Return when it was, on *axis*."""
        return self.recorded_at if axis is AxisName.RECORDED else self.valid_at

    def place(self, axis: AxisName) -> tuple[Instant, int]:
        """Return its place among the events along *axis*."""
        return self.at(axis), self.seq


class _Payload(msgspec.Struct, frozen=True):
    until: Moment = 0
    since: Moment | None = None
    number: str = ""


_decoder = msgspec.json.Decoder(_Payload)
_BY_RECORDED = attrgetter("recorded_at", "seq")
_BY_VALID = attrgetter("valid_at", "seq")


class ClaimLog:
    """Records in the order of the log, and in the order of the world."""

    def __init__(self, records: Iterable[ClaimRecord] = ()) -> None:
        self._records = sorted(records, key=_BY_RECORDED)
        self._valid = sorted(self._records, key=_BY_VALID)

    def append(self, events: Iterable[Event]) -> None:
        """Append the readable ones of *events*, claims and leavings of seats; forget what is too old."""
        for event in events:
            try:
                payload = _decoder.decode(event.payload) if event.kind != LEFT else _Payload()
            except msgspec.DecodeError as error:
                log.warning("claim event %s is not read: %s", event.seq, error)
                continue
            record = _record(event, payload)
            self._records.append(record)
            insort(self._valid, record, key=_BY_VALID)
        self._forget()

    def records(self) -> tuple[ClaimRecord, ...]:
        """Return all records that are kept."""
        return tuple(self._records)

    def held(self, t: Instant, axis: AxisName, *, live: bool) -> tuple[ClaimRecord, ...]:
        """Return the claims that hold at *t*, the oldest first; *live* takes in what was recorded by a clock ahead of ours.

        A step on the case after the claim is not looked at.
        """
        held: dict[str, ClaimRecord] = {}
        for record in self._until(t, axis, live=live):
            if record.kind == LEFT:
                held = {case: one for case, one in held.items() if one.seat != record.seat}
                continue
            held.pop(record.case_id, None)
            if record.kind == CLAIMED and t < record.until:
                held[record.case_id] = record
        return tuple(held.values())

    def _until(self, t: Instant, axis: AxisName, *, live: bool) -> Sequence[ClaimRecord]:
        """Return the records that can matter at *t*, in order."""
        records, key = (self._records, _BY_RECORDED) if axis is AxisName.RECORDED else (self._valid, _BY_VALID)
        start = bisect_left(records, (t - LONGEST_CLAIM, 0), key=key)
        return records[start:] if live else records[start : bisect_left(records, (t + 1, 0), key=key)]

    def _forget(self) -> None:
        """Drop what is too old, when most of it is."""
        if not self._records:
            return
        oldest = self._records[-1].recorded_at - CLAIMS_KEPT
        if self._records[len(self._records) // 2].recorded_at < oldest:
            self._records = [one for one in self._records if one.recorded_at >= oldest]
            self._valid = sorted(self._records, key=_BY_VALID)


def _record(event: Event, payload: _Payload) -> ClaimRecord:
    return ClaimRecord(
        seq=event.seq,
        recorded_at=event.recorded_at,
        valid_at=event.valid_at,
        kind=event.kind,
        case_id="" if event.kind == LEFT else event.subject,
        seat=event.seat,
        actor=event.actor,
        post=event.post,
        number=payload.number,
        since=payload.since,
        until=min(payload.until, event.valid_at + LONGEST_CLAIM),
    )
