"""任务应答: how long 核实 and 核查 tasks waited for their answer today, and what still waits."""

from dataclasses import dataclass
from statistics import median

import numpy as np

from app.domain.terms import Stage
from app.situation.case_row import CaseRow
from app.situation.case_rows import case_rows
from app.situation.codes import STAGE
from app.situation.column import Bools, Int32s
from app.situation.evaluation_people import Work, work_done_since
from app.situation.filters import EVERYTHING, Filter
from app.situation.questions.drill import by_need
from app.situation.supervision_runs import times_of
from app.situation.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskTimes:
    """One kind of task since local midnight, in natural µs; ``None`` where nothing was answered.

    ``answered`` tasks, ``in_time`` of them; ``waiting`` are out now, ``late`` of those past their limit. The cases are
    ``InspectorCases(work=…, period=Period.TODAY)`` and, for what waits, :class:`WaitingTasks`.
    """

    answered: int
    in_time: int
    median_us: int | None
    longest_us: int | None
    waiting: int
    late: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BothTaskTimes:
    """核实 (before filing) and 核查 (after handling)."""

    verify: TaskTimes
    check: TaskTimes


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskAnswers:
    """The answers since local midnight."""

    filter: Filter = EVERYTHING

    def answer(self, view: View) -> BothTaskTimes:
        """Return the times at the view's moment."""
        return BothTaskTimes(
            verify=self._times(view, Stage.VERIFYING, Work.VERIFIED, Work.VERIFIED_IN_TIME),
            check=self._times(view, Stage.CHECKING, Work.CHECKED, Work.CHECKED_IN_TIME),
        )

    def _times(self, view: View, stage: Stage, answered: Work, in_time: Work) -> TaskTimes:
        done, times = work_done_since(view, view.day_start, self.filter), times_of(view)
        rows = done[answered].rows
        took = (times[rows] - times[_sent(view, rows)]).tolist()
        waits = _waiting(view, stage, self.filter)
        return TaskTimes(
            answered=len(rows), in_time=len(done[in_time].rows), median_us=int(median(took)) if took else None,
            longest_us=max(took, default=None), waiting=int(np.count_nonzero(waits)),
            late=int(np.count_nonzero(waits & view.open.is_stage_over)),
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingTasks:
    """The cases of the tasks of one kind (待核实 or 待核查) that are out now, or only of the late ones."""

    stage: Stage
    late_only: bool = False
    filter: Filter = EVERYTHING

    def answer(self, view: View) -> tuple[CaseRow, ...]:
        """Return exactly the cases that the number counts."""
        waits = _waiting(view, self.stage, self.filter)
        fits = waits & view.open.is_stage_over if self.late_only else waits
        return case_rows(view, by_need(view, view.open.rows[fits]))


def _waiting(view: View, stage: Stage, by: Filter) -> Bools:
    """Return which open cases wait for the answer to a task of the kind."""
    waits: Bools = view.open.stage == STAGE[stage]
    return waits if by.is_empty else waits & by.open_mask(view)


def _sent(view: View, answers: Int32s) -> Int32s:
    """Return the event rows that sent the answered tasks out: the first since when the case stood in that stage."""
    events = view.tables.events
    at = events.before[answers]
    while True:
        before = events.before[at]
        goes = (
            (before >= 0) & (events.stage[before] == events.stage[at]) & (events.checker[before] == events.checker[at])
        )
        if not goes.any():
            return at
        at = np.where(goes, before, at).astype(np.int32)
