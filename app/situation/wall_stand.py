"""What stands on a wall after an event, as the event itself carries it: nothing is derived from earlier ones."""

from msgspec import Struct

from app.domain.moment import MINUTE, Instant


class Hand(Struct, frozen=True, omit_defaults=True):
    """Who put something on the wall, from where and when (``at`` 0: nobody)."""

    at: Instant = 0
    actor: str = ""
    post: str = ""
    seat: str = ""


class CaseShown(Struct, frozen=True, omit_defaults=True):
    """The case the wall flies to."""

    case_id: str
    number: str = ""
    lon: float | None = None
    lat: float | None = None


COMPONENT_CLASS = "component_class"
"""The one kind of subject that has no place: all components of the class whose digits are its id."""


class Subject(Struct, frozen=True, omit_defaults=True):
    """What else the wall flies to: ``kind`` is ``inspector``, ``grid``, ``community``, ``component`` or ``camera``.

    Of a :data:`COMPONENT_CLASS` it shows all, wherever they are; degrees mean nothing then.
    """

    kind: str
    id: str
    label: str = ""
    lon: float = 0.0
    lat: float = 0.0


class Narrowed(Struct, frozen=True, omit_defaults=True):
    """What the whole wall is narrowed to, as it is written; see :class:`~app.situation.filters.Filter`."""

    classes: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    lights: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()


class Look(Struct, frozen=True, omit_defaults=True):
    """What colours the map over what the scene says; ``layer`` "" leaves the scene's, 0 leaves the layer's own number.

    ``period_h`` and ``half_life_h`` are hours, ``top`` is the value of the fullest colour. ``back_h`` is how many hours
    before the period lies that a difference compares with (0: just before), ``level`` the areas that are coloured.
    """

    layer: str = ""
    period_h: float = 0.0
    half_life_h: float = 0.0
    top: float = 0.0
    back_h: float = 0.0
    level: str = ""


NEVER_FADES_H = 24.0 * 366
"""A half-life of so many hours is none: every filing of the period counts as much."""
MAP_LAYERS = ("density", "pressure", "recurrence", "difference", "coverage", "unseen", "choropleth", "grades", "plain")
"""What a wall's map may be coloured by; ``grades`` is the evaluation's, ``plain`` streets and marks alone."""


TEST_CARD, SELF_CHECK = "test_card", "self_check"
CARDS = (TEST_CARD, SELF_CHECK)
"""What may be laid over a wall: what stands below goes on meanwhile."""


class Pin(Struct, frozen=True, omit_defaults=True):
    """Who holds the wall as it is, until when (``None``: until somebody lets go)."""

    by: Hand
    until: Instant | None = None

    def holds(self, t: Instant) -> bool:
        """Say whether the pin still holds at *t*."""
        return self.until is None or t < self.until


class Turn(Struct, frozen=True, omit_defaults=True):
    """One scene of the rotation, how long it stands, and whether an unacknowledged alarm makes it stay."""

    scene: str
    seconds: int
    holds_on_alarm: bool = True


class Display(Struct, frozen=True, omit_defaults=True):
    """What is to be seen. ``how`` the scene came: ``pushed``, ``rotated`` or ``""`` (as the wall started).

    While ``how`` is ``rotated``, ``scene`` is where the rotation began at ``scene_by.at``. ``magnified`` is a panel's
    key, ``replay_at`` the moment a replay began with at ``replay_by.at``, at ``replay_speed`` (0: it stands still);
    ``replay_whom`` are the terminals that are followed in it (none: everybody). ``held_by`` is who made it stand still or
    replay, empty where it lives. ``card`` is laid over all of it until ``card_until``; what ``past`` has last is then
    what lies below.
    """

    scene: str = ""
    how: str = ""
    scene_by: Hand = Hand()
    case: CaseShown | None = None
    case_by: Hand = Hand()
    subject: Subject | None = None
    subject_by: Hand = Hand()
    magnified: str = ""
    frozen_at: Instant | None = None
    narrowed: Narrowed = Narrowed()
    look: Look = Look()
    replay_at: Instant | None = None
    replay_speed: float = 0.0
    replay_by: Hand = Hand()
    replay_whom: tuple[str, ...] = ()
    held_by: Hand = Hand()
    card: str = ""
    card_by: Hand = Hand()
    card_until: Instant | None = None

    @property
    def is_past(self) -> bool:
        """Say whether it is no picture of the present: it stands still, or replays."""
        return self.frozen_at is not None or self.replay_at is not None

    def is_past_at(self, t: Instant) -> bool:
        """Say whether it shows the past at *t*: a replay that has come up to the present is the present."""
        if self.frozen_at is not None or self.replay_at is None:
            return self.is_past
        return _played(self.replay_at, self, t) < t

    def holder_at(self, t: Instant) -> str:
        """Return the seat that keeps it in the past at *t*, ``""`` where none does or nobody wrote which."""
        return (self.held_by.seat or self.replay_by.seat) if self.is_past_at(t) else ""

    @property
    def still_at(self) -> Instant | None:
        """Return the moment that a wall shows which stands still, ``None``: it does not.

        A replay stops where it was; one that had come up to the present by then, at that present.
        """
        if self.frozen_at is None or self.replay_at is None:
            return self.frozen_at
        return min(_played(self.replay_at, self, self.frozen_at), self.frozen_at)

    def card_at(self, t: Instant) -> str:
        """Return the card that lies over the wall at *t*, ``""`` for none: each ends by itself."""
        return self.card if self.card_until is None or t < self.card_until else ""


def _played(begun: Instant, display: Display, t: Instant) -> Instant:
    """Return the moment that a replay of *display*, *begun* there, has come to at *t*."""
    return begun + round(display.replay_speed * max(0, t - display.replay_by.at))


class Lost(Struct, frozen=True, omit_defaults=True):
    """That ``seat``, which holds the wall, was last heard of at ``heard_at``; what it holds ends at ``ends_at``.

    ``ended_at`` is when that came about (``None``: not yet), and ``was_past`` whether the wall came back to the present
    by it, rather than being only let go of.
    """

    seat: str
    heard_at: Instant
    ends_at: Instant
    ended_at: Instant | None = None
    was_past: bool = False


TOLD_FOR: Instant = 10 * MINUTE
"""So long it is told that a wall was let go of because the seat which held it was lost."""


class WallStand(Struct, frozen=True, omit_defaults=True):
    """A wall after an event: what is seen, what was seen before (newest last), who holds it, what turns.

    ``speech`` is ``on`` or ``off`` where a desk switched the spoken alarms, ``""`` where the wall's settings say it.
    ``lost`` says that a seat which holds the wall, or held it until just now, is not heard of any more; ``changed_at``
    is then when anybody last put anything there (0: with the event that carries this).
    """

    display: Display = Display()
    past: tuple[Display, ...] = ()
    pin: Pin | None = None
    turns: tuple[Turn, ...] = ()
    speech: str = ""
    lost: Lost | None = None
    changed_at: Instant = 0

    def holders_at(self, t: Instant) -> tuple[str, ...]:
        """Return the seats without which what stands here at *t* would have no end, each once.

        They froze it, let it replay, or pinned it until somebody lets go; a pin with a time of its own ends by itself.
        """
        pinned = self.pin.by.seat if self.pin is not None and self.pin.until is None else ""
        return tuple(dict.fromkeys(seat for seat in (self.display.holder_at(t), pinned) if seat))

    def lost_at(self, t: Instant) -> Lost | None:
        """Return the lost seat that is told of at *t*, ``None`` for none."""
        is_over = self.lost is not None and self.lost.ended_at is not None and t - self.lost.ended_at >= TOLD_FOR
        return None if is_over else self.lost

    def past_at(self, t: Instant) -> tuple[Display, ...]:
        """Return what undo goes back to at *t*: a card that ended by itself leaves nothing to undo."""
        has_ended = bool(self.display.card) and not self.display.card_at(t)
        return self.past[:-1] if has_ended else self.past
