"""What every further window of a console is: a sheet over the desk with a head, a body and one line of words below."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from widgets.console.plates import Elided, Head, label, set_role

USUAL = QSize(1560, 900)
MARGIN = 40
"""Px of the desk that stay in sight round a sheet on a small screen."""
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Sheet(QDialog):
    """A window that Esc puts away; it lives as long as somebody sits at the desk and keeps what was written in it."""

    def __init__(self, title: str, remark: str = "", parent: QWidget | None = None, size: QSize = USUAL) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.head = Head(title, remark)
        self.head.row.addWidget(label("Esc", "key"))
        self.head.row.addWidget(label(self.tr("关闭"), "word"))
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.message = Elided("secondary")
        self._foot = QFrame()
        set_role(self._foot, "bar")
        self._foot.setFixedHeight(44)
        self._keys = QHBoxLayout(self._foot)
        self._keys.setContentsMargins(14, 0, 14, 0)
        self._keys.setSpacing(8)
        self._keys.addWidget(self.message, 1)
        self._keys.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addLayout(self.body, 1)
        whole.addWidget(self._foot)
        self.resize(_fitting(size))

    def add_keys(self, *keys: tuple[str, str]) -> None:
        """Print *keys* with their words at the right of the last line."""
        for key, words in keys:
            self._keys.addWidget(label(key, "key"))
            self._keys.addWidget(label(words, "word"))

    def say(self, words: str, role: str = "secondary") -> None:
        """Say one sentence in the last line."""
        set_role(self.message, role)
        self.message.show_text(words)

    def bring(self) -> None:
        """Come to the front, renewed."""
        self.renew()
        self.show()
        self.raise_()
        self.activateWindow()

    def renew(self) -> None:
        """Read what the window shows; called each time it is brought."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put the window away by Esc only: Enter is never the button that happens to be first."""
        if event.key() in ENTER:
            event.accept()
            return
        super().keyPressEvent(event)


def _fitting(size: QSize) -> QSize:
    """Return *size*, smaller where the screen is."""
    room = QGuiApplication.primaryScreen().availableSize()
    return size.boundedTo(QSize(max(640, room.width() - MARGIN), max(480, room.height() - MARGIN)))
