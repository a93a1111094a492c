"""What is going to happen and when: the queue of planned acts."""

import heapq
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from app.domain.moment import Instant
from app.simulate.story.found import Found
from app.simulate.story.moves import Move
from app.simulate.story.ticket import Ticket


@dataclass(frozen=True, slots=True, kw_only=True)
class Arising:
    """A problem will be found."""

    found: Found


@dataclass(frozen=True, slots=True, kw_only=True)
class Moving:
    """A case will take a step. ``plan`` is the ticket's plan it belongs to; ``is_aside`` acts belong to none."""

    ticket: Ticket
    move: Move
    plan: int
    is_aside: bool = False

    @property
    def is_dropped(self) -> bool:
        """Whether the case went another way since this was planned."""
        return not self.is_aside and self.plan != self.ticket.plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Calling:
    """A call that is no case takes a step; ``fields`` are what the desk writes down."""

    step: str
    fields: Mapping[str, object]


Act = Arising | Moving | Calling


@dataclass(slots=True)
class Acts:
    """Planned acts, the earliest first; equal moments in the order of planning."""

    _heap: list[tuple[Instant, int, Act]] = field(default_factory=list)
    _number: int = 0

    def __len__(self) -> int:
        """Return how many wait."""
        return len(self._heap)

    def put(self, at: Instant, act: Act) -> None:
        """Plan *act*."""
        self._number += 1
        heapq.heappush(self._heap, (at, self._number, act))

    def next_at(self) -> Instant | None:
        """Return when the next act is due."""
        return self._heap[0][0] if self._heap else None

    def take(self, before: Instant, most: int) -> Iterator[tuple[Instant, Act]]:
        """Yield up to *most* acts due before *before* and take them out; a case acts once, its next act waits."""
        seen, later = set[str](), list[tuple[Instant, int, Act]]()
        while self._heap and self._heap[0][0] < before and len(seen) < most:
            entry = heapq.heappop(self._heap)
            act = entry[2]
            if isinstance(act, Moving) and (act.is_dropped or not (act.ticket.is_open or act.is_aside)):
                continue
            key = act.ticket.case_id if isinstance(act, Moving) else f"#{entry[1]}"
            if key in seen:
                later.append(entry)
                continue
            seen.add(key)
            yield entry[0], act
        for entry in later:
            heapq.heappush(self._heap, entry)
