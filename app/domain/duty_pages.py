"""The pages of the duty book: entries with the time they count, and when they were told and taken back."""

from bisect import bisect_right, insort
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import TypeVar

from app.domain.city import Duty
from app.domain.duty_entries import Change, GridBinding, Leave, duty_id
from app.domain.moment import Instant

T = TypeVar("T")
ALWAYS: Instant = -(2**62)
NEVER: Instant = 2**62
"""Ends of time: the site's own roster was always known, what still holds was never taken back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One duty or leave as entered, of ``start`` to ``end``; told at ``said_at``, taken back at ``unsaid_at``.

    One that replaces another holds from then on at the earliest (``holds_from``): before it the other one did.
    """

    id: str
    what: Duty | Leave
    start: Instant
    end: Instant
    said_at: Instant = ALWAYS
    unsaid_at: Instant = NEVER
    holds_from: Instant = ALWAYS

    def holds(self, t: Instant, known_by: Instant) -> bool:
        """Say whether it held at *t* as far as was known at *known_by*."""
        begins, ends = max(self.start, self.holds_from), min(self.end, self.unsaid_at)
        return begins <= t < ends and self.said_at <= known_by

    def ran(self) -> Duty | Leave | None:
        """Return what there was of it by the time it was taken back, ``None`` if that was before it began or after its end.

        It ran from when it was told at the earliest: what is entered by mistake and taken back never was.
        """
        begins = max(self.start, self.said_at)
        return replace(self.what, start=begins, end=self.unsaid_at) if begins < self.unsaid_at < self.end else None


_START = attrgetter("start")


@dataclass(slots=True)
class Shelf:
    """Entries in order of their start; ``longest`` spares looking at those that must have ended."""

    entries: list[Entry] = field(default_factory=list)
    newest: dict[str, Entry] = field(default_factory=dict)
    longest: Instant = 0

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> "Shelf":
        """Return a shelf of *entries*."""
        ordered = sorted(entries, key=_START)
        return cls(ordered, {one.id: one for one in ordered}, max((one.end - one.start for one in ordered), default=0))

    def copy(self) -> "Shelf":
        """Return a shelf of its own with the same entries."""
        return Shelf(self.entries.copy(), self.newest.copy(), self.longest)

    def put(self, entry: Entry) -> None:
        """Add an entry under an id that is free."""
        insort(self.entries, entry, key=_START)
        self.newest[entry.id] = entry
        self.longest = max(self.longest, entry.end - entry.start)

    def end(self, entry_id: str, at: Instant) -> bool:
        """Take back what stands under *entry_id*; return whether anything did."""
        old = self.newest.pop(entry_id, None)
        if old is None:
            return False
        place = self.entries.index(old, bisect_right(self.entries, old.start - 1, key=_START))
        self.entries[place] = replace(old, unsaid_at=at)
        return True

    def between(self, since: Instant, until: Instant) -> Iterator[Entry]:
        """Yield what touches [*since*, *until*), in order of start."""
        first = bisect_right(self.entries, since - self.longest - 1, key=_START)
        last = bisect_right(self.entries, until - 1, key=_START)
        for entry in self.entries[first:last]:
            if entry.end > since:
                yield entry

    def run_between(self, since: Instant, until: Instant, replaced: Container[str]) -> Iterator[Duty | Leave]:
        """Yield what touches [*since*, *until*) and stands, or ran until it was taken back and is not *replaced*."""
        for entry in self.between(since, until):
            if entry.unsaid_at == NEVER:
                yield entry.what
            elif entry.id not in replaced and (part := entry.ran()) is not None:
                yield part

    def at(self, t: Instant, known_by: Instant | None) -> Iterator[Entry]:
        """Yield what held at *t*."""
        return (one for one in self.between(t, t + 1) if one.holds(t, NEVER if known_by is None else known_by))

    def planned(self, since: Instant, until: Instant, known_by: Instant | None) -> Iterator[Entry]:
        """Yield what touches [*since*, *until*) as it stood at *known_by*: told, and not taken back by then."""
        known = NEVER - 1 if known_by is None else known_by
        return (one for one in self.between(since, until) if one.said_at <= known < one.unsaid_at)


@dataclass(slots=True)
class Pages:
    """All that a book knows; ``names`` are the roster's, the rest changes."""

    names: dict[str, str]
    base: Shelf
    entered: Shelf = field(default_factory=Shelf)
    leaves: Shelf = field(default_factory=Shelf)
    phones: dict[str, tuple[tuple[Instant, str], ...]] = field(default_factory=dict)
    bindings: dict[str, tuple[tuple[Instant, GridBinding], ...]] = field(default_factory=dict)
    merged: tuple[tuple[Instant, bool], ...] = ()

    @classmethod
    def of(cls, base: Sequence[Duty]) -> "Pages":
        """Return the pages that hold only the site's roster."""
        names = {duty.terminal: duty.name for duty in base if duty.name}
        return cls(names, Shelf.of(Entry(id=duty_id(one), what=one, start=one.start, end=one.end) for one in base))

    def copy(self) -> "Pages":
        """Return pages that may be changed without changing these."""
        shelves = self.base.copy(), self.entered.copy(), self.leaves.copy()
        return Pages(self.names, *shelves, self.phones.copy(), self.bindings.copy(), self.merged)

    def take(self, change: Change, at: Instant) -> None:
        """Enter *change*, told at *at*."""
        what = change.what
        if isinstance(what, bool):
            self.merged = (*self.merged, (at, what))
        elif isinstance(what, GridBinding):
            self.bindings[change.id] = (*self.bindings.get(change.id, ()), (at, what))
        elif isinstance(what, str):
            self.phones[change.id] = (*self.phones.get(change.id, ()), (at, what))
        elif change.is_leave:
            _enter(self.leaves, change.id, what, at, replaces=self.leaves.end(change.id, at))
        else:
            replaces = self.base.end(change.id, at) | self.entered.end(change.id, at)
            _enter(self.entered, change.id, self._named(what), at, replaces=replaces)

    def _named(self, what: Duty | Leave | None) -> Duty | Leave | None:
        if not isinstance(what, Duty) or what.name:
            return what
        return replace(what, name=self.names.get(what.terminal, what.terminal))


def _enter(shelf: Shelf, entry_id: str, what: Duty | Leave | None, at: Instant, *, replaces: bool) -> None:
    if what is not None:
        holds_from = at if replaces else ALWAYS
        shelf.put(Entry(id=entry_id, what=what, start=what.start, end=what.end, said_at=at, holds_from=holds_from))


def last_said(said: Sequence[tuple[Instant, T]], t: Instant | None) -> T | None:
    """Return what was said last by *t* (``None``: at all)."""
    return next((what for at, what in reversed(said) if t is None or at <= t), None)
