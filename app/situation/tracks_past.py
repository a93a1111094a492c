"""Tracks of days that memory no longer has: read from the store by the hour, kept for a while.

Phones send late: an hour of the past may be told of while somebody looks at it, for minutes, each second anew. Who waits
gets the hour with all of that in it. Who never waits, the worker of a screen, gets the hour as it was read last, and it is
read again behind him, after some seconds at the soonest: so he always has an answer, and no flood of late positions keeps
the store busy. What he gets is not passed off as the newest: :meth:`PastTracks.up_to` says up to which position everything
is in it, and whatever is worked out from it is kept under that mark (:meth:`~.view.View.told_of`), not under what
memory has heard of since.
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from threading import Lock
from time import monotonic

import numpy as np

from app.domain.moment import HOUR, Instant
from app.situation.fix_tables import FixArrays
from app.situation.reading_aside import ReadingAside, StillReading, lags, waits
from app.situation.source import TrackSource
from app.situation.tracks_table import TrackTable, joined, of_rows

KEPT_S = 15 * 60.0
"""So long an hour is taken to be as it was read, unless positions that came since tell of it."""
MOST_FIXES = 4_000_000
"""Fixes kept at once, about 35 bytes each; the hours not looked at for longest go first."""
AGAIN_S = 3.0
"""An hour that late positions tell of is read again behind who looks at it no sooner; nor sooner than reading it took."""
FEW = 8
"""Tracks of so many terminals are read by themselves; of more, everybody's."""


@dataclass(slots=True)
class _Hour:
    """An hour as it was read: with all that tells of it up to the position ``number``. ``again_at`` it may be read again."""

    table: TrackTable
    read_at: float
    number: int
    again_at: float


class PastTracks:
    """Tracks of the past over a store; any thread. A store that fails raises what it raises."""

    def __init__(self, source: TrackSource, clock: Callable[[], float] = monotonic) -> None:
        """Take the store, and a steady clock (s)."""
        self._source = source
        self._clock = clock
        self._lock = Lock()
        self._hours: OrderedDict[int, _Hour] = OrderedDict()
        self._heard = 0
        self._begun: int | None = None
        self._ahead_at: dict[int, float] = {}
        self._aside: ReadingAside | None = None

    def read_aside(self, done: Callable[[], None]) -> None:
        """Read hours of everybody on a thread of its own for threads that never wait; *done* is called after each run.

        To those :meth:`table` raises ``StillReading`` of an hour that was never read.
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

        *heard* are the positions in memory: what the late ones among them tell of is read anew, for a thread that never
        waits when it is due.
        """
        hours = _hours(since, until)
        with self._lock:
            self._heard = max(self._heard, _newest(heard))
            missing = self._missing(hours, heard)
            if missing and terminals and len(terminals) <= FEW:
                return of_rows(self._source.fixes_between(since, until, terminals))
            if missing and (aside := self._beside) is not None:
                aside.want(_runs(missing))
                raise StillReading
            for first, last in _runs(missing):
                self._hours |= self._found(first, last, self._heard)
            parts = [self._hours[hour].table for hour in hours]
            for hour in hours:
                self._hours.move_to_end(hour)
            self._forget_but(len(hours))
        whole = joined([part.between(since, until) for part in parts])
        return whole.of(terminals) if terminals else whole

    def up_to(self, since: Instant, until: Instant, heard: FixArrays) -> int:
        """Return the number of the position up to which :meth:`table` has all of *heard* that tell of a period.

        For a thread that never waits what is missing is read when it is due. An hour that is being read may be there before
        :meth:`table` is asked, as it was when that reading began.
        """
        hours = _hours(since, until)
        with self._lock:
            newest = _newest(heard)
            self._heard = max(self._heard, newest)
            if self._beside is None:
                return newest
            stale = self._read_again(hours, heard)
            known = [self._hours[hour].number for hour in stale]
            if any(_is_told_of(hour, heard, self._hours[hour].number) for hour in stale):
                lags()
            if self._begun is not None and any(hour not in self._hours for hour in hours):
                known.append(self._begun)
            return min([newest, *known])

    def spell(self) -> int:
        """Return another number every quarter of an hour (:data:`KEPT_S`): so long what was worked out from hours read here counts.

        A position may have come, and memory have forgotten it again, while nobody asked.
        """
        return int(self._clock() // KEPT_S)

    @property
    def _beside(self) -> ReadingAside | None:
        """Return who reads for the calling thread, ``None`` if it waits until it has read itself."""
        return None if waits() else self._aside

    def _missing(self, hours: range, heard: FixArrays | None) -> list[int]:
        """Return what of *hours* must be read first; have the rest read again, or ahead of anybody's asking."""
        if self._beside is None:
            return [hour for hour in hours if not self._is_fresh(hour, heard)]
        missing = [hour for hour in hours if hour not in self._hours]
        if not missing:
            self._look_ahead(self._beside, hours)
            self._read_again(hours, heard)
        return missing

    def _look_ahead(self, aside: ReadingAside, hours: range) -> None:
        """Have the hours beside *hours* read before anybody asks for them, where there is room; one that fails not at once again."""
        now, kept = self._clock(), sum(len(self._hours[hour].table) for hour in hours)
        if kept * (len(hours) + 2) > MOST_FIXES * len(hours):
            return
        ahead = [hour for hour in (hours.stop, hours.start - 1) if hour not in self._hours]
        ahead = [hour for hour in ahead if now >= self._ahead_at.get(hour, now)]
        self._ahead_at |= dict.fromkeys(ahead, now + AGAIN_S)
        aside.like([(hour, hour) for hour in ahead])

    def _read_again(self, hours: range, heard: FixArrays | None) -> list[int]:
        """Return those of *hours* that are not as they were read any more, and have them read again if it is time."""
        stale = [hour for hour in hours if hour in self._hours and not self._is_fresh(hour, heard)]
        now = self._clock()
        due = [hour for hour in stale if now >= self._hours[hour].again_at]
        for hour in due:
            self._hours[hour].again_at = now + AGAIN_S
        if due and self._beside is not None:
            self._beside.like(_runs(due))
        return stale

    def _read_locked(self, first: int, last: int) -> None:
        """Read hours without keeping others from what is there."""
        with self._lock:
            begun = self._begun = self._heard
        try:
            found = self._found(first, last, begun)
        except Exception:
            self._begun = None
            raise
        with self._lock:
            self._begun = None
            self._hours |= found
            for hour in found:
                self._hours.move_to_end(hour)

    def _is_fresh(self, hour: int, heard: FixArrays | None) -> bool:
        """Say whether *hour* was read not long ago and nothing tells of it since, which then counts as read."""
        kept = self._hours.get(hour)
        if kept is None or _is_told_of(hour, heard, kept.number):
            return False
        kept.number = max(kept.number, _newest(heard))
        return self._clock() - kept.read_at < KEPT_S

    def _found(self, first: int, last: int, number: int) -> dict[int, _Hour]:
        """Read hours; *number* is the newest heard of before: what comes meanwhile is read once more at worst."""
        begun = self._clock()
        table, at = of_rows(self._source.fixes_between(first * HOUR, (last + 1) * HOUR)), self._clock()
        again_at = at + max(AGAIN_S, at - begun)
        return {
            hour: _Hour(table.between(hour * HOUR, (hour + 1) * HOUR), at, number, again_at)
            for hour in range(first, last + 1)
        }

    def _forget_but(self, newest: int) -> None:
        count = sum(len(kept.table) for kept in self._hours.values())
        while count > MOST_FIXES and len(self._hours) > newest:
            _, gone = self._hours.popitem(last=False)
            count -= len(gone.table)


def _hours(since: Instant, until: Instant) -> range:
    return range(since // HOUR, -(-until // HOUR))


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
