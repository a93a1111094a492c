"""得分明细 of the departments that stand in 部门考核: every number their scores are made of."""

from app.situation.answers import Moment, Question
from app.situation.questions.department_scores import DepartmentScores
from widgets.terms import spoken
from widgets.wall.department_pages import department_page
from widgets.wall.glance import Nothing, Source
from widgets.wall.panel import WallPanel, answer
from widgets.wall.score_words import of_word, period_word, score_period
from widgets.wall.sheet import Sheet
from widgets.wall.table import Cell, Head, put_table

_HANZI = 24.0


class DepartmentPartsPanel(WallPanel):
    """The same rows in the same order."""

    key = "department_parts"
    source = Source.EVALUATION
    bar_rows = 7

    def title(self) -> str:
        """Return the panel's name."""
        return self.tr("部门得分明细")

    def questions(self) -> tuple[Question[object], ...]:
        """Ask for the ranking."""
        return (self._asked(),)

    def note(self, moment: Moment) -> str:
        """Return the group and the period, and what appeals exempt in it."""
        found = answer(moment, self._asked())
        page = department_page(found, moment.at)
        exempt = sum(row.exempt for row in found.rows)
        text = self.tr("{group}，{period}").format(group=spoken(page.group), period=period_word(self.context))
        return text + (self.tr("，全部申诉免责 {n} 件").format(n=exempt) if exempt else "")

    def nothing(self, moment: Moment) -> Nothing | None:
        """Return the sentence of a period in which nothing fell due yet."""
        return None if answer(moment, self._asked()).rows else Nothing(sentence=self.tr("尚无应结案、应处置的部门"))

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put one row for each department: counts with what they are of."""
        heads = [
            Head(key="name", text=self.tr("部门"), is_left=True, least=3 * _HANZI, gives_way=2, is_kept=True),
            Head(key="filed", text=self.tr("立案"), gives_way=1),
            Head(key="closed", text=self.tr("结案/应结")), Head(key="in_time", text=self.tr("按期/应处置")),
            Head(key="rework", text=self.tr("返工/处置")),
        ]  # fmt: skip
        rows = [
            {
                "name": Cell(text=row.name), "filed": Cell(text=str(row.filed)),
                "closed": Cell(text=of_word(row.closed, row.due)),
                "in_time": Cell(text=of_word(row.in_time, row.to_handle)),
                "rework": Cell(text=of_word(row.rework, row.handed)),
            }
            for row in department_page(answer(moment, self._asked()), moment.at).rows
        ]  # fmt: skip
        put_table(sheet, heads, rows)

    def _asked(self) -> DepartmentScores:
        return DepartmentScores(period=score_period(self.context), filter=self.context.filter)
