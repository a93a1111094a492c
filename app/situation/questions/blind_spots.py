"""盲区: the roads where cases are bred and nobody on shift has passed yet, the worst first."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree

from app.domain.moment import DAY, Instant
from app.situation.case_row import CaseRow
from app.situation.case_rows import case_rows
from app.situation.column import Bools, Int32s, Int64s
from app.situation.filters import EVERYTHING, Filter
from app.situation.heat_points import filings_between
from app.situation.once import once_as_of, once_for
from app.situation.questions.coverage import seen_this_shift
from app.situation.questions.grid_presence import grids_of
from app.situation.view import View

REACH_M = 60.0
"""A case farther than this from every street is on none of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlindSpot:
    """A road of a responsibility grid: ``bred`` filings of the past days lie where nobody has passed since ``since``."""

    duty_grid: str
    duty_grid_name: str
    road: str
    bred: int
    since: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class BlindSpotList:
    """The worst first; ``total`` roads have such places.

    ``bred`` filings lie along streets of grids with somebody on shift, ``unseen`` of them where nobody has passed yet.
    ``rostered`` is false when nobody is on shift in any grid that passes (无排班).
    """

    rows: tuple[BlindSpot, ...]
    total: int
    unseen: int
    bred: int
    rostered: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BlindSpots:
    """The first ``limit`` (0: all) of this shift, weighed by the filings of ``breed_days`` days before today."""

    limit: int = 7
    breed_days: int = 30
    filter: Filter = EVERYTHING

    def answer(self, view: View) -> BlindSpotList:
        """Return the roads at the view's moment, as of the last full five minutes."""
        found: list[BlindSpot] = []
        since, bred = _begun(view), 0
        for grid, (places, unseen) in _unseen(view, self.breed_days, self.filter).items():
            bred += len(places.road)
            for road, count in Counter(places.road[unseen].tolist()).items():
                found.append(BlindSpot(
                    duty_grid=grid, duty_grid_name=view.standing.duty_grid_names.get(grid, grid),
                    road=view.tables.words[road], bred=count, since=since[grid],
                ))  # fmt: skip
        rows = sorted(found, key=lambda row: (-row.bred, row.duty_grid, row.road))
        return BlindSpotList(
            rows=tuple(rows[: self.limit] if self.limit else rows), total=len(rows),
            unseen=sum(row.bred for row in rows), bred=bred,
            rostered=not since.keys().isdisjoint(grids_of(view, self.filter)),
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class BlindSpotCases:
    """The cases of the filings behind a :class:`BlindSpot`."""

    duty_grid: str
    road: str
    breed_days: int = 30
    filter: Filter = EVERYTHING

    def answer(self, view: View) -> tuple[CaseRow, ...]:
        """Return a row for each filing that the number counts."""
        known = _unseen(view, self.breed_days, self.filter).get(self.duty_grid)
        if known is None:
            return ()
        places, unseen = known
        rows = places.case[unseen & (places.road == view.tables.words.find(self.road))]
        return case_rows(view, rows)


@dataclass(frozen=True, slots=True, eq=False)
class _Places:
    """Filings along a grid's streets: case rows, road codes, and the street piece that each is nearest to."""

    case: Int32s
    road: Int32s
    piece: Int64s


_NOWHERE = _Places(np.empty(0, np.int32), np.empty(0, np.int32), np.empty(0, np.int64))


def _begun(view: View) -> Mapping[str, Instant]:
    """Return since when somebody is on shift, by grid; by all that is known of the roster now, as coverage has it."""
    since: dict[str, Instant] = {}
    for duty in view.book.duties_at(view.t):
        since[duty.duty_grid] = min(duty.start, since.get(duty.duty_grid, duty.start))
    return since


def _unseen(view: View, days: int, by: Filter) -> Mapping[str, tuple[_Places, Bools]]:
    """Return, for each grid with somebody on shift, what was bred along its streets and where nobody has passed."""
    seen, passing = seen_this_shift(view), grids_of(view, by)
    grids = tuple(grid for grid in passing if grid in seen)

    def make(then: View | None) -> Mapping[str, _Places]:
        return {} if then is None else _bred(then, grids, days, by)

    bred = once_as_of(view, view.day_start - 1, ("bred", grids, days, by), make)
    return {grid: (places, ~seen[grid][places.piece]) for grid, places in bred.items()}


def _bred(view: View, grids: tuple[str, ...], days: int, by: Filter) -> Mapping[str, _Places]:
    """Return the filings of the last *days* days along the streets of each of *grids*."""
    chosen = filings_between(view, view.t - days * DAY, view.t)
    about = view.tables.filings.about[chosen]
    case = view.tables.events.case[view.tables.filings.event[chosen]]
    if not by.is_empty:
        kept = by.mask(view, view.base.last[case])
        about, case = about[kept], case[kept]
    duty_grid = view.tables.abouts.duty_grid[about]
    found = {}
    for grid in grids:
        mine = np.flatnonzero(duty_grid == view.tables.words.find(grid))
        found[grid] = _along(view, case[mine], about[mine])
    return found


def _along(view: View, case: Int32s, about: Int32s) -> _Places:
    abouts, plane, pieces = view.tables.abouts, view.standing.metres, view.tracks.streets.all
    if not len(case) or not len(pieces.x):
        return _NOWHERE
    streets = once_for(
        view, ("street tree", view.tracks.streets), lambda: cKDTree(np.column_stack([pieces.x, pieces.y]))
    )
    metres, piece = streets.query(np.column_stack([plane.x(abouts.lon[about]), plane.y(abouts.lat[about])]))
    near = metres <= REACH_M
    return _Places(case[near], abouts.road[about][near], piece[near].astype(np.int64))
