"""Emergencies in the order of the log; few enough for plain values."""

from dataclasses import dataclass

import msgspec

from app.domain.event import Event
from app.domain.moment import Instant
from app.situation.emergency_stand import EmergencyStand
from app.situation.record_log import RecordLog

OPENED, CHANGED, READ, STEPPED, SENT, CLOSED = (
    "emergency_opened", "emergency_changed", "emergency_reading", "emergency_step", "emergency_sent", "emergency_closed",
)  # fmt: skip


class Told(msgspec.Struct, frozen=True):
    """What an event says for the list 指令与回执: a word (上报), the words of it, and whose they are."""

    word: str = ""
    words: str = ""
    who: str = ""


NOTHING_TOLD = Told()


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyRecord:
    """One event of the stream ``emergency``: what stands after it, and what it says for the list."""

    seq: int
    recorded_at: Instant
    valid_at: Instant
    wall: str
    kind: str
    actor: str
    post: str
    seat: str
    after: EmergencyStand
    told: Told = NOTHING_TOLD


class _Payload(msgspec.Struct, frozen=True):
    after: EmergencyStand
    told: Told = Told()


_decoder = msgspec.json.Decoder(_Payload)


class EmergencyLog(RecordLog[EmergencyRecord]):
    """Records in the order of the log."""

    def record(self, event: Event) -> EmergencyRecord:
        """Return what stands after *event* and what it says."""
        payload = _decoder.decode(event.payload)
        return EmergencyRecord(
            seq=event.seq, recorded_at=event.recorded_at, valid_at=event.valid_at, wall=event.subject, kind=event.kind,
            actor=event.actor, post=event.post, seat=event.seat, after=payload.after, told=payload.told,
        )  # fmt: skip


def stand_of(event: Event | None) -> EmergencyStand | None:
    """Return what stands after a wall's newest *event* (``None``: there never was an emergency)."""
    if event is None:
        return None
    try:
        return _decoder.decode(event.payload).after
    except msgspec.DecodeError:
        return None
