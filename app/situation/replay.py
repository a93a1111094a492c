"""Everybody at one moment of the past: walking between two fixes, resting, or in a gap, with the way just walked."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from app.domain.moment import SECOND, Instant
from app.situation.column import Bools, Floats, Floats32, Int8s, Int64s
from app.situation.tracks_clean import CleanTracks
from app.situation.tracks_rules import TRACK_RULES, TrackRules

LEAST_STEP_M = 1.0
"""A shorter step gives no direction."""


class ReplayState(IntEnum):
    """``PRESENT``: where he was, as far as fixes tell. ``GAP``: where he was last seen; nothing is known since."""

    PRESENT = 0
    GAP = 1


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class ReplayFrame:
    """Arrays over the terminals that had a fix by ``at`` and not too long ago.

    ``heading`` is degrees from north, NaN where it is unknown; ``age_s`` seconds since the fix before. The tail of
    terminal i are the points ``tail_starts[i]`` … ``tail_starts[i + 1] - 1``, oldest first, the place itself last;
    ``tail_is_break`` marks those to which no line leads.
    """

    at: Instant
    terminals: tuple[str, ...]
    lon: Floats
    lat: Floats
    heading: Floats32
    age_s: Floats32
    state: Int8s
    tail_lon: Floats
    tail_lat: Floats
    tail_starts: Int64s
    tail_is_break: Bools


def window(t: Instant, tail: Instant, rules: TrackRules = TRACK_RULES) -> tuple[Instant, Instant]:
    """Return from when up to when fixes must be known for the frame at *t*, so that it is as with all of them."""
    return t - max(tail, rules.gone_after) - 2 * rules.gap_after, t + 2 * rules.gap_after


def frame_at(tracks: CleanTracks, t: Instant, tail: Instant, rules: TrackRules = TRACK_RULES) -> ReplayFrame:
    """Return the frame at *t* with the way of the last *tail*."""
    last = tracks.last_by(t)
    shown = np.flatnonzero(last >= tracks.starts[:-1])
    shown = shown[t - tracks.device_at[last[shown]] <= rules.gone_after]
    last = last[shown]
    lon, lat, is_walking = _places(tracks, last, tracks.starts[shown + 1], t, rules)
    age = t - tracks.device_at[last]
    is_gap = ~is_walking & (age > _rests_for(tracks, last, tracks.starts[shown + 1], rules))
    first = np.maximum(tracks.last_by(t - tail - 1)[shown] + 1, tracks.starts[shown])
    first = np.where(is_gap, last + 1, np.minimum(first, last + 1))
    tail_rows, tail_starts, is_end = _tails(first, last)
    ends = np.flatnonzero(is_end)
    tail_lon, tail_lat, tail_is_break = tracks.lon[tail_rows], tracks.lat[tail_rows], tracks.is_break[tail_rows]
    tail_lon[ends], tail_lat[ends], tail_is_break[ends] = lon, lat, False
    tail_is_break[tail_starts[:-1]] = True
    return ReplayFrame(
        at=t,
        terminals=tuple(tracks.terminals[place] for place in shown.tolist()),
        lon=lon,
        lat=lat,
        heading=_headings(tracks, last, is_walking),
        age_s=(age / SECOND).astype(np.float32),
        state=is_gap.astype(np.uint8),
        tail_lon=tail_lon,
        tail_lat=tail_lat,
        tail_starts=tail_starts,
        tail_is_break=tail_is_break,
    )


def _places(
    tracks: CleanTracks, last: Int64s, end: Int64s, t: Instant, rules: TrackRules
) -> tuple[Floats, Floats, Bools]:
    """Return where each is, and whether that is between two fixes of one piece that are close in time."""
    lon, lat = tracks.lon[last], tracks.lat[last]
    is_walking = last + 1 < end
    some = np.flatnonzero(is_walking)
    row = last[some]
    took = tracks.device_at[row + 1] - tracks.device_at[row]
    is_short = (took <= rules.bridge) & ~tracks.is_break[row + 1]
    is_walking[some] = is_short
    some, row, took = some[is_short], row[is_short], took[is_short]
    share = (t - tracks.device_at[row]) / took
    lon[some] += share * (tracks.lon[row + 1] - tracks.lon[row])
    lat[some] += share * (tracks.lat[row + 1] - tracks.lat[row])
    return lon, lat, is_walking


def _rests_for(tracks: CleanTracks, last: Int64s, end: Int64s, rules: TrackRules) -> Int64s:
    """Return how long after its fix each is still there: until the next one of its piece, else only a little."""
    rests = np.full(len(last), rules.bridge, np.int64)
    some = np.flatnonzero(last + 1 < end)
    row = last[some]
    rests[some[~tracks.is_break[row + 1]]] = rules.gap_after
    return rests


def _tails(first: Int64s, last: Int64s) -> tuple[Int64s, Int64s, Bools]:
    """Return the rows of all tails, one after another, each with its end once more; where each starts; which are the ends."""
    counts = last - first + 2
    starts = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    within = np.arange(starts[-1]) - np.repeat(starts[:-1], counts)
    is_end = within == np.repeat(counts - 1, counts)
    return np.where(is_end, np.repeat(last, counts), np.repeat(first, counts) + within), starts, is_end


def _headings(tracks: CleanTracks, last: Int64s, is_walking: Bools) -> Floats32:
    """Return the direction of the step being made, else of the one before, NaN where there is none."""
    heading = np.full(len(last), np.nan, np.float32)
    for some, to in ((np.flatnonzero(~tracks.is_break[last]), 0), (np.flatnonzero(is_walking), 1)):
        is_step = tracks.step_m[last[some] + to] >= LEAST_STEP_M
        going = some[is_step]
        end = last[going] + to
        north = tracks.lat[end] - tracks.lat[end - 1]
        east = (tracks.lon[end] - tracks.lon[end - 1]) * np.cos(np.radians(tracks.lat[end]))
        heading[going] = np.degrees(np.arctan2(east, north)) % 360
    return heading
