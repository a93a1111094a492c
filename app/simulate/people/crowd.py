"""All collectors who are out: who comes and goes, where everybody is, what their terminals send."""

import random
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field

from app.domain.city import City
from app.domain.moment import SECOND, Instant
from app.services.messages import Fixes, TerminalStatus
from app.simulate.people.habits import Habit
from app.simulate.people.street_net import StreetNet
from app.simulate.people.walker import Appointment, Walker
from app.simulate.story.shifts import Shifts

INTERVAL: Instant = 12 * SECOND
"""A terminal sends its position about so often."""

Crew = Callable[[Instant], Mapping[str, str]]
"""Who is out at a moment: terminals with their responsibility grid."""


def rostered(city: City, shifts: Shifts) -> Crew:
    """Return the crew as the roster has it."""

    def crew(at: Instant) -> Mapping[str, str]:
        return {terminal: grid.code for grid in city.duty_grids for terminal in shifts.in_grid(grid.code, at)}

    return crew


@dataclass(slots=True)
class Crowd:
    """The collectors of a crew on the streets of *net*, from *since* on; those of *drivers* ride in patrol cars.

    Where *longest* is given and a step lasts longer, or leads back, the machine slept or its clock was set: nobody has
    walked meanwhile.
    """

    net: StreetNet
    crew: Crew
    seed: int
    since: Instant = 0
    interval: Instant = INTERVAL
    drivers: Collection[str] = ()
    longest: Instant | None = None
    walkers: dict[str, Walker] = field(default_factory=dict)
    _diary: dict[str, list[Appointment]] = field(default_factory=dict)
    _silent: set[str] = field(default_factory=set)
    _stepped: Instant | None = None

    def meet(self, terminal: str, at: Instant, lon: float, lat: float) -> None:
        """Have the collector be at a place in time, as soon as he is out."""
        appointment, walker = Appointment(at, lon, lat), self.walkers.get(terminal)
        if walker is not None:
            walker.meet(appointment)
        elif at >= self.since:
            self._diary.setdefault(terminal, []).append(appointment)

    def step(self, now: Instant) -> Iterator[Fixes | TerminalStatus]:
        """Yield what the terminals send up to *now*: positions that are due, and coming on line and going off it."""
        yield from self._change_shifts(now)
        self._go_on_from(now)
        for walker in self.walkers.values():
            fixes = []
            while walker.now + self.interval <= now:
                walker.walk(walker.now + self.interval)
                fix = walker.fix()
                if fix is not None:
                    fixes.append(fix)
                yield from self._tell_silence(walker)
            if fixes:
                yield Fixes(terminal=walker.terminal, fixes=tuple(fixes))

    def catch_up(self, now: Instant, stride: Instant) -> Iterator[Fixes | TerminalStatus]:
        """Yield the same as :meth:`step`, everybody's of each *stride* µs before anybody's of the next.

        Whoever reads them in their order knows no position before those that stand ahead of it.
        """
        at = now if self._stepped is None else self._stepped
        while at + stride < now:
            at += stride
            yield from self.step(at)
        yield from self.step(now)

    def _go_on_from(self, now: Instant) -> None:
        """Have everybody go on from where he stands if nobody lived through the time since the last step."""
        before, self._stepped = self._stepped, now
        if self.longest is not None and before is not None and not 0 <= now - before <= self.longest:
            for walker in self.walkers.values():
                walker.now = now - self.interval

    def _change_shifts(self, now: Instant) -> Iterator[TerminalStatus]:
        crew = self.crew(now)
        for terminal in [terminal for terminal in self.walkers if terminal not in crew]:
            del self.walkers[terminal]
            self._silent.discard(terminal)
            yield _status(terminal, now, online=False, detail="下班")
        for terminal, home in crew.items():
            if terminal not in self.walkers and home in self.net.homes:
                self.walkers[terminal] = self._newcomer(terminal, home, now)
                yield _status(terminal, now, online=True, detail="上班")

    def _newcomer(self, terminal: str, home: str, now: Instant) -> Walker:
        """Return a collector who begins; each sends at moments of his own."""
        rng = random.Random(f"walk/{self.seed}/{terminal}/{now}")
        walker = Walker(
            terminal, home, self.net, rng, now - rng.randrange(self.interval), drives=terminal in self.drivers
        )
        for appointment in self._diary.pop(terminal, []):
            walker.meet(appointment)
        return walker

    def _tell_silence(self, walker: Walker) -> Iterator[TerminalStatus]:
        is_silent = walker.habit is Habit.SILENT
        if is_silent and walker.terminal not in self._silent:
            self._silent.add(walker.terminal)
            yield _status(walker.terminal, walker.now, online=False, detail="will")
        elif not is_silent and walker.terminal in self._silent:
            self._silent.discard(walker.terminal)
            yield _status(walker.terminal, walker.now, online=True, detail="重新上线")


def _status(terminal: str, at: Instant, *, online: bool, detail: str) -> TerminalStatus:
    return TerminalStatus(terminal=terminal, device_at=at, received_at=at, online=online, detail=detail)
