"""Work time: the hours of working days in which 工作时 and 工作日 run (domain facts §5.7).

Working days are Monday to Friday, minus holidays, plus the swap days (调休) that work. The open windows of whole
years are laid out once with the work time that lies before each, so that a question is one bisection.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from app.domain.moment import DAY, HOUR, MINUTE, Instant, to_datetime

EPOCH_ORDINAL = date(1970, 1, 1).toordinal()
CHINA_OFFSET: Instant = 8 * HOUR
FRIDAY = 4


class WorkWindow(NamedTuple):
    """A part of a working day, in minutes since local midnight; the closing minute may be 1440."""

    opens_minute: int
    closes_minute: int


DAY_WINDOWS = (WorkWindow(8 * 60, 12 * 60), WorkWindow(14 * 60, 18 * 60))
"""08:00–12:00 and 14:00–18:00, the windows of the test vectors."""


class _Span(NamedTuple):
    """The open windows of whole years ``first_year`` … ``last_year``; ``worked[i]`` µs of work lie before window i."""

    first_year: int
    last_year: int
    start: Instant
    end: Instant
    opens: list[Instant]
    closes: list[Instant]
    worked: list[Instant]

    def worked_at(self, at: Instant) -> Instant:
        """Return the work time from the start of the span to *at*."""
        i = bisect_right(self.opens, at) - 1
        return 0 if i < 0 else self.worked[i] + min(at, self.closes[i]) - self.opens[i]


def local_day(at: Instant) -> date:
    """Return the local date of *at*."""
    return date.fromordinal(EPOCH_ORDINAL + (at + CHINA_OFFSET) // DAY)


def midnight(day: date) -> Instant:
    """Return the instant at which local *day* begins."""
    return (day.toordinal() - EPOCH_ORDINAL) * DAY - CHINA_OFFSET


@dataclass(frozen=True)
class WorkCalendar:
    """When work time runs. Beyond ``known_until`` hardly any holidays are known and the weekday rule holds."""

    windows: tuple[WorkWindow, ...]
    holidays: frozenset[date]
    workdays: frozenset[date]
    known_until: date
    _cache: list[_Span] = field(init=False, repr=False, compare=False, default_factory=list)

    def __post_init__(self) -> None:
        """Refuse windows that are empty, out of order or overlap."""
        minutes = [minute for window in self.windows for minute in window]
        if not minutes or minutes[0] < 0 or minutes[-1] > DAY // MINUTE:
            raise ValueError("work windows lie between 00:00 and 24:00, and there is at least one")
        if any(a >= b for a, b in self.windows) or minutes != sorted(minutes):
            raise ValueError("work windows are in order, not empty and do not overlap")
        if self.holidays & self.workdays:
            raise ValueError(f"both holiday and workday: {min(self.holidays & self.workdays)}")

    def is_workday(self, day: date) -> bool:
        """Return whether work time runs on local *day*."""
        return day in self.workdays or (day.weekday() <= FRIDAY and day not in self.holidays)

    def covers(self, at: Instant) -> bool:
        """Return whether holidays are known for the local day of *at*."""
        return local_day(at) <= self.known_until

    def warning(self, at: Instant) -> str:
        """Return in words that *at* lies beyond the known holidays, ``""`` if it does not."""
        return "" if self.covers(at) else f"放假安排只公布到 {self.known_until}，其后按周一至周五推算"

    def is_within(self, at: Instant) -> bool:
        """Return whether *at* lies in a window, both ends included: a limit may end at 18:00 sharp."""
        span = self._span_at(at)
        i = bisect_right(span.opens, at) - 1
        return i >= 0 and at <= span.closes[i]

    def next_open(self, at: Instant) -> Instant:
        """Return the first moment from *at* on from which work time runs (18:00 sharp gives the next morning)."""
        span = self._span_at(at)
        i = bisect_right(span.opens, at) - 1
        if i >= 0 and at < span.closes[i]:
            return at
        while i + 1 >= len(span.opens):
            span = self._grown(span.end)
        return span.opens[i + 1]

    def add(self, start: Instant, work_us: int) -> Instant:
        """Return when *work_us* µs of work time have run since *start*; the answer is always within a window.

        Exactly at the end of a window it stays there (18:00, not the next 08:00). Nothing added gives *start*
        itself if it is within a window, else the next opening. Raises :class:`ValueError` for a negative time.
        """
        if work_us <= 0:
            return self._add_nothing(start, work_us)
        span = self._span_at(start)
        target = span.worked_at(start) + work_us
        while target > span.worked[-1]:
            span = self._grown(span.end)  # growing forward leaves the earlier sums as they are
        i = bisect_left(span.worked, target) - 1
        return span.opens[i] + target - span.worked[i]

    def between(self, start: Instant, end: Instant) -> int:
        """Return the µs of work time from *start* to *end*; 0 where *end* is not later."""
        if end <= start:
            return 0
        self._span_at(start)
        span = self._span_at(end)
        return span.worked_at(end) - span.worked_at(start)

    def _add_nothing(self, start: Instant, work_us: int) -> Instant:
        if work_us < 0:
            raise ValueError("work time is added, not taken away")
        return start if self.is_within(start) else self.next_open(start)

    def _span_at(self, at: Instant) -> _Span:
        if self._cache:
            span = self._cache[0]
            if span.start <= at < span.end:
                return span
        return self._grown(at)

    def _grown(self, at: Instant) -> _Span:
        """Lay out the years up to that of *at* and the next; the span is replaced whole, so threads may read on."""
        year = to_datetime(at).year
        first, last = year, year + 1
        if self._cache:
            first, last = min(first, self._cache[0].first_year), max(last, self._cache[0].last_year)
        span = self._laid_out(first, last)
        self._cache[:] = [span]
        return span

    def _laid_out(self, first_year: int, last_year: int) -> _Span:
        start, end = midnight(date(first_year, 1, 1)), midnight(date(last_year + 1, 1, 1))
        opens, closes, worked = [], [], [0]
        for day_start in self._working_midnights(start, end):
            for window in self.windows:
                opens.append(day_start + window.opens_minute * MINUTE)
                closes.append(day_start + window.closes_minute * MINUTE)
                worked.append(worked[-1] + closes[-1] - opens[-1])
        return _Span(first_year, last_year, start, end, opens, closes, worked)

    def _working_midnights(self, start: Instant, end: Instant) -> Iterator[Instant]:
        for day_start in range(start, end, DAY):
            if self.is_workday(local_day(day_start)):
                yield day_start
