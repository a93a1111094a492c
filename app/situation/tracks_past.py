"""Tracks of days that memory no longer has: read from the store by the hour, kept for a while."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from threading import Lock
from time import monotonic

import numpy as np

from app.domain.moment import HOUR, Instant
from app.situation.fix_tables import FixArrays
from app.situation.reading_aside import ReadingAside, StillReading, waits
from app.situation.source import TrackSource
from app.situation.tracks_table import TrackTable, joined, of_rows

KEPT_S = 15 * 60.0
"""So long an hour is taken to be as it was read, unless positions that came since tell of it."""
MOST_FIXES = 4_000_000
"""Fixes kept at once, about 35 bytes each; the hours not looked at for longest go first."""
FEW = 8
"""Tracks of so many terminals are read by themselves; of more, everybody's."""


@dataclass(frozen=True, slots=True)
class _Hour:
    """An hour as it was read; ``number`` is the newest position that anybody who asked had heard of by then."""

    table: TrackTable
    read_at: float
    number: int


class PastTracks:
    """Tracks of the past over a store; any thread. A store that fails raises what it raises."""

    def __init__(self, source: TrackSource, clock: Callable[[], float] = monotonic) -> None:
        self._source = source
        self._clock = clock
        self._lock = Lock()
        self._hours: OrderedDict[int, _Hour] = OrderedDict()
        self._heard = 0
        self._aside: ReadingAside | None = None

    def read_aside(self, done: Callable[[], None]) -> None:
        """Read hours of everybody on a thread of its own for threads that never wait; *done* is called after each run.

        To those :meth:`table` raises ``StillReading``.
        """
        self._aside = ReadingAside(self._read_locked, done)

    def stop(self) -> None:
        """Read nothing more ahead."""
        if self._aside is not None:
            self._aside.stop()

    def table(
        self, since: Instant, until: Instant, terminals: Sequence[str] = (), heard: FixArrays | None = None
    ) -> TrackTable:
        """Return the tracks from *since* up to before *until*, of *terminals* or of all.

        *heard* are the positions in memory: what the late ones among them tell of is read anew.
        """
        hours = range(since // HOUR, -(-until // HOUR))
        with self._lock:
            self._heard = max(self._heard, _newest(heard))
            missing = [hour for hour in hours if not self._has(hour, heard)]
            if missing and terminals and len(terminals) <= FEW:
                return of_rows(self._source.fixes_between(since, until, terminals))
            if self._aside is not None and not waits():
                self._want(self._aside, missing, hours)
            else:
                for first, last in _runs(missing):
                    self._read(first, last)
            parts = [self._hours[hour].table for hour in hours]
            for hour in hours:
                self._hours.move_to_end(hour)
            self._forget_but(len(hours))
        whole = joined([part.between(since, until) for part in parts])
        return whole.of(terminals) if terminals else whole

    def _want(self, aside: ReadingAside, missing: list[int], hours: range) -> None:
        """Have *missing* hours read, and those beside *hours* ahead of anybody's asking; raise while any is missing."""
        if missing:
            aside.want(_runs(missing))
            raise StillReading
        ahead = [hour for hour in (hours.stop, hours.start - 1) if hour not in self._hours]
        if ahead:
            aside.want([(hour, hour) for hour in ahead])

    def _read_locked(self, first: int, last: int) -> None:
        """Read hours without keeping others from what is there."""
        found = self._found(first, last)
        with self._lock:
            self._hours |= found
            for hour in found:
                self._hours.move_to_end(hour)

    def _has(self, hour: int, heard: FixArrays | None) -> bool:
        kept = self._hours.get(hour)
        if kept is None or self._clock() - kept.read_at >= KEPT_S:
            return False
        return not _is_told_of(hour, heard, kept.number)

    def _read(self, first: int, last: int) -> None:
        self._hours |= self._found(first, last)

    def _found(self, first: int, last: int) -> dict[int, _Hour]:
        number = self._heard  # before the store is read: what comes meanwhile is read once more at worst
        table, at = of_rows(self._source.fixes_between(first * HOUR, (last + 1) * HOUR)), self._clock()
        return {
            hour: _Hour(table.between(hour * HOUR, (hour + 1) * HOUR), at, number) for hour in range(first, last + 1)
        }

    def _forget_but(self, newest: int) -> None:
        count = sum(len(kept.table) for kept in self._hours.values())
        while count > MOST_FIXES and len(self._hours) > newest:
            _, gone = self._hours.popitem(last=False)
            count -= len(gone.table)


def _newest(heard: FixArrays | None) -> int:
    return 0 if heard is None or not len(heard.number) else int(heard.number[-1])


def _is_told_of(hour: int, heard: FixArrays | None, number: int) -> bool:
    """Say whether any position behind *number* tells of *hour*."""
    if heard is None:
        return False
    told = heard.device_at[np.searchsorted(heard.number, number, side="right") :]
    return bool(((told >= hour * HOUR) & (told < (hour + 1) * HOUR)).any())


def _runs(hours: Sequence[int]) -> list[tuple[int, int]]:
    """Return the first and last of each run of hours that follow one another."""
    if not hours:
        return []
    edges = [place for place, (one, next_one) in enumerate(pairwise(hours), start=1) if next_one != one + 1]
    return [(hours[start], hours[end - 1]) for start, end in pairwise([0, *edges, len(hours)])]
