"""Who may be doubted in a day: found once for the whole day, so that any moment of it looks at few tracks only."""

from collections.abc import Callable, Sequence

import numpy as np

from app.domain.moment import Instant
from app.situation.coverage_shift import Shifts, is_on_shift
from app.situation.doubts import Doubt, frozen, shaken, speeds, teleports
from app.situation.doubts_copied import copied, together
from app.situation.doubts_parts import DayParts, Measure, parts_of
from app.situation.fix_tables import FixView
from app.situation.tracks_clean import cleaned
from app.situation.tracks_table import TrackTable

ReadTracks = Callable[[Sequence[str]], TrackTable]
"""Gives the day's tracks of some terminals, with none named of all, as they are known by now."""


class DoubtDay:
    """A day's tracks, as far as they are known, for the doubts up to any full step of time; immutable.

    Only those are kept in full about whom the whole day says something, or might have said so by a moment of it: what is
    too fast, still or far by a moment is so by the end of the day.
    """

    def __init__(self, parts: DayParts, table: TrackTable, measure: Measure) -> None:
        """Take the parts of the day, the tracks of its suspects, and by what both are judged."""
        self._parts, self._table, self._measure = parts, table, measure

    @classmethod
    def of(cls, table: TrackTable, measure: Measure) -> "DoubtDay":
        """Return the day of which *table* has the tracks."""
        parts = parts_of(table, measure)
        return cls(parts, table.of(parts.suspects(measure.doubts)), measure)

    def with_late(self, terminals: Sequence[str], read: ReadTracks) -> "DoubtDay":
        """Return the day after positions of *terminals* came late, as if it were found in all tracks anew."""
        late = read(terminals)
        parts = self._parts.replaced(terminals, parts_of(late, self._measure))
        suspects = parts.suspects(self._measure.doubts)
        return DoubtDay(parts, read(suspects) if suspects else late.of(()), self._measure)

    def found(self, until: Instant, shifts: Shifts) -> list[Doubt]:
        """Return the doubts about the tracks up to before *until*, of which the *shifts* are, in no order."""
        metres, rules, doubts = self._measure.metres, self._measure.rules, self._measure.doubts
        table = self._table.before(until)
        tracks = cleaned(table, rules)
        found = [
            *teleports(table, rules, doubts),
            *speeds(tracks, doubts),
            *frozen(tracks, is_on_shift(tracks, shifts), doubts),
            *shaken(tracks, metres, rules, doubts),
            *copied(tracks, metres, doubts),
        ]
        pairs = {frozenset((one.terminal, one.other)) for one in found if one.other}
        side_by_side = together(tracks, metres, doubts)
        return found + [one for one in side_by_side if frozenset((one.terminal, one.other)) not in pairs]

    def counts(self, until: Instant) -> tuple[int, ...]:
        """Return how many fixes there were before *until* by what became of them (:data:`~.tracks_rules.REASONS`)."""
        return self._parts.counts(until, self._measure)


class GrowingDay:
    """A day that positions are still heard of, as it was when somebody asked last."""

    def __init__(self, measure: Measure, until: Instant) -> None:
        """Begin without tracks; the day is known up to before *until*."""
        self._measure = measure
        self._until = until
        self._kept: tuple[int, DoubtDay] | None = None

    def at(self, seen: FixView, number: int, read: ReadTracks) -> DoubtDay:
        """Return the day as the positions *seen* up to *number* tell it: only whom late ones tell of is worked out anew."""
        if self._kept is not None and number <= self._kept[0]:
            return self._kept[1]
        day = self._grown(seen, number, read)
        self._kept = number, day
        return day

    def _grown(self, seen: FixView, upto: int, read: ReadTracks) -> DoubtDay:
        numbers = seen.fixes.number
        if self._kept is None or not len(numbers) or numbers[0] > self._kept[0] + 1:
            return DoubtDay.of(read(()), self._measure)
        number, day = self._kept
        first, end = np.searchsorted(numbers, (number, upto), side="right").tolist()
        late = self._told_of(seen, first, end)
        return day.with_late(late, read) if late else day

    def _told_of(self, seen: FixView, first: int, end: int) -> list[str]:
        """Return of whom the positions from the row *first* up to before *end* tell something of this day."""
        at = seen.fixes.device_at[first:end]
        codes = seen.fixes.terminal[first:end][(at >= self._measure.since) & (at < self._until)]
        return sorted(seen.terminals[code] for code in np.unique(codes).tolist())
