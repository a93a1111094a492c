"""A field for sentences in a form: Enter goes on to the next field, Shift+Enter begins a line."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Sentences(QPlainTextEdit):
    """Plain text of several lines."""

    finished = Signal()

    def __init__(self, height: int) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(height)

    @property
    def words(self) -> str:
        """Return what is written."""
        return self.toPlainText().strip()

    def write(self, text: str) -> None:
        """Have *text* stand there; whoever goes on writing does so at its end."""
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on by Enter; with Ctrl it is the form's."""
        if event.key() not in ENTER or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        elif not event.isAutoRepeat():  # a key held down goes on once: it sends nothing twice
            self.finished.emit()
