"""超期时长: the overdue cases by how long they are over."""

from dataclasses import dataclass

from app.domain.moment import HOUR
from app.situation.case_row import CaseRow
from app.situation.case_rows import case_rows
from app.situation.filters import EVERYTHING, Filter
from app.situation.questions.chased import narrowed
from app.situation.questions.which import Which
from app.situation.view import View

WORK_DAY = 8 * HOUR
AGES = (2 * HOUR, WORK_DAY, 3 * WORK_DAY, 5 * WORK_DAY)
"""Where one age ends and the next begins, µs of 工作时; the last age has no end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OverdueByAge:
    """How many cases are in each of the five ages; they add up to ``total`` (处置超期). ``urgent`` of them are 紧急."""

    counts: tuple[int, ...]
    total: int
    urgent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OverdueAges:
    """处置超期 by time over: 工作时 for ordinary cases, natural time for urgent ones, as their rows print it."""

    filter: Filter = EVERYTHING

    def answer(self, view: View) -> OverdueByAge:
        """Return the ages at the view's moment."""
        rows = case_rows(view, narrowed(view, Which.CASE_OVER, self.filter))
        ages = [age_of(row) for row in rows]
        return OverdueByAge(
            counts=tuple(ages.count(age) for age in range(len(AGES) + 1)),
            total=len(rows),
            urgent=sum(row.urgent for row in rows),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class OverdueOfAge:
    """The cases behind one count of :class:`OverdueByAge`; ``age`` from 0."""

    age: int
    filter: Filter = EVERYTHING

    def answer(self, view: View) -> tuple[CaseRow, ...]:
        """Return exactly those cases."""
        rows = case_rows(view, narrowed(view, Which.CASE_OVER, self.filter))
        return tuple(row for row in rows if age_of(row) == self.age)


def age_of(case: CaseRow) -> int:
    """Return which age an overdue case is in, from 0: the end of an age still belongs to it."""
    over = max(0, -(case.case_left_us or 0))
    return sum(over > end for end in AGES)
