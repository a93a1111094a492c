"""What a desk works on: its queue, and one case."""

from dataclasses import dataclass

import numpy as np

from app.domain.terms import Post
from app.situation.case_row import CaseRow
from app.situation.case_rows import case_rows
from app.situation.codes import NO_TIME, POST
from app.situation.column import Bools
from app.situation.decode import case_id_bytes
from app.situation.questions.drill import begins, is_of_department
from app.situation.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskQueue:
    """待办案卷 of the posts held at a seat: urgent first, then the least time left of the own stage.

    ``posts`` are :class:`~app.domain.terms.Post` values; cases of the department post are those of ``department``
    (level 1 or 2, ``""`` for all). ``area`` is a grid-code prefix. A department's own clock stands in for a stage
    clock where none of ours runs; cases without any clock come last. ``limit`` 0 is all.
    """

    posts: tuple[str, ...]
    department: str = ""
    area: str = ""
    limit: int = 0

    def answer(self, view: View) -> tuple[CaseRow, ...]:
        """Return the queue at the view's moment."""
        events, cases = view.tables.events, view.open
        mine = np.flatnonzero(self._is_mine(view))
        due = np.where(cases.stage_due[mine] != NO_TIME, cases.stage_due[mine], cases.case_due[mine])
        order = np.lexsort((cases.rows[mine], due, ~events.urgent[cases.at[mine]]))
        rows = cases.rows[mine[order]]
        return case_rows(view, rows[: self.limit] if self.limit else rows)

    def _is_mine(self, view: View) -> Bools:
        events, cases = view.tables.events, view.open
        held = [POST[post] for post in self.posts if post in POST]
        post = events.post[cases.at]
        mine: Bools = np.isin(post, held)
        if self.department:
            mine &= (post != POST[Post.DEPARTMENT]) | is_of_department(view, cases.at, self.department)
        if self.area:
            mine &= begins(view, view.tables.abouts.grid[events.about[cases.at]], self.area)
        return mine


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseOf:
    """One case by its id."""

    case_id: str

    def answer(self, view: View) -> CaseRow | None:
        """Return the case at the view's moment, or ``None`` if it was not there yet."""
        try:
            row = view.row_of(case_id_bytes(self.case_id))
        except ValueError:
            return None
        if row is None or row >= len(view.base.last) or view.base.last[row] < 0:
            return None
        return case_rows(view, np.array([row], np.int32))[0]
