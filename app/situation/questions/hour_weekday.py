"""时段×星期: at which hours of which weekdays cases are filed."""

from dataclasses import dataclass

import numpy as np

from app.situation.filed import hours_and_weekdays
from app.situation.filters import EVERYTHING, Filter
from app.situation.period import Period
from app.situation.questions.filed_cases import filed_in
from app.situation.view import View

HOURS, WEEKDAYS = 24, 7


@dataclass(frozen=True, slots=True, kw_only=True)
class HourWeekdayCounts:
    """``counts[weekday][hour]``, Monday first, local hours; all add up to ``total``, 立案 of the period.

    Behind a cell: ``FiledCases(period=…, filter=…, weekday=…, hour=…)``.
    """

    counts: tuple[tuple[int, ...], ...]
    total: int

    @property
    def by_weekday(self) -> tuple[int, ...]:
        """Return the sums of the weekdays."""
        return tuple(sum(row) for row in self.counts)

    @property
    def peak(self) -> tuple[int, int] | None:
        """Return weekday and hour of the fullest cell, the first of equals; ``None`` where nothing was filed."""
        most, weekday, hour = max(
            (n, -day, -hour) for day, row in enumerate(self.counts) for hour, n in enumerate(row)
        )  # fmt: skip
        return (-weekday, -hour) if most else None


@dataclass(frozen=True, slots=True, kw_only=True)
class HourWeekday:
    """Filings by weekday and hour."""

    period: Period = Period.WEEK
    filter: Filter = EVERYTHING

    def answer(self, view: View) -> HourWeekdayCounts:
        """Return the counts at the view's moment."""
        hour, weekday = hours_and_weekdays(filed_in(view, self.period, self.filter).time)
        cells = np.bincount(weekday * HOURS + hour, minlength=WEEKDAYS * HOURS).reshape(WEEKDAYS, HOURS)
        return HourWeekdayCounts(counts=tuple(tuple(row) for row in cells.tolist()), total=int(cells.sum()))
