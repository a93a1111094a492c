"""Who may be doubted in a day: found once for the whole day, so that any moment of it looks at few tracks only."""

from collections.abc import Iterator

import numpy as np

from app.domain.moment import Instant
from app.situation.column import Bools
from app.situation.coverage_shift import Shifts, is_on_shift
from app.situation.doubts import Doubt, frozen, may_be_shaken, shaken, speeds, teleports
from app.situation.doubts_copied import copied, may_be_copied, may_go_together, together
from app.situation.metres import Metres
from app.situation.tracks_clean import CleanTracks, cleaned
from app.situation.tracks_rules import REASONS, DoubtRules, KeptOut, TrackRules
from app.situation.tracks_table import TrackTable

_GOOD, _SPIKE = REASONS.index(KeptOut.NONE), REASONS.index(KeptOut.SPIKE)


class DoubtDay:
    """A day's tracks from *since* on, as far as they are known, for the doubts up to any full *step* of time; immutable.

    Only those are kept in full about whom the whole day says something, or might have said so by a moment of it: what is
    too fast, still or far by a moment is so by the end of the day.
    """

    def __init__(
        self, table: TrackTable, shifts: Shifts, since: Instant, step: Instant,
        metres: Metres, rules: TrackRules, doubts: DoubtRules,
    ) -> None:  # fmt: skip
        self._metres, self._rules, self._doubts = metres, rules, doubts
        tracks = cleaned(table, rules)
        self._table = table.of(sorted(self._suspects(table, tracks, is_on_shift(tracks, shifts))))
        self._fixes = Counts(table, tracks, since, step)

    def found(self, until: Instant, shifts: Shifts) -> list[Doubt]:
        """Return the doubts about the tracks up to before *until*, of which the *shifts* are, in no order."""
        metres, rules, doubts = self._metres, self._rules, self._doubts
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
        return self._fixes.before(until)

    def _suspects(self, table: TrackTable, tracks: CleanTracks, on_shift: Bools) -> Iterator[str]:
        alone = [
            *teleports(table, self._rules, self._doubts),
            *speeds(tracks, self._doubts),
            *frozen(tracks, on_shift, self._doubts),
        ]
        places = {
            *may_be_shaken(tracks, self._metres, self._rules, self._doubts),
            *may_be_copied(tracks, self._metres, self._doubts),
            *may_go_together(tracks, self._metres, self._doubts),
        }
        yield from {one.terminal for one in alone} | {tracks.terminals[place] for place in places}


class Counts:
    """How many fixes from *since* on there were by what became of them, before each full *step* of time."""

    def __init__(self, table: TrackTable, tracks: CleanTracks, since: Instant, step: Instant) -> None:
        self._since, self._step, kinds = since, step, len(REASONS)
        place = (table.device_at - since) // step + 1
        steps = int(place.max(initial=0)) + 1
        counts = np.bincount(place * kinds + tracks.reason, minlength=steps * kinds)
        self._counts = np.cumsum(counts.reshape(steps, kinds), axis=0)
        kept = np.flatnonzero((tracks.reason == _GOOD) | (tracks.reason == _SPIKE))
        spikes = np.flatnonzero(tracks.reason[kept] == _SPIKE)
        self._spike, self._after = table.device_at[kept[spikes]], table.device_at[kept[spikes + 1]]

    def before(self, until: Instant) -> tuple[int, ...]:
        """Return the counts by reason; the last fix of a track is a spike only once the next has come."""
        counts = self._counts[min((until - self._since) // self._step, len(self._counts) - 1)].copy()
        undecided = int(np.count_nonzero((self._spike < until) & (self._after >= until)))
        counts[_SPIKE] -= undecided
        counts[_GOOD] += undecided
        return tuple(counts.tolist())
