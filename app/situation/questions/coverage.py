"""How much of the streets of responsibility grids was seen this shift, against the roster only."""

from collections.abc import Mapping, Sequence
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
        span = _span(view, duties) if duties else None
        pieces = view.tracks.streets.all.where(rows)
        seen = np.zeros(len(rows), np.bool_) if span is None else _is_seen(view, span)[rows]
        (street_m,), (seen_m,) = (
            _added_up(np.zeros_like(one, np.int64), one, 1) for one in (pieces.metres, pieces.metres[seen])
        )
        grid = _grid(view, self.duty_grid, duties, span, street_m, seen_m)
        kx, ky = view.standing.metres.x(np.ones(1))[0], METRES_PER_DEGREE
        return CoveredStreets(
            grid=grid, lon0=pieces.x0 / kx, lat0=pieces.y0 / ky, lon1=pieces.x1 / kx, lat1=pieces.y1 / ky, is_seen=seen
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageBoard:
    """覆盖率 of every responsibility grid at the view's moment, as of the last full five minutes, by code."""

    def answer(self, view: View) -> tuple[GridCoverage, ...]:
        """Return a row for each grid; one with nobody on shift is not rostered."""
        duties = _on_shift(view)
        codes = sorted(view.standing.duty_grid_names)
        spans = {code: _span(view, duties[code]) for code in codes if code in duties}
        seen_m = _seen_metres(view, codes, spans) if spans else [0.0] * len(codes)
        total = _streets(view, codes).total if spans else seen_m
        rows = zip(codes, total, seen_m, strict=True)
        return tuple(_grid(view, code, duties.get(code, []), spans.get(code), *metres) for code, *metres in rows)


@dataclass(frozen=True, slots=True, eq=False)
class _Streets:
    """The pieces of several responsibility grids, one grid after the other; a piece on a border is there twice.

    ``total`` are the metres of each grid.
    """

    rows: Int64s
    grid: Int64s
    metres: Floats
    total: list[float]


def _streets(view: View, codes: Sequence[str]) -> _Streets:
    grids = tuple(_unit_grids(view, code, view.t) for code in codes)

    def make() -> _Streets:
        found = [view.tracks.streets.rows_of(one) for one in grids]
        rows, grid = np.concatenate(found), np.repeat(np.arange(len(found)), [len(one) for one in found])
        metres = view.tracks.streets.all.metres[rows]
        return _Streets(rows, grid, metres, _added_up(grid, metres, len(found)))

    return view.tracks.once("laid_out", grids, make)


def _seen_metres(view: View, codes: Sequence[str], spans: Mapping[str, "_Span"]) -> list[float]:
    """Return the metres seen of each grid, 0 where nobody is on shift."""
    streets = _streets(view, codes)
    seen: Bools = np.zeros(len(streets.rows), np.bool_)
    for span in set(spans.values()):
        is_its = np.array([spans.get(code) == span for code in codes], np.bool_)
        rows = slice(None) if is_its.all() else is_its[streets.grid]
        seen[rows] = _is_seen(view, span)[streets.rows[rows]]
    return _added_up(streets.grid[seen], streets.metres[seen], len(codes))


def _added_up(grid: Int64s, metres: Floats, grids: int) -> list[float]:
    """Return the metres of each grid, added up in the order of its pieces."""
    found: list[float] = np.bincount(grid, metres, minlength=grids).tolist()
    return found


def _on_shift(view: View) -> dict[str, list[Duty]]:
    """Return who is on shift, by responsibility grid."""
    duties: dict[str, list[Duty]] = {}
    for duty in view.book.duties_at(view.t):
        duties.setdefault(duty.duty_grid, []).append(duty)
    return duties


@dataclass(frozen=True, slots=True)
class _Span:
    """From when to when the people of a grid count at a moment, and when the last of their shifts ends."""

    since: Instant
    until: Instant
    end: Instant


def _span(view: View, duties: list[Duty]) -> _Span:
    """Return the shifts of *duties* up to the last full step."""
    since, end = min(duty.start for duty in duties), max(duty.end for duty in duties)
    return _Span(since, max(since, min(end, view.t // EVERY * EVERY)), end)


def seen_this_shift(view: View) -> Mapping[str, Bools]:
    """Return, for each grid with somebody on shift, which of the city's pieces were seen, as :class:`CoverageBoard` has it."""
    spans = {code: _span(view, on_shift) for code, on_shift in _on_shift(view).items()}
    seen = {span: _is_seen(view, span) for span in set(spans.values())}
    return {code: seen[span] for code, span in spans.items()}


def _unit_grids(view: View, duty_grid: str, at: Instant) -> tuple[str, ...]:
    bound = view.book.bindings(at).get(duty_grid)
    return view.standing.unit_grids.get(duty_grid, ()) if bound is None else bound.unit_grids


def _grid(
    view: View, code: str, duties: list[Duty], span: _Span | None, street_m: float, seen_m: float
) -> GridCoverage:
    name = view.standing.duty_grid_names.get(code, code)
    if span is None:
        return GridCoverage(duty_grid=code, name=name, rostered=False)
    return GridCoverage(
        duty_grid=code, name=name, rostered=True, terminals=tuple(sorted(duty.terminal for duty in duties)),
        since=span.since, until=span.until, street_m=street_m, seen_m=seen_m,
    )  # fmt: skip


def _is_seen(view: View, span: _Span) -> Bools:
    """Return which of the city's pieces were seen in *span*."""
    room, known = view.tracks, view.freshness.fixes_at // EVERY * EVERY
    is_here = room.past is None or span.since >= room.memory_from(view.freshness)
    upto = max(span.until, min(span.end, known)) if is_here else span.until
    last = min(-(-upto // HOUR) * HOUR, max(upto, known))
    told = view.told_of(span.since - room.rules.gap_after, last)
    key = (span.since, upto, last, told, shifts_between(view.book, span.since, last))
    found: Bools = room.once("first", key, lambda: _first_seen(view, span.since, upto)) < span.until
    return found


def _first_seen(view: View, since: Instant, until: Instant) -> Int64s:
    """Return when each piece was first seen from *since* on, right for all that was seen before *until*.

    An hour is worked out once and as a whole, so that any moment in it is a comparison; only the one that still grows is
    worked out anew with each step.
    """
    room = view.tracks
    first = np.full(len(room.streets.all.x), NEVER, np.int64)
    known = max(until, view.freshness.fixes_at // EVERY * EVERY)
    for start in (since, *range((since // HOUR + 1) * HOUR, until, HOUR)):
        end = min((start // HOUR + 1) * HOUR, known)
        begin = max(since, start - room.rules.gap_after)
        shifts = shifts_between(view.book, start, end)

        def make(begin: Instant = begin, end: Instant = end, shifts: Shifts = shifts) -> Seen:
            tracks = room.clean(view.fixes, view.freshness, begin, end)
            return Seen(tracks, shifts, view.standing.metres, room.streets, room.rules)

        room.once("seen", (begin, end, view.told_of(begin, end), shifts), make).enter(first)
    return first
