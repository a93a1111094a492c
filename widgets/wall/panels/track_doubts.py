"""轨迹存疑: what is doubtful in today's tracks, with its reason, for the duty chief to look at; it is never scored."""

from app.situation.answers import Moment, Question
from app.situation.questions.track_doubts import DoubtRow, TrackDoubts
from widgets import words
from widgets.terms import spoken, word
from widgets.wall.glance import Nothing, Source
from widgets.wall.looks import body_top
from widgets.wall.panel import WallPanel, answer
from widgets.wall.rows import ROW_CLOSE, Rows, rows_for, rule_below
from widgets.wall.sheet import Sheet
from widgets.wall.table import page_of

DOUBTS = 4
"""So many stand there at a time: each takes two lines."""
_GAP = 12.0


class TrackDoubtsPanel(WallPanel):
    """Those nobody has answered first, the newest of them on top; persons stand there as numbers."""

    key = "track_doubts"
    follows_filter = False
    source = Source.POSITIONS
    bar_rows = 7

    def title(self) -> str:
        """Return the panel's name."""
        return self.tr("轨迹存疑")

    def questions(self) -> tuple[Question[object], ...]:
        """Ask for today's doubts."""
        return (TrackDoubts(),)

    def note(self, moment: Moment) -> str:
        """Return how many there are, that they are not scored, and how many fixes were kept out of tracks."""
        found = answer(moment, TrackDoubts())
        if not found.rows:
            return self.tr("不计分")
        text = self.tr("今日 {n} 条，待核实 {open}，不计分").format(n=len(found.rows), open=found.open)
        kept_out = sum(count for _, count in found.kept_out)
        return text + (self.tr("，剔除定位 {n} 个").format(n=kept_out) if kept_out else "")

    def nothing(self, moment: Moment) -> Nothing | None:
        """Return the good news."""
        return None if answer(moment, TrackDoubts()).rows else Nothing(sentence=self.tr("今日轨迹没有疑点"))

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put two lines for each doubt: when, who and what, then why."""
        found = answer(moment, TrackDoubts()).rows
        newest = sorted(found, key=lambda row: (row.answer is not None, -row.doubt.until, row.doubt.terminal))
        shown = newest[page_of(moment.at, len(newest), DOUBTS)]
        rows = rows_for(sheet, body_top(sheet), 2 * len(shown), 2 * DOUBTS, ROW_CLOSE)
        for place, row in enumerate(shown[: (rows.count + 1) // 2]):
            self._put(sheet, rows, 2 * place, row)

    def _put(self, sheet: Sheet, rows: Rows, place: int, row: DoubtRow) -> None:
        """Put who and what in one line, why in the next."""
        doubt, y = row.doubt, rows.middle(place)
        end = sheet.text(words.clock(doubt.until), sheet.left, y, colour="text2") + _GAP
        end = sheet.text(self.tr("监督员 {number}").format(number=doubt.terminal), end, y) + _GAP
        sheet.text(word(doubt.kind), end, y, bold=row.answer is None, within=sheet.right - end)
        if place + 1 < rows.count:
            why = spoken(doubt.sentence.zh).format(*doubt.values)
            sheet.text(why, sheet.left, rows.middle(place + 1), colour="text2", within=sheet.right - sheet.left)
            rule_below(sheet, rows, place + 1)
