"""夜间 6-1 夜间超期: 紧急处置超期, and what falls due in the first working hour, by department."""

from app.services.wall_counted import Drilled, MorningDue
from app.services.wall_marks import Behind
from app.situation.answers import Moment, Question
from app.situation.questions.night import DueFirst, NightNow
from app.situation.questions.which import Which
from widgets import words
from widgets.wall.figures import Halves
from widgets.wall.night_words import morning, night_of
from widgets.wall.panel import WallPanel, answer
from widgets.wall.sheet import Sheet

NAMED = 2
"""So many departments have a line of their own."""


class NightQualityPanel(WallPanel):
    """Natural time at the left, the morning at the right."""

    key = "night_quality"
    bar_rows = 5

    def title(self) -> str:
        """Return the panel's name."""
        return self.tr("夜间时限")

    def questions(self) -> tuple[Question[object], ...]:
        """Ask for the night."""
        return (night_of(self.context),)

    def note(self, moment: Moment) -> str:
        """Return which time runs."""
        is_night = answer(moment, night_of(self.context)).is_night
        return self.tr("紧急按自然时，普通按工作时") if is_night else self.tr("工作时间内")

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put the two numbers."""
        night, halves = answer(moment, night_of(self.context)), Halves(sheet)
        halves.name(0, self.tr("紧急处置超期"), "over" if night.urgent_over else "ok")
        halves.plated_number(0, str(night.urgent_over), is_red=night.urgent_over > 0)
        halves.lines(0, self._beside_over(night))
        halves.name(1, self.tr("{time} 到期").format(time=morning(night.opens, moment.at)))
        halves.number(1, str(night.due_total), self.tr("件"))
        halves.lines(1, self._beside_due(night))
        for one in night.due[:NAMED]:
            behind = MorningDue(department=one.department, filter=self.context.filter)
            left, height = halves.starts[1], sheet.bottom - halves.top
            sheet.lists(left, halves.top, halves.width, height, self._name(one), behind)

    def behind(self, moment: Moment) -> tuple[Behind, ...]:
        """Return what is over of the urgent, and what falls due in the morning: all, and of those that have no line."""
        night, by = answer(moment, night_of(self.context)), self.context.filter
        rest = MorningDue(without=tuple(one.department for one in night.due[:NAMED]), filter=by)
        counted = (
            (Drilled(which=Which.URGENT_OVER, filter=by), night.urgent_over),
            (MorningDue(filter=by), night.due_total), (rest, _rest(night)),
        )  # fmt: skip
        return tuple(one for one, count in counted if count)

    def _name(self, one: DueFirst) -> str:
        return one.name or self.tr("未派部门")

    def _beside_over(self, night: NightNow) -> list[str]:
        if night.longest_us is None:
            return [self.tr("没有紧急处置超期")]
        return [self.tr("最久 {time}").format(time=words.hours(night.longest_us)), self.tr("自然时")]

    def _beside_due(self, night: NightNow) -> list[str]:
        """Return the departments, the most first; what has no place is one number."""
        if not night.due:
            return [self.tr("开工后一小时内无到期")]
        named = [self.tr("{name} {n} 件").format(name=self._name(one), n=one.count) for one in night.due[:NAMED]]
        rest = _rest(night)
        return [*named, self.tr("另 {k} 个部门 {n} 件").format(k=len(night.due) - NAMED, n=rest)] if rest else named


def _rest(night: NightNow) -> int:
    """Return how many fall due with the departments that have no line."""
    return sum(one.count for one in night.due[NAMED:])
