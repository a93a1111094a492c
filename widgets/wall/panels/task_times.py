"""任务应答: how long 核实 and 核查 tasks waited for their answer today."""

from app.domain.moment import MINUTE
from app.situation.answers import Moment, Question
from app.situation.questions.task_times import TaskAnswers, TaskTimes
from widgets import words
from widgets.wall.figures import Halves
from widgets.wall.panel import WallPanel, answer
from widgets.wall.sheet import Sheet


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
        for half, name, times in ((0, self.tr("核实"), found.verify), (1, self.tr("核查"), found.check)):
            halves.name(half, name)
            median = times.median_us
            halves.number(
                half, "—" if median is None else str(round(median / MINUTE)), "" if median is None else self.tr("分")
            )
            halves.lines(half, self._lines(times))

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
