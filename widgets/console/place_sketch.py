"""A sketch of two places: streets around, both points, the distance between them; drawn without a browser."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.city import City, Line, Ring
from widgets.theme import Theme

LEAST_M, MARGIN = 60.0, 2.6
"""The least width shown, and how many times the distance it is."""
M_PER_DEGREE = 111_320.0
Spot = tuple[float, float]


class PlaceSketch(QWidget):
    """Two spots on a piece of the city, north up, with a line between them."""

    def __init__(self, city: City, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._city = city
        self._theme = theme
        self._spots: tuple[tuple[Spot, str], ...] = ()
        self._words = ""
        self.setMinimumSize(240, 200)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_spots(self, first: Spot, second: Spot, words: str) -> None:
        """Show 本案 and 疑似 with *words* between them."""
        self._spots = ((first, self.tr("本案")), (second, self.tr("疑似")))
        self._words = words
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw streets, buildings, the two spots and the distance."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._theme.qcolor("base"))
        if self._spots:
            self._paint(painter)
        painter.setPen(self._theme.qcolor("control_border"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _paint(self, painter: QPainter) -> None:
        (one, _), (other, _) = self._spots
        middle = ((one[0] + other[0]) / 2, (one[1] + other[1]) / 2)
        squeeze = math.cos(math.radians(middle[1]))
        metres = math.hypot((one[0] - other[0]) * squeeze, one[1] - other[1]) * M_PER_DEGREE
        scale = min(self.width(), self.height()) / max(LEAST_M, metres * MARGIN)

        def at(spot: Spot) -> QPointF:
            x = (spot[0] - middle[0]) * squeeze * M_PER_DEGREE * scale
            return QPointF(self.width() / 2 + x, self.height() / 2 - (spot[1] - middle[1]) * M_PER_DEGREE * scale)

        reach = max(self.width(), self.height()) / scale / M_PER_DEGREE
        near = QRectF(middle[0] - reach, middle[1] - reach, 2 * reach, 2 * reach)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.qcolor("line"))
        for ground in self._city.grounds:
            if _meets(ground.outline, near):
                painter.drawPolygon(QPolygonF([at(spot) for spot in ground.outline]))
        painter.setPen(QPen(self._theme.qcolor("field"), 12))
        for street in self._city.streets:
            if _meets(street.line, near):
                painter.drawPolyline(QPolygonF([at(spot) for spot in street.line]))
        self._paint_spots(painter, at(one), at(other))

    def _paint_spots(self, painter: QPainter, one: QPointF, other: QPointF) -> None:
        painter.setPen(QPen(self._theme.qcolor("act"), 2, Qt.PenStyle.DashLine))
        painter.drawLine(one, other)
        painter.setFont(self._theme.font(15, bold=True))
        for point, (_, name), is_first in ((one, self._spots[0], True), (other, self._spots[1], False)):
            painter.setPen(QPen(self._theme.qcolor("field"), 2))
            painter.setBrush(self._theme.qcolor("act" if is_first else "text2"))
            box = QRectF(point.x() - 8, point.y() - 8, 16, 16)
            if is_first:
                painter.drawRect(box)
            else:
                painter.drawEllipse(box)
            above = point.y() < self.height() / 2 or (is_first and one == other)
            self._tag(painter, QPointF(point.x(), point.y() + (-22 if above else 22)), name)
        self._tag(painter, QPointF(self.width() / 2, self.height() - 18), self._words)

    def _tag(self, painter: QPainter, middle: QPointF, words: str) -> None:
        width = painter.fontMetrics().horizontalAdvance(words) + 14
        box = QRectF(middle.x() - width / 2, middle.y() - 12, width, 24)
        painter.setPen(QPen(self._theme.qcolor("control_border"), 1))
        painter.setBrush(self._theme.qcolor("field"))
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(self._theme.qcolor("text1"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def _meets(line: Line | Ring, box: QRectF) -> bool:
    """Say whether the line's own box meets *box*."""
    lons, lats = [spot[0] for spot in line], [spot[1] for spot in line]
    is_beside = max(lons) < box.left() or min(lons) > box.right()
    return not is_beside and max(lats) >= box.top() and min(lats) <= box.bottom()
