"""Who can be sent where: the roster asked often, answered once an hour."""

import random
from dataclasses import dataclass, field

from app.domain.moment import HOUR, Instant
from app.services.roster import Roster


@dataclass(frozen=True, slots=True)
class Shifts:
    """Collectors on shift; shifts begin and end on full hours, so each hour is looked up once."""

    roster: Roster
    _in_grid: dict[tuple[str, Instant], tuple[str, ...]] = field(default_factory=dict)
    _all: dict[Instant, tuple[str, ...]] = field(default_factory=dict)

    def in_grid(self, duty_grid: str, at: Instant) -> tuple[str, ...]:
        """Return the terminals on shift in the responsibility grid."""
        key = (duty_grid, at // HOUR)
        if key not in self._in_grid:
            self._in_grid[key] = self.roster.on_shift(duty_grid, at)
        return self._in_grid[key]

    def anywhere(self, at: Instant) -> tuple[str, ...]:
        """Return all terminals on shift, in order of their numbers."""
        key = at // HOUR
        if key not in self._all:
            self._all[key] = tuple(sorted(self.roster.all_on_shift(at)))
        return self._all[key]

    def checker(self, duty_grid: str, reporter: str, at: Instant, rng: random.Random) -> str:
        """Return who is asked to look: of the grid, better not who reported (异人核查); ``""`` if nobody is out."""
        near = self.in_grid(duty_grid, at) or self.anywhere(at)
        others = [terminal for terminal in near if terminal != reporter]
        return rng.choice(others or near) if near else ""
