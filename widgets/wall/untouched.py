"""A window that nobody touches: no frame, no pointer, no key but those of who looks after the wall."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPalette
from PySide6.QtWidgets import QWidget

from widgets.theme import Theme
from widgets.wall.cards import CARD_KEYS


class UntouchedWindow(QWidget):
    """The window as such. As a *kiosk* it fills its screen and stays, whatever keys a window manager knows."""

    card_wanted = Signal(str)
    """Somebody pressed the keys of a card at this machine: its name."""

    def __init__(self, parent: QWidget | None, *, kiosk: bool) -> None:
        super().__init__(parent)
        self.is_kiosk = kiosk

    def dress(self, theme: Theme) -> None:
        """Set frame, pointer, title and the black of the gaps."""
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Window, theme.qcolor("seam"))
        self.setPalette(palette)
        self.setAutoFillBackground(True)
        self.setWindowTitle(self.tr("万米大屏"))
        if self.is_kiosk:
            self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
            self.setCursor(Qt.CursorShape.BlankCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let no key do anything but show and hide the cards of who looks after the wall."""
        card = CARD_KEYS.get(event.keyCombination().toCombined())
        if card is not None:
            self.card_wanted.emit(card)
        event.accept()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay, if it was not the program itself that closes a kiosk."""
        if self.is_kiosk and event.spontaneous():
            event.ignore()
