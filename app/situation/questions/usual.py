"""The usual band: what days of the same type in the past four weeks were like."""

from collections.abc import Sequence

import numpy as np

from app.domain.moment import DAY, Instant
from app.domain.work_time import local_day
from app.situation.column import Floats, Int64s
from app.situation.filed import Filed, filed, filing_events
from app.situation.filters import EVERYTHING, Filter
from app.situation.period import Period
from app.situation.view import View

PAST_DAYS = 28
FEWEST_DAYS = 5
LOW, HIGH = 10, 90
"""Percentiles of the band."""


def like_days(view: View) -> list[Instant]:
    """Return the starts of the past four weeks' days of this day's type that the log covers, newest first."""
    is_workday = view.setting.calendar.is_workday
    type_now = is_workday(local_day(view.t))
    starts = [view.day_start - days * DAY for days in range(1, PAST_DAYS + 1)]
    return [start for start in starts if view.is_past_day(start) and is_workday(local_day(start)) is type_now]


def filing_times(view: View, since: Instant, until: Instant, by: Filter = EVERYTHING) -> Int64s:
    """Return when the period's filings were, of the cases that pass *by* as they stand now, on the view's axis, rising."""
    found, times = filing_events(view, since, until)
    if by.is_empty:
        return times
    kept: Int64s = times[by.mask(view, view.base.last[view.tables.events.case[found]])]
    return kept


def like_filings(view: View, period: Period, by: Filter, *, whole_day: bool = False) -> Filed:
    """Return the filings that those of *period* are held against (:meth:`Period.like`), of a *whole_day* all of that day.

    Those of a day are taken out of the four weeks before it, as the usual band is; a case of any other period counts
    where it was filed last, as in what the period before brought.
    """
    until = period.like(view.t)
    since = period.start(until)
    if period is not Period.TODAY:
        return filed(view, since, until, by)
    until = since + DAY - 1 if whole_day else until
    event, time = filing_events(view, view.day_start - PAST_DAYS * DAY, view.day_start - 1)
    case = view.tables.events.case[event]
    found = Filed(case, view.base.last[case], time)
    found = found.only((since <= time) & (time <= until))
    return found if by.is_empty else found.only(by.mask(view, found.at))


def band(samples: Floats) -> tuple[Floats, Floats] | None:
    """Return the 10th and 90th percentile down the first axis, or ``None`` for too few days."""
    if len(samples) < FEWEST_DAYS:
        return None
    low, high = np.percentile(samples, [LOW, HIGH], axis=0)
    return low, high


def counts_until(times: Int64s, starts: Sequence[Instant], length: Instant) -> Floats:
    """Return how many of the rising *times* lie in the first *length* µs of each day of *starts*, ends included."""
    begins = np.array(starts, np.int64)
    until = np.searchsorted(times, begins + length, side="right")
    return (until - np.searchsorted(times, begins, side="left")).astype(np.float64)
