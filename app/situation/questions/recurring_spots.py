"""反复高发点位: spots where the same class was reported again and again."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree

from app.domain.moment import DAY
from app.domain.terms import Stage
from app.situation.case_row import CaseRow
from app.situation.case_rows import case_rows
from app.situation.codes import IS_OPEN, STAGE
from app.situation.column import Bools, Floats, Int32s, Int64s
from app.situation.filters import EVERYTHING, Filter
from app.situation.neighbours import near_pairs
from app.situation.period import Period
from app.situation.questions.recurrence import Recurrence
from app.situation.view import View

DAYS, METRES = 30, 50.0
LEAST = 3
"""Reports of one class that make a spot."""
_CLASSES_APART = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One spot, round the case with most others near it: ``count`` cases, ``still_open`` of them, the ``latest`` one.

    Behind the count: :class:`SpotCases` of its class and place.
    """

    class_key: str
    lon: float
    lat: float
    count: int
    still_open: int
    latest: CaseRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Spots:
    """The first spots, most cases first, then the latest; ``total`` of them have ``cases`` cases, none in two."""

    rows: tuple[Spot, ...]
    total: int
    cases: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RecurringSpots:
    """Spots with at least ``least`` reports of a class within ``metres`` and ``days``, reported again in ``period``.

    What counts is what :class:`~.recurrence.Recurrence` counts: open or closed, not void; here of the cases that pass
    ``filter``. Spots of a class are more than twice ``metres`` apart, so that no case is in two.
    """

    limit: int = 7
    period: Period = Period.WEEK
    filter: Filter = EVERYTHING
    days: int = DAYS
    metres: float = METRES
    least: int = LEAST

    def answer(self, view: View) -> Spots:
        """Return the spots at the view's moment."""
        rows = reported(view, self.days, self.filter)
        reported_at, since = view.tables.cases.reported_at[rows], self.period.start(view.t)
        found = [(c, members) for c, members in self._spots(view, rows) if reported_at[members].max() >= since]
        found.sort(key=lambda one: (-len(one[1]), -int(reported_at[one[1]].max())))
        return Spots(
            rows=tuple(self._spot(view, rows, *one) for one in found[: self.limit or None]),
            total=len(found),
            cases=sum(len(members) for _, members in found),
        )

    def _spots(self, view: View, rows: Int32s) -> Iterator[tuple[int, list[int]]]:
        """Yield each spot's centre and members as places in *rows*, the fullest first."""
        places = _places(view, rows, self.metres)
        company = _company(places, self.metres)
        candidates = np.flatnonzero(company)
        if not len(candidates):
            return
        tree, near = cKDTree(places[candidates]), company[candidates] + 1
        is_free = np.ones(len(candidates), np.bool_)
        for centre in np.lexsort((-candidates, -near)).tolist():
            if near[centre] < self.least:
                return
            if is_free[centre]:
                is_free[tree.query_ball_point(places[candidates[centre]], 2 * self.metres)] = False
                members = tree.query_ball_point(places[candidates[centre]], self.metres)
                yield int(candidates[centre]), candidates[members].tolist()

    def _spot(self, view: View, rows: Int32s, centre: int, members: list[int]) -> Spot:
        events, cases, abouts = view.tables.events, rows[members], view.tables.abouts
        newest = cases[np.argmax(view.tables.cases.reported_at[cases])]
        about = events.about[view.base.last[rows[centre]]]
        return Spot(
            class_key=view.tables.words[int(abouts.class_key[about])],
            lon=float(abouts.lon[about]),
            lat=float(abouts.lat[about]),
            count=len(members),
            still_open=int(np.count_nonzero(IS_OPEN[events.stage[view.base.last[cases]]])),
            latest=case_rows(view, np.array([newest], np.int32))[0],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SpotCases:
    """The cases of one spot in the order of their reports, or only the open ones."""

    class_key: str
    lon: float
    lat: float
    open_only: bool = False
    filter: Filter = EVERYTHING
    days: int = DAYS
    metres: float = METRES

    def answer(self, view: View) -> tuple[CaseRow, ...]:
        """Return exactly the cases that the spot counts."""
        asked = Recurrence(class_key=self.class_key, lon=self.lon, lat=self.lat, days=self.days, metres=self.metres)
        rows = asked.rows(view)
        at = view.base.last[rows]
        kept = self.filter.mask(view, at)
        if self.open_only:
            kept &= IS_OPEN[view.tables.events.stage[at]]
        return case_rows(view, rows[kept])


def reported(view: View, days: int, by: Filter) -> Int32s:
    """Return the rows of the cases reported in the last *days* that are not void and pass *by*, as Recurrence takes them."""
    events = view.tables.events
    cases = events.case[view.first_events(view.t - days * DAY)]
    at = view.base.last[cases]
    kept: Bools = events.stage[at] != STAGE[Stage.VOID]
    if not by.is_empty:
        kept &= by.mask(view, at)
    rows: Int32s = cases[kept]
    return rows


def _places(view: View, rows: Int32s, metres: float) -> Floats:
    """Return where the cases are, metres, those of different classes far apart in the third dimension."""
    abouts, plane = view.tables.abouts, view.standing.metres
    about = view.tables.events.about[view.base.last[rows]]
    apart = abouts.class_key[about].astype(np.float64) * (_CLASSES_APART * metres)
    places: Floats = np.stack([plane.x(abouts.lon[about]), plane.y(abouts.lat[about]), apart], axis=1)
    return places


def _company(places: Floats, metres: float) -> Int64s:
    """Return how many others each place has within *metres*: most cases of a city have none of their class near."""
    pairs = near_pairs(places[:, 2].astype(np.int32), places[:, 0], places[:, 1], metres)
    return np.bincount(np.concatenate(pairs), minlength=len(places))
