"""The kinds of fields a question before a step may have: text, one of a list, several, an amount of time, a day, money."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import cast

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QDoubleSpinBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QWidget,
)

from app.domain.limit import Limit, LimitUnit
from app.domain.moment import CHINA, Instant, from_datetime
from widgets.console.ask_field import AskField
from widgets.console.choice import Choice
from widgets.console.plates import label
from widgets.terms import word

Choices = Sequence[tuple[str, str]]
"""Values with the words shown for them."""
LONGEST = 500
FEW = 12
"""A longer list is searched by typing."""
MOST_AMOUNT = 365
MOST_YUAN = 10_000_000.0
FEN = 100
LIST_ROWS = 5
HANG_DAYS = 365
TEXT_MARGIN = 6
"""Px before a number: the frame's own padding does not reach into it."""
UNITS = (LimitUnit.WORK_HOUR, LimitUnit.WORK_DAY, LimitUnit.NATURAL_DAY, LimitUnit.URGENT_HOUR)


class TextField(AskField):
    """One line of text."""

    def __init__(self, name: str, title: str, *, is_needed: bool, start: str = "", hint: str = "") -> None:
        super().__init__(name, title, is_needed=is_needed)
        self.edit = QLineEdit(start)
        self.edit.setMaxLength(LONGEST)
        self.edit.setPlaceholderText(hint)
        self.row.addWidget(self.edit, 1)
        self.setFocusProxy(self.edit)

    def value(self) -> object:
        """Return the text."""
        return self.edit.text().strip() or None


class OneField(AskField):
    """One of a list. With *hint* none is chosen at the start."""

    def __init__(self, name: str, title: str, choices: Choices, *, is_needed: bool, start: str = "") -> None:
        super().__init__(name, title, is_needed=is_needed)
        self.box = Choice()
        for value, words in choices:
            self.box.addItem(words, value)
        self.box.setEditable(len(choices) > FEW)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.box.setPlaceholderText(self.tr("请选择"))
        self.box.setCurrentIndex(self.box.findData(start) if start else -1)
        if (completer := self.box.completer()) is not None:
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(completer.CompletionMode.PopupCompletion)
        if not choices:
            self.row.addWidget(label(self.tr("没有可选的"), "quiet"), 1)
        else:
            self.row.addWidget(self.box, 1)
        self.setFocusProxy(self.box)

    def value(self) -> object:
        """Return the chosen value."""
        self.box.settle()
        return self.box.currentData() or None if self.box.is_settled and self.box.currentIndex() >= 0 else None

    def fault(self) -> str:
        """Say which choice is missing, or that what is written is none."""
        if self.box.isEditable() and self.box.currentText() and not self.box.settle():
            return self.tr("{0}“{1}”没有选定").format(self.title, self.box.currentText())
        if self.is_needed and self.value() is None:
            return self.tr("请选择{0}，↑ ↓ 换一项").format(self.title) if self.box.count() else self.tr("没有可选的")
        return ""


class _WholeRows(QListWidget):
    """A list as high as its rows, of many some; never half of one."""

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height of the rows once their font is known."""
        super().showEvent(event)
        row, margins = self.sizeHintForRow(0), self.contentsMargins()
        if row > 0:
            edges = margins.top() + margins.bottom()
            self.setFixedHeight(min(self.count(), LIST_ROWS) * row + edges)


class ManyField(AskField):
    """Several of a list; the blank key marks one."""

    def __init__(self, name: str, title: str, choices: Choices, *, is_needed: bool) -> None:
        super().__init__(name, title, is_needed=is_needed)
        self.list = _WholeRows()
        for value, words in choices:
            item = QListWidgetItem(words, self.list)
            item.setData(Qt.ItemDataRole.UserRole, value)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
        self.row.addWidget(self.list, 1)
        self.setFocusProxy(self.list)

    def value(self) -> object:
        """Return the values marked."""
        items = (self.list.item(place) for place in range(self.list.count()))
        chosen = [item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() is Qt.CheckState.Checked]
        return chosen or None


class AmountField(AskField):
    """An amount of time with its unit, written as a limit (``2h``)."""

    def __init__(
        self, name: str, title: str, *, is_needed: bool, start: Limit | None = None, units: Sequence[LimitUnit] = UNITS
    ) -> None:
        super().__init__(name, title, is_needed=is_needed)
        self.amount = QSpinBox()
        self.amount.setRange(0, MOST_AMOUNT)
        self.amount.setSpecialValueText(self.tr("未填"))
        self.amount.lineEdit().setTextMargins(TEXT_MARGIN, 0, 0, 0)
        self.unit = Choice()
        for unit in units:
            self.unit.addItem(word(unit), unit.value)
        if start is not None:
            self.amount.setValue(start.amount)
            self.unit.setCurrentIndex(self.unit.findData(start.unit.value))
        self.row.addWidget(self.amount)
        self.row.addWidget(self.unit)
        self.row.addWidget(label(self.tr("↑ ↓ 增减"), "quiet"))
        self.row.addStretch(1)
        self.setFocusProxy(self.amount)

    def value(self) -> object:
        """Return the limit as text."""
        if not self.amount.value():
            return None
        return str(Limit(self.amount.value(), LimitUnit(self.unit.currentData())))


class DayField(AskField):
    """The last day of a 挂账: tomorrow at the earliest, a year ahead at the latest; its end is what the step carries."""

    def __init__(self, name: str, title: str, today: date, *, is_needed: bool, days: int = HANG_DAYS) -> None:
        super().__init__(name, title, is_needed=is_needed)
        self.day = QDateEdit()
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        first, last = today + timedelta(days=1), today + timedelta(days=days - 1)
        self.day.setDateRange(_qdate(first), _qdate(last))
        self.day.setDate(_qdate(today + timedelta(days=30)))
        self.row.addWidget(self.day)
        self.row.addWidget(label(self.tr("当日 24:00 自动恢复，最长 {0} 天").format(days), "quiet"), 1)
        self.setFocusProxy(self.day)

    def value(self) -> object:
        """Return the end of the day as an instant."""
        chosen = cast("date", self.day.date().toPython())
        return day_end(chosen)


class YuanField(AskField):
    """Money in yuan, carried as fen."""

    def __init__(self, name: str, title: str, *, is_needed: bool) -> None:
        super().__init__(name, title, is_needed=is_needed)
        self.amount = QDoubleSpinBox()
        self.amount.setRange(0.0, MOST_YUAN)
        self.amount.setDecimals(2)
        self.amount.setGroupSeparatorShown(True)
        self.amount.lineEdit().setTextMargins(TEXT_MARGIN, 0, 0, 0)
        self.row.addWidget(self.amount)
        self.row.addWidget(label(self.tr("元"), "secondary"))
        self.row.addStretch(1)
        self.setFocusProxy(self.amount)

    def value(self) -> object:
        """Return whole fen."""
        return round(self.amount.value() * FEN) or None


def day_end(day: date) -> Instant:
    """Return when *day* ends in China."""
    return from_datetime(datetime.combine(day + timedelta(days=1), time.min, CHINA))


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def focus_of(field: AskField) -> QWidget:
    """Return the part of *field* that takes the focus."""
    return field.focusProxy() or field
