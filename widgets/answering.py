"""What the feed needs of a situation, and what it says when that gives nothing new."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from app.domain.moment import Instant
from app.situation.freshness import Freshness
from app.situation.view import View


class Answering(Protocol):
    """A read model that one worker reads and asks."""

    @property
    def freshness(self) -> Freshness:
        """Return when the source last answered."""
        ...

    def load(self, progress: Callable[[float], None] | None = None) -> None:
        """Read everything there is."""
        ...

    def poll(self) -> bool:
        """Read what is new."""
        ...

    def cancel(self) -> None:
        """End what :meth:`load` or :meth:`poll` is at, soon."""
        ...

    def save_snapshot(self) -> None:
        """Write what was read to disk."""
        ...

    def at(self, t: Instant | None = None, axis: str = "recorded") -> View:
        """Return the city as of a moment."""
        ...

    def read_aside(self, done: Callable[[], None]) -> None:
        """Let no answer wait for the store's past; call *done* when more of it is there."""
        ...


class Shared:
    """A situation that another feed reads: this one only asks it, so that two windows may look at two moments."""

    def __init__(self, situation: Answering) -> None:
        self._situation = situation

    @property
    def freshness(self) -> Freshness:
        """Return when the source last answered."""
        return self._situation.freshness

    def load(self, progress: Callable[[float], None] | None = None) -> None:
        """Leave it to who reads."""

    def poll(self) -> bool:
        """Leave it to who reads."""
        return False

    def cancel(self) -> None:
        """Leave it to who reads."""

    def save_snapshot(self) -> None:
        """Leave it to who reads."""

    def at(self, t: Instant | None = None, axis: str = "recorded") -> View:
        """Return the city as of a moment."""
        return self._situation.at(t, axis)

    def read_aside(self, done: Callable[[], None]) -> None:
        """Have *done* called too when more of the past is there."""
        self._situation.read_aside(done)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """Why there is nothing new: since when, how many tries were in vain, and when the next is due."""

    reason: str
    since: Instant
    tries: int
    next_at: Instant
