"""Tracks without bad fixes: each one kept out is counted by its reason, and where there was none for long is a gap."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from app.domain.moment import SECOND, Instant
from app.situation.column import Bools, Floats, Floats32, Int8s, Int32s, Int64s
from app.situation.tracks_rules import REASONS, TRACK_RULES, KeptOut, TrackRules
from app.situation.tracks_table import TrackTable

EARTH_M = 6_371_008.8
"""Mean radius of the earth (IUGG)."""
_INACCURATE, _SPIKE = REASONS.index(KeptOut.INACCURATE), REASONS.index(KeptOut.SPIKE)


@dataclass(frozen=True, eq=False, kw_only=True)
class CleanTracks:
    """The good fixes of ``terminals``, laid out as in :class:`~.tracks_table.TrackTable`.

    ``is_break`` marks each fix that does not continue the one before: a terminal's first, the first after a gap, and
    the first after a jump nobody can make. ``step_m`` are the metres from the fix before, 0 at a break. ``kept_out``
    counts by terminal and reason (:data:`~.tracks_rules.REASONS`), ``reason`` is each raw fix's code.
    """

    terminals: tuple[str, ...]
    starts: Int64s
    device_at: Int64s
    lon: Floats
    lat: Floats
    speed: Floats32
    is_break: Bools
    step_m: Floats
    kept_out: NDArray[np.int64]
    reason: Int8s

    @cached_property
    def owner(self) -> Int32s:
        """Return the place in ``terminals`` of each fix."""
        return np.repeat(np.arange(len(self.terminals), dtype=np.int32), np.diff(self.starts))

    @cached_property
    def piece(self) -> Int32s:
        """Return the number of the unbroken piece that each fix belongs to."""
        return (np.cumsum(self.is_break) - 1).astype(np.int32)

    def last_by(self, t: Instant) -> Int64s:
        """Return the row of each terminal's last fix at or before *t*; the row before its first where there is none."""
        if not len(self.device_at):
            return self.starts[:-1] - 1
        first, span, key = self._clock
        asked = min(max(t - first, -1), span - 1)
        found: Int64s = np.searchsorted(key, np.arange(len(self.terminals), dtype=np.int64) * span + asked, "right") - 1
        return np.maximum(found, self.starts[:-1] - 1)

    @cached_property
    def _clock(self) -> tuple[Instant, Instant, Int64s]:
        """Return the first moment, a span longer than all of it, and rising keys over all fixes: terminal, then time."""
        first = int(self.device_at.min())
        span = int(self.device_at.max()) - first + 2
        return first, span, self.owner.astype(np.int64) * span + (self.device_at - first)

    @cached_property
    def metres(self) -> Floats:
        """Return the length of each terminal's track, without the gaps."""
        found: Floats = np.bincount(self.owner, self.step_m, minlength=len(self.terminals)).astype(np.float64)
        return found

    def rows_of(self, terminal: str) -> slice:
        """Return where the fixes of *terminal* stand; nowhere if it has none."""
        if terminal not in self.terminals:
            return slice(0, 0)
        place = self.terminals.index(terminal)
        return slice(int(self.starts[place]), int(self.starts[place + 1]))


def cleaned(table: TrackTable, rules: TrackRules = TRACK_RULES) -> CleanTracks:
    """Return *table* without what the gateway found bad, what is inexact, and single fixes far off the way.

    Whether a fix is kept depends on its neighbours within a gap's time alone, so a part of a track is cleaned as the
    whole is.
    """
    reason = table.flaw.copy()
    reason[(reason == 0) & (table.accuracy > rules.worst_m)] = _INACCURATE
    good = np.flatnonzero(reason == 0)
    reason[good[_spikes(table, good, rules)]] = _SPIKE
    rows = np.flatnonzero(reason == 0)
    owner, at = table.owner[rows], table.device_at[rows]
    lon, lat = table.lon[rows], table.lat[rows]
    metres, took = _steps(owner, at, lon, lat)
    is_break = (took > rules.gap_after) | _is_too_fast(metres, took, rules)
    size = len(table.terminals)
    counted = table.owner.astype(np.int64) * len(REASONS) + reason
    return CleanTracks(
        terminals=table.terminals,
        starts=np.searchsorted(owner, np.arange(size + 1)).astype(np.int64),
        device_at=at,
        lon=lon,
        lat=lat,
        speed=table.speed[rows],
        is_break=is_break,
        step_m=np.where(is_break, 0.0, metres),
        kept_out=np.bincount(counted, minlength=size * len(REASONS)).reshape(size, len(REASONS)),
        reason=reason,
    )


def great_circle_m(lon_a: Floats, lat_a: Floats, lon_b: Floats, lat_b: Floats) -> Floats:
    """Return the metres between places (haversine)."""
    a, b = np.radians(lat_a), np.radians(lat_b)
    half = np.sin((b - a) / 2) ** 2 + np.cos(a) * np.cos(b) * np.sin(np.radians(lon_b - lon_a) / 2) ** 2
    metres: Floats = 2 * EARTH_M * np.arcsin(np.sqrt(np.minimum(half, 1.0)))
    return metres


_FOREVER: Instant = 2**62


def _steps(owner: Int32s, at: Int64s, lon: Floats, lat: Floats) -> tuple[Floats, Int64s]:
    """Return the metres and µs from the fix before; endlessly long ago for a terminal's first."""
    metres, took = np.zeros(len(at)), np.full(len(at), _FOREVER, np.int64)
    metres[1:] = great_circle_m(lon[:-1], lat[:-1], lon[1:], lat[1:])
    follows = owner[1:] == owner[:-1]
    took[1:][follows] = np.diff(at)[follows]
    return metres, took


def _is_too_fast(metres: Floats, took: Int64s, rules: TrackRules) -> Bools:
    seconds = np.maximum(took, SECOND) / SECOND
    found: Bools = (took <= rules.gap_after) & (metres > rules.fastest_mps * seconds)
    return found


def _spikes(table: TrackTable, good: Int64s, rules: TrackRules) -> Bools:
    """Return which of the good fixes nobody can have reached nor left, though the way past them is possible."""
    owner, at, lon, lat = table.owner[good], table.device_at[good], table.lon[good], table.lat[good]
    found = np.zeros(len(good), np.bool_)
    is_fast = _is_too_fast(*_steps(owner, at, lon, lat), rules)
    middle = np.flatnonzero(is_fast[1:-1] & is_fast[2:]) + 1
    before, after = middle - 1, middle + 1
    past = great_circle_m(lon[before], lat[before], lon[after], lat[after])
    found[middle] = ~_is_too_fast(past, np.minimum(at[after] - at[before], rules.gap_after), rules)
    return found
