"""What happened along a track, in order: gaps, jumps, stops, goings in and out of the responsibility grid, bad fixes."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from app.domain.moment import Instant
from app.domain.terms import Term
from app.situation.people_rules import PeopleRules
from app.situation.questions.tracks import GridVisits, Track
from app.situation.tracks_bad import BadRun
from app.situation.tracks_rules import KeptOut
from app.situation.tracks_shape import TrackLine


class TrackEventKind(Term):
    """What happened."""

    ENTER = "enter", "进入责任网格"
    LEAVE = "leave", "离开责任网格"
    OUTSIDE = "outside", "越界"
    STOP = "stop", "停留"
    LINGER = "linger", "停留超时"
    GAP = "gap", "间断"
    JUMP = "jump", "跳跃"
    BAD = "bad", "剔除"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackEvent:
    """One event of ``terminal`` from ``since`` to ``until`` and where it began (degrees).

    A leaving lasts until he came back, was no more heard of, or the track ended; :attr:`OUTSIDE` is one that lasted
    long enough to count. ``count`` fixes were kept out for ``reason``; ``grid`` is the responsibility grid's name.
    """

    terminal: str
    name: str
    kind: TrackEventKind
    since: Instant
    until: Instant
    lon: float
    lat: float
    grid: str = ""
    count: int = 0
    reason: KeptOut = KeptOut.NONE

    @property
    def took(self) -> Instant:
        """Return how long it took."""
        return self.until - self.since


def events_of(track: Track, bad: tuple[BadRun, ...], rules: PeopleRules) -> tuple[TrackEvent, ...]:
    """Return everything that happened along *track*, by time."""
    found = [*_gaps(track), *_stops(track, rules), *_bad(track, bad)]
    for grid in track.grids:
        found += _goings(track, grid, rules)
    return tuple(sorted(found, key=lambda one: (one.since, one.kind)))


def place_at(line: TrackLine, t: Instant) -> tuple[float, float]:
    """Return where the line is at *t*, degrees; its nearest end before or after it."""
    return float(np.interp(t, line.at, line.lon)), float(np.interp(t, line.at, line.lat))


def _gaps(track: Track) -> Iterator[TrackEvent]:
    for gap in track.gaps:
        kind = TrackEventKind.JUMP if gap.is_jump else TrackEventKind.GAP
        yield _event(track, kind, gap.since, gap.until)


def _stops(track: Track, rules: PeopleRules) -> Iterator[TrackEvent]:
    for stop in track.stops:
        kind = TrackEventKind.LINGER if stop.took >= rules.linger_after else TrackEventKind.STOP
        yield TrackEvent(
            terminal=track.terminal, name=track.name, kind=kind, since=stop.since, until=stop.until, lon=stop.lon,
            lat=stop.lat, count=stop.fixes,
        )  # fmt: skip


def _bad(track: Track, bad: tuple[BadRun, ...]) -> Iterator[TrackEvent]:
    for run in bad:
        yield TrackEvent(
            terminal=track.terminal, name=track.name, kind=TrackEventKind.BAD, since=run.since, until=run.until,
            lon=run.lon, lat=run.lat, count=run.count, reason=run.reason,
        )  # fmt: skip


def _goings(track: Track, grid: GridVisits, rules: PeopleRules) -> Iterator[TrackEvent]:
    visits, ends = grid.visits, [gap.since for gap in track.gaps]
    for place, visit in enumerate(visits):
        if visit.entered:
            yield _event(track, TrackEventKind.ENTER, visit.since, visit.until, grid.name)
        if visit.left:
            back = visits[place + 1].since if place + 1 < len(visits) else int(track.line.at[-1])
            until = min([back, *(end for end in ends if end >= visit.until)])
            is_outside = until - visit.until >= rules.outside_after
            kind = TrackEventKind.OUTSIDE if is_outside else TrackEventKind.LEAVE
            yield _event(track, kind, visit.until, until, grid.name)


def _event(track: Track, kind: TrackEventKind, since: Instant, until: Instant, grid: str = "") -> TrackEvent:
    lon, lat = place_at(track.line, since)
    return TrackEvent(
        terminal=track.terminal, name=track.name, kind=kind, since=since, until=until, lon=lon, lat=lat, grid=grid
    )
