"""5-2 督办与超期: what must be chased, urgent first, then by reply limit, then by time over."""

from app.domain.terms import Light, Supervision
from app.services.wall_counted import Drilled
from app.services.wall_marks import Behind
from app.situation.answers import Moment, Question
from app.situation.case_row import CaseRow
from app.situation.filters import Filter
from app.situation.questions.supervised import SupervisedAndOverdue, SupervisedList
from app.situation.questions.which import Which
from widgets import words
from widgets.terms import word
from widgets.wall.columns import Column, Span, share, widest
from widgets.wall.glance import Nothing
from widgets.wall.ink import Align, Phase
from widgets.wall.looks import body_top
from widgets.wall.pair import Pair
from widgets.wall.panel import WallPanel, answer
from widgets.wall.rows import rows_for, rule_below
from widgets.wall.sheet import Sheet
from widgets.wall.type import Role

ROWS = 7
_HANZI = 24.0
_MARK = 26.0
_GAP = 9.0
_PLATE_PAD = 8.0
_PLATE_HEIGHT = 34.0
_BADGE_PAD = 6.0
_BADGE_GAP = 7.0


class SupervisionPanel(WallPanel):
    """督办 without an answer, and 处置超期."""

    key = "supervision"
    bar_rows = 7

    def title(self) -> str:
        """Return the panel's name."""
        return self.tr("督办与超期")

    def questions(self) -> tuple[Question[object], ...]:
        """Ask for the list."""
        return (self._asked(),)

    def note(self, moment: Moment) -> str:
        """Return of how many cases the list has the first, and in which time it is counted."""
        found = self._list(moment)
        if not found.total:
            return ""
        is_whole = len(found.rows) == found.total
        count = self.tr("{n} 件") if is_whole else self.tr("{n} 件，列前 {k}")
        return count.format(n=found.total, k=len(found.rows)) + self.tr("，工作时")

    def nothing(self, moment: Moment) -> Nothing | None:
        """Return the good news."""
        return None if self._list(moment).rows else Nothing(sentence=self.tr("没有督办与超期"))

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put one row for each case; the first that waits for an answer blinks."""
        cases = self._list(moment).rows
        rows = rows_for(sheet, body_top(sheet), len(cases), ROWS)
        shown = cases[: rows.count]
        leads = [self._badge_width(sheet) + _BADGE_GAP if case.urgent else 0.0 for case in shown]
        pair = Pair(sheet, [case.class_name for case in shown], [case.road for case in shown], leads)
        spans = share(self._columns(shown, sheet, pair), sheet.left, sheet.right - sheet.left, _GAP)
        blinking = next((place for place, case in enumerate(shown) if case.supervised is Supervision.WAITING), -1)
        for place, case in enumerate(shown):
            y = rows.middle(place)
            sheet.mark(mark_of(case), spans["mark"].x + 13, y)
            self._time(sheet, spans["time"].x, y, case)
            start = self._badge(sheet, spans["case"].x, y) if case.urgent else None
            pair.put(spans["case"], y, case.class_name, case.road, start=start)
            if "holder" in spans:
                sheet.text(_holder(case), spans["holder"].x, y, within=spans["holder"].width)
            self._status(sheet, spans["status"], y, case, blinks=place == blinking)
            top, width = y - rows.height / 2, sheet.right - sheet.left
            sheet.narrows(sheet.left, top, width, rows.height, Filter(classes=(case.class_key,)), case.class_name)
            rule_below(sheet, rows, place)

    def behind(self, moment: Moment) -> tuple[Behind, ...]:
        """Return all that the list shows the first of."""
        asked = Drilled(which=Which.SUPERVISED_AND_OVERDUE, filter=self.context.filter)
        return (asked,) if self._list(moment).rows else ()

    def _columns(self, cases: tuple[CaseRow, ...], sheet: Sheet, pair: Pair) -> list[Column]:
        time = max((sheet.measure(self._time_word(case), bold=True) for case in cases), default=0.0)
        status = max((self._status_width(sheet, case) for case in cases), default=0.0)
        return [
            Column(key="mark", wanted=_MARK),
            Column(key="time", wanted=time + 2 * _PLATE_PAD),
            pair.column("case", gives_way=1),
            Column(key="holder", wanted=widest(sheet, [_holder(c) for c in cases]), least=3 * _HANZI, gives_way=2),
            Column(key="status", wanted=status),
        ]

    def _time(self, sheet: Sheet, x: float, y: float, case: CaseRow) -> None:
        """Put how far the case is over on the red plate, or what is left of it in amber or plainly."""
        text = self._time_word(case)
        width, top = sheet.measure(text, bold=True) + 2 * _PLATE_PAD, y - _PLATE_HEIGHT / 2
        if case.is_over:
            sheet.plate(x, top, width, _PLATE_HEIGHT, fill="over_fill", edge="over")
            sheet.text(text, x + _PLATE_PAD, y, colour="over_on", ground="over_fill", bold=True)
        elif case.is_soon:
            sheet.plate(x, top, width, _PLATE_HEIGHT, edge="soon")
            sheet.text(text, x + _PLATE_PAD, y, colour="soon_text", bold=True)
        else:
            sheet.text(text, x + _PLATE_PAD, y, colour="text2")

    def _time_word(self, case: CaseRow) -> str:
        if case.is_paused:
            return self.tr("暂停")
        if case.case_left_us is not None:
            return words.left_or_over(case.case_left_us, is_over=case.is_over)
        return "" if case.reply_due is None else self.tr("限 {time}").format(time=words.clock(case.reply_due))

    def _status(self, sheet: Sheet, span: Span, y: float, case: CaseRow, *, blinks: bool) -> None:
        word, colour = self._status_word(case)
        bold = case.supervised is Supervision.WAITING
        end = span.end - _BADGE_GAP
        sheet.text(
            word, end, y, colour=colour, bold=bold, align=Align.RIGHT, phase=Phase.UNLIT if blinks else Phase.ALWAYS
        )
        start = end - sheet.measure(word, bold=bold)
        if blinks:
            self._pill(sheet, start, end, y, word)

    def _pill(self, sheet: Sheet, start: float, end: float, y: float, word: str) -> None:
        """Put the pill of the one that waits for an acknowledgement: filled and outlined by turns."""
        x, width, top = start - _BADGE_GAP, end - start + 2 * _BADGE_GAP, y - _PLATE_HEIGHT / 2
        sheet.plate(x, top, width, _PLATE_HEIGHT, edge="urge", radius=17, phase=Phase.UNLIT)
        sheet.plate(x, top, width, _PLATE_HEIGHT, fill="urge", radius=17, phase=Phase.LIT)
        sheet.text(word, start, y, colour="urge_on", ground="urge", bold=True, phase=Phase.LIT)

    def _badge(self, sheet: Sheet, x: float, y: float) -> float:
        """Put the light badge of an urgent case beside its time; return where the text behind it begins."""
        word, width = self.tr("紧急"), self._badge_width(sheet)
        sheet.plate(x, y - 15, width, 30, fill="badge")
        sheet.text(word, x + _BADGE_PAD, y, role=Role.NOTE, colour="badge_on", ground="badge", bold=True)
        return x + width + _BADGE_GAP

    def _badge_width(self, sheet: Sheet) -> float:
        return sheet.measure(self.tr("紧急"), Role.NOTE, bold=True) + 2 * _BADGE_PAD

    def _status_word(self, case: CaseRow) -> tuple[str, str]:
        if case.supervised is Supervision.WAITING:
            return self.tr("待回复"), "urge_text"
        if case.supervised is Supervision.ANSWERED:
            return self.tr("已回复"), "urge_text"
        return (self.tr("已催办"), "text2") if case.urges else (self.tr("未催办"), "text1")

    def _status_width(self, sheet: Sheet, case: CaseRow) -> float:
        word, _ = self._status_word(case)
        return sheet.measure(word, bold=case.supervised is Supervision.WAITING) + 2 * _BADGE_GAP

    def _asked(self) -> SupervisedAndOverdue:
        return SupervisedAndOverdue(limit=ROWS, filter=self.context.filter)

    def _list(self, moment: Moment) -> SupervisedList:
        return answer(moment, self._asked())


def mark_of(case: CaseRow) -> str:
    """Return the mark of a case: its own light, with the halo of its supervision."""
    light = "paused" if case.is_paused else "over" if case.is_over else "soon" if case.light is Light.YELLOW else "ok"
    halo = {Supervision.WAITING: "waiting_", Supervision.ANSWERED: "answered_"}.get(case.supervised, "")
    return halo + light


def _holder(case: CaseRow) -> str:
    """Return who must act: the department, or our own post."""
    return case.department_name or word(case.post)
