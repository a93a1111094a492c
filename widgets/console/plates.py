"""Small labelled things the whole desk is made of: a label with a role, a key cap, a panel's head."""

from html import escape

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtGui import Qt as QtText
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from widgets.charts.marks import paint_mark
from widgets.console.style import ROLE
from widgets.theme import Theme

HEAD_HEIGHT = 38
NOTHING, TICK = "", "tick"
"""Marks of a field: none yet, agreed."""
_TICK_LINE = ((4.0, 14.0), (10.4, 20.4), (22.0, 7.0))
"""The tick in a box of 26 × 26."""
_FLAT = ("plate", "key")
"""Beginnings of the roles whose height is their text's, however high the row they stand in."""


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
    if role.startswith(_FLAT):
        widget.setSizePolicy(widget.sizePolicy().horizontalPolicy(), QSizePolicy.Policy.Fixed)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)


def plain_tip(text: str) -> str:
    """Return the tool tip that shows *text* as it was written: Qt takes for HTML what looks like it."""
    return f'<span style="white-space: pre-wrap">{escape(text)}</span>' if QtText.mightBeRichText(text) else text


class Elided(QLabel):
    """A label that ends in an ellipsis where it has no room; the whole text is its tool tip."""

    def __init__(self, role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self, role)
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def show_text(self, text: str) -> None:
        """Show as much of *text* as there is room for."""
        if text != self._whole:
            self._whole = text
            self.setToolTip(plain_tip(text))
            self.updateGeometry()
        self._fit()

    def sizeHint(self) -> QSize:
        """Ask for room for the whole text."""
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 4, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Do with very little."""
        return QSize(24, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the text anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics, room = self.fontMetrics(), self.contentsRect().width()
        self.setText(metrics.elidedText(self._whole, Qt.TextElideMode.ElideRight, room))


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
        self.remark = Elided("quiet")
        self.remark.show_text(remark)
        self.row.addWidget(self.title)
        self.row.addWidget(self.remark)
        self.row.addStretch(1)


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
        if self._kind == NOTHING:
            return
        painter = QPainter(self)
        if self._kind == TICK:
            self._paint_tick(painter)
        else:
            paint_mark(painter, self._kind, self.rect().toRectF().center(), self._size / 2 - 2, self._theme)
        painter.end()

    def _paint_tick(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self._size / 26, self._size / 26)
        painter.setPen(QPen(self._theme.qcolor("ok"), 3.6))
        painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in _TICK_LINE]))
