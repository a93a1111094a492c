"""The cases behind the counts of the scene 高发: what was filed in a period, narrowed as the count is."""

from dataclasses import dataclass

import numpy as np

from app.domain.moment import Instant
from app.domain.terms import Source
from app.situation.case_row import CaseRow
from app.situation.case_rows import case_rows
from app.situation.codes import SOURCE
from app.situation.column import Bools
from app.situation.filed import Filed, filed, hours_and_weekdays
from app.situation.filters import EVERYTHING, Filter
from app.situation.period import Period
from app.situation.questions.usual import like_filings
from app.situation.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledCases:
    """The cases filed in ``period`` that pass ``filter``, by time of filing; ``is_before`` those of the period before.

    ``is_like`` those that the period is held against: the same weekday of a week ago up to the same minute, with
    ``whole_day`` all of that day.
    ``source``, ``weekday`` (Monday 0) and ``hour`` narrow them further; ``since`` and ``until`` stand in the period's
    place, both included.
    """

    period: Period = Period.TODAY
    filter: Filter = EVERYTHING
    is_before: bool = False
    is_like: bool = False
    whole_day: bool = False
    source: Source | None = None
    weekday: int | None = None
    hour: int | None = None
    since: Instant | None = None
    until: Instant | None = None

    def answer(self, view: View) -> tuple[CaseRow, ...]:
        """Return exactly the cases that are counted."""
        found = self._found(view)
        kept: Bools = np.ones(len(found.case), np.bool_)
        if self.source is not None:
            kept &= view.tables.abouts.source[view.tables.events.about[found.at]] == SOURCE[self.source]
        hour, weekday = hours_and_weekdays(found.time)
        if self.hour is not None:
            kept &= hour == self.hour
        if self.weekday is not None:
            kept &= weekday == self.weekday
        return case_rows(view, found.case[kept])

    def _found(self, view: View) -> Filed:
        if self.is_like:
            return like_filings(view, self.period, self.filter, whole_day=self.whole_day)
        if self.since is not None:
            return filed(view, self.since, view.t if self.until is None else self.until, self.filter)
        return (
            filed_before(view, self.period, self.filter) if self.is_before else filed_in(view, self.period, self.filter)
        )


def filed_in(view: View, period: Period, by: Filter) -> Filed:
    """Return what the period brought."""
    return filed(view, period.start(view.t), view.t, by)


def filed_before(view: View, period: Period, by: Filter) -> Filed:
    """Return what the period before had brought."""
    return filed(view, *period.before(view.t), by)


def is_covered(view: View, period: Period) -> bool:
    """Return whether the log began before the period before: else nobody knows what that one brought."""
    first = view.log_start
    return first is not None and first <= period.before(view.t)[0]
