"""What is left of limits in 工作时, for thousands of cases at once."""

from datetime import date
from functools import lru_cache

import numpy as np

from app.domain.moment import MINUTE, Instant
from app.domain.work_time import WorkCalendar, local_day, midnight
from app.situation.column import Int64s

ROUND_DAYS = 64
"""Windows are laid out for whole stretches of so many days, so that they are laid out seldom."""


def work_left(calendar: WorkCalendar, t: Instant, due: Int64s) -> Int64s:
    """Return the µs of work time from *t* to each *due*, negative where it is over."""
    if not len(due):
        return due
    first = local_day(min(t, int(due.min()))).toordinal() // ROUND_DAYS
    last = local_day(max(t, int(due.max()))).toordinal() // ROUND_DAYS
    opens, closes, worked = _windows(calendar, first * ROUND_DAYS, (last + 1) * ROUND_DAYS)
    return _worked(opens, closes, worked, due) - _worked(opens, closes, worked, np.array([t], np.int64))


def _worked(opens: Int64s, closes: Int64s, worked: Int64s, at: Int64s) -> Int64s:
    """Return the work time from the first window to *at*."""
    i = np.searchsorted(opens, at, side="right") - 1
    found: Int64s = np.where(i < 0, 0, worked[i] + np.minimum(at, closes[i]) - opens[i])
    return found


@lru_cache(maxsize=8)
def _windows(calendar: WorkCalendar, first: int, end: int) -> tuple[Int64s, Int64s, Int64s]:
    """Return when the windows of the days *first* to *end* (ordinals) open and close, and the work time before each.

    A stretch without a window gets one of no length.
    """
    days = [day for day in map(date.fromordinal, range(max(first, 1), end)) if calendar.is_workday(day)]
    starts = np.array([midnight(day) for day in days] or [0], np.int64)[:, np.newaxis]
    minutes = np.array(calendar.windows if days else [(0, 0)], np.int64) * MINUTE
    opens, closes = (starts + minutes[:, 0]).ravel(), (starts + minutes[:, 1]).ravel()
    return opens, closes, np.concatenate([[0], np.cumsum(closes - opens)])
