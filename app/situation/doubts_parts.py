"""What each terminal adds to a day's doubts, kept by terminal: late positions are the work of their own terminals alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from app.domain.moment import Instant
from app.situation.column import Int32s, Int64s
from app.situation.coverage_shift import Shifts, is_on_shift
from app.situation.doubts import frozen, may_be_shaken, speeds, teleports
from app.situation.doubts_copied import Marks, Minutes, marks_of, may_be_copied, may_go_together, minutes_of
from app.situation.metres import Metres
from app.situation.tracks_clean import CleanTracks, cleaned
from app.situation.tracks_rules import REASONS, DoubtRules, KeptOut, TrackRules
from app.situation.tracks_table import TrackTable

_GOOD, _SPIKE = REASONS.index(KeptOut.NONE), REASONS.index(KeptOut.SPIKE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """By what a day's tracks are judged; ``step`` is how finely its time is cut from ``since`` on."""

    since: Instant
    step: Instant
    shifts: Shifts
    metres: Metres
    rules: TrackRules
    doubts: DoubtRules


@dataclass(frozen=True, slots=True, eq=False)
class Spikes:
    """Fixes far off the way (跳点): whose, when, and when the next one came, which made them spikes."""

    owner: Int32s
    at: Int64s
    after: Int64s


@dataclass(frozen=True, slots=True, eq=False)
class Fixes:
    """How many fixes: whose (``owner``), in which step of the day from 1 on, by what became of them."""

    owner: Int32s
    step: Int64s
    kind: Int64s
    count: Int64s


ByOwner = TypeVar("ByOwner", Marks, Minutes, Spikes, Fixes)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class DayParts:
    """The parts of ``terminals`` (sorted), by their places among them; ``alone`` are doubtful by their own track."""

    terminals: tuple[str, ...]
    alone: frozenset[str]
    marks: Marks
    minutes: Minutes
    spikes: Spikes
    fixes: Fixes

    def suspects(self, doubts: DoubtRules) -> list[str]:
        """Return about whom something may be said by some moment of the day, alone or beside another."""
        size = len(self.terminals)
        paired = may_be_copied(self.marks, size, doubts) | may_go_together(self.minutes, size, doubts)
        return sorted(self.alone | {self.terminals[place] for place in paired})

    def counts(self, until: Instant, measure: Measure) -> tuple[int, ...]:
        """Return how many fixes there were before *until*, a full step, by what became of them (``REASONS``).

        The last fix of a track is a spike only once the next has come.
        """
        known = self.fixes.step <= (until - measure.since) // measure.step
        counts = np.bincount(self.fixes.kind[known], self.fixes.count[known], minlength=len(REASONS)).astype(np.int64)
        undecided = int(np.count_nonzero((self.spikes.at < until) & (self.spikes.after >= until)))
        counts[_SPIKE] -= undecided
        counts[_GOOD] += undecided
        return tuple(counts.tolist())

    def replaced(self, changed: Sequence[str], newer: "DayParts") -> "DayParts":
        """Return these parts with the *newer* ones, which are of *changed* terminals alone, in place of theirs."""
        terminals = tuple(sorted({*self.terminals, *changed}))
        place_of, gone = {name: place for place, name in enumerate(terminals)}, dict.fromkeys(changed, -1)
        kept, new = _places(self.terminals, place_of | gone), _places(newer.terminals, place_of)
        return DayParts(
            terminals=terminals,
            alone=self.alone.difference(changed) | newer.alone,
            marks=_in_order(_merged(self.marks, kept, newer.marks, new)),
            minutes=_merged(self.minutes, kept, newer.minutes, new),
            spikes=_merged(self.spikes, kept, newer.spikes, new),
            fixes=_merged(self.fixes, kept, newer.fixes, new),
        )


def parts_of(table: TrackTable, measure: Measure) -> DayParts:
    """Return the parts of a day's tracks."""
    tracks, rules, doubts = cleaned(table, measure.rules), measure.rules, measure.doubts
    said = [
        *teleports(table, rules, doubts),
        *speeds(tracks, doubts),
        *frozen(tracks, is_on_shift(tracks, measure.shifts), doubts),
    ]
    shaken = may_be_shaken(tracks, measure.metres, rules, doubts)
    return DayParts(
        terminals=table.terminals,
        alone=frozenset(one.terminal for one in said) | {tracks.terminals[place] for place in shaken},
        marks=_in_order(marks_of(tracks, measure.metres)),
        minutes=minutes_of(tracks, measure.metres),
        spikes=_spikes(table, tracks),
        fixes=_fixes(table, tracks, measure),
    )


def _fixes(table: TrackTable, tracks: CleanTracks, measure: Measure) -> Fixes:
    step = (table.device_at - measure.since) // measure.step + 1
    steps, kinds = int(step.max(initial=0)) + 1, len(REASONS)
    counts = np.bincount((table.owner.astype(np.int64) * steps + step) * kinds + tracks.reason)
    found = np.flatnonzero(counts)
    owner, rest = np.divmod(found, steps * kinds)
    step, kind = np.divmod(rest, kinds)
    return Fixes(owner.astype(np.int32), step, kind, counts[found])


def _spikes(table: TrackTable, tracks: CleanTracks) -> Spikes:
    kept = np.flatnonzero((tracks.reason == _GOOD) | (tracks.reason == _SPIKE))
    place = np.flatnonzero(tracks.reason[kept] == _SPIKE)
    spike, after = kept[place], kept[place + 1]
    return Spikes(table.owner[spike], table.device_at[spike], table.device_at[after])


def _in_order(marks: Marks) -> Marks:
    """Return *marks* by what they are: the next that are put among them are then sorted in quickly."""
    order = np.argsort(marks.mark, kind="stable")
    return Marks(marks.mark[order], marks.owner[order], marks.row[order])


def _places(terminals: Sequence[str], place_of: Mapping[str, int]) -> Int32s:
    """Return the new place of each of *terminals*, -1 for those that are to go."""
    return np.array([place_of.get(name, -1) for name in terminals], np.int32)


def _merged(kept: ByOwner, kept_places: Int32s, new: ByOwner, new_places: Int32s) -> ByOwner:
    """Return what stays of *kept* followed by *new*, each at its owner's new place."""
    stays = kept_places[kept.owner] >= 0
    columns: dict[str, NDArray[np.generic]] = {
        one.name: np.concatenate([getattr(kept, one.name)[stays], getattr(new, one.name)]) for one in fields(kept)
    }
    columns["owner"] = np.concatenate([kept_places[kept.owner[stays]], new_places[new.owner]])
    return type(kept)(**columns)  # type: ignore[arg-type]  # its own columns
