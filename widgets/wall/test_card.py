"""The test card: whether the wall's outputs lie where its file says, at the right size, in the right colours, and sharp."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from widgets.theme import Theme
from widgets.wall.placing import Placing
from widgets.wall.scenes import Cells
from widgets.wall.shape import Output, WallLayout
from widgets.wall.sheet import PAD_SIDE, PAD_TOP
from widgets.wall.test_card_text import CellText
from widgets.wall.type import TypeScale

GRID_MM = 100.0
"""The distance of the grid's lines."""
CIRCLE_OF_CELL, CIRCLE_OF_WALL = 0.86, 0.96
"""Diameters of the circles as shares of the height."""


class TestCard(QWidget):
    """Covers one window with its part of the wall's card. Lines and circles go on behind the bezels."""

    __test__ = False  # it is none of pytest's

    def __init__(self, wall: WallLayout, placing: Placing, theme: Theme, scale: TypeScale, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("test-card")
        self._wall = wall
        self._placing = placing
        self._theme = theme
        self._text = CellText(wall, theme, scale)
        self.setGeometry(placing.box(placing.region))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the geometry of the whole wall as far as it is seen here, then the texts of each cell."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._theme.qcolor("seam"))
        region, ruler = self._placing.region, self._placing.ruler
        painter.save()
        painter.translate(-QPointF(ruler.box(region).topLeft()))
        self._geometry(painter)
        painter.restore()
        for cell in _cells(region):
            box = self._placing.box(cell)
            self._edges(painter, QRectF(box))
            self._text.paint(painter, QRectF(box), self._output_of(cell), f"{cell.left}-{cell.top}")
        painter.end()

    def circle(self, centre: QPointF, diameter_mm: float) -> QRectF:
        """Return the box of a circle in px: round in millimetres, also where a pixel is not quite square."""
        (width, height), (across, down) = self._wall.cell_px, self._wall.cell_mm
        size = QPointF(diameter_mm * width / across, diameter_mm * height / down)
        return QRectF(centre - size / 2, centre + size / 2)

    def _geometry(self, painter: QPainter) -> None:
        """Paint the grid, the diagonals and the circles in the whole wall's px."""
        wall, ruler = self._wall, self._placing.ruler
        everything = Cells(left=1, top=1, right=wall.columns, bottom=wall.rows)
        whole = QRectF(ruler.box(everything))
        self._grid(painter, whole)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.qcolor("text3"), 2))
        painter.drawLine(whole.topLeft(), whole.bottomRight())
        painter.drawLine(whole.topRight(), whole.bottomLeft())
        high = wall.rows * wall.cell_mm[1] + (wall.rows - 1) * wall.bezel_mm
        painter.setPen(QPen(self._theme.qcolor("text1"), 4))
        painter.drawEllipse(self.circle(whole.center(), high * CIRCLE_OF_WALL))
        painter.setPen(QPen(self._theme.qcolor("text2"), 3))
        for cell in _cells(everything):
            painter.drawEllipse(self.circle(QRectF(ruler.box(cell)).center(), wall.cell_mm[1] * CIRCLE_OF_CELL))

    def _grid(self, painter: QPainter, whole: QRectF) -> None:
        """Paint a line each 100 mm from the middle of the wall outwards."""
        painter.setPen(QPen(self._theme.qcolor("bar"), 1))
        centre = whole.center()
        across, down = (GRID_MM * px / mm for px, mm in zip(self._wall.cell_px, self._wall.cell_mm, strict=True))
        for step in range(-round(whole.width() / across / 2), round(whole.width() / across / 2) + 1):
            painter.drawLine(
                QPointF(centre.x() + step * across, 0), QPointF(centre.x() + step * across, whole.height())
            )
        for step in range(-round(whole.height() / down / 2), round(whole.height() / down / 2) + 1):
            painter.drawLine(QPointF(0, centre.y() + step * down), QPointF(whole.width(), centre.y() + step * down))

    def _edges(self, painter: QPainter, box: QRectF) -> None:
        """Paint the outermost pixels of a cell, and dashed where text ends."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor("#FFFFFF"), 1))
        painter.drawRect(box.adjusted(0, 0, -1, -1))
        side, end = PAD_SIDE * self._text.unit, PAD_TOP * self._text.unit
        painter.setPen(QPen(self._theme.qcolor("soon"), 2, Qt.PenStyle.DashLine))
        painter.drawRect(box.adjusted(side, end, -side, -end))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _output_of(self, cell: Cells) -> Output | None:
        place = (cell.left, cell.top)
        return next((output for output in self._wall.outputs if place in output.names()), None)


def _cells(cells: Cells) -> list[Cells]:
    """Return each cell by itself."""
    return [Cells(left=c, top=r, right=c, bottom=r) for c, r in sorted(cells.names())]
