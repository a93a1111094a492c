"""A box to choose from, with the arrow in the theme's colour."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QComboBox

ARROW_RIGHT, ARROW_HALF, ARROW_DROP = 16.0, 5.0, 5.0
"""Px from the right edge to the arrow's middle, its half width and its height."""


class Choice(QComboBox):
    """A combo box; a style sheet cannot draw its arrow without a picture, so it is drawn here."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, then the arrow."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().text().color(), 2))
        x, y = self.width() - ARROW_RIGHT, self.height() / 2 - ARROW_DROP / 2
        points = ((x - ARROW_HALF, y), (x, y + ARROW_DROP), (x + ARROW_HALF, y))
        painter.drawPolyline(QPolygonF([QPointF(*point) for point in points]))
        painter.end()
