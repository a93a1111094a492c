"""Which scene of a rotation stands at a moment: a pure function of what was asked for and of what made it hold.

So every process of a wall turns in step, the past shows the scene that stood then, and nothing has to run for it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.domain.moment import SECOND, Instant
from app.situation.wall_stand import Turn


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of time in which nothing that matters changes: ``is_held`` by hand, ``is_alarmed`` by an open alarm."""

    us: int
    is_held: bool = False
    is_alarmed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rotation:
    """Where a rotation stands at ``at``: which of ``turns``, for how long already, and what holds it just now."""

    turns: tuple[Turn, ...]
    place: int = 0
    into_us: int = 0
    at: Instant = 0
    is_held: bool = False
    is_alarmed: bool = False

    @property
    def scene(self) -> str:
        """Return the scene that stands."""
        return self.turns[self.place].scene

    @property
    def following(self) -> str:
        """Return the scene that stands next."""
        return self.turns[(self.place + 1) % len(self.turns)].scene

    @property
    def is_holding(self) -> bool:
        """Say whether the scene that stands stays as things are."""
        return self.is_held or len(self.turns) < 2 or (self.is_alarmed and self.turns[self.place].holds_on_alarm)

    @property
    def left_us(self) -> int | None:
        """Return how long the scene still stands, ``None`` while it is held."""
        return None if self.is_holding else self.turns[self.place].seconds * SECOND - self.into_us

    def later(self, us: int) -> "Rotation":
        """Return the rotation *us* later if nothing else happens; time never goes back."""
        span = Span(us=max(0, us), is_held=self.is_held, is_alarmed=self.is_alarmed)
        return self.through(span)

    def through(self, span: Span) -> "Rotation":
        """Return the rotation after *span*."""
        begun = replace(self, is_held=span.is_held, is_alarmed=span.is_alarmed, at=self.at + span.us)
        left = span.us
        if not span.is_held and not (span.is_alarmed and any(turn.holds_on_alarm for turn in self.turns)):
            left %= sum(turn.seconds * SECOND for turn in self.turns)
        return _walked(begun, left)


def rotation_after(turns: Sequence[Turn], scene: str, since: Instant, spans: Iterable[Span]) -> Rotation:
    """Return where the rotation of *turns* (not empty) stands that began with *scene* at *since*, after *spans*."""
    names = [turn.scene for turn in turns]
    now = Rotation(turns=tuple(turns), place=names.index(scene) if scene in names else 0, at=since)
    for span in spans:
        now = now.through(span)
    return now


def _walked(now: Rotation, left: int) -> Rotation:
    """Return *now* after *left* µs in which nothing changes, without its clock."""
    while left > 0 and not now.is_holding:
        length = now.turns[now.place].seconds * SECOND
        step = min(left, length - now.into_us)
        left -= step
        if now.into_us + step >= length:
            now = replace(now, place=(now.place + 1) % len(now.turns), into_us=0)
        else:
            now = replace(now, into_us=now.into_us + step)
    return now
