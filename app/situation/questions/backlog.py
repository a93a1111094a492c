"""部门积压: what each department has in its hands that is soon, over, or owes a reply."""

from dataclasses import dataclass

import numpy as np

from app.situation.column import Int32s
from app.situation.filters import EVERYTHING, Filter
from app.situation.questions.chased import narrowed
from app.situation.questions.which import Which
from app.situation.view import View

_COUNTED = (Which.CASE_SOON, Which.CASE_OVER, Which.WAITING)


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentBacklog:
    """One department (``""``: none); behind each count is ``Drill(which=CASE_SOON | CASE_OVER | WAITING, department=…)``."""

    department: str
    name: str
    soon: int
    over: int
    waiting: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BacklogList:
    """Every department with any of them, the most over first; the totals are the sums of the rows."""

    rows: tuple[DepartmentBacklog, ...]
    soon: int
    over: int
    waiting: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Backlog:
    """部门 × 即将超期, 处置超期, 督办待回复, of the cases that pass ``filter``."""

    filter: Filter = EVERYTHING

    def answer(self, view: View) -> BacklogList:
        """Return the departments at the view's moment."""
        codes = [self._departments(view, which) for which in _COUNTED]
        size = len(view.tables.words)
        counts = [np.bincount(found, minlength=size) for found in codes]
        listed = np.unique(np.concatenate(codes))
        names = view.standing.department_names
        rows = [
            DepartmentBacklog(
                department=(code := view.tables.words[word]), name=names.get(code, code),
                soon=int(counts[0][word]), over=int(counts[1][word]), waiting=int(counts[2][word]),
            )
            for word in listed.tolist()
        ]  # fmt: skip
        rows.sort(key=lambda row: (-row.over, -row.waiting, -row.soon, row.department))
        return BacklogList(
            rows=tuple(rows), soon=len(codes[0]), over=len(codes[1]), waiting=len(codes[2])
        )  # fmt: skip

    def _departments(self, view: View, which: Which) -> Int32s:
        return view.tables.events.department[view.base.last[narrowed(view, which, self.filter)]]
