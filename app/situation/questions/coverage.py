"""How much of the streets of responsibility grids was seen this shift, against the roster only."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from app.domain.city import Duty
from app.domain.moment import HOUR, MINUTE, Instant
from app.situation.column import Bools, Floats
from app.situation.coverage_shift import Seen, shifts_between
from app.situation.coverage_streets import StreetPieces
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """覆盖率 of ``duty_grid`` in the shift that runs at ``at`` (``None``: the view's moment), as of the last full minute.

    Whoever is on the roster at the time has seen what lies within 25 m of his way, his own grid or not.
    """

    duty_grid: str
    at: Instant | None = None

    def answer(self, view: View) -> CoveredStreets:
        """Return the grid's streets at the view's moment."""
        at = view.t if self.at is None else self.at
        found = [duty for duty in view.book.duties_at(at) if duty.duty_grid == self.duty_grid]
        unit_grids = _unit_grids(view, self.duty_grid, at)
        pieces = view.tracks.streets.of_grid(unit_grids)
        grid, seen = _covered(view, self.duty_grid, found, unit_grids, pieces)
        kx, ky = view.standing.metres.x(np.ones(1))[0], METRES_PER_DEGREE
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
        return tuple(_row(view, code, duties.get(code, [])) for code in sorted(view.standing.duty_grid_names))


def seen_this_shift(view: View) -> Mapping[str, tuple[StreetPieces, Bools]]:
    """Return the street pieces of each grid with somebody on shift, and which were seen, as :class:`CoverageBoard` has it."""
    duties: dict[str, list[Duty]] = {}
    for duty in view.book.duties_at(view.t):
        duties.setdefault(duty.duty_grid, []).append(duty)
    found = {}
    for code, on_shift in duties.items():
        unit_grids = _unit_grids(view, code, view.t)
        pieces = view.tracks.streets.of_grid(unit_grids)
        found[code] = pieces, _covered(view, code, on_shift, unit_grids, pieces, 5 * MINUTE)[1]
    return found


def _row(view: View, code: str, duties: list[Duty]) -> GridCoverage:
    if not duties:
        return GridCoverage(duty_grid=code, name=view.standing.duty_grid_names[code], rostered=False)
    unit_grids = _unit_grids(view, code, view.t)
    return _covered(view, code, duties, unit_grids, view.tracks.streets.of_grid(unit_grids), 5 * MINUTE)[0]


def _unit_grids(view: View, duty_grid: str, at: Instant) -> tuple[str, ...]:
    bound = view.book.bindings(at).get(duty_grid)
    return view.standing.unit_grids.get(duty_grid, ()) if bound is None else bound.unit_grids


def _covered(
    view: View,
    code: str,
    duties: list[Duty],
    unit_grids: tuple[str, ...],
    pieces: StreetPieces,
    every: Instant = MINUTE,
) -> tuple[GridCoverage, Bools]:
    """Return the coverage by *duties*' shift, and which pieces were seen."""
    name, seen = view.standing.duty_grid_names.get(code, code), np.zeros(len(pieces.x), np.bool_)
    if not duties:
        return GridCoverage(duty_grid=code, name=name, rostered=False), seen
    since = min(duty.start for duty in duties)
    until = max(since, min(max(duty.end for duty in duties), view.t // every * every))
    for part in _parts(view, since, until):
        seen |= part.of_grid(unit_grids, pieces, seen)
    grid = GridCoverage(
        duty_grid=code, name=name, rostered=True, terminals=tuple(sorted(duty.terminal for duty in duties)),
        since=since, until=until, street_m=float(pieces.metres.sum()), seen_m=float(pieces.metres[seen].sum()),
    )  # fmt: skip
    return grid, seen


def _parts(view: View, since: Instant, until: Instant) -> Iterator[Seen]:
    """Yield what was seen hour by hour from *since* on; the hours that are over are worked out once."""
    room = view.tracks
    shifts = shifts_between(view.book, since, until)
    edges = [since, *range((since // HOUR + 1) * HOUR, until, HOUR), until]
    for start, end in pairwise(edges):
        first = max(since, start - room.rules.gap_after)

        def make(first: Instant = first, end: Instant = end) -> Seen:
            tracks = room.clean(view.fixes, view.freshness, first, end)
            return Seen(tracks, shifts, view.standing.metres, room.rules)

        yield room.once("seen", (first, end, view.known_by(end), shifts), make)
