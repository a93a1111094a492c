"""The last stretch of people's tracks, and since when something has held along it."""

from dataclasses import dataclass

import numpy as np

from app.domain.moment import Instant
from app.situation.codes import NO_TIME
from app.situation.column import Bools, Floats, Int32s, Int64s
from app.situation.fix_tables import FixView


@dataclass(frozen=True, slots=True, eq=False)
class Tracks:
    """Good fixes of some terminals by rising device time: terminal code, when, where."""

    terminal: Int32s
    at: Int64s
    lon: Floats
    lat: Floats

    def since(self, holds: Bools, size: int) -> Int64s:
        """Return by terminal code when the run of fixes for which it *holds*, up to the newest, began; else ``NO_TIME``."""
        place = np.arange(len(holds))
        broken = np.full(size, -1, np.int64)
        broken[self.terminal[~holds]] = place[~holds]
        in_run = np.flatnonzero(holds & (place > broken[self.terminal]))[::-1]
        began = np.full(size, NO_TIME, np.int64)
        began[self.terminal[in_run]] = self.at[in_run]
        return began


SAMPLED = 13
"""Of so many fixes one is looked at for :func:`sampled_tracks`; a prime, so that everybody's turn comes however they alternate."""


def recent_tracks(view: FixView, is_followed: Bools, since: Instant) -> Tracks:
    """Return the tracks from *since* on of the terminals whose code *is_followed*, as far as they were known."""
    fixes, start, end = view.fixes, view.order.first(since), view.count
    part = view.order.part(start, end) if is_followed.any() else slice(end, end)
    chosen = is_followed[fixes.terminal[part]] & (fixes.flaw[part] == 0) & (fixes.device_at[part] >= since)
    rows = view.order.elements(end - len(chosen), end)[chosen]
    rows = rows[np.argsort(fixes.device_at[rows], kind="stable")]
    return Tracks(fixes.terminal[rows], fixes.device_at[rows], fixes.lon[rows], fixes.lat[rows])


def sampled_tracks(view: FixView, is_followed: Bools, since: Instant) -> Tracks:
    """Return some of the fixes of :func:`recent_tracks`, in no order: enough to tell who has moved."""
    fixes = view.fixes
    rows = view.order.elements(view.order.first(since), view.count)[::SAMPLED]
    rows = rows[is_followed[fixes.terminal[rows]] & (fixes.flaw[rows] == 0) & (fixes.device_at[rows] >= since)]
    return Tracks(fixes.terminal[rows], fixes.device_at[rows], fixes.lon[rows], fixes.lat[rows])
