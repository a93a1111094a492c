"""责任网格到岗: who is where he should be, grid by grid, against the roster; the grids with the most missing first."""

from app.situation.answers import Moment, Question
from app.situation.questions.grid_presence import GridPeople, GridPresence, GridPresenceBoard
from widgets.wall.glance import Nothing, Source
from widgets.wall.panel import WallPanel, answer
from widgets.wall.sheet import Sheet
from widgets.wall.table import Cell, Head, page_of, put_table

_HANZI = 24.0


class GridPresencePanel(WallPanel):
    """Only grids with somebody missing are listed, page by page; the note says how many are complete."""

    key = "grid_presence"
    source = Source.POSITIONS
    bar_rows = 7

    def title(self) -> str:
        """Return the panel's name."""
        return self.tr("责任网格到岗")

    def questions(self) -> tuple[Question[object], ...]:
        """Ask for the grids."""
        return (self._asked(),)

    def note(self, moment: Moment) -> str:
        """Return how many grids are complete, how many not, and how many have nobody on the roster."""
        board = answer(moment, self._asked())
        if not board.rostered:
            return ""
        lacking = len(_lacking(board))
        text = self.tr("缺岗 {a} 格，到齐 {b} 格").format(a=lacking, b=len(board.rows) - lacking)
        return text + (self.tr("，无排班 {n} 格").format(n=board.unstaffed) if board.unstaffed else "")

    def nothing(self, moment: Moment) -> Nothing | None:
        """Return 无排班, or the good news."""
        board = answer(moment, self._asked())
        if not board.rostered:
            return Nothing(sentence=self.tr("无排班"))
        return None if _lacking(board) else Nothing(sentence=self.tr("各责任网格全员在岗"))

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put one row for each grid with somebody missing."""
        found = _lacking(answer(moment, self._asked()))
        heads = [
            Head(key="name", text=self.tr("责任网格"), is_left=True, least=4 * _HANZI, gives_way=1, is_kept=True),
            Head(key="due", text=self.tr("在岗/应到")), Head(key="out", text=self.tr("越界")),
            Head(key="off", text=self.tr("离线")), Head(key="blind", text=self.tr("无定位")),
            Head(key="still", text=self.tr("停留")),
        ]  # fmt: skip
        put_table(sheet, heads, [self._row(row) for row in found[page_of(moment.at, len(found))]])

    def _row(self, row: GridPeople) -> dict[str, Cell]:
        return {
            "name": Cell(text=row.name), "due": Cell(text=f"{row.on_duty}/{row.due}", bold=True),
            "out": _count(row.out_of_grid, "soon_text"), "off": _count(row.offline), "blind": _count(row.no_fix),
            "still": _count(row.lingering),
        }  # fmt: skip

    def _asked(self) -> GridPresence:
        return GridPresence(filter=self.context.filter)


def _lacking(board: GridPresenceBoard) -> tuple[GridPeople, ...]:
    return tuple(row for row in board.rows if row.missing)


def _count(count: int, colour: str = "text1") -> Cell:
    return Cell(text=str(count), colour=colour, bold=True) if count else Cell(text="—", colour="text3")
