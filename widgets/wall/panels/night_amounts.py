"""夜间 5-1 夜间数量: what is urgent and open, and what was reported tonight."""

from app.domain.terms import Queue
from app.services.wall_counted import Drilled, Tonight
from app.services.wall_marks import Behind
from app.situation.answers import Moment, Question
from app.situation.questions.night import NightNow
from app.situation.questions.which import Which
from widgets import words
from widgets.wall.case_list import when
from widgets.wall.figures import Halves
from widgets.wall.night_words import night_of
from widgets.wall.panel import WallPanel, answer
from widgets.wall.sheet import Sheet


class NightAmountsPanel(WallPanel):
    """紧急在办 and 今晚上报."""

    key = "night_amounts"
    bar_rows = 5

    def title(self) -> str:
        """Return the panel's name."""
        return self.tr("夜间数量")

    def questions(self) -> tuple[Question[object], ...]:
        """Ask for the night."""
        return (night_of(self.context),)

    def note(self, moment: Moment) -> str:
        """Return since when tonight is counted."""
        return self.tr("{time} 起").format(time=words.clock(answer(moment, night_of(self.context)).evening))

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put the two numbers."""
        night, halves = answer(moment, night_of(self.context)), Halves(sheet)
        halves.name(0, self.tr("紧急在办"))
        halves.number(0, str(night.urgent_total), self.tr("件"))
        halves.lines(0, self._beside_urgent(night, moment))
        halves.name(1, self.tr("今晚上报"))
        halves.number(1, str(night.reported), self.tr("件"))
        halves.lines(1, self._beside_reported(night))

    def behind(self, moment: Moment) -> tuple[Behind, ...]:
        """Return what is urgent, where it stands, and what was reported tonight and last night."""
        night, by = answer(moment, night_of(self.context)), self.context.filter
        counted = (
            (Drilled(which=Which.URGENT, filter=by), night.urgent_total),
            (Drilled(which=Which.URGENT, queue=Queue.DISPOSING, filter=by), night.disposing),
            (Drilled(which=Which.URGENT_OURS, filter=by), night.urgent_total - night.disposing),
            (Tonight(filter=by), night.reported),
            (Tonight(urgent_only=True, filter=by), night.reported_urgent),
            (Tonight(is_before=True, filter=by), night.reported_last_night),
        )
        return tuple(one for one, count in counted if count)

    def _beside_urgent(self, night: NightNow, moment: Moment) -> list[str]:
        if not night.urgent_total:
            return [self.tr("没有紧急案件")]
        lines = [
            self.tr("待处置 {n} 件").format(n=night.disposing),
            self.tr("本中心各岗 {n} 件").format(n=night.urgent_total - night.disposing),
        ]
        if night.next_due is not None:
            lines.append(self.tr("最近应于 {time}").format(time=when(night.next_due, moment.at)))
        return lines

    def _beside_reported(self, night: NightNow) -> list[str]:
        lines = [self.tr("其中紧急 {n} 件").format(n=night.reported_urgent)]
        before = night.reported_last_night
        return [*lines, self.tr("尚无昨晚可比") if before is None else self.tr("昨晚同时 {n} 件").format(n=before)]
