"""区域考核: districts and streets ranked by score; the letter of the grade is always printed."""

from app.domain.city import AreaLevel
from app.domain.scores import Grade
from app.situation.answers import Moment, Question
from app.situation.evaluation import Count
from app.situation.questions.area_scores import AreaScore
from widgets.wall.area_pages import area_page, area_questions
from widgets.wall.glance import Nothing, Source
from widgets.wall.panel import WallPanel
from widgets.wall.score_lists import scored
from widgets.wall.score_words import of_word, period_word, points_bar
from widgets.wall.sheet import Sheet
from widgets.wall.table import Cell, Head, put_table
from widgets.words import points_word

_HANZI = 24.0


class AreaScoresPanel(WallPanel):
    """Districts, then streets, twenty seconds a page; the parts stand in the cube beside it."""

    key = "area_scores"
    source = Source.EVALUATION
    bar_rows = 7

    def title(self) -> str:
        """Return the panel's name."""
        return self.tr("区域考核")

    def questions(self) -> tuple[Question[object], ...]:
        """Ask for districts and streets."""
        return area_questions(self.context)

    def note(self, moment: Moment) -> str:
        """Return the level, the period, and how many have each grade."""
        page = area_page(self.context, moment)
        if page is None:
            return ""
        level = self.tr("区 {n} 个") if page.level is AreaLevel.DISTRICT else self.tr("街道 {n} 个")
        counts = zip(Grade, page.grades, strict=True)
        grades = "".join(self.tr("，{grade} {n}").format(grade=grade.value, n=n) for grade, n in counts if n)
        without = self.tr("，另 {n} 个无应结").format(n=page.without) if page.without else ""
        return level.format(n=page.total) + self.tr("，") + period_word(self.context) + grades + without

    def nothing(self, moment: Moment) -> Nothing | None:
        """Return the sentence of a period in which nothing fell due yet."""
        return Nothing(sentence=self.tr("尚无应结案的区域")) if area_page(self.context, moment) is None else None

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put one row for each area of the page."""
        page = area_page(self.context, moment)
        if page is None:
            return
        heads = [
            Head(key="rank"), Head(key="name", text=self.tr("区域"), is_left=True, least=4 * _HANZI, gives_way=3),
            Head(key="bar", wanted=170.0, least=60.0, gives_way=1), Head(key="points", text=self.tr("得分")),
            Head(key="grade", text=self.tr("等级")),
            Head(key="in_time", text=self.tr("按期/应结"), gives_way=2),
        ]  # fmt: skip
        put_table(sheet, heads, [self._row(row) for row in page.rows])

    def _row(self, row: AreaScore) -> dict[str, Cell]:
        in_time = scored(self.context, row.in_time, Count.CLOSED_IN_TIME, area=row.code)
        due = scored(self.context, row.due, Count.CLOSED, with_over=True, area=row.code)
        return {
            "rank": Cell(text=str(row.rank), colour="text3"), "name": Cell(text=row.name),
            "bar": points_bar(row.points, row.grade), "points": Cell(text=points_word(row.points), bold=True),
            "grade": Cell(grade=row.grade),
            "in_time": Cell(text=of_word(row.in_time, row.due), colour="text2", behind=in_time + due),
        }  # fmt: skip
