"""What is doubtful in a day's tracks, for the duty chief to look at; the hall sees counts, and no score has any of it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain.moment import DAY, MINUTE, SECOND, Instant
from app.domain.work_time import local_day, midnight
from app.situation.coverage_shift import Shifts, shifts_between
from app.situation.doubt_log import DoubtRecord, newest_by_doubt
from app.situation.doubts import Doubt, DoubtKind
from app.situation.doubts_day import DoubtDay, GrowingDay
from app.situation.doubts_parts import Measure
from app.situation.tracks_rules import REASONS, KeptOut
from app.situation.tracks_table import TrackTable
from app.situation.view import View

EVERY = 10 * MINUTE
ON_THE_WAY = 30 * SECOND
"""So long nearly every position has come in: before that, each second would bring some of nearly everybody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubtRow:
    """A doubt, the names of its people, and what the duty chief answered to it, if anything.

    ``registered`` is false where nobody registered the terminal (未登记).
    """

    doubt: Doubt
    name: str
    other_name: str
    registered: bool = True
    answer: DoubtRecord | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubtfulDay:
    """The doubts about the tracks from ``since`` to ``until``, by terminal and time; ``fixes`` were looked at.

    ``kept_out`` counts the fixes that are in no track, by reason. Without a roster (``rostered``, 无排班) nobody is
    asked why his phone lay still.
    """

    since: Instant
    until: Instant
    rostered: bool
    rows: tuple[DoubtRow, ...]
    fixes: int
    kept_out: tuple[tuple[KeptOut, int], ...]

    @property
    def open(self) -> int:
        """Return how many doubts nobody has answered."""
        return sum(row.answer is None for row in self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackDoubts:
    """轨迹存疑 of the local day of ``day`` (``None``: the view's), up to the last ten minutes that are full and heard of."""

    day: Instant | None = None

    def answer(self, view: View) -> DoubtfulDay:
        """Return the doubts."""
        since = midnight(local_day(view.t if self.day is None else self.day))
        until = max(since, min(since + DAY, _full(view.t)))
        known = max(until, min(since + DAY, _full(view.freshness.fixes_at)))
        shifts = shifts_between(view.book, since, known)
        key = (until, since, known, view.told_of(since, known), shifts)  # first: the day may know more than its mark
        day = _day(view, since, known, shifts)
        found = view.tracks.once("doubtful", key, lambda: _doubtful(view, since, until, day))
        answers = newest_by_doubt(view.doubts, None if view.live else view.t)
        return replace(found, rows=tuple(replace(row, answer=answers.get(row.doubt.key)) for row in found.rows))


@dataclass(frozen=True, slots=True, kw_only=True)
class KindCount:
    """How many doubts of one kind there are, and how many of them nobody has answered."""

    kind: DoubtKind
    count: int
    open: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubtNumbers:
    """A day's doubts by kind, the kinds that occur, the most first; ``fixes`` were looked at, ``kept_out`` of them not used.

    Behind them: ``TrackDoubts()``, at the duty chief's desk only.
    """

    rows: tuple[KindCount, ...]
    fixes: int
    kept_out: int

    @property
    def total(self) -> int:
        """Return how many doubts there are."""
        return sum(row.count for row in self.rows)

    @property
    def open(self) -> int:
        """Return how many of them nobody has answered."""
        return sum(row.open for row in self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubtCounts:
    """What the whole hall may know of today's doubts: numbers, and nobody they are about."""

    def answer(self, view: View) -> DoubtNumbers:
        """Return the counts."""
        day = TrackDoubts().answer(view)
        kinds = Counter(row.doubt.kind for row in day.rows)
        waiting = Counter(row.doubt.kind for row in day.rows if row.answer is None)
        found = [KindCount(kind=kind, count=kinds[kind], open=waiting[kind]) for kind in DoubtKind if kinds[kind]]
        kept_out = sum(count for _, count in day.kept_out)
        return DoubtNumbers(
            rows=tuple(sorted(found, key=lambda row: -row.count)), fixes=day.fixes, kept_out=kept_out
        )  # fmt: skip


def _full(t: Instant) -> Instant:
    """Return until when ten minutes are full and heard of at *t*."""
    return (t - ON_THE_WAY) // EVERY * EVERY


def _day(view: View, since: Instant, known: Instant, shifts: Shifts) -> DoubtDay:
    """Return the day's tracks as far as they are known, up to before *known*."""
    room = view.tracks

    def read(terminals: Sequence[str]) -> TrackTable:
        return room.table(view.fixes, view.freshness, since, known, terminals)

    def begin() -> GrowingDay:
        judged = Measure(
            since=since, step=EVERY, shifts=shifts, metres=view.standing.metres, rules=room.rules, doubts=room.doubt_rules
        )  # fmt: skip
        return GrowingDay(judged, known)

    upto = room.up_to(view.fixes, view.freshness, since, known)
    return room.once("doubts", (since, known, shifts), begin).at(view.fixes, upto, read)


def _doubtful(view: View, since: Instant, until: Instant, day: DoubtDay) -> DoubtfulDay:
    shifts = shifts_between(view.book, since, until)
    found, counts = day.found(until, shifts), day.counts(until)
    return DoubtfulDay(
        since=since,
        until=until,
        rostered=bool(shifts),
        rows=tuple(_row(view, one) for one in sorted(found, key=lambda one: (one.terminal, one.since, one.kind))),
        fixes=sum(counts),
        kept_out=tuple((why, n) for why, n in zip(REASONS, counts, strict=True) if n and why is not KeptOut.NONE),
    )


def _row(view: View, doubt: Doubt) -> DoubtRow:
    names = view.standing.names
    return DoubtRow(
        doubt=doubt,
        name=names.get(doubt.terminal, doubt.terminal),
        other_name=names.get(doubt.other, doubt.other),
        registered=doubt.terminal in view.standing.known_terminals or doubt.terminal in view.book.names,
    )
