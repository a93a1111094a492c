"""One request at a wall: who may change it while somebody holds it, and what stands after the change."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from msgspec import structs, to_builtins

from app.domain.moment import to_datetime
from app.domain.terms import Axis, Post, Stream
from app.services import fields
from app.services.messages import Answer, Step
from app.services.refusals import Refused
from app.services.registry import Seated
from app.services.sessions import posts_of
from app.services.turn import By, Turn
from app.situation.wall_log import stand_of
from app.situation.wall_stand import Display, Hand, Pin, WallStand

RANK = (Post.ACCEPTOR, Post.DISPATCHER, Post.SHIFT_LEADER, Post.LEADER)
"""Who may steer a wall; each post outranks those before it."""
POSTS = tuple(reversed(RANK))
EMERGENCY = "emergency"
"""应急: the one scene that no pin keeps off the wall."""
PAST_MOST = 8
"""So many steps back undo goes; each event carries them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WallTurn:
    """A desk's request at the wall ``name``, by the highest post the seat has, over what stands there now."""

    turn: Turn
    step: Step
    by: By
    name: str
    stand: WallStand

    @property
    def hand(self) -> Hand:
        """Return who does it, as it is written."""
        return Hand(at=self.turn.now, actor=self.by.actor, post=self.by.post.value, seat=self.by.seat)

    @property
    def pin(self) -> Pin | None:
        """Return the pin that holds the wall now."""
        pin = self.stand.pin
        return pin if pin is not None and pin.holds(self.turn.now) else None

    def check_pin(self) -> None:
        """Refuse whoever is outranked by the post that pinned the wall."""
        pin = self.pin
        if pin is not None and rank(Post(pin.by.post)) > rank(self.by.post):
            raise Refused("no_right", _pinned_words(pin))

    def show(self, kind: str, payload: Mapping[str, object], **changes: object) -> Answer:
        """Change what is seen, so that undo brings back what was seen before."""
        self.check_pin()
        return self.put(kind, payload, self.seen(**changes))

    def seen(self, **changes: object) -> WallStand:
        """Return the wall with *changes* to what is seen; whatever is put there takes a card off."""
        stand = uncovered(self.stand)
        display: Display = structs.replace(stand.display, **changes)
        return structs.replace(stand, display=display, past=(*stand.past, stand.display)[-PAST_MOST:])

    def put(self, kind: str, payload: Mapping[str, object], after: WallStand) -> Answer:
        """Write that *kind* happened and that *after* stands there now."""
        body = {"v": 2, **payload, "after": to_builtins(self._held(after))}
        self.turn.record(Stream.WALL, self.name, kind, body, self.by, axis=Axis.SUPERVISION)
        return Answer(step_id=self.step.step_id, ok=True)

    def _held(self, after: WallStand) -> WallStand:
        """Return *after* with who holds it now: whoever makes a wall stand still or replay, undo included."""
        shown, before = after.display, self.stand.display
        if not shown.is_past:
            by = Hand()
        elif (shown.frozen_at, shown.replay_at, shown.replay_by) != (
            before.frozen_at,
            before.replay_at,
            before.replay_by,
        ):
            by = self.hand
        else:
            by = before.held_by
        held = structs.replace(after, display=structs.replace(shown, held_by=by), changed_at=0)
        lost = after.lost
        is_lost = lost is not None and lost.ended_at is None and lost.seat in held.holders_at(self.turn.now)
        return held if is_lost else structs.replace(held, lost=None)


def of_present(display: Display) -> Display:
    """Return *display* neither standing still nor replaying."""
    return structs.replace(
        display, frozen_at=None, replay_at=None, replay_speed=0.0, replay_by=Hand(), replay_whom=(), held_by=Hand()
    )


def uncovered(stand: WallStand) -> WallStand:
    """Return *stand* without the card over it, as if none had been laid."""
    if not stand.display.card:
        return stand
    below: Display = structs.replace(stand.display, card="", card_by=Hand(), card_until=None)
    return structs.replace(stand, display=below, past=stand.past[:-1])


def wall_turn(turn: Turn, seat: Seated, step: Step) -> WallTurn:
    """Return the request with what stands on its wall; refuse a wall there is not."""
    name = fields.name(step.fields, "wall", "大屏", turn.rules.walls[0])
    if name not in turn.rules.walls:
        raise Refused("invalid", f"没有大屏 {name}")
    own = [post for post in posts_of(seat.session, turn.rules) if post in RANK] or [seat.by.post]
    by = replace(seat.by, post=max(own, key=rank))
    return WallTurn(turn=turn, step=step, by=by, name=name, stand=stand_of(turn.unit.newest(Stream.WALL, name)))


def rank(post: Post) -> int:
    """Return how high *post* stands at the wall; -1 for one that has no say there."""
    return RANK.index(post) if post in RANK else -1


def _pinned_words(pin: Pin) -> str:
    seat = f"（坐席 {pin.by.seat}）" if pin.by.seat else ""
    until = "" if pin.until is None else f"至 {to_datetime(pin.until):%H:%M}"
    return f"大屏已由{Post(pin.by.post).zh}{seat}钉住{until}，请该岗位放行"
