"""The shape of a track for drawing: fewer points, none further off than a few metres."""

from dataclasses import dataclass

import numpy as np
import shapely

from app.situation.column import Bools, Floats, Int64s
from app.situation.metres import Metres
from app.situation.tracks_clean import CleanTracks


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class TrackLine:
    """A track's line: places by device time; ``is_break`` begins a new piece, nothing is drawn from the point before."""

    at: Int64s
    lon: Floats
    lat: Floats
    is_break: Bools


def line_of(track: CleanTracks, rows: slice, metres: Metres, tolerance_m: float) -> TrackLine:
    """Return the line of the fixes *rows*, simplified (Douglas–Peucker) by at most *tolerance_m* metres; 0: as it is."""
    kept = np.arange(len(track.device_at))[rows]
    if tolerance_m > 0 and len(kept):
        kept = kept[_needed(metres.x(track.lon[rows]), metres.y(track.lat[rows]), track.is_break[rows], tolerance_m)]
    return TrackLine(at=track.device_at[kept], lon=track.lon[kept], lat=track.lat[kept], is_break=track.is_break[kept])


def _needed(x: Floats, y: Floats, is_break: Bools, tolerance_m: float) -> Bools:
    """Return which points stay; each piece keeps its first and last."""
    is_first = is_break.copy()
    is_first[0] = True
    is_last = np.append(is_first[1:], True)
    needed: Bools = is_first | is_last
    piece = np.cumsum(is_first) - 1
    is_long = np.bincount(piece)[piece] > 2
    if is_long.any():
        places = np.column_stack([x[is_long], y[is_long], np.flatnonzero(is_long)])
        _, indices = np.unique(piece[is_long], return_inverse=True)
        lines = shapely.linestrings(places, indices=indices)
        simple = shapely.simplify(lines, tolerance_m, preserve_topology=False)
        needed[shapely.get_coordinates(simple, include_z=True)[:, 2].astype(np.int64)] = True
    return needed
