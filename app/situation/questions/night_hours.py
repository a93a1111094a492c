"""夜间每时上报: reports hour by hour from the evening to the morning, beside the night before."""

from dataclasses import dataclass

import numpy as np

from app.domain.moment import DAY, HOUR, MINUTE, Instant
from app.situation.filters import EVERYTHING, Filter
from app.situation.questions.night import evening_before, reported_between
from app.situation.supervision_runs import times_of
from app.situation.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class NightHourCounts:
    """Reports since ``evening``, of ``hours`` hours until work begins: ``tonight`` complete hours, ``running`` the rest.

    Their sum is 今晚上报 as long as the night lasts; what came later (a day without work) is in ``after``.
    ``last_night`` has all hours, and is empty where the log began later. Behind them: ``NightReports`` of those hours.
    """

    evening: Instant
    hours: int
    tonight: tuple[int, ...]
    running: int
    after: int
    last_night: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NightHours:
    """From the end of a day's work time to the beginning of the next one's: 18:00 to 8:00."""

    filter: Filter = EVERYTHING

    def answer(self, view: View) -> NightHourCounts:
        """Return the hours at the view's moment."""
        windows = view.setting.calendar.windows
        evening = evening_before(view.setting.calendar, view.t)
        night = (windows[0].opens_minute - windows[-1].closes_minute) * MINUTE % DAY
        hours = night // HOUR
        complete = min(hours, (view.t - evening) // HOUR)
        counts = self._counts(view, evening, hours)
        total = len(reported_between(view, evening, view.t, self.filter))
        start = view.log_start
        return NightHourCounts(
            evening=evening, hours=hours, tonight=counts[:complete], running=sum(counts[complete:]),
            after=total - sum(counts),
            last_night=self._counts(view, evening - DAY, hours) if start is not None and start <= evening - DAY else (),
        )  # fmt: skip

    def _counts(self, view: View, start: Instant, hours: int) -> tuple[int, ...]:
        end = start + hours * HOUR
        found = reported_between(view, start, min(end - 1, view.t), self.filter)
        edges = np.searchsorted(np.sort(times_of(view)[found]), start + HOUR * np.arange(hours + 1, dtype=np.int64))
        return tuple(np.diff(edges).tolist())
