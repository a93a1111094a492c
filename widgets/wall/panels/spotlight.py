"""3-3 督办案件: one unanswered case after the other: where it stands, who must act by when, what a missed reply means."""

from app.domain.moment import Instant
from app.domain.terms import Supervision
from app.situation.answers import Moment, Question
from app.situation.case_row import CaseRow
from app.situation.questions.spotlight import Shone, Spotlight
from widgets.terms import word
from widgets.wall.case_list import holder, mark_of, put_time, when
from widgets.wall.columns import widest
from widgets.wall.glance import Nothing
from widgets.wall.ink import Align
from widgets.wall.looks import body_top
from widgets.wall.panel import WallPanel, answer
from widgets.wall.rows import ROW_CLOSE, rows_for
from widgets.wall.sheet import Sheet
from widgets.wall.type import Role

_GAP = 16.0
_MARK = 36.0


class SpotlightPanel(WallPanel):
    """The case put on the wall, else the unanswered cases by turns."""

    key = "spotlight"
    bar_rows = 6

    def title(self) -> str:
        """Return the panel's name."""
        return self.tr("督办案件")

    def questions(self) -> tuple[Question[object], ...]:
        """Ask for the case."""
        return (self._asked(),)

    def note(self, moment: Moment) -> str:
        """Return whose turn it is, or that somebody put the case here."""
        shone = answer(moment, self._asked())
        if shone.row is None:
            return ""
        if not shone.place:
            return self.tr("大屏指定")
        return self.tr("第 {n} 件，共 {total} 件").format(n=shone.place, total=shone.total)

    def nothing(self, moment: Moment) -> Nothing | None:
        """Return the good news."""
        return None if answer(moment, self._asked()).row else Nothing(sentence=self.tr("没有督办待回复"))

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put the case's name and time, and what must be known of it line by line."""
        shone: Shone = answer(moment, self._asked())
        if shone.row is None:
            return
        case = shone.row.case
        lines = self._lines(case, moment.at)
        rows = rows_for(sheet, body_top(sheet), len(lines) + 1, len(lines) + 1, ROW_CLOSE)
        self._head(sheet, rows.middle(0), case)
        start = sheet.left + widest(sheet, [name for name, _, _ in lines]) + _GAP
        for place, (name, text, colour) in enumerate(lines[: rows.count - 1], start=1):
            sheet.text(name, sheet.left, rows.middle(place), colour="text2")
            sheet.text(text, start, rows.middle(place), colour=colour, within=sheet.right - start)

    def _head(self, sheet: Sheet, y: float, case: CaseRow) -> None:
        """Put mark, class, time and, where there is room, the queue."""
        sheet.mark(mark_of(case), sheet.left + 13, y)
        stage = word(case.queue or case.stage)
        end = put_time(sheet, sheet.right, y, case) - _GAP
        x = sheet.left + _MARK
        end_of_name = sheet.text(case.class_name, x, y, role=Role.STRONG, bold=True, within=end - x)
        if end - end_of_name - _GAP >= sheet.measure(stage):
            sheet.text(stage, end, y, colour="text2", align=Align.RIGHT)

    def _lines(self, case: CaseRow, at: Instant) -> list[tuple[str, str, str]]:
        due = "—" if case.case_due is None else self.tr("应于 {time}").format(time=when(case.case_due, at))
        return [
            (self.tr("位置"), case.place or case.road or "—", "text1"),
            (self.tr("处置部门"), holder(case), "text1"),
            (self.tr("时限"), due, "text1"),
            (self.tr("回复"), *self._reply(case, at)),
            (self.tr("逾时"), *self._missed(case)),
            (self.tr("案号"), case.number, "text1"),
        ]

    def _reply(self, case: CaseRow, at: Instant) -> tuple[str, str]:
        """Return the number of the notice and its reply limit."""
        if case.supervised is Supervision.NONE:
            return self.tr("未督办"), "text1"
        if case.supervised is Supervision.ANSWERED or case.reply_due is None:
            return self.tr("第 {n} 次督办，已回复").format(n=max(1, case.notices)), "urge_text"
        template = self.tr("第 {n} 次督办，逾 {time}") if case.reply_due < at else self.tr("第 {n} 次督办，限 {time}")
        colour = "over_text" if case.reply_due < at else "urge_text"
        return template.format(n=max(1, case.notices), time=when(case.reply_due, at)), colour

    def _missed(self, case: CaseRow) -> tuple[str, str]:
        """Return what follows a missed reply: 曝光, never a further notice."""
        if case.supervised is Supervision.NONE:
            return "—", "text2"
        if case.exposed:
            return self.tr("已曝光"), "over_text"
        if case.expose_asked:
            return self.tr("已提请曝光，待批"), "over_text"
        return self.tr("提请曝光，不再发通知"), "text1"

    def _asked(self) -> Spotlight:
        return Spotlight(wall=self.context.wall, filter=self.context.filter)
