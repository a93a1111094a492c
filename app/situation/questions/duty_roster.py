"""当班表: who is on shift in which responsibility grid and until when, and when the next shift begins there."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from app.domain.city import Duty
from app.domain.moment import DAY, Instant
from app.situation.crew import CODE, PersonStatus
from app.situation.filters import EVERYTHING, Filter
from app.situation.questions.grid_presence import grids_of
from app.situation.view import View

AHEAD = DAY
"""The next shift is looked for so far ahead: then its time of day says which day it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GridShift:
    """Those on shift in one responsibility grid who go home together at ``until``; ``None`` where nobody is on shift.

    ``on_duty`` of the ``terminals`` are where they should be. ``coming`` begin in the grid at ``next_at``, the earliest
    start of a shift there within :data:`AHEAD`. Behind them: ``PeopleOnShift`` and ``PeopleComing``.
    """

    duty_grid: str
    name: str
    terminals: tuple[str, ...]
    on_duty: int
    until: Instant | None
    next_at: Instant | None
    coming: int

    @property
    def due(self) -> int:
        """Return how many are on shift."""
        return len(self.terminals)


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyBoard:
    """Every shift that runs, by grid and end; below them the grids in which only the next one is known.

    ``idle`` grids have neither (无排班). ``next_at`` is the earliest start of all, with which ``coming`` begin.
    """

    rows: tuple[GridShift, ...]
    idle: int
    next_at: Instant | None
    coming: int

    @property
    def due(self) -> int:
        """Return how many are on shift."""
        return sum(row.due for row in self.rows)

    @property
    def on_duty(self) -> int:
        """Return how many of them are where they should be."""
        return sum(row.on_duty for row in self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyRoster:
    """The grids that pass the filter's areas, as far as the roster was known."""

    filter: Filter = EVERYTHING

    def answer(self, view: View) -> DutyBoard:
        """Return the shifts at the view's moment."""
        grids, shifts, on_duty = grids_of(view, self.filter), _shifts(view), _on_duty(view)
        coming = {grid: tuple(duties) for grid, duties in groupby(_coming(view), key=lambda duty: duty.duty_grid)}
        running = [_row(view, shift, coming, on_duty) for shift in sorted(shifts) if shift[0] in grids]
        staffed = {row.duty_grid for row in running}
        empty = [_row(view, (grid, None), coming, on_duty) for grid in grids if grid in coming and grid not in staffed]
        starts = [duty.start for grid in grids for duty in coming.get(grid, ())]
        first = min(starts, default=None)
        return DutyBoard(
            rows=(*running, *empty), idle=len(grids) - len(staffed) - len(empty), next_at=first,
            coming=0 if first is None else starts.count(first),
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleOnShift:
    """The people behind a row of :class:`DutyBoard`."""

    duty_grid: str
    until: Instant

    def answer(self, view: View) -> tuple[Duty, ...]:
        """Return exactly the duties that the row counts, by terminal."""
        return _on_shift(view, self.duty_grid, self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleComing:
    """The people who begin in a grid at the start of a row's next shift."""

    duty_grid: str
    next_at: Instant

    def answer(self, view: View) -> tuple[Duty, ...]:
        """Return exactly the duties that the row counts, by terminal."""
        return tuple(one for one in _coming(view) if (one.duty_grid, one.start) == (self.duty_grid, self.next_at))


_Coming = Mapping[str, tuple[Duty, ...]]
_ON_DUTY = CODE[PersonStatus.ON_DUTY]


def _shifts(view: View) -> set[tuple[str, Instant]]:
    """Return the grids with somebody on shift, each once for every end of a shift."""
    return {(duty.duty_grid, duty.end) for duty in view.duties.values()}


def _on_shift(view: View, grid: str, until: Instant | None) -> tuple[Duty, ...]:
    found = [duty for duty in view.duties.values() if (duty.duty_grid, duty.end) == (grid, until)]
    return tuple(sorted(found, key=lambda duty: duty.terminal))


def _coming(view: View) -> list[Duty]:
    """Return who begins soon, by grid, start and terminal."""
    found = view.book.duties_after(view.t, view.t + AHEAD, view.known_by)
    return sorted(found, key=lambda duty: (duty.duty_grid, duty.start, duty.terminal))


def _row(view: View, shift: tuple[str, Instant | None], coming: _Coming, on_duty: frozenset[str]) -> GridShift:
    grid, until = shift
    here, follow = _on_shift(view, grid, until), coming.get(grid, ())
    return GridShift(
        duty_grid=grid, name=view.standing.duty_grid_names.get(grid, grid),
        terminals=tuple(duty.terminal for duty in here), on_duty=sum(duty.terminal in on_duty for duty in here),
        until=until, next_at=follow[0].start if follow else None,
        coming=sum(duty.start == follow[0].start for duty in follow),
    )  # fmt: skip


def _on_duty(view: View) -> frozenset[str]:
    """Return the terminals of those who are where they should be."""
    crew = view.crew
    return frozenset(crew.terminals[place] for place in np.flatnonzero(crew.status == _ON_DUTY).tolist())
