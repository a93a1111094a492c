"""当班表: who is on shift in which responsibility grid, until when, and when how many come after them."""

from app.situation.answers import Moment, Question
from app.situation.questions.duty_roster import DutyBoard, DutyRoster, GridShift
from widgets.wall.glance import Nothing, Source
from widgets.wall.panel import WallPanel, answer
from widgets.wall.shared_start import without_shared_start
from widgets.wall.sheet import Sheet
from widgets.wall.table import Cell, Head, page_of, put_table
from widgets.words import clock

_HANZI = 24.0


class DutyRosterPanel(WallPanel):
    """Grids with somebody on shift, page by page, then those where only the next shift is known; numbers, never names."""

    key = "duty_roster"
    source = Source.POSITIONS
    bar_rows = 7

    def title(self) -> str:
        """Return the panel's name."""
        return self.tr("当班表")

    def questions(self) -> tuple[Question[object], ...]:
        """Ask for the shifts."""
        return (self._asked(),)

    def note(self, moment: Moment) -> str:
        """Return how many are on shift, how many of them stand where they should, and the next shift of all."""
        board = self._board(moment)
        if not board.rows:
            return ""
        text = self.tr("应在岗 {a} 人，在岗 {b}").format(a=board.due, b=board.on_duty)
        if board.next_at is None:
            return text + self.tr("，无下一班")
        return text + self.tr("，{time} 接班 {n} 人").format(time=clock(board.next_at), n=board.coming)

    def nothing(self, moment: Moment) -> Nothing | None:
        """Return 无排班: nobody is on shift, and nobody is to come."""
        return None if self._board(moment).rows else Nothing(sentence=self.tr("无排班"))

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put one row for each shift of a grid; the collectors' numbers stand there where all of them have room."""
        found = self._board(moment).rows
        heads = [
            Head(key="name", text=self.tr("责任网格"), is_left=True, least=4 * _HANZI, gives_way=2, is_kept=True),
            Head(key="due", text=self.tr("在岗")),
            Head(key="who", text=self.tr("监督员"), gives_way=1),
            Head(key="until", text=self.tr("至")), Head(key="next", text=self.tr("下一班")),
        ]  # fmt: skip
        names = without_shared_start([row.name for row in found])
        page = page_of(moment.at, len(found))
        put_table(sheet, heads, [self._row(*one) for one in list(zip(found, names, strict=True))[page]])

    def _row(self, row: GridShift, name: str) -> dict[str, Cell]:
        if row.until is None:
            nobody = Cell(text=self.tr("无人"), colour="text2")
            return {"name": Cell(text=name), "due": nobody, "next": self._next(row)}
        colour = "soon_text" if row.on_duty < row.due else "text1"
        return {
            "name": Cell(text=name), "due": Cell(text=f"{row.on_duty}/{row.due}", colour=colour, bold=True),
            "who": Cell(text=" ".join(row.terminals), colour="text2"), "until": Cell(text=clock(row.until)),
            "next": self._next(row),
        }  # fmt: skip

    def _next(self, row: GridShift) -> Cell:
        """Return how many come next; when, where that is not when the others go."""
        if row.next_at is None:
            return Cell(text=self.tr("无"), colour="soon_text")
        people = self.tr("{n} 人").format(n=row.coming)
        return Cell(text=people if row.next_at == row.until else f"{clock(row.next_at)} {people}")

    def _board(self, moment: Moment) -> DutyBoard:
        return answer(moment, self._asked())

    def _asked(self) -> DutyRoster:
        return DutyRoster(filter=self.context.filter)
