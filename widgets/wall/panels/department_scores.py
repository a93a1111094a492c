"""部门考核: departments ranked by score inside 专业部门, 街道 and 公用企业, never across."""

from app.situation.answers import Moment, Question
from app.situation.period import Period
from app.situation.questions.department_scores import DepartmentScores
from widgets.terms import spoken
from widgets.wall.department_pages import DepartmentPage, department_page
from widgets.wall.glance import Nothing, Source
from widgets.wall.panel import WallPanel, answer
from widgets.wall.score_words import change_word, period_word, points_bar, score_period
from widgets.wall.sheet import Sheet
from widgets.wall.table import Cell, Head, put_table
from widgets.words import points_word

_HANZI = 24.0


class DepartmentScoresPanel(WallPanel):
    """One group after the other, twenty seconds each; the parts stand in the cube beside it."""

    key = "department_scores"
    source = Source.EVALUATION
    bar_rows = 7

    def title(self) -> str:
        """Return the panel's name."""
        return self.tr("部门考核")

    def questions(self) -> tuple[Question[object], ...]:
        """Ask for the ranking."""
        return (self._asked(),)

    def note(self, moment: Moment) -> str:
        """Return the group, the period, and how many had nothing due."""
        found = answer(moment, self._asked())
        page = department_page(found, moment.at)
        if not page.rows:
            return self.tr("{period}，{n} 个无应结").format(period=period_word(self.context), n=found.without)
        text = self.tr("{group} {n} 个，{period}").format(
            group=spoken(page.group), n=page.total, period=period_word(self.context)
        )
        return text + (self.tr("，另 {n} 个无应结") if found.without else "").format(n=found.without)

    def nothing(self, moment: Moment) -> Nothing | None:
        """Return the sentence of a period in which nothing fell due yet."""
        return None if answer(moment, self._asked()).rows else Nothing(sentence=self.tr("尚无应结案、应处置的部门"))

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put one row for each department of the group."""
        page: DepartmentPage = department_page(answer(moment, self._asked()), moment.at)
        is_month = score_period(self.context) is Period.MONTH
        heads = [
            Head(key="rank"), Head(key="name", text=self.tr("部门"), is_left=True, least=4 * _HANZI, gives_way=3),
            Head(key="bar", wanted=170.0, least=60.0, gives_way=1), Head(key="points", text=self.tr("得分")),
            Head(key="grade", text=self.tr("等级")),
            Head(key="change", text=self.tr("较上月") if is_month else "", gives_way=2),
        ]  # fmt: skip
        rows = [
            {
                "rank": Cell(text=str(row.rank), colour="text3"), "name": Cell(text=row.name),
                "bar": points_bar(row.points, row.grade), "points": Cell(text=points_word(row.points), bold=True),
                "grade": Cell(grade=row.grade), "change": Cell(text=change_word(row.change) if is_month else "", colour="text2"),
            }
            for row in page.rows
        ]  # fmt: skip
        put_table(sheet, heads, rows)

    def _asked(self) -> DepartmentScores:
        return DepartmentScores(period=score_period(self.context), filter=self.context.filter)
