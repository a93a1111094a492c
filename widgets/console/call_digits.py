"""A row of choices, one digit each: the digit chooses and goes on, arrows move, Enter goes on."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from widgets.console.plates import label, set_role
from widgets.words import translate

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class DigitChoice(QFrame):
    """One of several words."""

    changed = Signal(int)
    finished = Signal()

    def __init__(self, words: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.place = 0
        self._labels: list[QLabel] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for number, word in enumerate(words, 1):
            one = label(f"{number} {translate(word)}")
            one.setMinimumHeight(34)
            self._labels.append(one)
            row.addWidget(one)
        row.addStretch(1)
        self._paint()

    def choose(self, place: int) -> None:
        """Choose the word at a place."""
        if 0 <= place < len(self._labels) and place != self.place:
            self.place = place
            self.changed.emit(place)
        self._paint()

    def _paint(self) -> None:
        for place, one in enumerate(self._labels):
            if place != self.place:
                set_role(one, "choice")
            else:
                set_role(one, "choice-here" if self.hasFocus() else "choice-made")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by digit and go on; arrows only move."""
        place = event.key() - Qt.Key.Key_1
        if 0 <= place < len(self._labels):
            self.choose(place)
            self.finished.emit()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if event.key() == Qt.Key.Key_Right else -1
            self.choose((self.place + step) % len(self._labels))
        elif event.key() in ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finished.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the word under the mouse."""
        here = event.position().toPoint()
        found = [place for place, one in enumerate(self._labels) if one.geometry().contains(here)]
        if found:
            self.choose(found[0])

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self._paint()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard has gone."""
        super().focusOutEvent(event)
        self._paint()
