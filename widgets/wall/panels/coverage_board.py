"""覆盖率: the share of each responsibility grid's streets that somebody on shift has seen, the lowest first."""

from fractions import Fraction

from app.situation.answers import Moment, Question
from app.situation.questions.coverage import CoverageBoard, GridCoverage
from widgets.wall.glance import Nothing, Source
from widgets.wall.panel import WallPanel, answer
from widgets.wall.score_words import share_word
from widgets.wall.sheet import Sheet
from widgets.wall.table import Cell, Head, page_of, put_table
from widgets.words import clock

_HANZI = 24.0
_KM = 1000.0


class CoverageBoardPanel(WallPanel):
    """Grids with somebody on shift, page by page; the others are counted as 无排班, never as 0."""

    key = "coverage_board"
    follows_filter = False
    source = Source.POSITIONS
    bar_rows = 7

    def title(self) -> str:
        """Return the panel's name."""
        return self.tr("本班道路覆盖")

    def questions(self) -> tuple[Question[object], ...]:
        """Ask for the board."""
        return (CoverageBoard(),)

    def note(self, moment: Moment) -> str:
        """Return the share of all streets, since when, and how many grids have nobody on shift."""
        found, rows = answer(moment, CoverageBoard()), _rows(moment)
        if not rows:
            return ""
        street, seen = sum(row.street_m for row in rows), sum(row.seen_m for row in rows)
        text = self.tr("共 {rate}，{time} 起").format(
            rate=share_word(Fraction(round(seen), round(street))), time=clock(min(row.since for row in rows))
        )
        idle = sum(not row.rostered for row in found)
        return text + (self.tr("，无排班 {n} 格").format(n=idle) if idle else "")

    def nothing(self, moment: Moment) -> Nothing | None:
        """Return 无排班: without a roster nobody was to see anything; or that those on shift have no street to see."""
        if _rows(moment):
            return None
        is_rostered = any(row.rostered for row in answer(moment, CoverageBoard()))
        return Nothing(sentence=self.tr("当班责任网格内没有道路数据") if is_rostered else self.tr("无排班"))

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put one row for each grid: its bar, the share, the kilometres, who is out."""
        found = _rows(moment)
        heads = [
            Head(key="name", text=self.tr("责任网格"), is_left=True, least=4 * _HANZI, gives_way=3, is_kept=True),
            Head(key="bar", wanted=150.0, least=60.0, gives_way=1), Head(key="share", text=self.tr("已看")),
            Head(key="km", text=self.tr("公里")), Head(key="people", text=self.tr("人"), gives_way=2),
        ]  # fmt: skip
        put_table(sheet, heads, [self._row(row) for row in found[page_of(moment.at, len(found))]])

    def _row(self, row: GridCoverage) -> dict[str, Cell]:
        share = row.share or 0.0
        return {
            "name": Cell(text=row.name), "bar": Cell(bar=share, colour="bar"),
            "share": Cell(text=share_word(Fraction(share)), bold=True),
            "km": Cell(text=f"{row.seen_m / _KM:.1f}/{row.street_m / _KM:.1f}", colour="text2"),
            "people": Cell(text=str(len(row.terminals)), colour="text2"),
        }  # fmt: skip


def _rows(moment: Moment) -> tuple[GridCoverage, ...]:
    """Return the grids with somebody on shift and a street, the least seen first."""
    found = [row for row in answer(moment, CoverageBoard()) if row.share is not None]
    return tuple(sorted(found, key=lambda row: (row.share or 0.0, row.duty_grid)))
