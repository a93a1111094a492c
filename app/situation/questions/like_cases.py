"""The cases behind a number of the period that another is held against, as it was known and stood then."""

from dataclasses import dataclass

from app.situation.case_row import CaseRow
from app.situation.filters import EVERYTHING, Filter
from app.situation.period import Period
from app.situation.questions.drill import Drill
from app.situation.questions.which import Which
from app.situation.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class LikeCases:
    """The cases of ``which`` at the moment that ``period`` is held against (:meth:`Period.like`): the same weekday a week ago."""

    which: Which
    period: Period = Period.TODAY
    filter: Filter = EVERYTHING

    def answer(self, view: View) -> tuple[CaseRow, ...]:
        """Return exactly the cases that were counted; none where the log began later."""
        then = view.before(self.period.like(view.t))
        return () if then is None else Drill(which=self.which, period=self.period, filter=self.filter).answer(then)
