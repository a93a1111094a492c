"""1-3 指令与回执: what was ordered, reported and done, the newest first; an order nobody answered is amber."""

from app.domain.terms import Post
from app.situation.answers import Moment, Question
from app.situation.questions.emergency_orders import EmergencyOrders, OrderList, OrderRow
from widgets import words
from widgets.terms import word
from widgets.wall.columns import Column, share, widest
from widgets.wall.emergency_panel import EmergencyPanel
from widgets.wall.ink import Align
from widgets.wall.looks import body_top
from widgets.wall.panel import answer
from widgets.wall.rows import rows_for, rule_below
from widgets.wall.sheet import Sheet
from widgets.words import translate, zh

ROWS = 7
_HANZI = 24.0
_TOLD = (
    zh("启动"), zh("变更"), zh("结束"), zh("上报"), zh("待办"), zh("进行"), zh("完成"), zh("确认"), zh("调派"), zh("到场"),
    zh("撤回"),
)  # fmt: skip
"""The words that the gateway writes for what happens in an emergency, marked for translation."""


class OrdersReceiptsPanel(EmergencyPanel):
    """The log of the emergency as a list."""

    key = "orders_receipts"
    bar_rows = 7

    def name(self) -> str:
        """Return the panel's name."""
        return self.tr("指令与回执")

    def more(self) -> tuple[Question[object], ...]:
        """Ask for the lines."""
        return (self._asked(),)

    def note(self, moment: Moment) -> str:
        """Return how many orders wait for an answer."""
        found: OrderList = answer(moment, self._asked())
        if not found.is_open:
            return ""
        if found.unanswered:
            return self.tr("指令 {n} 条，待回执 {missing}").format(n=found.orders, missing=found.unanswered)
        return self.tr("指令 {n} 条").format(n=found.orders)

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put one row for each; an unanswered order is never the one that is left out."""
        found: OrderList = answer(moment, self._asked())
        rows = rows_for(sheet, body_top(sheet), len(found.rows), ROWS)
        shown = _kept(found.rows, rows.count)
        who, receipts = [self._who(one) for one in shown], [self._receipt(one) for one in shown]
        kinds = [self._word(one) for one in shown]
        ends = [receipt or name for name, (receipt, _) in zip(who, receipts, strict=True)]
        columns = [
            Column(key="time", wanted=sheet.measure("00:00")), Column(key="word", wanted=widest(sheet, kinds, bold=True)),
            Column(key="words", wanted=widest(sheet, [one.words for one in shown]), least=5 * _HANZI, gives_way=1, is_kept=True),
            Column(key="end", wanted=widest(sheet, ends, bold=True), least=4 * _HANZI, gives_way=2),
        ]  # fmt: skip
        spans = share(columns, sheet.left, sheet.right - sheet.left)
        for place, one in enumerate(shown):
            y = rows.middle(place)
            sheet.text(words.clock(one.at), spans["time"].x, y, colour="text2")
            sheet.text(kinds[place], spans["word"].x, y, bold=True, within=spans["word"].width)
            sheet.text(one.words, spans["words"].x, y, within=spans["words"].width)
            if "end" in spans:
                receipt, colour = receipts[place]
                sheet.text(
                    receipt or who[place], spans["end"].end, y, colour=colour, bold=colour == "soon_text",
                    align=Align.RIGHT, within=spans["end"].width,
                )  # fmt: skip
            rule_below(sheet, rows, place)

    def _word(self, one: OrderRow) -> str:
        if one.kind == "told":
            return translate(one.word)
        return self.tr("指令") if one.kind == "order" else self.tr("通知")

    def _who(self, one: OrderRow) -> str:
        return one.who if one.kind == "told" else ("" if one.post is Post.NOBODY else word(one.post))

    def _receipt(self, one: OrderRow) -> tuple[str, str]:
        """Return the receipt of an order and its colour; "" for what asks none."""
        if one.kind != "order":
            return "", "text2"
        if one.missing:
            return self.tr("待回执 {answered}／{asked}").format(answered=one.answered, asked=one.asked), "soon_text"
        return self.tr("已回执 {n}").format(n=one.answered), "text2"

    def _asked(self) -> EmergencyOrders:
        return EmergencyOrders(wall=self.context.wall, limit=ROWS)


def _kept(rows: tuple[OrderRow, ...], count: int) -> list[OrderRow]:
    """Return as many rows as have room, those that wait for an answer before others, in the order of time."""
    wanted = sorted(rows, key=lambda one: (not one.missing, -one.at))[:count]
    return [one for one in rows if one in wanted]
