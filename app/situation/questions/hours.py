"""Filings hour by hour, beside the same weekday and the usual band."""

from dataclasses import dataclass

from app.situation.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class HourCounts:
    """24 hours from local midnight. ``today`` has the complete hours only; ``running`` is the hour that runs.

    ``last_week`` is the same weekday's 24 hours; ``usual_low``/``usual_high`` the 10th and 90th percentile per hour on
    days of the same type in the past four weeks (empty before there are five such days).
    """

    today: tuple[int, ...]
    running: int
    last_week: tuple[int, ...]
    usual_low: tuple[float, ...]
    usual_high: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HourlyFilings:
    """每时立案."""

    def answer(self, view: View) -> HourCounts:
        """Return the hours at the view's moment."""
        raise NotImplementedError
