"""得分明细 of the areas that stand in 区域考核: every number their scores are made of."""

from fractions import Fraction
from functools import partial

from app.situation.answers import Moment, Question
from app.situation.evaluation import Count
from app.situation.questions.area_scores import AreaScore
from widgets.wall.area_pages import area_page, area_questions
from widgets.wall.glance import Nothing, Source
from widgets.wall.panel import WallPanel
from widgets.wall.score_lists import scored
from widgets.wall.score_words import of_word, period_word
from widgets.wall.sheet import Sheet
from widgets.wall.table import Cell, Head, put_table

_HANZI = 24.0


class AreaPartsPanel(WallPanel):
    """The same rows in the same order."""

    key = "area_parts"
    source = Source.EVALUATION
    bar_rows = 7

    def title(self) -> str:
        """Return the panel's name."""
        return self.tr("区域得分明细")

    def questions(self) -> tuple[Question[object], ...]:
        """Ask for districts and streets."""
        return area_questions(self.context)

    def note(self, moment: Moment) -> str:
        """Return the period, and by what filings are measured."""
        if area_page(self.context, moment) is None:
            return ""
        return period_word(self.context) + self.tr("，立案按每单元网格计分")

    def nothing(self, moment: Moment) -> Nothing | None:
        """Return the sentence of a period in which nothing fell due yet."""
        return Nothing(sentence=self.tr("尚无应结案的区域")) if area_page(self.context, moment) is None else None

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put one row for each area: counts with what they are of."""
        page = area_page(self.context, moment)
        if page is None:
            return
        heads = [
            Head(key="name", text=self.tr("区域"), is_left=True, least=3 * _HANZI, gives_way=3, is_kept=True),
            Head(key="complaints", text=self.tr("举报"), gives_way=1),
            Head(key="filed", text=self.tr("立案")), Head(key="each", text=self.tr("每格"), gives_way=2),
            Head(key="closed", text=self.tr("结案/应结")), Head(key="in_time", text=self.tr("按期/应结")),
        ]  # fmt: skip
        put_table(sheet, heads, [self._row(row) for row in page.rows])

    def _row(self, row: AreaScore) -> dict[str, Cell]:
        behind = partial(scored, self.context, area=row.code)
        due = behind(row.due, Count.CLOSED, with_over=True)
        return {
            "name": Cell(text=row.name),
            "complaints": Cell(text=str(row.complaints), behind=behind(row.complaints, Count.COMPLAINTS)),
            "filed": Cell(text=str(row.filed), behind=behind(row.filed, Count.FILED)),
            "each": Cell(text=_each(row.filed, row.grids), colour="text2"),
            "closed": Cell(text=of_word(row.closed, row.due), behind=behind(row.closed, Count.CLOSED) + due),
            "in_time": Cell(text=of_word(row.in_time, row.due), behind=behind(row.in_time, Count.CLOSED_IN_TIME)),
        }


def _each(filed: int, grids: int) -> str:
    """Return the filings of a unit grid, with one decimal."""
    tenths = round(Fraction(10 * filed, max(1, grids)))
    return f"{tenths // 10}.{tenths % 10}"
