"""What the test card writes into each cell: which output it is, colours by their meaning, and how small text may be."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from widgets.theme import Theme
from widgets.wall.layout import WallLayout
from widgets.wall.shape import Output
from widgets.wall.type import Role, TypeScale
from widgets.words import translate, zh

LADDER_MM = (60, 50, 40, 30, 25, 20)
"""Heights of 国 in the ladder; 40 mm is the least at 8 m."""
COLOURS = (
    ("ok", "ink", zh("按时")), ("soon_fill", "soon_on", zh("即将超期")), ("over_fill", "over_on", zh("处置超期")),
    ("urge", "urge_on", zh("督办")), ("act", "act_on", zh("待我办理")), ("badge", "badge_on", zh("紧急")),
)  # fmt: skip
GREYS = 11
"""Steps of the grey wedge: two cubes side by side must show the same."""
_PAD, _LINE = 30.0, 1.28


class CellText:
    """Writes into a cell, in the sizes of one wall."""

    def __init__(self, wall: WallLayout, theme: Theme, scale: TypeScale) -> None:
        self._wall = wall
        self._theme = theme
        self._scale = scale
        self.unit = scale.unit

    def paint(self, painter: QPainter, box: QRectF, output: Output | None, cell: str) -> None:
        """Write into *box*, px, which shows *cell* of *output*."""
        self._names(painter, box, output, cell)
        self._ladder(painter, box)
        self._colours(painter, box)

    def em_px(self, ink_mm: float) -> float:
        """Return the em in px at which 国 stands *ink_mm* high on the wall."""
        return ink_mm / self._wall.mm_per_px / self._scale.ink.hanzi

    def _names(self, painter: QPainter, box: QRectF, output: Output | None, cell: str) -> None:
        """Write output, cell, size and what the wall is."""
        wall, size = self._wall, self._scale.size(Role.TEXT).hanzi
        x, y = box.left() + _PAD * self.unit, box.top() + _PAD * self.unit
        screen = translate("任意输出") if output is None or not output.screen else output.screen
        spans = "" if output is None or output.cells == cell else translate("输出 {cells}").format(cells=output.cells)
        built = translate("缝 {a} 毫米，视距 {b} 米").format(a=f"{wall.bezel_mm:g}", b=f"{wall.distance_m:g}")
        lines = [
            (f"{wall.name} · {cell}", size * 1.6),
            (screen, size * 1.6),
            (spans, size),
            (f"{wall.cell_px[0]} × {wall.cell_px[1]} px", size),
            (f"{wall.cell_mm[0]:g} × {wall.cell_mm[1]:g} mm", size),
            (built, size),
        ]
        for text, em in lines:
            if text:
                y += self._write(painter, QPointF(x, y), text, em) * _LINE

    def _ladder(self, painter: QPainter, box: QRectF) -> None:
        """Write the ladder at the right, each line with its own height; the least for this distance is told apart."""
        y, right, least = box.top() + _PAD * self.unit, box.right() - _PAD * self.unit, self._scale.floor_mm
        for ink_mm in LADDER_MM:
            em, is_enough = self.em_px(ink_mm), ink_mm >= least
            text = translate("国 {n} 毫米").format(n=ink_mm)
            width = self._width(text, em)
            colour = "text1" if is_enough else "text3"
            y += self._write(painter, QPointF(right - width, y), text, em, colour) * 1.3
        note = translate("不小于 {n} 毫米").format(n=f"{least:g}")
        em = self._scale.size(Role.NOTE).hanzi
        self._write(painter, QPointF(right - self._width(note, em), y), note, em, "soon_text")

    def _colours(self, painter: QPainter, box: QRectF) -> None:
        """Paint the colours that mean something, with their names, and the grey wedge below."""
        left, right = box.left() + _PAD * self.unit, box.right() - _PAD * self.unit
        em = self._scale.size(Role.NOTE).hanzi
        high, wide = em * 1.5, (right - left) / len(COLOURS)
        top = box.bottom() - _PAD * self.unit - high * 1.6
        painter.setFont(self._theme.font(em))
        for place, (ground, ink, name) in enumerate(COLOURS):
            plate = QRectF(left + place * wide, top, wide, high)
            painter.fillRect(plate, self._theme.qcolor(ground))
            painter.setPen(self._theme.qcolor(ink))
            painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, translate(name))
        wide = (right - left) / GREYS
        for step in range(GREYS):
            level = round(255 * step / (GREYS - 1))
            painter.fillRect(QRectF(left + step * wide, top + high, wide, high * 0.6), QColor(level, level, level))

    def _width(self, text: str, em: float) -> float:
        return self._scale.metrics(round(em)).horizontalAdvance(text)

    def _write(self, painter: QPainter, corner: QPointF, text: str, em: float, colour: str = "text1") -> float:
        """Write *text* from its upper left *corner* on a plate, so that the grid does not run through; return its em."""
        px = round(em)
        painter.fillRect(QRectF(corner, corner + QPointF(self._width(text, px), px * 1.15)), self._theme.qcolor("seam"))
        painter.setFont(self._theme.font(px))
        painter.setPen(self._theme.qcolor(colour))
        painter.drawText(corner + QPointF(0, px * 0.95), text)
        return px
