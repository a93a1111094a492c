"""Filings hour by hour, beside the same weekday and the usual band."""

from dataclasses import dataclass

import numpy as np

from app.domain.moment import DAY, HOUR, Instant
from app.situation.column import Int64s
from app.situation.filters import EVERYTHING, Filter
from app.situation.period import WEEK
from app.situation.questions.usual import PAST_DAYS, band, filing_times, like_days
from app.situation.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class HourCounts:
    """24 hours from local midnight. ``today`` has the complete hours only; ``running`` is the hour that runs.

    The sum of ``today`` and ``running`` is 今日立案. ``last_week`` is the same weekday's 24 hours (empty if unknown); ``usual_low``/``usual_high`` the 10th and 90th percentile per hour on
    days of the same type in the past four weeks (empty before there are five such days).
    """

    today: tuple[int, ...]
    running: int
    last_week: tuple[int, ...]
    usual_low: tuple[float, ...]
    usual_high: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HourlyFilings:
    """每时立案 of the cases that pass ``filter``."""

    filter: Filter = EVERYTHING

    def answer(self, view: View) -> HourCounts:
        """Return the hours at the view's moment."""
        start = view.day_start
        today = _hours(filing_times(view, start, view.t, self.filter), start)
        past = filing_times(view, start - PAST_DAYS * DAY, start - 1, self.filter)
        usual = band(np.array([_hours(past, day) for day in like_days(view)], np.float64).reshape(-1, 24))
        running = int((view.t - start) // HOUR)
        return HourCounts(
            today=tuple(today[:running]),
            running=sum(today[running:]),
            last_week=tuple(_hours(past, start - WEEK)) if view.is_past_day(start - WEEK) else (),
            usual_low=() if usual is None else tuple(usual[0].tolist()),
            usual_high=() if usual is None else tuple(usual[1].tolist()),
        )


def _hours(times: Int64s, start: Instant) -> list[int]:
    """Return how many of the rising *times* lie in each of the 24 hours from *start*."""
    edges = np.searchsorted(times, start + HOUR * np.arange(25, dtype=np.int64), side="left")
    return [int(count) for count in np.diff(edges)]
