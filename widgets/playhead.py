"""Where in time somebody looks, and how fast that moves."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from app.domain.moment import SECOND, Instant

FASTEST = 3600.0
"""An hour of the city in a second, forwards or backwards."""
FRAME_S = 0.05
"""The least time between two answers while time is played."""
STEP_S = 2.0
"""The most city time between two answers while time is played, in seconds, as far as :data:`FRAME_S` allows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Playhead:
    """At ``t`` when the host's steady clock showed ``since_s`` seconds; ``speed`` city seconds a second, 0 stands still."""

    t: Instant
    speed: float = 0.0
    since_s: float = 0.0

    def __post_init__(self) -> None:
        if not -FASTEST <= self.speed <= FASTEST:
            raise ValueError(f"time moves at most {FASTEST:.0f} times as fast, not {self.speed}")

    def at(self, now_s: float) -> Instant:
        """Return the moment that is looked at when the steady clock shows *now_s*."""
        return self.t + round(self.speed * (now_s - self.since_s) * SECOND)

    def within(self, start: Instant, end: Instant, now_s: float) -> "Playhead":
        """Return the head as it is between *start* and *end*; one that would leave them stands still at that end."""
        t = self.at(now_s)
        if start <= t <= end:
            return self
        return Playhead(t=min(max(t, start), end), since_s=now_s)


class Position:
    """Where a feed looks: ``None`` is live. Any thread. Time stops at the log's ends: its first event, and now."""

    def __init__(self, now: Callable[[], Instant]) -> None:
        self._now = now
        self._guard = threading.Lock()
        self._head: Playhead | None = None
        self.wishes = 0
        """How often somebody wished to look elsewhere."""
        self.start: Instant | None = None
        """The log's first event, ``None`` while nothing is known of it."""

    def put(self, t: Instant | None, speed: float) -> None:
        """Look at *t*, and let that move on at *speed*; raise :class:`ValueError` for one beyond :data:`FASTEST`."""
        head = None if t is None else Playhead(t=t, speed=speed, since_s=time.monotonic())
        with self._guard:
            self.wishes += 1
            self._head = None if head is None else self._within(head)

    @property
    def is_live(self) -> bool:
        """Say whether the present is looked at."""
        return self._head is None

    @property
    def is_moving(self) -> bool:
        """Say whether time is played."""
        return self._stopped_speed() != 0

    @property
    def moment(self) -> Instant | None:
        """Return the moment that is looked at just now."""
        head = self._stopped()
        return None if head is None else head.at(time.monotonic())

    @property
    def speed(self) -> float:
        """Return how many seconds of the city pass in one: 1 while live, 0 while time stands still."""
        head = self._stopped()
        return 1.0 if head is None else head.speed

    @property
    def span(self) -> tuple[Instant, Instant] | None:
        """Return the log's ends, ``None`` while nothing is known of them."""
        return None if self.start is None else (self.start, max(self.start, self._now()))

    def next_in(self, interval_s: float) -> float:
        """Return after how many seconds the next answer is due, *interval_s* where time does not run."""
        speed = 0.0 if self._head is None else abs(self._stopped_speed())
        return max(FRAME_S, min(interval_s, STEP_S / speed)) if speed else interval_s

    def _stopped_speed(self) -> float:
        head = self._stopped()
        return 0.0 if head is None else head.speed

    def _stopped(self) -> Playhead | None:
        with self._guard:
            if self._head is not None:
                self._head = self._within(self._head)
            return self._head

    def _within(self, head: Playhead) -> Playhead:
        now = self._now()
        return head.within(min(head.t if self.start is None else self.start, now), now, time.monotonic())
