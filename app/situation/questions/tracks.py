"""The track of one or several terminals in a period: its line, length, stops, gaps, and the grids it went through."""

from dataclasses import dataclass

import numpy as np

from app.domain.city import Duty
from app.domain.moment import Instant
from app.situation.tracks_clean import CleanTracks
from app.situation.tracks_rules import REASONS, KeptOut
from app.situation.tracks_shape import TrackLine, line_of
from app.situation.tracks_stops import Stop, Visit, stops_of, visits_of
from app.situation.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A time without a fix in a track, or a jump nobody can make (``is_jump``)."""

    since: Instant
    until: Instant
    is_jump: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GridVisits:
    """The times spent in a responsibility grid in which the terminal had a shift."""

    duty_grid: str
    name: str
    visits: tuple[Visit, ...]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Track:
    """One terminal's track. ``metres`` is its length along the great circle without gaps; ``fixes`` are those in it.

    ``kept_out`` counts those that are not, by reason. ``rostered`` is false when it had no shift in the period
    (无排班): ``grids`` is empty then.
    """

    terminal: str
    name: str
    line: TrackLine
    metres: float
    fixes: int
    kept_out: tuple[tuple[KeptOut, int], ...]
    gaps: tuple[Gap, ...]
    stops: tuple[Stop, ...]
    grids: tuple[GridVisits, ...]
    rostered: bool

    @property
    def stopped(self) -> Instant:
        """Return how long all stops took together."""
        return sum(stop.took for stop in self.stops)


@dataclass(frozen=True, slots=True, kw_only=True)
class TracksOf:
    """轨迹 of ``terminals`` (empty: everybody) from ``since`` up to before ``until``, never beyond the view's moment."""

    terminals: tuple[str, ...]
    since: Instant
    until: Instant

    def answer(self, view: View) -> tuple[Track, ...]:
        """Return a track for each terminal asked for, empty where there are no fixes."""
        until = min(self.until, view.t + 1)
        tracks = view.tracks.clean(view.fixes, view.freshness, min(self.since, until), until, self.terminals)
        return tuple(track_of(view, tracks, one, self.since, until) for one in self.terminals or tracks.terminals)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackOf:
    """轨迹 of one terminal, as in :class:`TracksOf`."""

    terminal: str
    since: Instant
    until: Instant

    def answer(self, view: View) -> Track:
        """Return the track."""
        return TracksOf(terminals=(self.terminal,), since=self.since, until=self.until).answer(view)[0]


def track_of(view: View, tracks: CleanTracks, terminal: str, since: Instant, until: Instant) -> Track:
    """Return the track of *terminal* from cleaned *tracks* that reach from *since* to *until*."""
    rows, rules, plane = tracks.rows_of(terminal), view.tracks.rules, view.standing.metres
    stops = stops_of(tracks, rows, plane, rules)
    duties = _duty_grids(view, terminal, since, until)
    until = min(until, view.t)
    return Track(
        terminal=terminal,
        name=view.standing.names.get(terminal, terminal),
        line=line_of(tracks, rows, plane, rules.simplify_m),
        metres=float(tracks.step_m[rows].sum()),
        fixes=rows.stop - rows.start,
        kept_out=_kept_out(tracks, terminal),
        gaps=_gaps(tracks, rows, rules.gap_after),
        stops=stops,
        grids=tuple(_visits(view, tracks, rows, one, min(one.end, until), stops) for one in duties),
        rostered=bool(duties),
    )


def _kept_out(tracks: CleanTracks, terminal: str) -> tuple[tuple[KeptOut, int], ...]:
    if terminal not in tracks.terminals:
        return ()
    counts = tracks.kept_out[tracks.terminals.index(terminal)].tolist()
    return tuple(
        (reason, count) for reason, count in zip(REASONS, counts, strict=True) if count and reason.value != "none"
    )


def _gaps(tracks: CleanTracks, rows: slice, gap_after: Instant) -> tuple[Gap, ...]:
    breaks = np.flatnonzero(tracks.is_break[rows])[1:] + rows.start
    edges = zip(tracks.device_at[breaks - 1].tolist(), tracks.device_at[breaks].tolist(), strict=True)
    return tuple(Gap(since=a, until=b, is_jump=b - a <= gap_after) for a, b in edges)


def _duty_grids(view: View, terminal: str, since: Instant, until: Instant) -> tuple[Duty, ...]:
    """Return the terminal's last shift in each responsibility grid it had one in, in order of the first ones."""
    found = (entry.what for entry in view.book.duties_between(since, until))
    mine = [one for one in found if isinstance(one, Duty) and one.terminal == terminal]
    return tuple({one.duty_grid: one for one in mine}.values())


def _visits(
    view: View, tracks: CleanTracks, rows: slice, duty: Duty, at: Instant, stops: tuple[Stop, ...]
) -> GridVisits:
    """Return the visits to the grid of *duty* as it was drawn *at* a moment."""
    code = duty.duty_grid
    bound = view.book.bindings(at).get(code)
    grids = view.standing.unit_grids.get(code, ()) if bound is None else bound.unit_grids
    is_inside = ~view.standing.is_outside(grids, tracks.lon[rows], tracks.lat[rows])
    name = view.standing.duty_grid_names.get(code, code)
    return GridVisits(duty_grid=code, name=name, visits=visits_of(tracks, rows, is_inside, stops))
