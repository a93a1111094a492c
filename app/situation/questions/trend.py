"""案件走势: filings by day, the same weekday a week before, and a band in which the next days are expected.

The band is simple and says so on the panel: of the days of the same type (工作日 or 休息日) in the four weeks before a
day, the 10th to the 90th percentile, interpolated at (n + 1) p, which holds 80 % of the days if all of a type are alike
(of fewer than nine days it is the least and the most, and holds less). It knows no trend, no season and no weather.
Every past day has the band that was known the evening before, so how often it held is counted, not claimed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from app.domain.moment import DAY, Instant
from app.domain.work_time import local_day
from app.situation.filed import filed
from app.situation.filters import EVERYTHING, Filter
from app.situation.questions.usual import FEWEST_DAYS, HIGH, LOW, PAST_DAYS
from app.situation.view import View

SHOWN, AHEAD = 28, 7
"""Days shown before today, and after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendDay:
    """One local day from ``start``; ``count`` is ``None`` for days to come and days that the log does not cover.

    Today's is what it has so far. ``last_week`` is the same weekday's a week before; ``low`` and ``high`` the band
    from days before it (of days to come: before today), ``None`` for too few. Behind a count:
    ``FiledCases(filter=…, since=start, until=start + DAY - 1)``.
    """

    start: Instant
    count: int | None
    last_week: int | None
    low: float | None
    high: float | None

    @property
    def is_inside(self) -> bool | None:
        """Return whether the day kept to its band; ``None`` where either is not known."""
        if self.count is None or self.low is None or self.high is None:
            return None
        return self.low <= self.count <= self.high


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendDays:
    """``past`` complete days, ``today``, days ``ahead``; ``inside`` of ``judged`` past days kept to the band known before."""

    past: tuple[TrendDay, ...]
    today: TrendDay
    ahead: tuple[TrendDay, ...]

    @property
    def judged(self) -> int:
        """Return how many past days had a band."""
        return sum(day.is_inside is not None for day in self.past)

    @property
    def inside(self) -> int:
        """Return how many of them kept to it."""
        return sum(day.is_inside is True for day in self.past)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """The last four weeks and the next one, of the cases that pass ``filter``."""

    filter: Filter = EVERYTHING

    def answer(self, view: View) -> TrendDays:
        """Return the days at the view's moment."""
        first, count = view.day_start - (SHOWN + PAST_DAYS) * DAY, SHOWN + PAST_DAYS
        times = filed(view, first, view.t, self.filter).time
        edges = first + DAY * np.arange(count + 1, dtype=np.int64)
        per_day = np.diff(np.append(np.searchsorted(times, edges), len(times))).tolist()
        counts: list[int | None] = [
            n if view.is_past_day(int(day)) else None for day, n in zip(edges[:-1], per_day, strict=False)
        ]
        starts = range(first, first + (count + 1 + AHEAD) * DAY, DAY)
        workdays = tuple(view.setting.calendar.is_workday(local_day(start)) for start in starts)
        days = _Days(first, (*counts, int(per_day[-1])), workdays)
        return TrendDays(
            past=tuple(days.day(place) for place in range(PAST_DAYS, count)),
            today=days.day(count),
            ahead=tuple(days.day(count + 1 + place) for place in range(AHEAD)),
        )


@dataclass(frozen=True, slots=True)
class _Days:
    """Counts of days in a row from ``first``, the last one today's so far, and which of them and of those ahead are 工作日."""

    first: Instant
    counts: Sequence[int | None]
    workdays: Sequence[bool]

    def day(self, place: int) -> TrendDay:
        today = len(self.counts) - 1
        band = forecast(self._like(place, min(place, today)))
        before = place - 7
        return TrendDay(
            start=self.first + place * DAY,
            count=self.counts[place] if place <= today else None,
            last_week=self.counts[before] if before < today else None,
            low=None if band is None else band[0],
            high=None if band is None else band[1],
        )

    def _like(self, place: int, known: int) -> list[int]:
        """Return the counts of the days of that day's type in the four weeks before *known*."""
        past = range(max(0, known - PAST_DAYS), known)
        found = [self.counts[one] for one in past if self.workdays[one] is self.workdays[place]]
        return [count for count in found if count is not None]


def forecast(counts: Sequence[int]) -> tuple[float, float] | None:
    """Return the band that days like these are expected in, ``None`` for fewer than five."""
    return _band(tuple(counts)) if len(counts) >= FEWEST_DAYS else None


@lru_cache(maxsize=256)
def _band(counts: tuple[int, ...]) -> tuple[float, float]:
    rising = sorted(counts)
    return _percentile(rising, LOW), _percentile(rising, HIGH)


def _percentile(rising: Sequence[int], percent: int) -> float:
    """Return the percentile interpolated at (n + 1) p (Weibull), the least or the most beyond the ends."""
    last = len(rising) - 1
    below, over = divmod(min(max((last + 2) * percent - 100, 0), last * 100), 100)
    return rising[below] + (rising[min(below + 1, last)] - rising[below]) * (over / 100)
