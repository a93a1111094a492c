"""A list whose digits and letters are its dialog's: Qt's own search by the first letter would swallow them."""

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget


class DigitList(QListWidget):
    """Numbered lines; arrows move, everything that writes goes to the dialog."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave digits and letters to the dialog."""
        if event.text().strip() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)
