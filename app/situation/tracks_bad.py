"""Fixes that were kept out of a track, as runs of one reason: counted and shown, never drawn as a way."""

from dataclasses import dataclass

import numpy as np

from app.domain.moment import Instant
from app.situation.column import Floats, Int64s
from app.situation.tracks_clean import CleanTracks
from app.situation.tracks_rules import REASONS, KeptOut
from app.situation.tracks_table import TrackTable


@dataclass(frozen=True, slots=True, kw_only=True)
class BadRun:
    """``count`` fixes one after another, kept out for one reason; the place is the first one's, degrees."""

    since: Instant
    until: Instant
    count: int
    reason: KeptOut
    lon: float
    lat: float


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class BadFixes:
    """One terminal's fixes that are in no track, by time."""

    at: Int64s
    lon: Floats
    lat: Floats
    runs: tuple[BadRun, ...]


def bad_fixes_of(table: TrackTable, tracks: CleanTracks, terminal: str) -> BadFixes:
    """Return what was kept out of *terminal*'s track; *tracks* is the cleaned *table*."""
    place = table.terminals.index(terminal) if terminal in table.terminals else None
    first, end = (0, 0) if place is None else (int(table.starts[place]), int(table.starts[place + 1]))
    rows = np.flatnonzero(tracks.reason[first:end]) + first
    reason = tracks.reason[rows]
    begins = np.ones(len(rows), np.bool_)
    begins[1:] = (np.diff(rows) > 1) | (reason[1:] != reason[:-1])
    starts = np.flatnonzero(begins)
    ends = np.append(starts, len(rows))[1:]
    at, lon, lat = table.device_at[rows], table.lon[rows], table.lat[rows]
    runs = tuple(
        BadRun(
            since=int(at[one]), until=int(at[last - 1]), count=last - one, reason=REASONS[int(reason[one])],
            lon=float(lon[one]), lat=float(lat[one]),
        )
        for one, last in zip(starts.tolist(), ends.tolist(), strict=True)
    )  # fmt: skip
    return BadFixes(at=at, lon=lon, lat=lat, runs=runs)
