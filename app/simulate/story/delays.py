"""How long people take: the hall's posts in minutes of the clock, departments in hours of work."""

import math
import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from app.domain.limit import Limit
from app.domain.moment import HOUR, MINUTE, Instant
from app.domain.terms import Stage
from app.domain.work_time import WorkCalendar, local_day

_POST_MINUTES = {Stage.REPORTED: 5.0, Stage.ACCEPTED: 4.5, Stage.FILED: 4.5, Stage.FEEDBACK: 4.0, Stage.PASSED: 4.0, Stage.CHECKED: 6.0,
                 Stage.VERIFYING: 13.0, Stage.CHECKING: 27.0, Stage.DISPATCHED: 4.0, Stage.DISPOSING: 4.0}  # fmt: skip
"""Usual minutes at a post of ours (for a department's stages: until its application is ruled on)."""
_LIMIT_MINUTES = {Stage.VERIFYING: 30.0, Stage.CHECKING: 60.0, Stage.CHECKED: 30.0}
_SPREAD = 0.45
_SLOW = 0.018
"""So many visits to a post run over the stage's limit."""
_LATE = 0.05
"""So many cases are handled late."""
_EDGE, _EDGE_DAY_OFF = 0.34, 0.14
"""So many are handled in the last fifth of their time; fewer on days off, when their clocks stand still."""


@dataclass(slots=True)
class Pace:
    """Departments work faster when much is in hand: keeps the stock near ``wanted``, as a staffed town does."""

    wanted: int
    in_hand: int = 0

    @property
    def load(self) -> float:
        """Cases in hand as a share of those wanted, from a quarter to four."""
        return min(4.0, max(0.25, self.in_hand / max(1, self.wanted)))


@dataclass(frozen=True, slots=True)
class Delays:
    """Draws durations. ``calendar`` runs the limits; departments also work on days off."""

    calendar: WorkCalendar
    pace: Pace
    rng: random.Random
    _every_day: list[WorkCalendar] = field(default_factory=list)

    def at_post(self, stage: Stage, urgent: bool) -> Instant:
        """Return how long a case waits at one of our own posts."""
        usual = _POST_MINUTES.get(stage, 4.0) * (0.4 if urgent else 1.0)
        if self.rng.random() < _SLOW:
            limit = _LIMIT_MINUTES.get(stage, 15.0)
            return int((limit + self.rng.expovariate(1 / 45.0)) * MINUTE)
        return int(usual * math.exp(self.rng.gauss(0, _SPREAD)) * MINUTE) + self.rng.randrange(MINUTE)

    def soon(self, low_minutes: float, high_minutes: float) -> Instant:
        """Return some minutes of the clock."""
        return int(self.rng.uniform(low_minutes, high_minutes) * MINUTE)

    def in_department(self, at: Instant, low_minutes: float, high_minutes: float) -> Instant:
        """Return when a department has done something small, in its working hours of any day."""
        return self._daily(at).add(at, self.soon(low_minutes, high_minutes))

    def finish(self, at: Instant, due: Instant, limit: Limit) -> Instant:
        """Return when the department is done with a case it got at *at* and must have done by *due*."""
        if due <= at:
            return self._daily(at).add(at, self.soon(10, 150))
        roll = self.rng.random()
        if not limit.is_work:
            share = self.rng.uniform(1.05, 1.6) if roll < _LATE else self.rng.uniform(0.25, 0.9)
            return at + int((due - at) * share)
        if roll < _LATE:
            return self.calendar.add(due, int(min(20.0, 0.3 + self.rng.expovariate(1 / 4.0)) * HOUR))
        span = self.calendar.between(at, due)
        edge = _EDGE if self.calendar.is_workday(local_day(at)) else _EDGE_DAY_OFF
        if roll < _LATE + edge / self.pace.load**2:
            return self.calendar.add(at, int(span * self.rng.uniform(0.82, 0.985)))
        share = self.rng.betavariate(1.5, 2.3) / self.pace.load**1.5
        return min(due, self._daily(at).add(at, max(25 * MINUTE, int(span * min(0.97, share)))))

    def _daily(self, at: Instant) -> WorkCalendar:
        """Return the calendar in which every day is a working day."""
        if not self._every_day or not self._every_day[0].covers(at + 60 * 24 * HOUR):
            first = local_day(at) - timedelta(days=40)
            self._every_day[:] = [_every_day(self.calendar, first, 800)]
        return self._every_day[0]


def _every_day(calendar: WorkCalendar, first: date, count: int) -> WorkCalendar:
    days = frozenset(first + timedelta(days=number) for number in range(count))
    return WorkCalendar(calendar.windows, frozenset(), days, max(days))
