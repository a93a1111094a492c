"""Where somebody stayed: stops with their time, and the goings into and out of a responsibility grid."""

from dataclasses import dataclass

import numpy as np

from app.domain.moment import Instant
from app.situation.column import Bools, Floats, Int64s
from app.situation.metres import Metres
from app.situation.tracks_clean import CleanTracks
from app.situation.tracks_rules import TrackRules


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A stay: from the first fix until the last that lay near the first; the place is their middle."""

    since: Instant
    until: Instant
    lon: float
    lat: float
    fixes: int

    @property
    def took(self) -> Instant:
        """Return how long it took."""
        return self.until - self.since


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A time inside a grid, from the first fix inside until the last before one outside or a gap.

    ``entered`` says that a fix outside came right before, ``left`` that one came right after: else the track began,
    ended or broke off there. ``stopped`` is how long of it he stayed at one place (:class:`Stop`), 停留.
    """

    since: Instant
    until: Instant
    entered: bool
    left: bool
    stopped: Instant


def stops_of(track: CleanTracks, rows: slice, metres: Metres, rules: TrackRules) -> tuple[Stop, ...]:
    """Return the stops along the fixes *rows*: from each fix on, as long as none is further than ``stop_m`` from it."""
    at, lon, lat = track.device_at[rows], track.lon[rows], track.lat[rows]
    x, y = metres.x(lon), metres.y(lat)
    ends = _piece_ends(track.is_break[rows])
    found, place = [], 0
    for start in _candidates(at, x, y, ends, rules).tolist():
        if start < place:
            continue
        end = _stays_until(x, y, start, int(ends[start]), rules.stop_m)
        if at[end - 1] - at[start] >= rules.stop_after:
            stay = slice(start, end)
            found.append(
                Stop(
                    since=int(at[start]), until=int(at[end - 1]), lon=float(lon[stay].mean()),
                    lat=float(lat[stay].mean()), fixes=end - start,
                )
            )  # fmt: skip
            place = end
    return tuple(found)


def visits_of(track: CleanTracks, rows: slice, is_inside: Bools, stops: tuple[Stop, ...]) -> tuple[Visit, ...]:
    """Return the times inside a grid, given for each fix of *rows* whether it lies inside."""
    at = track.device_at[rows]
    if not len(at):
        return ()
    begins = track.is_break[rows].copy()
    begins[0] = True
    changes = begins.copy()
    changes[1:] |= is_inside[1:] != is_inside[:-1]
    starts = np.flatnonzero(changes)
    ends = np.append(starts[1:], len(at))
    found = []
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        if is_inside[start]:
            since, until = int(at[start]), int(at[end - 1])
            left = end < len(at) and not begins[end]
            found.append(
                Visit(
                    since=since, until=until, entered=not begins[start], left=left,
                    stopped=sum(max(0, min(until, one.until) - max(since, one.since)) for one in stops),
                )
            )  # fmt: skip
    return tuple(found)


def _piece_ends(is_break: Bools) -> Int64s:
    """Return for each fix one past the last of its piece."""
    is_last = np.append(is_break[1:], np.ones(min(1, len(is_break)), np.bool_))
    last = np.flatnonzero(is_last)
    return last[np.searchsorted(last, np.arange(len(is_break)))] + 1


def _candidates(at: Int64s, x: Floats, y: Floats, ends: Int64s, rules: TrackRules) -> Int64s:
    """Return the fixes from which a stop may begin: the first fix of its piece ``stop_after`` later is still near."""
    later = np.searchsorted(at, at + rules.stop_after)
    start = np.flatnonzero(later < ends)
    later, half = later[start], (start + later[start]) // 2
    near = rules.stop_m**2
    is_near = (x[later] - x[start]) ** 2 + (y[later] - y[start]) ** 2 <= near
    is_near &= (x[half] - x[start]) ** 2 + (y[half] - y[start]) ** 2 <= near
    return start[is_near]


_AT_ONCE = 256


def _stays_until(x: Floats, y: Floats, start: int, end: int, near_m: float) -> int:
    """Return one past the last fix of the run from *start* on within *near_m* of it."""
    for first in range(start, end, _AT_ONCE):
        part = slice(first, min(first + _AT_ONCE, end))
        far = np.flatnonzero((x[part] - x[start]) ** 2 + (y[part] - y[start]) ** 2 > near_m**2)
        if len(far):
            return first + int(far[0])
    return end
