"""Draws a panel's items: the one place where the wall touches a painter."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QLinearGradient, QPainter, QPen, QPolygonF

from widgets.charts.marks import paint_mark
from widgets.theme import Theme
from widgets.wall.ink import Area, Bar, Hatch, Item, Label, Line, Mark, Phase, Picture, Plate, Ramp, Rule, phase_of
from widgets.wall.type import TypeScale

_HATCH_SHARE = 0.45


class ItemPainter:
    """Paints items with one theme at one wall's sizes."""

    def __init__(self, theme: Theme, scale: TypeScale) -> None:
        self._theme = theme
        self._scale = scale
        self._fonts: dict[tuple[int, bool], QFont] = {}
        self._colours: dict[str, QColor] = {}
        self._draws: dict[type, Callable[..., None]] = {
            Label: self._label, Plate: self._plate, Mark: self._mark, Rule: self._rule, Bar: self._bar,
            Hatch: self._hatch, Line: self._line, Area: self._area, Picture: self._picture, Ramp: self._ramp,
        }  # fmt: skip

    def paint(self, painter: QPainter, items: Iterable[Item], *, is_lit: bool = True) -> None:
        """Draw *items* in order; ``is_lit`` is the bright half of a blink."""
        hidden = Phase.UNLIT if is_lit else Phase.LIT
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        for item in items:
            if phase_of(item) is not hidden:
                self._draws[type(item)](item, painter)

    def _label(self, item: Label, painter: QPainter) -> None:
        painter.setPen(self._colour(item.colour))
        x = item.start
        for run in self._scale.runs(item.text, item.role):
            start = QPointF(x, item.base_line + run.drop)
            if item.bold and self._scale.is_bold_made:
                self._scale.made_bold.draw(
                    painter, self._font(run.px, bold=False), start, run.text, is_digits=run.is_digits
                )
            else:
                painter.setFont(self._font(run.px, bold=item.bold))
                painter.drawText(start, run.text)
            x += self._scale.advance(run, bold=item.bold)

    def _colour(self, name: str) -> QColor:
        """Return the theme's colour, made once."""
        if name not in self._colours:
            self._colours[name] = self._theme.qcolor(name)
        return self._colours[name]

    def _font(self, px: int, *, bold: bool) -> QFont:
        """Return the theme's font, made once for each size."""
        key = px, bold
        if key not in self._fonts:
            self._fonts[key] = self._theme.font(px, bold=bold)
        return self._fonts[key]

    def _plate(self, item: Plate, painter: QPainter) -> None:
        painter.setBrush(self._colour(item.fill) if item.fill else Qt.BrushStyle.NoBrush)
        painter.setPen(self._edge(item))
        inset = item.edge_px / 2
        painter.drawRoundedRect(item.box.adjusted(inset, inset, -inset, -inset), item.radius, item.radius)
        if item.lines == 2:
            inset += 2 * item.edge_px
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(item.box.adjusted(inset, inset, -inset, -inset), item.radius, item.radius)

    def _edge(self, item: Plate) -> QPen:
        if not item.edge or not item.edge_px:
            return QPen(Qt.PenStyle.NoPen)
        pen = QPen(self._colour(item.edge), item.edge_px)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        if item.is_dashed:
            pen.setDashPattern([4, 3])
        return pen

    def _mark(self, item: Mark, painter: QPainter) -> None:
        paint_mark(painter, item.kind, item.centre, item.half, self._theme, item.ground)

    def _rule(self, item: Rule, painter: QPainter) -> None:
        painter.fillRect(item.box, self._colour(item.colour))

    def _bar(self, item: Bar, painter: QPainter) -> None:
        colour = self._colour(item.colour)
        if not item.is_hatched:
            painter.fillRect(item.box, colour)
            return
        edge = max(1.0, self._scale.unit * 1.5)
        self._diagonals(painter, item.box, self._scale.unit * 8, _HATCH_SHARE, colour)
        painter.setPen(QPen(colour, edge))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(item.box.adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2))

    def _hatch(self, item: Hatch, painter: QPainter) -> None:
        self._diagonals(painter, item.box, item.step, _HATCH_SHARE, self._colour(item.colour))

    @staticmethod
    def _diagonals(painter: QPainter, box: QRectF, step: float, share: float, colour: QColor) -> None:
        painter.save()
        painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
        painter.setPen(QPen(colour, step * share * 0.7071, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        x, reach = box.left() - box.height(), box.height() + step
        while x < box.right():
            painter.drawLine(QPointF(x - step, box.bottom() + step), QPointF(x + reach, box.bottom() - reach))
            x += step
        painter.restore()

    def _line(self, item: Line, painter: QPainter) -> None:
        pen = QPen(self._colour(item.colour), item.width)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if item.is_dashed:
            pen.setDashPattern([3, 2.3])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(list(item.points)))

    def _area(self, item: Area, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour(item.colour))
        painter.drawPolygon(QPolygonF(list(item.points)))

    def _picture(self, item: Picture, painter: QPainter) -> None:
        size = QSizeF(item.image.size()).scaled(item.box.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(QPointF(), size)
        place.moveCenter(item.box.center())
        image = item.image.convertToFormat(QImage.Format.Format_Grayscale8) if item.is_grey else item.image
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, image)

    def _ramp(self, item: Ramp, painter: QPainter) -> None:
        gradient = QLinearGradient(item.box.topLeft(), item.box.topRight())
        for share, hex_colour, opacity in item.stops:
            colour = QColor(hex_colour)
            colour.setAlphaF(opacity)
            gradient.setColorAt(share, colour)
        painter.fillRect(item.box, gradient)
