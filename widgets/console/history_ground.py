"""The hatched ground of a desk that looks back: it lies over everything, faint, and takes no part in anything."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from widgets.theme import Theme

EVERY_PX = 14
FAINT = 60
"""Opacity of the lines, of 255: seen at once on every ground, and no letter is harder to read."""


class HistoryGround(QWidget):
    """Covers *page* with diagonals while it is shown."""

    def __init__(self, theme: Theme, page: QWidget) -> None:
        super().__init__(page)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._brush = QBrush(_tile(theme.qcolor("soon")))
        self.hide()

    def show_over(self, *, is_on: bool) -> None:
        """Cover the page, or no longer."""
        self.fit()
        self.setVisible(is_on)

    def fit(self) -> None:
        """Be as large as the page, above everything on it."""
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
            self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._brush)
        painter.end()


def _tile(colour: QColor) -> QPixmap:
    """Return a square that, laid side by side, gives diagonals at 45°."""
    tile = QPixmap(EVERY_PX, EVERY_PX)
    tile.fill(Qt.GlobalColor.transparent)
    colour.setAlpha(FAINT)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(colour)
    for shift in (-EVERY_PX, 0, EVERY_PX):
        painter.drawLine(shift, EVERY_PX, shift + EVERY_PX, 0)
    painter.end()
    return tile
