"""Where questions find tracks: the last day in memory, older days through the store, streets and what was worked out."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from functools import cached_property
from threading import Lock
from typing import TypeVar, cast

from app.domain.moment import HOUR, Instant
from app.situation.coverage_streets import StreetSamples
from app.situation.fix_tables import FixView
from app.situation.freshness import Freshness
from app.situation.history import FIXES_KEPT
from app.situation.setting import Setting
from app.situation.source import TrackSource
from app.situation.standing import Standing
from app.situation.tracks_clean import CleanTracks, cleaned
from app.situation.tracks_past import PastTracks
from app.situation.tracks_rules import DOUBT_RULES, TRACK_RULES, DoubtRules, TrackRules
from app.situation.tracks_table import TrackTable, joined, of_memory

KEPT = {
    "marks": 96, "seen": 32, "first": 3, "laid_out": 2, "replay": 4, "passed": 96, "rostered": 8, "doubts": 6,
    "doubtful": 48, "fixes": 3,
}  # fmt: skip
"""How much that was worked out is kept of each kind, the last asked for; an hour of everybody's ways takes some megabytes, so does a day's doubts."""
SURE_FOR = FIXES_KEPT - HOUR
"""Memory has every position of so long before the source last answered."""

T = TypeVar("T")


class TrackRoom:
    """Tracks of a situation; any thread. Where ``source`` does not give the past (:class:`~.source.TrackSource`), memory is all."""

    def __init__(
        self, setting: Setting, standing: Standing, source: object,
        rules: TrackRules = TRACK_RULES, doubt_rules: DoubtRules = DOUBT_RULES,
    ) -> None:  # fmt: skip
        self._setting = setting
        self._standing = standing
        self._past = PastTracks(source) if isinstance(source, TrackSource) else None
        self._lock = Lock()
        self._answers: dict[str, OrderedDict[Hashable, object]] = {kind: OrderedDict() for kind in KEPT}
        self.rules = rules
        self.doubt_rules = doubt_rules

    @cached_property
    def streets(self) -> StreetSamples:
        """Return the city's streets as short pieces, laid out when first asked for."""
        return StreetSamples(self._setting.city, self._standing.metres)

    def table(
        self, fixes: FixView, freshness: Freshness, since: Instant, until: Instant, terminals: Sequence[str] = ()
    ) -> TrackTable:
        """Return all fixes from *since* up to before *until* by the devices' time, of *terminals* or of all.

        They are what is known by now: a replay shows where people were, not what had been heard of it by then.
        """
        border = self.memory_from(freshness) if self._past is not None else since
        memory = of_memory(fixes.fixes, fixes.terminals, max(since, border), until, terminals)
        if self._past is None or since >= border:
            return memory
        return joined([self._past.table(since, min(until, border), terminals, fixes.fixes), memory])

    def up_to(self, fixes: FixView, freshness: Freshness, since: Instant, until: Instant) -> int:
        """Return the number of the position up to which :meth:`table` has all of *fixes* that tell of a period.

        Mostly that is the newest; a thread that never waits may get an hour of the past as it was some seconds ago.
        """
        border = self.memory_from(freshness)
        if self._past is None or since >= border:
            return int(fixes.fixes.number[-1]) if len(fixes.fixes.number) else 0
        return self._past.up_to(since, min(until, border), fixes.fixes)

    def spell(self, freshness: Freshness, since: Instant) -> int:
        """Return a number that changes from time to time for what reaches back to hours that are read from the store."""
        return 0 if self._past is None or since >= self.memory_from(freshness) else self._past.spell()

    def clean(
        self, fixes: FixView, freshness: Freshness, since: Instant, until: Instant, terminals: Sequence[str] = ()
    ) -> CleanTracks:
        """Return the cleaned tracks of a period."""
        return cleaned(self.table(fixes, freshness, since, until, terminals), self.rules)

    @property
    def past(self) -> PastTracks | None:
        """Return who reads days that memory no longer has, ``None`` where nobody can."""
        return self._past

    def memory_from(self, freshness: Freshness) -> Instant:
        """Return since when memory has all positions."""
        return freshness.fixes_at - SURE_FOR

    def once(self, kind: str, key: Hashable, make: Callable[[], T]) -> T:
        """Return what *make* gives, made once for *key* among the last ones of its *kind* (:data:`KEPT`)."""
        kept = self._answers[kind]
        with self._lock:
            if key in kept:
                kept.move_to_end(key)
                return cast("T", kept[key])
        made = make()
        with self._lock:
            kept[key] = made
            while len(kept) > KEPT[kind]:
                kept.popitem(last=False)
        return made
