"""轨迹存疑: what is doubtful in today's tracks, with its reason, for the duty chief to look at; it is never scored."""

from app.situation.answers import Moment, Question
from app.situation.questions.track_doubts import DoubtRow, TrackDoubts
from widgets import words
from widgets.terms import spoken, word
from widgets.wall.glance import Nothing, Source
from widgets.wall.looks import body_top
from widgets.wall.panel import WallPanel, answer
from widgets.wall.rows import MOST_ROWS, ROW_CLOSE, rows_for, rule_below
from widgets.wall.sheet import Sheet
from widgets.wall.table import page_at

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
        """Return the good news, or that there is no track to be doubted."""
        found = answer(moment, TrackDoubts())
        if found.rows:
            return None
        return Nothing(sentence=self.tr("今日轨迹没有疑点") if found.fixes else self.tr("今日尚无轨迹"))

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put when, who and what in one line for each doubt, then why; page by page."""
        found = answer(moment, TrackDoubts()).rows
        newest = sorted(found, key=lambda row: (row.answer is not None, -row.doubt.until, row.doubt.terminal))
        width, top = sheet.right - sheet.left, body_top(sheet)
        doubts = [
            (row, _wrapped(sheet, spoken(row.doubt.sentence.zh).format(*row.doubt.values), width)) for row in newest
        ]
        pages = _pages(doubts, max(2, min(MOST_ROWS, int((sheet.bottom - top) / ROW_CLOSE))))
        rows = rows_for(sheet, top, MOST_ROWS, MOST_ROWS, ROW_CLOSE)
        place = 0
        for row, why in pages[page_at(moment.at, len(pages))]:
            self._head(sheet, rows.middle(place), row)
            for line, text in enumerate(why, start=1):
                sheet.text(text, sheet.left, rows.middle(place + line), colour="text2", within=width)
            place += 1 + len(why)
            rule_below(sheet, rows, place - 1)

    def _head(self, sheet: Sheet, y: float, row: DoubtRow) -> None:
        """Put when, who and what; a doubt that somebody has answered is not bold."""
        doubt = row.doubt
        end = sheet.text(words.clock(doubt.until), sheet.left, y, colour="text2") + _GAP
        end = sheet.text(self.tr("监督员 {number}").format(number=doubt.terminal), end, y) + _GAP
        sheet.text(word(doubt.kind), end, y, bold=row.answer is None, within=sheet.right - end)


_Doubts = list[tuple[DoubtRow, tuple[str, ...]]]


def _pages(doubts: _Doubts, most: int) -> list[_Doubts]:
    """Return the doubts in pages of at most *most* lines; one always has a place."""
    pages: list[_Doubts] = [[]]
    for doubt in doubts:
        lines = sum(1 + len(why) for _, why in pages[-1])
        if pages[-1] and lines + 1 + len(doubt[1]) > most:
            pages.append([])
        pages[-1].append(doubt)
    return pages


def _wrapped(sheet: Sheet, text: str, width: float) -> tuple[str, ...]:
    """Return *text* in two lines at most, broken between words."""
    if sheet.measure(text) <= width or " " not in text:
        return (text,)
    parts = text.split(" ")
    first = next((n for n in range(len(parts) - 1, 0, -1) if sheet.measure(" ".join(parts[:n])) <= width), 0)
    return (" ".join(parts[:first]), " ".join(parts[first:])) if first else (text,)
