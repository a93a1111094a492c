"""点名: the last roll-call, who has not answered and who was late."""

from app.domain.work_time import local_day
from app.situation.answers import Moment, Question
from app.situation.questions.roll_calls import RollAnswer, RollCallRow, RollCalls
from widgets import words
from widgets.wall.glance import Nothing
from widgets.wall.panel import WallPanel, answer
from widgets.wall.sheet import Sheet
from widgets.wall.table import PAGE, Cell, Head, page_of, put_table


class RollCallPanel(WallPanel):
    """Those missing first, then the late; those who answered in time are counted."""

    key = "roll_call"
    follows_filter = False
    bar_rows = 7

    def title(self) -> str:
        """Return the panel's name."""
        return self.tr("点名抽查")

    def questions(self) -> tuple[Question[object], ...]:
        """Ask for the last roll-call."""
        return (RollCalls(limit=1),)

    def note(self, moment: Moment) -> str:
        """Return when it was called, until when one may answer, and how many did."""
        call = _today(moment)
        if call is None:
            return ""
        text = self.tr("{a} 点名，应答 {n}/{of}，限 {b}")
        return text.format(
            a=words.clock(call.message.at), b=words.clock(call.until), n=call.answered, of=len(call.answers)
        )

    def nothing(self, moment: Moment) -> Nothing | None:
        """Return the sentence of a day without a roll-call, or that everybody answered in time."""
        call = _today(moment)
        if call is None:
            return Nothing(sentence=self.tr("今日未点名"))
        return (
            None if _called_for(call) else Nothing(sentence=self.tr("{n} 人全部按时应答").format(n=len(call.answers)))
        )

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put one row for each who has not answered or was late, page by page."""
        call = _today(moment)
        if call is None:
            return
        found = _called_for(call)
        heads = [
            Head(key="name", is_left=True), Head(key="state", is_left=True),
            Head(key="note", is_left=True, least=72.0, gives_way=1), Head(key="at"),
        ]  # fmt: skip
        rows = [self._row(one, call) for one in found[page_of(moment.at, len(found), PAGE + 1)]]
        put_table(sheet, heads, rows)

    def _row(self, one: RollAnswer, call: RollCallRow) -> dict[str, Cell]:
        name = Cell(text=self.tr("监督员 {number}").format(number=one.terminal))
        if one.at is None:
            text = self.tr("未应答") if call.is_over else self.tr("待应答")
            colour = "soon_text" if call.is_over else "text2"
            return {"name": name, "state": Cell(text=text, colour=colour, bold=call.is_over)}
        state = Cell(text=self.tr("迟答"), colour="soon_text", bold=True)
        return {
            "name": name, "state": state, "note": Cell(text=one.note, colour="text2"),
            "at": Cell(text=words.clock(one.at), colour="text2"),
        }  # fmt: skip


def _called_for(call: RollCallRow) -> list[RollAnswer]:
    """Return those missing, then the late."""
    found = [one for one in call.answers if one.at is None or one.late]
    return sorted(found, key=lambda one: (one.at is not None, one.at or 0, one.terminal))


def _today(moment: Moment) -> RollCallRow | None:
    """Return the last roll-call if it was today, or is still to be answered after midnight."""
    for call in answer(moment, RollCalls(limit=1)):
        if not call.is_over or local_day(call.message.at) == local_day(moment.at):
            return call
    return None
