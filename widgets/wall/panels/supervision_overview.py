"""1-2 督办总览: how many owe a reply, since when, by when, and what became of the others."""

from app.services.wall_counted import Drilled, Settled
from app.services.wall_marks import Behind
from app.situation.answers import Moment, Question
from app.situation.questions.supervision_now import SupervisionCounts, SupervisionNow
from app.situation.questions.which import Which
from widgets import words
from widgets.wall.case_list import when
from widgets.wall.ink import Align
from widgets.wall.looks import body_top
from widgets.wall.narrowed import period_words
from widgets.wall.panel import WallPanel, answer
from widgets.wall.sheet import Sheet
from widgets.wall.type import Role

_BOX = 118.0
_PAD = 20.0
_GAP = 24.0
_MARK = 34.0
_LINE = 36.0


class SupervisionOverviewPanel(WallPanel):
    """督办待回复 as the large number; 环节超时 is named as no part of it."""

    key = "supervision_overview"
    bar_rows = 5

    def title(self) -> str:
        """Return the panel's name."""
        return self.tr("督办总览")

    def questions(self) -> tuple[Question[object], ...]:
        """Ask for the counts."""
        return (self._asked(),)

    def note(self, moment: Moment) -> str:  # noqa: ARG002  # the period begins when it begins, whatever it brought
        """Return the period of what was settled."""
        return period_words(self.context.period)

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put the number in its frame, what is oldest and next beside it, and three lines below."""
        found = answer(moment, self._asked())
        top = body_top(sheet) + 6
        end = self._number(sheet, top, found.waiting)
        beside = self._beside(found, moment.at)
        for place, (text, colour) in enumerate(beside):
            y = top + _BOX / 2 + (place - (len(beside) - 1) / 2) * _LINE
            sheet.text(text, end + _GAP, y, colour=colour, within=sheet.right - end - _GAP)
        self._lines(sheet, top + _BOX + 4, found)

    def behind(self, moment: Moment) -> tuple[Behind, ...]:
        """Return what waits for a reply, what had one, what was settled, and what stands beside them."""
        found, by = answer(moment, self._asked()), self.context.filter
        counted = (
            (Which.WAITING, found.waiting), (Which.REPLY_MISSED, found.missed), (Which.ANSWERED, found.answered),
            (Which.OVER_ANSWERED, found.over_answered), (Which.STAGE_OVER, found.stage_over),
        )  # fmt: skip
        settled = (Settled(period=self.context.period, filter=by),) if found.settled else ()
        return settled + tuple(Drilled(which=which, filter=by) for which, count in counted if count)

    def _number(self, sheet: Sheet, top: float, waiting: int) -> float:
        """Put the double frame of 督办 with its words and the number; return where it ends."""
        role = Role.BIG if waiting < 1000 else Role.NUMBER
        names = (self.tr("督办"), self.tr("待回复"))
        edge, colour = ("urge", "urge_text") if waiting else ("line", "text2")
        words_width = max(sheet.measure(one, Role.TITLE, bold=True) for one in names)
        width = words_width + sheet.measure(str(waiting), role, bold=True) + 3 * _PAD
        sheet.plate(sheet.left, top, width, _BOX, edge=edge, edge_width=2, radius=10, lines=2)
        for place, name in enumerate(names):
            y = top + _BOX / 2 + (place - 0.5) * _LINE
            sheet.text(
                name,
                sheet.left + _PAD + words_width,
                y,
                role=Role.TITLE,
                colour=colour,
                bold=True,
                align=Align.RIGHT,
            )
        sheet.text(str(waiting), sheet.left + 2 * _PAD + words_width, top + _BOX / 2, role=role, bold=True)
        return sheet.left + width

    def _beside(self, found: SupervisionCounts, at: int) -> list[tuple[str, str]]:
        """Return since when the oldest waits, what has been missed, and the next reply limit."""
        if not found.waiting:
            return [(self.tr("没有督办待回复"), "text2")]
        lines = []
        if found.oldest_at is not None:
            lines.append((self.tr("最久自 {time} 起").format(time=when(found.oldest_at, at)), "text1"))
        if found.next_due is not None:
            lines.append((self.tr("下一回复限 {time}").format(time=when(found.next_due, at)), "text1"))
        if found.missed:
            lines.append((self.tr("逾时未回复 {n} 件").format(n=found.missed), "over_text"))
        return lines

    def _lines(self, sheet: Sheet, top: float, found: SupervisionCounts) -> None:
        mean = found.settled_work_us
        table = (
            ("answered_ok", self.tr("已回复，未处结"), found.answered,
             self.tr("其中处置超期 {n} 件").format(n=found.over_answered)),
            ("ok", self.tr("督办后{period}处结").format(period=period_words(self.context.period)), found.settled,
             "" if mean is None else self.tr("平均 {time} 工作时").format(time=words.hours(mean))),
            ("stage_over" if found.stage_over else "ok", self.tr("环节超时，非督办"), found.stage_over, self.tr("由本中心各岗办理")),
        )  # fmt: skip
        height = (sheet.bottom - top) / len(table)
        name = max(sheet.measure(row[1]) for row in table)
        count = max(sheet.measure(str(row[2]), bold=True) for row in table)
        for place, (mark, text, number, beside) in enumerate(table):
            y = top + (place + 0.5) * height
            sheet.rule(sheet.left, y - height / 2, sheet.right - sheet.left, 1, "chart_grid")
            sheet.mark(mark, sheet.left + 13, y)
            sheet.text(text, sheet.left + _MARK, y)
            end = sheet.left + _MARK + name + _PAD + count
            sheet.text(str(number), end, y, bold=True, align=Align.RIGHT)
            if sheet.measure(beside) <= sheet.right - end - _PAD:
                sheet.text(beside, end + _PAD, y, colour="text2")

    def _asked(self) -> SupervisionNow:
        return SupervisionNow(period=self.context.period, filter=self.context.filter)
