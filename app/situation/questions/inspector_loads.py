"""监督员工作量: what each inspector has done today, and what he has in hand."""

from dataclasses import dataclass

import numpy as np

from app.domain.terms import Stage
from app.situation.case_row import CaseRow
from app.situation.case_rows import case_rows
from app.situation.codes import STAGE
from app.situation.column import Bools
from app.situation.evaluation_people import Work, work_done_since
from app.situation.filters import EVERYTHING, Filter
from app.situation.questions.drill import by_need
from app.situation.view import View

TASK_STAGES = (Stage.VERIFYING, Stage.CHECKING)


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectorLoad:
    """One inspector: tasks ``in_hand`` (核实, 核查), ``late`` of them past their limit; today's reports and answers."""

    terminal: str
    duty_grid_name: str
    on_shift: bool
    in_hand: int
    late: int
    reported: int
    verified: int
    checked: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadBoard:
    """Whoever is on shift, and whoever else has a task; the most in hand first. The sums are of all rows."""

    rows: tuple[InspectorLoad, ...]
    on_shift: int
    idle: int
    in_hand: int
    late: int


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectorLoads:
    """The inspectors' work since local midnight."""

    filter: Filter = EVERYTHING

    def answer(self, view: View) -> LoadBoard:
        """Return the board at the view's moment."""
        done, size = work_done_since(view, view.day_start, self.filter), len(view.tables.words)
        counts = {work: done[work].counts(size) for work in (Work.REPORTED, Work.VERIFIED, Work.CHECKED)}
        checker, is_task = view.tables.events.checker[view.open.at], _is_task(view, self.filter)
        in_hand = np.bincount(checker[is_task], minlength=size).tolist()
        late = np.bincount(checker[is_task & view.open.is_stage_over], minlength=size).tolist()
        words = view.tables.words
        shown = {code: words[code] for code in np.flatnonzero(in_hand).tolist() if code}
        shown |= {code: terminal for terminal in view.duties if (code := words.find(terminal)) > 0}
        silent = [terminal for terminal in view.duties if words.find(terminal) <= 0]
        rows = [
            _row(view, terminal, (in_hand[code], late[code], *(counts[work][code] for work in counts)))
            for code, terminal in shown.items()
        ] + [_row(view, terminal, (0,) * 5) for terminal in silent]  # fmt: skip
        return LoadBoard(
            rows=tuple(sorted(rows, key=lambda row: (-row.late, -row.in_hand, -row.reported, row.terminal))),
            on_shift=sum(row.on_shift for row in rows), idle=sum(row.on_shift and not row.in_hand for row in rows),
            in_hand=sum(row.in_hand for row in rows), late=sum(row.late for row in rows),
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class TasksOf:
    """The cases of the tasks in hand of one inspector (``""``: of all), or only the late ones."""

    terminal: str = ""
    late_only: bool = False
    filter: Filter = EVERYTHING

    def answer(self, view: View) -> tuple[CaseRow, ...]:
        """Return exactly the cases that the number counts."""
        cases, checker = view.open, view.tables.events.checker[view.open.at]
        fits = _is_task(view, self.filter) & (checker > 0)
        if self.terminal:
            fits &= checker == view.tables.words.find(self.terminal)
        if self.late_only:
            fits &= cases.is_stage_over
        return case_rows(view, by_need(view, cases.rows[fits]))


def _is_task(view: View, by: Filter) -> Bools:
    is_task: Bools = np.isin(view.open.stage, [STAGE[stage] for stage in TASK_STAGES])
    return is_task if by.is_empty else is_task & by.open_mask(view)


def _row(view: View, terminal: str, counts: tuple[int, ...]) -> InspectorLoad:
    duty, (in_hand, late, reported, verified, checked) = view.duties.get(terminal), counts
    grid = "" if duty is None else duty.duty_grid
    return InspectorLoad(
        terminal=terminal, duty_grid_name=view.standing.duty_grid_names.get(grid, grid), on_shift=duty is not None,
        in_hand=in_hand, late=late, reported=reported, verified=verified, checked=checked,
    )  # fmt: skip
