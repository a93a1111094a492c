"""The cases behind a number of the scene 考核."""

from dataclasses import dataclass

import numpy as np

from app.situation.case_row import CaseRow
from app.situation.case_rows import case_rows
from app.situation.column import Bools, Int32s
from app.situation.evaluation import Count, current, done_since
from app.situation.filters import EVERYTHING, Filter
from app.situation.period import Period
from app.situation.questions.drill import begins
from app.situation.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationCases:
    """The cases of ``count`` of ``period``, narrowed by department (level 1) and area prefix; ``""`` is all.

    A case that was sent back twice is there twice (返工 counts times).
    """

    count: Count
    department: str = ""
    area: str = ""
    period: Period = Period.MONTH
    filter: Filter = EVERYTHING

    def answer(self, view: View) -> tuple[CaseRow, ...]:
        """Return exactly the cases that the number counts, in the order of time."""
        found = done_since(view, self.period.start(view.t), self.filter)[self.count]
        found = found[self._fits(view, found)]
        rows, place = np.unique(view.tables.events.case[found], return_inverse=True)
        made = case_rows(view, rows)
        return tuple(made[one] for one in place.tolist())

    def _fits(self, view: View, found: Int32s) -> Bools:
        events, now = view.tables.events, current(view, found)
        fits: Bools = np.ones(len(found), np.bool_)
        if self.department:
            at = now if self.count in (Count.FILED, Count.COMPLAINTS) else found
            fits &= events.department[at] == view.tables.words.find(self.department)
        if self.area:
            fits &= begins(view, view.tables.abouts.grid[events.about[now]], self.area)
        return fits
