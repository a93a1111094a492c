"""监督员考核: inspectors ranked by what they reported, verified and checked; never by where their phones were."""

from app.situation.answers import Moment, Question
from app.situation.evaluation_people import Work
from app.situation.questions.inspector_scores import InspectorScore, InspectorScores
from widgets.wall.glance import Nothing, Source
from widgets.wall.panel import WallPanel, answer
from widgets.wall.score_lists import worked
from widgets.wall.score_words import period_word, points_bar, score_period
from widgets.wall.sheet import Sheet
from widgets.wall.table import Cell, Head, page_of, put_table
from widgets.words import points_word


class InspectorScoresPanel(WallPanel):
    """All of them, page by page; the parts stand in the cube beside it."""

    key = "inspector_scores"
    source = Source.EVALUATION
    bar_rows = 7

    def title(self) -> str:
        """Return the panel's name."""
        return self.tr("监督员考核")

    def questions(self) -> tuple[Question[object], ...]:
        """Ask for the ranking."""
        return (self._asked(),)

    def note(self, moment: Moment) -> str:
        """Return how many there are, the period, and how many had nothing to be scored by."""
        found = answer(moment, self._asked())
        text = self.tr("{n} 人，{period}").format(n=len(found.rows), period=period_word(self.context))
        return text + (self.tr("，另 {n} 人无任务").format(n=found.without) if found.without else "")

    def nothing(self, moment: Moment) -> Nothing | None:
        """Return the sentence of a period in which nobody did anything yet."""
        return None if answer(moment, self._asked()).rows else Nothing(sentence=self.tr("尚无上报、核实、核查"))

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put one row for each inspector of the page, by the number of his terminal."""
        found = answer(moment, self._asked()).rows
        heads = [
            Head(key="rank"), Head(key="name", text=self.tr("监督员"), is_left=True),
            Head(key="bar", wanted=170.0, least=60.0, gives_way=1), Head(key="points", text=self.tr("得分")),
            Head(key="grade", text=self.tr("等级")), Head(key="reported", text=self.tr("上报"), gives_way=2),
        ]  # fmt: skip
        put_table(sheet, heads, [self._row(row) for row in found[page_of(moment.at, len(found))]])

    def _row(self, row: InspectorScore) -> dict[str, Cell]:
        reported = worked(self.context, row.reported, Work.REPORTED, row.terminal)
        return {
            "rank": Cell(text=str(row.rank), colour="text3"), "name": Cell(text=row.terminal),
            "bar": points_bar(row.points, row.grade), "points": Cell(text=points_word(row.points), bold=True),
            "grade": Cell(grade=row.grade), "reported": Cell(text=str(row.reported), colour="text2", behind=reported),
        }  # fmt: skip

    def _asked(self) -> InspectorScores:
        return InspectorScores(period=score_period(self.context), filter=self.context.filter)
