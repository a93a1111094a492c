"""The roster (排班): who is on shift where, and which terminals are ours at all."""

from collections.abc import Iterable

from app.domain.city import City, Duty
from app.domain.moment import Instant


class Roster:
    """Terminals by responsibility grid; without any duty row it is not ``is_kept`` and nobody is called absent."""

    def __init__(self, city: City, duties: Iterable[Duty] = ()) -> None:
        """Index the city's terminals and the *duties*."""
        self._by_grid: dict[str, list[Duty]] = {}
        self._names: dict[str, str] = {}
        for duty in duties:
            self._by_grid.setdefault(duty.duty_grid, []).append(duty)
            self._names[duty.terminal] = duty.name
        self._bound = {grid.code: grid.terminals for grid in city.duty_grids}
        self._known = frozenset(city.terminals) | frozenset(self._names)
        self._known |= {terminal for terminals in self._bound.values() for terminal in terminals}

    @property
    def is_kept(self) -> bool:
        """Say whether there is any roster row."""
        return bool(self._by_grid)

    def knows(self, terminal: str) -> bool:
        """Say whether *terminal* is registered."""
        return terminal in self._known

    def name_of(self, terminal: str) -> str:
        """Return the collector's name on the roster, or the terminal's id."""
        return self._names.get(terminal, terminal)

    def on_shift(self, duty_grid: str, at: Instant) -> tuple[str, ...]:
        """Return the terminals on shift in *duty_grid* at *at*, in roster order."""
        return tuple(duty.terminal for duty in self._by_grid.get(duty_grid, ()) if duty.start <= at < duty.end)

    def all_on_shift(self, at: Instant) -> frozenset[str]:
        """Return every terminal on shift anywhere at *at*."""
        return frozenset(d.terminal for duties in self._by_grid.values() for d in duties if d.start <= at < d.end)

    def bound_to(self, duty_grid: str) -> tuple[str, ...]:
        """Return the terminals bound to *duty_grid*, on shift or not."""
        return self._bound.get(duty_grid, ())
