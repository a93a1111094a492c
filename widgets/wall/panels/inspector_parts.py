"""得分明细 of the inspectors that stand in 监督员考核: every number their scores are made of."""

from app.services.wall_marks import Behind
from app.situation.answers import Moment, Question
from app.situation.evaluation_people import Work
from app.situation.questions.inspector_scores import InspectorScore, InspectorScores
from widgets.wall.glance import Nothing, Source
from widgets.wall.panel import WallPanel, answer
from widgets.wall.score_lists import worked
from widgets.wall.score_words import of_word, period_word, score_period
from widgets.wall.sheet import Sheet
from widgets.wall.table import Cell, Head, page_of, put_table


class InspectorPartsPanel(WallPanel):
    """The same rows in the same order."""

    key = "inspector_parts"
    source = Source.EVALUATION
    bar_rows = 7

    def title(self) -> str:
        """Return the panel's name."""
        return self.tr("监督员得分明细")

    def questions(self) -> tuple[Question[object], ...]:
        """Ask for the ranking."""
        return (self._asked(),)

    def note(self, moment: Moment) -> str:
        """Return the period, and what is not scored."""
        if not answer(moment, self._asked()).rows:
            return ""
        return period_word(self.context) + self.tr("，轨迹不计分")

    def nothing(self, moment: Moment) -> Nothing | None:
        """Return the sentence of a period in which nobody did anything yet."""
        return None if answer(moment, self._asked()).rows else Nothing(sentence=self.tr("尚无上报、核实、核查"))

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put one row for each inspector: counts with what they are of."""
        found = answer(moment, self._asked()).rows
        heads = [
            Head(key="name", text=self.tr("监督员"), is_left=True), Head(key="valid", text=self.tr("有效/已定")),
            Head(key="missed", text=self.tr("漏报/立案"), gives_way=1), Head(key="verified", text=self.tr("按时/核实"), gives_way=2),
            Head(key="checked", text=self.tr("按时/核查"), gives_way=3),
        ]  # fmt: skip
        put_table(sheet, heads, [self._row(row) for row in found[page_of(moment.at, len(found))]])

    def _row(self, row: InspectorScore) -> dict[str, Cell]:
        def behind(n: int, work: Work, *, with_over: bool = False) -> tuple[Behind, ...]:
            return worked(self.context, n, work, row.terminal, with_over=with_over)

        to_verify = behind(row.to_verify, Work.VERIFIED, with_over=True)
        to_check = behind(row.to_check, Work.CHECKED, with_over=True)
        verified = behind(row.verified_in_time, Work.VERIFIED_IN_TIME) + to_verify
        checked = behind(row.checked_in_time, Work.CHECKED_IN_TIME) + to_check
        valid = behind(row.valid, Work.VALID) + behind(row.decided, Work.DECIDED)
        missed = behind(row.missed, Work.MISSED) + behind(row.grid_filed, Work.GRID_FILED)
        return {
            "name": Cell(text=row.terminal), "valid": Cell(text=of_word(row.valid, row.decided), behind=valid),
            "missed": Cell(text=of_word(row.missed, row.grid_filed), behind=missed),
            "verified": Cell(text=of_word(row.verified_in_time, row.to_verify), behind=verified),
            "checked": Cell(text=of_word(row.checked_in_time, row.to_check), behind=checked),
        }  # fmt: skip

    def _asked(self) -> InspectorScores:
        return InspectorScores(period=score_period(self.context), filter=self.context.filter)
