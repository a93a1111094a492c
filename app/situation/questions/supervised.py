"""What must be chased: supervised cases without an answer, and overdue ones."""

from dataclasses import dataclass

import numpy as np

from app.domain.terms import Supervision
from app.situation.case_row import CaseRow
from app.situation.case_rows import case_rows
from app.situation.codes import SUPERVISION
from app.situation.column import Int32s
from app.situation.filters import EVERYTHING, Filter
from app.situation.questions.which import Which, count_of, rows_of
from app.situation.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisedList:
    """The first rows, and of how many; ``total`` counts each case once (Which.SUPERVISED_AND_OVERDUE).

    ``waiting`` (WAITING) and ``over`` (CASE_OVER) overlap in ``over_waiting``: total = waiting + over − over_waiting.
    """

    rows: tuple[CaseRow, ...]
    total: int
    waiting: int
    answered: int
    over: int
    over_waiting: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisedAndOverdue:
    """督办与超期: urgent first, then 待回复 by reply limit, then 处置超期 by time over, the longest first.

    Only the cases that pass ``filter``; ``limit`` 0 is all.
    """

    limit: int = 7
    filter: Filter = EVERYTHING

    def answer(self, view: View) -> SupervisedList:
        """Return the list at the view's moment."""
        rows = rows_of(view, Which.SUPERVISED_AND_OVERDUE, self.filter)
        ordered = _by_urgency(view, rows)
        return SupervisedList(
            rows=case_rows(view, ordered[: self.limit or None]),
            total=len(rows),
            waiting=count_of(view, Which.WAITING, self.filter),
            answered=count_of(view, Which.ANSWERED, self.filter),
            over=count_of(view, Which.CASE_OVER, self.filter),
            over_waiting=count_of(view, Which.OVER_WAITING, self.filter),
        )


def _by_urgency(view: View, rows: Int32s) -> Int32s:
    """Return *rows* urgent first, then the unanswered by reply limit, then the overdue by due moment.

    The earlier a case was due the longer it is over, in 工作时 as in natural time.
    """
    events, at = view.tables.events, view.base.last[rows]
    is_waiting = events.supervised[at] == SUPERVISION[Supervision.WAITING]
    moment = np.where(is_waiting, events.reply_due[at], events.case_due[at])
    return rows[np.lexsort((rows, moment, ~is_waiting, ~events.urgent[at]))]
