"""What the marks of the symbol sheet are drawn with: rings, discs and lines in a box of 26 × 26, in the theme's colours."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPolygonF

from widgets.theme import Theme


class Stencil:
    """A painter whose colours are names of the theme."""

    def __init__(self, painter: QPainter, theme: Theme, ground: str, *, is_silent: bool) -> None:
        self._painter = painter
        self._theme = theme
        self._is_silent = is_silent
        self.ground = ground

    def colour(self, name: str) -> QColor:
        """Return the colour called *name*, grey if all of it is out of date."""
        return self._theme.qcolor("text3" if self._is_silent and name != self.ground else name)

    def ring(self, radius: float, width: float, colour: str, dash: tuple[float, ...] = ()) -> None:
        """Draw a circle's line; *dash* in units of the box."""
        pen = QPen(self.colour(colour), width)
        if dash:
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setDashPattern([part / width for part in dash])
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(pen)
        self._painter.drawEllipse(QPointF(0, 0), radius, radius)

    def disc(self, x: float, y: float, radius: float, colour: str) -> None:
        """Fill a circle."""
        self._fill(colour)
        self._painter.drawEllipse(QPointF(x, y), radius, radius)

    def outline(self, points: tuple[tuple[float, float], ...], width: float, colour: str) -> None:
        """Draw a closed line."""
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(self._pen(colour, width))
        self._painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in points]))

    def stroke(self, points: tuple[tuple[float, float], ...], width: float, colour: str) -> None:
        """Draw an open line."""
        self._painter.setPen(self._pen(colour, width))
        self._painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points]))

    def shape(self, points: tuple[tuple[float, float], ...], colour: str) -> None:
        """Fill a closed outline."""
        self._fill(colour)
        self._painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in points]))

    def block(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Fill a rectangle."""
        self._fill(colour)
        self._painter.drawRect(QRectF(x, y, width, height))

    def hatch(self, half: float, colour: str) -> None:
        """Fill a square with diagonals."""
        self._painter.save()
        self._painter.setClipRect(QRectF(-half, -half, 2 * half, 2 * half), Qt.ClipOperation.IntersectClip)
        self._painter.setPen(self._pen(colour, 1.6))
        for shift in range(-24, 25, 6):
            self._painter.drawLine(QPointF(shift - 13, 13), QPointF(shift + 13, -13))
        self._painter.restore()

    def shoulders(self, y: float, radius: float, colour: str) -> None:
        """Fill the upper half of a circle: a person below the head."""
        path = QPainterPath(QPointF(-radius, y))
        path.arcTo(QRectF(-radius, y - radius, 2 * radius, 2 * radius), 180, -180)
        self._painter.fillPath(path, QBrush(self.colour(colour)))

    def question(self, colour: str) -> None:
        """Draw the question mark of 无定位."""
        path = QPainterPath()
        path.arcMoveTo(QRectF(-3.6, -6.4, 7.2, 7.2), 180)
        path.arcTo(QRectF(-3.6, -6.4, 7.2, 7.2), 180, -240)
        path.quadTo(QPointF(0, 1.2), QPointF(0, 3.0))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(self._pen(colour, 2.6))
        self._painter.drawPath(path)
        self.disc(0, 6.4, 1.7, colour)

    def _pen(self, colour: str, width: float) -> QPen:
        pen = QPen(self.colour(colour), width)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        return pen

    def _fill(self, colour: str) -> None:
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self.colour(colour))
