"""Asks which of several things is meant: a digit or Enter takes one, Esc none."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from widgets.console.digit_list import DigitList
from widgets.console.plates import label

ROW = 40
LEAST_WIDTH = 460
MOST_ROWS = 14


class ChooseDialog(QDialog):
    """A list of up to nine things by digit, more by arrow."""

    def __init__(self, title: str, words: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("choose-dialog")
        self.setWindowTitle(title)
        self.setModal(True)
        self.setMinimumWidth(LEAST_WIDTH)
        self.list = DigitList()
        for number, one in enumerate(words, 1):
            self.list.addItem(f"{number}　{one}" if number <= 9 else f"　 {one}")
        self.list.setFixedHeight(min(len(words), MOST_ROWS) * ROW)
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(title, "case-title"))
        column.addWidget(self.list)
        column.addWidget(label(self.tr("数字或回车办理，Esc 放弃"), "quiet"))
        self.list.setFocus()

    @property
    def place(self) -> int:
        """Return the place of what was chosen."""
        return self.list.currentRow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take what a digit names at once."""
        place = event.key() - Qt.Key.Key_1
        if 0 <= place < min(self.list.count(), 9):
            self.list.setCurrentRow(place)
            self.accept()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
        else:
            super().keyPressEvent(event)


def choose(title: str, words: Sequence[str], parent: QWidget) -> int:
    """Return the place of the one chosen, -1 for none; a single one is not asked for."""
    if len(words) == 1:
        return 0
    dialog = ChooseDialog(title, words, parent)
    place = dialog.place if dialog.exec() else -1
    dialog.deleteLater()
    return place
