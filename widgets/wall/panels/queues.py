"""1-2 七个环节: eight queues, their stock, what is soon, and what is late at our posts and at the departments."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from app.domain.terms import Queue
from app.services.wall_counted import Drilled
from app.services.wall_marks import Behind
from app.situation.answers import Moment, Question
from app.situation.questions.queues import QueueRow, Queues, QueueStock
from app.situation.questions.which import Which
from widgets.wall.ink import Align
from widgets.wall.looks import body_top
from widgets.wall.panel import WallPanel, answer
from widgets.wall.rows import MOST_ROWS, ROW_CLOSE, Rows, rows_for, rule_below
from widgets.wall.sheet import Sheet

_NAMES = {
    Queue.REPORTED: QT_TRANSLATE_NOOP("QueuesPanel", "待受理"),
    Queue.VERIFYING: QT_TRANSLATE_NOOP("QueuesPanel", "待核实"),
    Queue.ACCEPTED: QT_TRANSLATE_NOOP("QueuesPanel", "待立案"),
    Queue.FILED: QT_TRANSLATE_NOOP("QueuesPanel", "待派遣"),
    Queue.DISPOSING: QT_TRANSLATE_NOOP("QueuesPanel", "待处置"),
    Queue.FEEDBACK: QT_TRANSLATE_NOOP("QueuesPanel", "待反馈"),
    Queue.CHECKING: QT_TRANSLATE_NOOP("QueuesPanel", "待核查"),
    Queue.CHECKED: QT_TRANSLATE_NOOP("QueuesPanel", "待结案"),
}
"""The queues' names once more: on the wall English has room for one word."""
_NAME = 96.0
_NAME_GAP = 8.0
_STOCK = 66.0
_SOON = 92.0
_LATE = 204.0
_BAR_LEAST = 48.0
_BAR_HEIGHT = 18.0


class QueuesPanel(WallPanel):
    """The seven links in eight queues."""

    key = "queues"
    bar_rows = 7

    def title(self) -> str:
        """Return the panel's name."""
        return self.tr("七个环节")

    def questions(self) -> tuple[Question[object], ...]:
        """Ask for the queues."""
        return (self._asked(),)

    def note(self, moment: Moment) -> str:
        """Return what stands beside the queues: in hand, to be filed or filed afterwards, hung."""
        stock = answer(moment, self._asked())
        if stock.unfiled:
            words = self.tr("在办 {a}　待立案 {b}　待补 {d}　挂账 {c}")
            return words.format(a=stock.in_hand, b=stock.to_file, c=stock.hung, d=stock.unfiled)
        return self.tr("在办 {a}　待立案 {b}　挂账 {c}").format(a=stock.in_hand, b=stock.to_file, c=stock.hung)

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put one row for each queue, in the order of the work."""
        stock = answer(moment, self._asked())
        rows = rows_for(sheet, body_top(sheet) - 2, len(stock.rows), MOST_ROWS, ROW_CLOSE)
        stocks = max(_STOCK, sheet.measure(str(_longest(stock)), bold=True) + 8)
        name = max(_NAME, *(sheet.measure(self._name(row.queue), bold=True) + _NAME_GAP for row in stock.rows))
        late = max(_LATE, *(self._over_width(sheet, row.case_over) for row in stock.rows))
        bar = sheet.right - sheet.left - name - stocks - _SOON - late
        for place, queue in enumerate(stock.rows[: rows.count]):
            self._row(sheet, rows, place, queue, _longest(stock), (name, bar, stocks))
            top, width = rows.middle(place) - rows.height / 2, sheet.right - sheet.left
            sheet.lists(sheet.left, top, width, rows.height, self._name(queue.queue), *self._behind(queue))
            rule_below(sheet, rows, place)

    def behind(self, moment: Moment) -> tuple[Behind, ...]:
        """Return what stands beside the queues."""
        stock, by = answer(moment, self._asked()), self.context.filter
        counted = (
            (Which.IN_HAND, stock.in_hand), (Which.TO_FILE, stock.to_file), (Which.UNFILED, stock.unfiled),
            (Which.HUNG, stock.hung),
        )  # fmt: skip
        return tuple(Drilled(which=which, filter=by) for which, count in counted if count)

    def _asked(self) -> Queues:
        return Queues(filter=self.context.filter)

    def _behind(self, row: QueueRow) -> tuple[Behind, ...]:
        soon = Which.CASE_SOON if row.queue is Queue.DISPOSING else Which.STAGE_SOON
        counted = (
            (Which.OPEN, row.stock), (soon, row.soon), (Which.CASE_OVER, row.case_over),
            (Which.STAGE_OVER, row.stage_over),
        )  # fmt: skip
        by = self.context.filter
        return tuple(Drilled(which=which, queue=row.queue, filter=by) for which, count in counted if count)

    def _name(self, queue: Queue) -> str:
        return self.tr(str(_NAMES[queue]))

    def _row(
        self, sheet: Sheet, rows: Rows, place: int, row: QueueRow, longest: int, widths: tuple[float, float, float]
    ) -> None:
        name, bar, stocks = widths
        y, x = rows.middle(place), sheet.left
        sheet.text(self._name(row.queue), x, y, bold=row.queue is Queue.DISPOSING)
        if row.queue is Queue.DISPOSING and row.stage_over:
            self._ruling_late(sheet, x + name, y, bar, row.stage_over)
        elif bar >= _BAR_LEAST:
            _bars(sheet, x + name, y, bar - 2, row, longest)
        stock_end = x + name + max(0.0, bar) + stocks
        sheet.text(str(row.stock), stock_end, y, bold=True, align=Align.RIGHT)
        if row.soon:
            sheet.mark("soon", stock_end + 27, y)
            sheet.text(str(row.soon), stock_end + 45, y, colour="soon_text")
        if row.queue is Queue.DISPOSING:
            self._case_over(sheet, y, row.case_over)
        elif row.stage_over:
            self._stage_over(sheet, y, row.stage_over)

    def _ruling_late(self, sheet: Sheet, x: float, y: float, width: float, count: int) -> None:
        """Put, in the bar's place, 环节超时 of our rulings on cases that stand at the departments."""
        text = self.tr("环节超时 {n}").format(n=count)
        if sheet.measure(text, bold=True) <= width:
            sheet.text(text, x, y, colour="over_text", bold=True)
        else:
            sheet.mark("stage_over", x + 13, y)
            sheet.text(str(count), x + 32, y, colour="over_text", bold=True)

    def _over_width(self, sheet: Sheet, count: int) -> float:
        """Return the width of the red plate, 0 where nothing is late."""
        if not count:
            return 0.0
        return 37 + sheet.measure(self.tr("处置超期"), bold=True) + 7 + sheet.measure(str(count), bold=True) + 10

    def _case_over(self, sheet: Sheet, y: float, count: int) -> None:
        """Put 处置超期 on its red plate; nothing where nothing is late."""
        if not count:
            return
        word, number = self.tr("处置超期"), str(count)
        width = self._over_width(sheet, count)
        x = sheet.right - width
        sheet.plate(x, y - 16, width, 32, fill="over_fill", edge="over")
        sheet.mark("over_on", x + 21, y, half=11.5, ground="over_fill")
        end = sheet.text(word, x + 37, y, colour="over_on", ground="over_fill", bold=True)
        sheet.text(number, end + 7, y, colour="over_on", ground="over_fill", bold=True)

    def _stage_over(self, sheet: Sheet, y: float, count: int) -> None:
        """Put 环节超时 in red words, no plate: it is ours, not a department's."""
        word, number = self.tr("环节超时"), str(count)
        start = sheet.right - 11 - sheet.measure(number, bold=True)
        sheet.text(number, start, y, colour="over_text", bold=True)
        start -= 8 + sheet.measure(word, bold=True)
        sheet.text(word, start, y, colour="over_text", bold=True)
        sheet.mark("stage_over", start - 19, y)


def _longest(stock: QueueStock) -> int:
    return max(1, *(row.stock for row in stock.rows))


def _bars(sheet: Sheet, x: float, y: float, width: float, row: QueueRow, longest: int) -> None:
    """Put the stock's bar and, over its beginning, the late part."""
    top = y - _BAR_HEIGHT / 2
    late = row.case_over + row.stage_over
    if row.stock:
        sheet.bar(x, top, max(4.0, row.stock / longest * width), _BAR_HEIGHT, "bar")
    if late:
        sheet.bar(x, top, max(5.0, late / longest * width), _BAR_HEIGHT, "over")
