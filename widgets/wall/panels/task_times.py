"""任务应答: how long 核实 and 核查 tasks waited for their answer today."""

from app.domain.moment import MINUTE
from app.domain.terms import Stage
from app.services.wall_counted import Waiting
from app.services.wall_marks import Behind
from app.services.wall_methods import Method
from app.services.wall_scored import Worked
from app.situation.answers import Moment, Question
from app.situation.evaluation_people import Work
from app.situation.questions.task_times import TaskAnswers, TaskTimes
from widgets import words
from widgets.wall.figures import Halves
from widgets.wall.panel import WallPanel, answer
from widgets.wall.sheet import Sheet

_ANSWERS = {
    Stage.VERIFYING: (Work.VERIFIED, Work.VERIFIED_IN_TIME), Stage.CHECKING: (Work.CHECKED, Work.CHECKED_IN_TIME),
}  # fmt: skip
"""What counts the answers of each kind of task, and those in time."""


class TaskTimesPanel(WallPanel):
    """The medians in minutes, what they are made of, and what still waits."""

    key = "task_times"
    bar_rows = 5

    def title(self) -> str:
        """Return the panel's name."""
        return self.tr("任务应答")

    def questions(self) -> tuple[Question[object], ...]:
        """Ask for the times."""
        return (self._asked(),)

    def note(self, moment: Moment) -> str:  # noqa: ARG002  # the day begins at midnight, whatever it brought
        """Return what the numbers are."""
        return self.tr("零时起，中位用时")

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put both kinds of task."""
        found, halves = answer(moment, self._asked()), Halves(sheet)
        both = ((Stage.VERIFYING, self.tr("核实"), found.verify), (Stage.CHECKING, self.tr("核查"), found.check))
        for half, (stage, name, times) in enumerate(both):
            halves.name(half, name)
            median = times.median_us
            halves.number(
                half, "—" if median is None else str(round(median / MINUTE)), "" if median is None else self.tr("分")
            )
            halves.lines(half, self._lines(times))
            left, height = halves.starts[half], sheet.bottom - halves.top
            sheet.lists(left, halves.top, halves.width, height, name, *self._behind(stage, times))

    def methods(self, moment: Moment) -> tuple[Method, ...]:
        """Return how the time comes about, where one is shown."""
        found = answer(moment, self._asked())
        return (Method.TASK_MEDIAN,) if found.verify.answered or found.check.answered else ()

    def _behind(self, stage: Stage, times: TaskTimes) -> tuple[Behind, ...]:
        """Return what was answered, in time, and what waits, late."""
        (answered, in_time), by = _ANSWERS[stage], self.context.filter
        counted = (
            (Worked(work=in_time, filter=by), times.in_time), (Worked(work=answered, filter=by), times.answered),
            (Waiting(stage=stage, filter=by), times.waiting),
            (Waiting(stage=stage, late_only=True, filter=by), times.late),
        )  # fmt: skip
        return tuple(one for one, count in counted if count)

    def _lines(self, times: TaskTimes) -> list[str]:
        if times.longest_us is None:
            made = [self.tr("今日尚无应答")]
        else:
            made = [
                self.tr("按时 {a} ／ 应答 {b}").format(a=times.in_time, b=times.answered),
                self.tr("最久 {time}").format(time=words.lasting(times.longest_us)),
            ]
        waiting = self.tr("待答 {n}").format(n=times.waiting)
        return [*made, waiting + (self.tr("，环节超时 {n}").format(n=times.late) if times.late else "")]

    def _asked(self) -> TaskAnswers:
        return TaskAnswers(filter=self.context.filter)
