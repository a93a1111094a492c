"""责任网格到岗: who is where he should be, grid by grid, against the roster only."""

from dataclasses import dataclass

import numpy as np

from app.situation.crew import STATUSES, PersonStatus
from app.situation.filters import EVERYTHING, Filter
from app.situation.questions.people import PeopleBy, PersonRow
from app.situation.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class GridPeople:
    """The people on shift in one responsibility grid: ``due`` = the five others."""

    duty_grid: str
    name: str
    due: int
    on_duty: int
    out_of_grid: int
    offline: int
    no_fix: int
    lingering: int

    @property
    def missing(self) -> int:
        """Return how many are not where they should be."""
        return self.due - self.on_duty


@dataclass(frozen=True, slots=True, kw_only=True)
class GridPresenceBoard:
    """Grids with somebody on shift, those with the most missing first; ``unstaffed`` have nobody on shift (无排班).

    ``rostered`` is false when nobody is on shift in any grid that passes.
    """

    rows: tuple[GridPeople, ...]
    unstaffed: int
    rostered: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GridPresence:
    """The grids that pass the filter's areas."""

    filter: Filter = EVERYTHING

    def answer(self, view: View) -> GridPresenceBoard:
        """Return the grids at the view's moment."""
        crew = view.crew
        counts: dict[str, list[int]] = {}
        for place in np.flatnonzero(crew.is_rostered).tolist():
            grid = crew.duties[crew.terminals[place]].duty_grid
            counts.setdefault(grid, [0] * len(STATUSES))[int(crew.status[place])] += 1
        passing = grids_of(view, self.filter)
        rows = [_row(view, grid, counts[grid]) for grid in passing if grid in counts]
        order = sorted(rows, key=lambda row: (-row.missing, -row.offline, row.duty_grid))
        return GridPresenceBoard(rows=tuple(order), unstaffed=len(passing) - len(rows), rostered=bool(rows))


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleOfGrid:
    """The people behind a number of :class:`GridPeople`."""

    duty_grid: str
    status: PersonStatus

    def answer(self, view: View) -> tuple[PersonRow, ...]:
        """Return exactly the people that the number counts, the longest first."""
        return tuple(row for row in PeopleBy(status=self.status).answer(view) if row.duty_grid == self.duty_grid)


def grids_of(view: View, by: Filter) -> tuple[str, ...]:
    """Return the codes of the responsibility grids that touch the filter's areas, all where it names none."""
    names, bound = view.standing.duty_grid_names, view.book.bindings(view.t)
    codes = sorted({*names, *bound, *(duty.duty_grid for duty in view.duties.values())} - {""})
    if not by.areas:
        return tuple(codes)

    def unit_grids(code: str) -> tuple[str, ...]:
        return bound[code].unit_grids if code in bound else view.standing.unit_grids.get(code, ())

    return tuple(code for code in codes if any(grid.startswith(by.areas) for grid in unit_grids(code)))


def _row(view: View, grid: str, counts: list[int]) -> GridPeople:
    by = dict(zip(STATUSES, counts, strict=True))
    return GridPeople(
        duty_grid=grid, name=view.standing.duty_grid_names.get(grid, grid), due=sum(counts),
        on_duty=by[PersonStatus.ON_DUTY], out_of_grid=by[PersonStatus.OUT_OF_GRID], offline=by[PersonStatus.OFFLINE],
        no_fix=by[PersonStatus.NO_FIX], lingering=by[PersonStatus.LINGERING],
    )  # fmt: skip
