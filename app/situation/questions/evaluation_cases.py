"""The cases behind a number of the scene 考核."""

from dataclasses import dataclass

import numpy as np

from app.domain.moment import Instant
from app.situation.case_row import CaseRow
from app.situation.case_rows import case_rows
from app.situation.column import Bools, Int32s
from app.situation.evaluation import Count, current, done_since
from app.situation.filters import EVERYTHING, Filter
from app.situation.period import Period
from app.situation.questions.department_rates import LEVEL
from app.situation.questions.drill import begins
from app.situation.view import View

ALL_LISTED = "*"
"""Asks for the cases of all departments that are compared: what the rows of their table add up to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationCases:
    """The cases of ``count`` of ``period``, narrowed by department (level 1) and area prefix; ``""`` is all.

    ``with_over`` puts 处置超期未结 behind them: 应结案 are 结案 and those, 应处置 处置 and those. A case that was sent back
    twice is there twice (返工 counts times). ``department`` may be :data:`ALL_LISTED`. ``since``
    stands in the place of the period's beginning; with ``until`` the cases are those counted at that moment, as they
    stood then, and none where the log began later.
    """

    count: Count
    with_over: bool = False
    department: str = ""
    area: str = ""
    since: Instant | None = None
    until: Instant | None = None
    period: Period = Period.MONTH
    filter: Filter = EVERYTHING

    def answer(self, view: View) -> tuple[CaseRow, ...]:
        """Return exactly the cases that the number counts, in the order of time."""
        then = view if self.until is None or self.until >= view.t else view.before(self.until)
        return () if then is None else self._counted(then)

    def _counted(self, view: View) -> tuple[CaseRow, ...]:
        since = self.period.start(view.t) if self.since is None else self.since
        done = done_since(view, since, self.filter)
        counts = (self.count, Count.OVER) if self.with_over else (self.count,)
        found = np.concatenate([done[one][self._fits(view, one, done[one])] for one in counts])
        rows, place = np.unique(view.tables.events.case[found], return_inverse=True)
        made = case_rows(view, rows)
        return tuple(made[one] for one in place.tolist())

    def _fits(self, view: View, count: Count, found: Int32s) -> Bools:
        events, now = view.tables.events, current(view, found)
        fits: Bools = np.ones(len(found), np.bool_)
        if self.department:
            at = now if count in (Count.FILED, Count.COMPLAINTS) else found
            fits &= np.isin(events.department[at], self._departments(view))
        if self.area:
            fits &= begins(view, view.tables.abouts.grid[events.about[now]], self.area)
        return fits

    def _departments(self, view: View) -> list[int]:
        listed = [one.code for one in view.setting.city.departments if one.level == LEVEL]
        asked = listed if self.department == ALL_LISTED else [self.department]
        return [view.tables.words.find(code) for code in asked]
