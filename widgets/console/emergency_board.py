"""The right half of the window 应急: the plan's steps and the resources, and what their keys ask for."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.situation.emergency_stand import DONE, EmergencyStand, Sent, StepState
from widgets.console.context import ConsoleContext
from widgets.console.emergency_rows import NEXT, RESOURCE_COLUMNS, Stock, step_columns
from widgets.console.extra_table import RowsTable
from widgets.console.plates import Head

STEP, SEND = "emergency_step", "emergency_resource"


class EmergencyBoard(QWidget):
    """Two tables. It says what is wanted; the window asks for it."""

    wanted = Signal(str, str, dict)
    """The request's name, what it is called, its fields."""
    refused = Signal(str)
    """Why nothing is asked for."""

    def __init__(self, context: ConsoleContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.steps = RowsTable(step_columns(context.now), context.theme, lambda one: one.number)
        self.stocks = RowsTable(RESOURCE_COLUMNS, context.theme, lambda one: one.resource.code)
        self.steps.empty_words = self.tr("没有预案步骤")
        self.stocks.empty_words = self.tr("没有登记应急资源")
        self.amount = _number("resource-amount", self.tr("数量；空着就是全部"))
        self.minutes = _number("resource-minutes", self.tr("几分钟到；空着就是已到场"))
        self._sent = ("", "")
        self._lay_out()
        self.steps.chosen.connect(self._on_step)
        self.stocks.chosen.connect(self._on_stock)
        for keys_of, table, slot in (("K", self.steps, self.acknowledge), ("Del", self.stocks, self.withdraw)):
            shortcut = QShortcut(QKeySequence(keys_of), table.view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(slot)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(Head(self.tr("预案步骤"), self.tr("回车 进行、完成　K 确认超时")))
        column.addWidget(self.steps, 1)
        column.addWidget(Head(self.tr("资源"), self.tr("回车 调派、到场　Del 撤回")))
        numbers = QHBoxLayout()
        numbers.setContentsMargins(14, 6, 14, 6)
        numbers.setSpacing(10)
        numbers.addWidget(self.amount)
        numbers.addWidget(self.minutes)
        column.addLayout(numbers)
        column.addWidget(self.stocks, 1)

    def show_stand(self, stand: EmergencyStand | None) -> None:
        """Show the steps of *stand* and where each resource of the site is; ``None``: there is no emergency."""
        self.steps.show_rows(() if stand is None else stand.steps)
        sent = {} if stand is None else {one.code: one for one in stand.sent}
        self.stocks.show_rows(
            [Stock(resource=one, sent=sent.get(one.code, Sent(code=one.code))) for one in self._context.resources]
        )

    def clear_numbers(self) -> None:
        """Make room for the next resource, where it is not written yet."""
        if (self.amount.text(), self.minutes.text()) == self._sent:
            self.amount.clear()
            self.minutes.clear()

    @Slot(object)
    def _on_step(self, one: StepState) -> None:
        self.wanted.emit(STEP, self.tr("预案步骤"), {"number": one.number, "state": NEXT[one.state]})

    @Slot()
    def acknowledge(self) -> None:
        """Acknowledge that the current step is late."""
        one = self.steps.current
        if one is None or one.state == DONE or one.due >= self._context.now():
            self.refused.emit(self.tr("所选步骤没有超时"))
            return
        self.wanted.emit(STEP, self.tr("确认超时"), {"number": one.number, "seen": True})

    @Slot(object)
    def _on_stock(self, one: Stock) -> None:
        """Send it with the minutes that are written, else note it as on site; all of it unless an amount is written."""
        amount, minutes = self.amount.text().strip(), self.minutes.text().strip()
        if not all(text.isascii() and text.isdigit() for text in (amount or "1", minutes or "1")):
            self.refused.emit(self.tr("数量和到场时间写整数"))
            return
        given: dict[str, object] = {"on_site": int(amount) if amount else one.resource.amount}
        if minutes and not one.sent.coming:
            given = {"coming": given["on_site"], "minutes": int(minutes)}
        self._sent = self.amount.text(), self.minutes.text()
        self.wanted.emit(SEND, self.tr("资源到场"), {"resource": one.resource.code, **given})

    @Slot()
    def withdraw(self) -> None:
        """Take the current resource back."""
        one = self.stocks.current
        if one is not None:
            self.wanted.emit(SEND, self.tr("资源撤回"), {"resource": one.resource.code})


def _number(name: str, hint: str) -> QLineEdit:
    field = QLineEdit()
    field.setObjectName(name)
    field.setMaxLength(6)
    field.setPlaceholderText(hint)
    return field
