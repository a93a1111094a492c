"""What the gateway remembers between batches, undone with the unit that did not come to be written."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from app.domain.moment import Instant
from app.services.seat_signs import SeatSigns

V = TypeVar("V")


class Kept(Generic[V]):
    """Values by id that follow the unit at work: a change counts at once and is undone where its message or unit is."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._values: dict[str, V] = {}
        self._undo: list[tuple[str, V | None]] = []

    def __iter__(self) -> Iterator[tuple[str, V]]:
        """Yield ids and values as they stand now; changes meanwhile do no harm."""
        return iter(tuple(self._values.items()))

    def get(self, key: str) -> V | None:
        """Return the value of *key*, or ``None``."""
        return self._values.get(key)

    def put(self, key: str, value: V | None) -> None:
        """Keep *value* under *key*; ``None`` lets it go."""
        before = self._values.get(key)
        if before == value:
            return
        self._undo.append((key, before))
        self._set(key, value)

    def mark(self) -> int:
        """Return the place that :meth:`undo` can go back to."""
        return len(self._undo)

    def undo(self, mark: int = 0) -> None:
        """Take back every change since *mark*."""
        while len(self._undo) > mark:
            self._set(*self._undo.pop())

    def settle(self) -> None:
        """Let the changes stand: their unit is written."""
        self._undo.clear()

    def _set(self, key: str, value: V | None) -> None:
        if value is None:
            self._values.pop(key, None)
        else:
            self._values[key] = value


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A case that a seat is at work on: who, since when, until when."""

    seat: str
    actor: str
    at: Instant
    until: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A task that a collector has, and when somebody else is asked instead."""

    terminal: str
    due: Instant


@dataclass(frozen=True, slots=True, eq=False)
class Memory:
    """What is kept by case: who is at work on it, when a hung one goes on, and which collector has its task.

    ``drawings`` say by id of a drawing on a wall what has the room for it, ``signs`` which seats are heard of: these are
    true whatever comes of a unit. ``ready`` once it is read from the log.
    """

    claims: Kept[Claim] = field(default_factory=Kept)
    hung: Kept[Instant] = field(default_factory=Kept)
    tasks: Kept[Waiting] = field(default_factory=Kept)
    drawings: Kept[str] = field(default_factory=Kept)
    signs: SeatSigns = field(default_factory=SeatSigns)
    ready: list[bool] = field(default_factory=list)

    def mark(self) -> tuple[int, ...]:
        """Return the place that :meth:`undo` can go back to."""
        return tuple(kept.mark() for kept in self._all())

    def undo(self, marks: tuple[int, ...] = ()) -> None:
        """Take back every change since *marks*, or all that is not settled."""
        for kept, mark in zip(self._all(), marks or (0, 0, 0, 0), strict=True):
            kept.undo(mark)

    def settle(self) -> None:
        """Let the changes stand: their unit is written."""
        for kept in self._all():
            kept.settle()

    def _all(self) -> tuple[Kept[Claim] | Kept[Instant] | Kept[Waiting] | Kept[str], ...]:
        return self.claims, self.hung, self.tasks, self.drawings
