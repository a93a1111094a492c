"""How much of the streets of responsibility grids was seen this shift, against the roster only."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from app.domain.city import Duty
from app.domain.moment import HOUR, MINUTE, Instant
from app.situation.column import Bools, Floats, Int64s
from app.situation.coverage import NEVER
from app.situation.coverage_shift import Seen, Shifts, shifts_between
from app.situation.metres import METRES_PER_DEGREE
from app.situation.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class GridCoverage:
    """The streets of one responsibility grid: metres in it and metres seen, from ``since`` to ``until``.

    ``rostered`` is false when nobody is on shift in it (无排班): nothing else is known then. ``share`` is ``None``
    where there is nobody or no street.
    """

    duty_grid: str
    name: str
    rostered: bool
    terminals: tuple[str, ...] = ()
    since: Instant = 0
    until: Instant = 0
    street_m: float = 0.0
    seen_m: float = 0.0

    @property
    def share(self) -> float | None:
        """Return the share of the streets that was seen, 0 to 1."""
        return self.seen_m / self.street_m if self.rostered and self.street_m > 0 else None


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class CoveredStreets:
    """A grid's coverage and its streets piece by piece: ends in degrees, and whether each was seen."""

    grid: GridCoverage
    lon0: Floats
    lat0: Floats
    lon1: Floats
    lat1: Floats
    is_seen: Bools


EVERY = 5 * MINUTE
"""Coverage is that of the last full step of so long, so that a board and its drill-down say the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """覆盖率 of ``duty_grid`` in the shift that runs at ``at`` (``None``: the view's moment), as of the last full five minutes.

    Whoever is on the roster at the time has seen what lies within 25 m of his way, his own grid or not.
    """

    duty_grid: str
    at: Instant | None = None

    def answer(self, view: View) -> CoveredStreets:
        """Return the grid's streets at the view's moment."""
        at = view.t if self.at is None else self.at
        duties = [duty for duty in view.book.duties_at(at) if duty.duty_grid == self.duty_grid]
        rows = view.tracks.streets.rows_of(_unit_grids(view, self.duty_grid, at))
        grid, seen = _covered(view, self.duty_grid, duties, rows, {})
        kx, ky = view.standing.metres.x(np.ones(1))[0], METRES_PER_DEGREE
        pieces = view.tracks.streets.all.where(rows)
        return CoveredStreets(
            grid=grid, lon0=pieces.x0 / kx, lat0=pieces.y0 / ky, lon1=pieces.x1 / kx, lat1=pieces.y1 / ky, is_seen=seen
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageBoard:
    """覆盖率 of every responsibility grid at the view's moment, as of the last full five minutes, by code."""

    def answer(self, view: View) -> tuple[GridCoverage, ...]:
        """Return a row for each grid; one with nobody on shift is not rostered."""
        duties: dict[str, list[Duty]] = {}
        for duty in view.book.duties_at(view.t):
            duties.setdefault(duty.duty_grid, []).append(duty)
        first: Firsts = {}
        return tuple(_row(view, code, duties.get(code, []), first) for code in sorted(view.standing.duty_grid_names))


Firsts = dict[Instant, Int64s]
"""When each of the city's pieces was first seen, by the shifts' start."""


def seen_this_shift(view: View) -> Mapping[str, Bools]:
    """Return, for each grid with somebody on shift, which of the city's pieces were seen, as :class:`CoverageBoard` has it."""
    duties: dict[str, list[Duty]] = {}
    for duty in view.book.duties_at(view.t):
        duties.setdefault(duty.duty_grid, []).append(duty)
    first: Firsts = {}
    seen: dict[tuple[Instant, Instant], Bools] = {}
    spans = {code: _span(view, on_shift) for code, on_shift in duties.items()}
    for since, until in sorted(set(spans.values()), key=lambda span: -span[1]):  # what is right later is right earlier
        seen[since, until] = _first(view, first, since, until) < until
    return {code: seen[span] for code, span in spans.items()}


def _row(view: View, code: str, duties: list[Duty], first: Firsts) -> GridCoverage:
    if not duties:
        return GridCoverage(duty_grid=code, name=view.standing.duty_grid_names[code], rostered=False)
    rows = view.tracks.streets.rows_of(_unit_grids(view, code, view.t))
    return _covered(view, code, duties, rows, first)[0]


def _unit_grids(view: View, duty_grid: str, at: Instant) -> tuple[str, ...]:
    bound = view.book.bindings(at).get(duty_grid)
    return view.standing.unit_grids.get(duty_grid, ()) if bound is None else bound.unit_grids


def _covered(view: View, code: str, duties: list[Duty], rows: Int64s, first: Firsts) -> tuple[GridCoverage, Bools]:
    """Return the coverage by *duties*' shift, and which of the pieces *rows* were seen; *first* is filled as needed."""
    name = view.standing.duty_grid_names.get(code, code)
    if not duties:
        return GridCoverage(duty_grid=code, name=name, rostered=False), np.zeros(len(rows), np.bool_)
    since, until = _span(view, duties)
    seen: Bools = _first(view, first, since, until)[rows] < until
    metres = view.tracks.streets.all.metres[rows]
    grid = GridCoverage(
        duty_grid=code, name=name, rostered=True, terminals=tuple(sorted(duty.terminal for duty in duties)),
        since=since, until=until, street_m=float(metres.sum()), seen_m=float(metres[seen].sum()),
    )  # fmt: skip
    return grid, seen


def _span(view: View, duties: list[Duty]) -> tuple[Instant, Instant]:
    """Return from when to when *duties* count: their shifts, up to the last full step."""
    since = min(duty.start for duty in duties)
    return since, max(since, min(max(duty.end for duty in duties), view.t // EVERY * EVERY))


def _first(view: View, first: Firsts, since: Instant, until: Instant) -> Int64s:
    """Return when each of the city's pieces was first seen from *since* on, worked out once for *first*."""
    if since not in first:
        first[since] = _first_seen(view, since, until)
    return first[since]


def _first_seen(view: View, since: Instant, until: Instant) -> Int64s:
    """Return when each piece was first seen from *since* on, right for all that was seen before *until*.

    An hour is worked out once and as a whole, so that any moment in it is a comparison; only the one that still grows is
    worked out anew with each step.
    """
    room = view.tracks
    first = np.full(len(room.streets.points), NEVER, np.int64)
    known = max(until, view.freshness.fixes_at // EVERY * EVERY)
    for start in (since, *range((since // HOUR + 1) * HOUR, until, HOUR)):
        end = min((start // HOUR + 1) * HOUR, known)
        begin = max(since, start - room.rules.gap_after)
        shifts = shifts_between(view.book, start, end)

        def make(begin: Instant = begin, end: Instant = end, shifts: Shifts = shifts) -> Seen:
            tracks = room.clean(view.fixes, view.freshness, begin, end)
            return Seen(tracks, shifts, view.standing.metres, room.streets, room.rules)

        room.once("seen", (begin, end, view.known_before(end), shifts), make).enter(first)
    return first
