"""A wall whose holder is lost: it says so after a while, and some minutes later it is let go of and lives again.

A seat is lost where its program, its machine or its network is gone, or nobody is logged in there. What a seat that lives
holds stands as long as it likes.
"""

from collections.abc import Mapping

from msgspec import structs, to_builtins

from app.domain.event import Event
from app.domain.moment import MINUTE, SECOND, Instant
from app.domain.terms import Axis, Stream
from app.services.turn import SYSTEM, Turn
from app.services.wall_turn import PAST_MOST, of_present, uncovered
from app.situation.wall_log import stand_of
from app.situation.wall_stand import Lost, WallStand

LOST_AFTER: Instant = 90 * SECOND
"""So long after a seat's last sign (each seat gives one every half minute) the wall says that it is lost."""
ENDS_AFTER: Instant = 5 * MINUTE
"""So long after the last sign what it holds ends: time enough to start its program again, and no old picture for hours."""
HOLDER_LOST, HOLDER_BACK, HOLD_ENDED = "holder_lost", "holder_back", "hold_ended"


def end_lost_holds(turn: Turn) -> None:
    """Look after the holders of all walls."""
    newest = {wall: turn.unit.newest(Stream.WALL, wall) for wall in turn.rules.walls}
    held = {wall: (event, stand_of(event)) for wall, event in newest.items() if event is not None}
    turn.memory.signs.look(turn.now, {seat for _, stand in held.values() for seat in stand.holders_at(turn.now)})
    for wall, (event, stand) in held.items():
        _look_after(turn, wall, event, stand)


def _look_after(turn: Turn, wall: str, event: Event, stand: WallStand) -> None:
    holders, signs = stand.holders_at(turn.now), turn.memory.signs
    seat = max(holders, key=signs.silence, default="")
    silence, told = signs.silence(seat), _told(stand)
    if told is not None and told.seat not in holders:  # its replay has come up to the present
        _put(turn, wall, HOLD_ENDED, event, structs.replace(stand, lost=_ended(told, turn.now, was_past=True)))
    elif silence >= ENDS_AFTER and not stand.display.card_at(turn.now):  # a card ends by itself, and soon
        _put(turn, wall, HOLD_ENDED, event, _let_go(uncovered(stand), seat, silence, turn.now))
    elif silence >= LOST_AFTER and not _is_said(turn, told, seat, silence):
        _put(turn, wall, HOLDER_LOST, event, structs.replace(stand, lost=_lost(seat, silence, turn.now)))
    elif silence < LOST_AFTER and told is not None and signs.has_heard(told.seat):
        _put(turn, wall, HOLDER_BACK, event, structs.replace(stand, lost=None))


def _is_said(turn: Turn, told: Lost | None, seat: str, silence: Instant) -> bool:
    """Say whether the wall says it of *seat*, with a time to come: one goes by where a gateway begins anew or is deaf."""
    if told is None or told.seat != seat:
        return False
    return turn.now <= told.ends_at or silence >= ENDS_AFTER or turn.memory.signs.is_deaf


def _told(stand: WallStand) -> Lost | None:
    """Return the holder of whom it is said that he is lost, ``None`` for none."""
    return None if stand.lost is None or stand.lost.ended_at is not None else stand.lost


def _let_go(stand: WallStand, seat: str, silence: Instant, now: Instant) -> WallStand:
    """Return the wall without what *seat* held; a desk may bring a standstill back with undo, and then holds it itself."""
    was_past = stand.display.holder_at(now) == seat
    lost = _ended(_lost(seat, silence, now), now, was_past=was_past)
    if stand.pin is not None and stand.pin.until is None and stand.pin.by.seat == seat:
        stand = structs.replace(stand, pin=None)
    if was_past:
        past = (*stand.past, stand.display)[-PAST_MOST:]
        stand = structs.replace(stand, display=of_present(stand.display), past=past)
    return structs.replace(stand, lost=lost)


def _lost(seat: str, silence: Instant, now: Instant) -> Lost:
    return Lost(seat=seat, heard_at=now - silence, ends_at=now - silence + ENDS_AFTER)


def _ended(lost: Lost, now: Instant, *, was_past: bool) -> Lost:
    ended: Lost = structs.replace(lost, ended_at=now, was_past=was_past)
    return ended


def _put(turn: Turn, wall: str, kind: str, before: Event, after: WallStand) -> None:
    """Write what became of the holder; it is no change that keeps a scene's hours off the wall."""
    after = structs.replace(after, changed_at=after.changed_at or before.recorded_at)
    seat = {} if after.lost is None else {"label": after.lost.seat}
    body: Mapping[str, object] = {"v": 2, **seat, "after": to_builtins(after)}
    turn.record(Stream.WALL, wall, kind, body, SYSTEM, axis=Axis.SUPERVISION)
