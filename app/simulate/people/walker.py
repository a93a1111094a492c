"""One collector, on foot or in a patrol car: goes through the streets of a responsibility grid and is where an appointment is, in time."""

import math
import random
from collections import deque
from dataclasses import dataclass, field

from app.domain.fix import Fix
from app.domain.moment import MINUTE, SECOND, Instant
from app.simulate.people.footing import Footing
from app.simulate.people.habits import Habit, next_habit
from app.simulate.people.street_net import StreetNet, Way

_PACE_MPS = (1.1, 1.4)
_DRIVE_MPS = (3.5, 6.5)
"""Slow enough to look at the street."""
_HURRY_MPS = 2.2
"""On the way to an appointment that would be missed: by bicycle."""
_REST_A_MINUTE, _REST_S = 0.22, (15.0, 75.0)
_NOISE_M = 2.5
_FARTHEST_M = 450.0
"""Who strays goes no farther from where he left the grid."""
_CROOKED = 2.5
"""A way by streets is seldom so much longer than the crow's."""
_DUTIFUL: Instant = 25 * MINUTE
"""Who has an appointment so soon does not stray or linger now."""
_SLACK: Instant = 2 * MINUTE


@dataclass(frozen=True, slots=True, order=True)
class Appointment:
    """To be at a place (degrees) at a moment."""

    at: Instant
    lon: float
    lat: float


@dataclass(frozen=True, slots=True)
class Stop:
    """To stay so many metres along a way until a moment."""

    way: Way
    metres: float
    until: Instant


@dataclass(slots=True)
class Walker:
    """A collector with ``terminal`` in the responsibility grid ``home``; ``now`` is the last moment walked to."""

    terminal: str
    home: str
    net: StreetNet
    rng: random.Random
    now: Instant
    drives: bool = False
    footing: Footing = field(init=False)
    habit: Habit = field(init=False, default=Habit.PATROL)
    habit_until: Instant = field(init=False, default=0)
    appointments: list[Appointment] = field(init=False, default_factory=list)
    _route: deque[Way] = field(init=False, default_factory=deque)
    _stop: Stop | None = field(init=False, default=None)
    _rest_until: Instant = field(init=False, default=0)
    _pace: float = field(init=False)
    _gate: int = field(init=False, default=0)
    _walked: dict[tuple[int, int], int] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Begin at some junction of the grid."""
        self._pace = self.rng.uniform(*(_DRIVE_MPS if self.drives else _PACE_MPS))
        start = self.rng.choice(sorted(self.net.homes[self.home]))
        self.footing = Footing(self.rng.choice(self.net.ways[start]))

    def meet(self, appointment: Appointment) -> None:
        """Plan to be somewhere."""
        self.appointments.append(appointment)
        self.appointments.sort()

    def walk(self, now: Instant) -> None:
        """Walk on until *now*."""
        seconds = (now - self.now) / SECOND
        self.now = now
        self._choose_habit(seconds)
        self._head_for_appointment()
        if not self._stands_still(seconds):
            self._advance(seconds * self._speed())

    def fix(self) -> Fix | None:
        """Return what his terminal sends: ``None`` when it is silent, a position of nothing when it has none."""
        if self.habit is Habit.SILENT:
            return None
        if self.habit is Habit.LOST:
            return Fix(terminal=self.terminal, device_at=self.now, received_at=self.now, lon=0.0, lat=0.0)
        x, y = self.footing.place()
        lon, lat = self.net.degrees(x + self.rng.gauss(0, _NOISE_M), y + self.rng.gauss(0, _NOISE_M))
        rests = self.now < self._rest_until or self.habit is Habit.LINGER
        return Fix(
            terminal=self.terminal, device_at=self.now, received_at=self.now, lon=lon, lat=lat,
            accuracy_m=round(self.rng.uniform(3.5, 9.0), 1), speed_mps=0.0 if rests else round(self._pace, 1),
            course_deg=round(self.footing.course(), 1),
        )  # fmt: skip

    def metres_from(self, lon: float, lat: float) -> float:
        """Return how far he is from a place."""
        return math.dist(self.footing.place(), self.net.metres(lon, lat))

    def _choose_habit(self, seconds: float) -> None:
        if self.habit is not Habit.PATROL and self.now < self.habit_until:
            return
        if self.appointments and self.appointments[0].at < self.now + _DUTIFUL:
            self.habit = Habit.PATROL
            return
        self.habit, self.habit_until = next_habit(self.now, seconds, self.rng)
        if self.habit is not Habit.PATROL:
            self._route.clear()
            self._stop = None
        if self.habit is Habit.STRAY:
            self._walk_out()

    def _walk_out(self) -> None:
        """Set out for the nearest way out of the grid."""
        here, inside = self.net.junctions[self.footing.way.end], self.net.homes[self.home]
        gates = [one for one in inside if any(way.end not in inside for way in self.net.ways[one])]
        self._gate = min(gates or inside, key=lambda one: math.dist(self.net.junctions[one], here))
        self._route.extend(self.net.path(self.footing.way.end, self._gate))

    def _head_for_appointment(self) -> None:
        """Set out for the next appointment when it is time; drop those that are over."""
        while self.appointments and self.appointments[0].at < self.now:
            self.appointments.pop(0)
        if (
            not self.appointments
            or self._route
            or self._stop
            or self.habit not in (Habit.PATROL, Habit.LOST, Habit.SILENT)
        ):
            return
        goal = self.appointments[0]
        if self._must_go(goal, _CROOKED * self.metres_from(goal.lon, goal.lat)):
            self._set_out(goal)

    def _must_go(self, goal: Appointment, metres: float) -> bool:
        return self.now + int(metres / self._pace * SECOND) + _SLACK >= goal.at

    def _set_out(self, goal: Appointment) -> None:
        """Go to the place of *goal* when the way there takes until then, and stay there until its time."""
        way, metres = self.net.stop_at(goal.lon, goal.lat)
        path = self.net.path(self.footing.way.end, way.start)
        if self._must_go(goal, self._left_m() + sum(one.length for one in path) + metres):
            self._route.extend([*path, way])
            self._stop = Stop(way, metres, goal.at)

    def _stands_still(self, seconds: float) -> bool:
        if self.habit is Habit.LINGER or self.now < self._rest_until:
            return True
        if not self._route and self.rng.random() < _REST_A_MINUTE * seconds / 60:
            self._rest_until = self.now + int(self.rng.uniform(*_REST_S) * SECOND)
        return False

    def _speed(self) -> float:
        """Return metres a second: the usual pace, faster if an appointment would be missed."""
        if self._stop is None:
            return self._pace
        metres = self._left_m() + sum(way.length for way in self._route) - self._stop.way.length + self._stop.metres
        return max(_HURRY_MPS, self._pace) if metres / self._pace * SECOND > self._stop.until - self.now else self._pace

    def _left_m(self) -> float:
        return self.footing.way.length - self.footing.gone_m

    def _advance(self, metres: float) -> None:
        self.footing.gone_m += metres
        while not self._has_arrived() and self.footing.gone_m >= self.footing.way.length:
            gone_m = self.footing.gone_m - self.footing.way.length
            self.footing = Footing(self._next_way(self.footing.way), gone_m)

    def _has_arrived(self) -> bool:
        """Say whether this is where the appointment is, and stay if so."""
        stop, footing = self._stop, self.footing
        if stop is None or self._route or footing.way is not stop.way or footing.gone_m < stop.metres:
            return False
        self.footing = Footing(stop.way, min(stop.metres, stop.way.length * 0.999))
        self._rest_until, self._stop = max(self._rest_until, stop.until), None
        return True

    def _next_way(self, last: Way) -> Way:
        way = self._route.popleft() if self._route else self._wander(last)
        self._walked[way.street] = self._walked.get(way.street, 0) + 1
        return way

    def _wander(self, last: Way) -> Way:
        """Return where to turn at a junction: on along seldom walked streets at home, or away when straying."""
        ways, inside = self.net.ways[last.end], self.net.homes[self.home]
        onward = [way for way in ways if way.end != last.start] or list(ways)
        if self.habit is Habit.STRAY:
            start = self.net.junctions[min(inside)]
            return max(
                onward, key=lambda way: math.dist(self.net.junctions[way.end], start) * self.rng.uniform(0.9, 1.1)
            )
        at_home = [way for way in onward if way.end in inside] or [way for way in ways if way.end in inside]
        if at_home:
            return min(at_home, key=lambda way: self._walked.get(way.street, 0) + self.rng.random())
        self._route.extend(self.net.path(last.end, self.rng.choice(sorted(inside))))
        return self._route.popleft() if self._route else onward[0]

    def _astray(self, onward: list[Way], inside: frozenset[int]) -> Way:
        """Return a way out of the grid and not too far from it, if there is one."""
        outside = [way for way in onward if way.end not in inside]
        gate = self.net.junctions[self._gate]
        near = [way for way in outside if math.dist(self.net.junctions[way.end], gate) < _FARTHEST_M]
        return self.rng.choice(near or outside or onward)
