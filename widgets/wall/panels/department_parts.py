"""得分明细 of the departments that stand in 部门考核: every number their scores are made of."""

from functools import partial

from app.services.wall_marks import Behind
from app.situation.answers import Moment, Question
from app.situation.evaluation import Count
from app.situation.questions.department_scores import DepartmentScore, DepartmentScores
from app.situation.questions.evaluation_cases import ALL_LISTED
from widgets.terms import spoken
from widgets.wall.department_pages import department_page
from widgets.wall.glance import Nothing, Source
from widgets.wall.panel import WallPanel, answer
from widgets.wall.score_lists import scored
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
        if not page.rows:
            return period_word(self.context)
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
        page = department_page(answer(moment, self._asked()), moment.at)
        put_table(sheet, heads, [self._row(row) for row in page.rows])

    def _row(self, row: DepartmentScore) -> dict[str, Cell]:
        behind = partial(scored, self.context, department=row.department)
        due = behind(row.due, Count.CLOSED, with_over=True)
        to_handle = behind(row.to_handle, Count.HANDED, with_over=True)
        rework = behind(row.rework, Count.REWORK) if row.handed else ()
        return {
            "name": Cell(text=row.name),
            "filed": Cell(text=str(row.filed), behind=behind(row.filed, Count.FILED)),
            "closed": Cell(text=of_word(row.closed, row.due), behind=behind(row.closed, Count.CLOSED) + due),
            "in_time": Cell(
                text=of_word(row.in_time, row.to_handle), behind=behind(row.in_time, Count.HANDED_IN_TIME) + to_handle
            ),
            "rework": Cell(text=of_word(row.rework, row.handed), behind=rework + behind(row.handed, Count.HANDED)),
        }

    def behind(self, moment: Moment) -> tuple[Behind, ...]:
        """Return what appeals exempt, of all the departments."""
        exempt = sum(row.exempt for row in answer(moment, self._asked()).rows)
        return scored(self.context, exempt, Count.HANDED_EXEMPT, department=ALL_LISTED)

    def _asked(self) -> DepartmentScores:
        return DepartmentScores(period=score_period(self.context), filter=self.context.filter)
