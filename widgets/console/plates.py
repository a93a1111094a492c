"""Small labelled things the whole desk is made of: a label with a role, a key cap, a panel's head."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from widgets.charts.marks import paint_mark
from widgets.console.style import ROLE
from widgets.theme import Theme

HEAD_HEIGHT = 40


def label(text: str = "", role: str = "", parent: QWidget | None = None) -> QLabel:
    """Return a label that looks like its *role*."""
    made = QLabel(text, parent)
    made.setTextFormat(made.textFormat().PlainText)
    set_role(made, role)
    return made


def set_role(widget: QWidget, role: str) -> None:
    """Make *widget* look like *role* from now on."""
    if widget.property(ROLE) == role:
        return
    widget.setProperty(ROLE, role)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)


class Head(QFrame):
    """A panel's head: its title, a quiet remark, and room at the right."""

    def __init__(self, title: str, remark: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "head")
        self.setFixedHeight(HEAD_HEIGHT)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(14, 0, 12, 0)
        self.row.setSpacing(10)
        self.title = label(title, "title")
        self.remark = label(remark, "quiet")
        self.remark.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.row.addWidget(self.title)
        self.row.addWidget(self.remark, 1)


class MarkLabel(QWidget):
    """One mark of the symbol sheet, as large as the widget."""

    def __init__(self, theme: Theme, kind: str = "ok", size: int = 24, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind = kind
        self._size = size
        self.setFixedSize(size, size)

    def set_kind(self, kind: str) -> None:
        """Show another mark."""
        if kind != self._kind:
            self._kind = kind
            self.update()

    def sizeHint(self) -> QSize:
        """Return the mark's size."""
        return QSize(self._size, self._size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the mark."""
        painter = QPainter(self)
        paint_mark(painter, self._kind, self.rect().toRectF().center(), self._size / 2 - 2, self._theme)
        painter.end()
