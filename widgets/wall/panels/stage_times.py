"""5-3 环节用时: what each queue used of its own limit for the case in the light."""

from app.domain.terms import Queue
from app.situation.answers import Moment, Question
from app.situation.questions.spotlight import QueueTime, ShoneTimes, SpotlightTimes
from widgets import words
from widgets.terms import word
from widgets.wall.columns import Column, Span, share, widest
from widgets.wall.glance import Nothing
from widgets.wall.ink import Align
from widgets.wall.looks import body_top
from widgets.wall.panel import WallPanel, answer
from widgets.wall.rows import MOST_ROWS, ROW_CLOSE, rows_for
from widgets.wall.sheet import Sheet

_BAR = 130.0
_BAR_LEAST = 60.0
_BAR_HEIGHT = 18.0


class StageTimesPanel(WallPanel):
    """The eight queues of one case, late ones by the word of their clock."""

    key = "stage_times"
    bar_rows = 8

    def title(self) -> str:
        """Return the panel's name."""
        return self.tr("环节用时")

    def questions(self) -> tuple[Question[object], ...]:
        """Ask for the times."""
        return (self._asked(),)

    def note(self, moment: Moment) -> str:
        """Return of which case, and in which time its disposal is counted."""
        case = answer(moment, self._asked()).case
        if case is None:
            return ""
        return case.class_name + (self.tr("，自然时") if case.urgent else self.tr("，待处置按工作时"))

    def nothing(self, moment: Moment) -> Nothing | None:
        """Return the sentence for when no case is in the light."""
        return None if answer(moment, self._asked()).queues else Nothing(sentence=self.tr("没有督办待回复"))

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put one row for each queue."""
        found: ShoneTimes = answer(moment, self._asked())
        rows = rows_for(sheet, body_top(sheet) - 2, len(found.queues), MOST_ROWS, ROW_CLOSE)
        shown = found.queues[: rows.count]
        spans = share(self._columns(shown, sheet), sheet.left, sheet.right - sheet.left)
        for place, one in enumerate(shown):
            y = rows.middle(place)
            sheet.text(word(one.queue), spans["name"].x, y, bold=one.is_now)
            if "bar" in spans:
                _bar(sheet, spans["bar"], y, one)
            sheet.text(_used(one), spans["used"].end, y, bold=one.used_us is not None, align=Align.RIGHT)
            if one.limit_us is not None:
                sheet.text(self._limit(one), spans["limit"].x, y, colour="text2")
            if one.is_late:
                sheet.text(self._late(one), spans["late"].end, y, colour="over_text", bold=True, align=Align.RIGHT)

    def _columns(self, shown: tuple[QueueTime, ...], sheet: Sheet) -> list[Column]:
        return [
            Column(key="name", wanted=widest(sheet, [word(one.queue) for one in shown], bold=True)),
            Column(key="bar", wanted=_BAR, least=_BAR_LEAST, gives_way=1),
            Column(key="used", wanted=widest(sheet, [_used(one) for one in shown], bold=True)),
            Column(key="limit", wanted=widest(sheet, [self._limit(one) for one in shown])),
            Column(key="late", wanted=widest(sheet, [self._late(one) for one in shown if one.is_late], bold=True)),
        ]

    def _limit(self, one: QueueTime) -> str:
        return "" if one.limit_us is None else self.tr("限 {time}").format(time=words.hours(one.limit_us))

    def _late(self, one: QueueTime) -> str:
        return self.tr("处置超期") if one.queue is Queue.DISPOSING else self.tr("环节超时")

    def _asked(self) -> SpotlightTimes:
        return SpotlightTimes(wall=self.context.wall, filter=self.context.filter)


def _used(one: QueueTime) -> str:
    return "—" if one.used_us is None else words.hours(one.used_us)


def _bar(sheet: Sheet, span: Span, y: float, one: QueueTime) -> None:
    """Put the share of the limit that was used; a late one fills its place in red."""
    if one.used_us is None or not one.limit_us:
        return
    width = max(3.0, min(1.0, one.used_us / one.limit_us) * span.width)
    sheet.bar(span.x, y - _BAR_HEIGHT / 2, width, _BAR_HEIGHT, "over" if one.is_late else "bar")
