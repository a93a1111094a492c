"""What must be chased: supervised cases without an answer, and overdue ones."""

from dataclasses import dataclass

from app.situation.case_row import CaseRow
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
    """督办与超期: urgent first, then 待回复 by reply limit, then 处置超期 by time over, the longest first."""

    limit: int = 7

    def answer(self, view: View) -> SupervisedList:
        """Return the list at the view's moment."""
        raise NotImplementedError
