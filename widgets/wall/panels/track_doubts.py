"""轨迹存疑: how many of today's tracks are doubtful, and why; whom they are about stands at the duty chief's desk only."""

from app.situation.answers import Moment, Question
from app.situation.questions.track_doubts import DoubtCounts, DoubtNumbers, KindCount
from widgets.terms import word
from widgets.wall.glance import Nothing, Source
from widgets.wall.panel import WallPanel, answer
from widgets.wall.sheet import Sheet
from widgets.wall.table import Cell, Head, put_table

_BAR, _BAR_LEAST = 190.0, 60.0


class TrackDoubtsPanel(WallPanel):
    """A row for each reason that occurs, the most first; the hall learns of no inspector from it."""

    key = "track_doubts"
    follows_filter = False
    source = Source.POSITIONS
    bar_rows = 7

    def title(self) -> str:
        """Return the panel's name."""
        return self.tr("轨迹存疑")

    def questions(self) -> tuple[Question[object], ...]:
        """Ask for today's counts."""
        return (DoubtCounts(),)

    def note(self, moment: Moment) -> str:
        """Return how many there are, that they are not scored, and how many fixes were kept out of tracks."""
        found = self._counts(moment)
        if not found.rows:
            return self.tr("不计分")
        text = self.tr("今日 {n} 条，待核实 {open}，不计分").format(n=found.total, open=found.open)
        return text + (self.tr("，剔除定位 {n} 个").format(n=found.kept_out) if found.kept_out else "")

    def nothing(self, moment: Moment) -> Nothing | None:
        """Return the good news, or that there is no track to be doubted."""
        found = self._counts(moment)
        if found.rows:
            return None
        return Nothing(sentence=self.tr("今日轨迹没有疑点") if found.fixes else self.tr("今日尚无轨迹"))

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put the reasons, and where the rest is to be found."""
        found = self._counts(moment)
        heads = [
            Head(key="kind", text=self.tr("原因"), is_left=True),
            Head(key="bar", wanted=_BAR, least=_BAR_LEAST, gives_way=1),
            Head(key="count", text=self.tr("条")), Head(key="open", text=self.tr("待核实")),
        ]  # fmt: skip
        most = max(row.count for row in found.rows)
        where = {"kind": Cell(text=self.tr("不计分，何人何事见值班长席"), colour="text2", is_wide=True)}
        put_table(sheet, heads, [*(self._row(row, most) for row in found.rows), where])

    def _row(self, row: KindCount, most: int) -> dict[str, Cell]:
        waiting = (
            Cell(text=str(row.open), colour="soon_text", bold=True) if row.open else Cell(text="—", colour="text3")
        )
        return {
            "kind": Cell(text=word(row.kind)), "bar": Cell(bar=row.count / most, colour="bar"),
            "count": Cell(text=str(row.count), bold=True), "open": waiting,
        }  # fmt: skip

    def _counts(self, moment: Moment) -> DoubtNumbers:
        return answer(moment, DoubtCounts())
