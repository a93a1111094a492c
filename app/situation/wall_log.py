"""What was put on the walls, in order; few enough for plain values."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import msgspec

from app.domain.event import Event
from app.domain.moment import Instant
from app.situation.record_log import RecordLog
from app.situation.wall_stand import CaseShown, Display, Hand, WallStand

SCENE_SHOWN, CASE_SHOWN, CASE_CLEARED = "scene_shown", "case_shown", "case_cleared"
ANNOTATED, ANNOTATION_REMOVED = "annotated", "annotation_removed"


class Annotation(msgspec.Struct, frozen=True):
    """What somebody drew on the map: an arrow, an area or a text at (lon, lat) points, kept with a case.

    ``emergency_id`` is what it is kept with where an emergency that has no case goes on.
    """

    id: str
    shape: str
    points: tuple[tuple[float, float], ...]
    text: str = ""
    case_id: str = ""
    emergency_id: str = ""

    @property
    def about(self) -> str:
        """Return what it stands and goes with: a case, an emergency, or nothing (``""``)."""
        return self.case_id or self.emergency_id


@dataclass(frozen=True, slots=True, kw_only=True)
class WallRecord:
    """One event of the stream ``wall``; the fields that its kind does not have are empty.

    ``stand`` is the wall after it, ``None`` where it changed no more than what was drawn.
    """

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
    label: str = ""
    until: Instant | None = None
    stand: WallStand | None = None
    note: Annotation | None = None


class _Payload(msgspec.Struct, frozen=True):
    wall: str = ""
    scene: str = ""
    case_id: str = ""
    number: str = ""
    lon: float | None = None
    lat: float | None = None
    label: str = ""
    until: Instant | None = None
    after: WallStand | None = None
    note: Annotation | None = None


_decoder = msgspec.json.Decoder(_Payload)


class WallLog(RecordLog[WallRecord]):
    """Records in the order of the log; every display is kept once, however many events carry it."""

    def __init__(self, records: Iterable[WallRecord] = ()) -> None:
        self._last: dict[str, WallStand] = {}
        super().__init__(records)

    def __len__(self) -> int:
        return len(self._records)

    def after(self, count: int) -> list[WallRecord]:
        """Return the records behind the first *count*."""
        return self._records[count:]

    def _keep(self, one: WallRecord) -> None:
        if one.stand is not None:
            stand = self._last[one.wall] = _sharing(one.stand, self._last.get(one.wall) or WallStand())
            one = replace(one, stand=stand)
        super()._keep(one)

    def record(self, event: Event) -> WallRecord:
        """Return what *event* did, and the wall after it."""
        payload = _decoder.decode(event.payload)
        wall = payload.wall or event.subject
        stand = payload.after or _of_old(event, payload, self._last.get(wall) or WallStand())
        return WallRecord(
            seq=event.seq,
            recorded_at=event.recorded_at,
            valid_at=event.valid_at,
            wall=wall,
            kind=event.kind,
            actor=event.actor,
            post=event.post,
            seat=event.seat,
            scene=payload.scene,
            case_id=payload.case_id or ("" if payload.note is None else payload.note.case_id),
            number=payload.number,
            lon=payload.lon,
            lat=payload.lat,
            label=payload.label,
            until=payload.until,
            stand=stand,
            note=payload.note,
        )


def _sharing(stand: WallStand, before: WallStand) -> WallStand:
    """Return *stand* with the displays that stood *before* it in place of its own copies: every event carries eight."""
    known = {one: one for one in (*before.past, before.display)}
    past = tuple(known.get(one, one) for one in stand.past)
    return msgspec.structs.replace(stand, display=known.get(stand.display, stand.display), past=past)


def stand_of(event: Event | None) -> WallStand:
    """Return the wall after its newest *event* (``None``: nothing was ever put there)."""
    if event is None:
        return WallStand()
    try:
        payload = _decoder.decode(event.payload)
    except msgspec.DecodeError:
        return WallStand()
    return payload.after or _of_old(event, payload, WallStand()) or WallStand()


def note_of(event: Event) -> Annotation | None:
    """Return what *event* drew or took away, ``None`` where it is no such event."""
    try:
        return _decoder.decode(event.payload).note
    except msgspec.DecodeError:
        return None


def drawn_on(event: Event) -> str:
    """Return the wall on which *event* drew or took away, ``""`` where it does not say so."""
    try:
        return _decoder.decode(event.payload).wall
    except msgspec.DecodeError:
        return ""


def _of_old(event: Event, payload: _Payload, before: WallStand) -> WallStand | None:
    """Return the wall after an event from before events carried it."""
    hand = Hand(at=event.recorded_at, actor=event.actor, post=event.post, seat=event.seat)
    if event.kind == SCENE_SHOWN:
        return _with(before, scene=payload.scene, how="pushed", scene_by=hand)
    if event.kind == CASE_SHOWN:
        case = CaseShown(payload.case_id, payload.number, payload.lon, payload.lat)
        return _with(before, case=case, case_by=hand)
    if event.kind == CASE_CLEARED:
        return _with(before, case=None, case_by=hand)
    return None


def _with(before: WallStand, **changes: object) -> WallStand:
    display: Display = msgspec.structs.replace(before.display, **changes)
    return msgspec.structs.replace(before, display=display)
