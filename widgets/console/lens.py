"""Pictures side by side seen through one lens: what is zoomed and moved in one is zoomed and moved in all."""

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.pictures import read_small
from widgets.theme import Theme

MOST = 12.0
LARGEST = QSize(8_000, 8_000)
"""A larger photo is shrunk to this: what the lens brings near must be seen, and no photo may take all memory."""
STEP = 1.25
MIDDLE = QPointF(0.5, 0.5)


class Lens(QObject):
    """How near, and which point of the pictures (0 … 1 across and down) is in the middle."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.factor = 1.0
        self.middle = QPointF(MIDDLE)

    def zoom(self, by: float, around: QPointF = MIDDLE) -> None:
        """Come nearer by the factor *by*; the point *around* of the pictures stays where it is."""
        factor = min(max(self.factor * by, 1.0), MOST)
        kept = self.factor / factor
        self.factor = factor
        self._look_at(around + (self.middle - around) * kept)

    def move(self, across: float, down: float) -> None:
        """Move by parts of a picture."""
        self._look_at(self.middle + QPointF(across, down))

    def reset(self) -> None:
        """Show the whole pictures."""
        self.factor = 1.0
        self._look_at(QPointF(MIDDLE))

    def _look_at(self, middle: QPointF) -> None:
        half = 0.5 / self.factor
        self.middle = QPointF(min(max(middle.x(), half), 1 - half), min(max(middle.y(), half), 1 - half))
        self.changed.emit()


class LensView(QWidget):
    """One picture through the lens, or words where there is none. The wheel zooms, dragging moves, a double click resets."""

    def __init__(self, lens: Lens, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lens = lens
        self._theme = theme
        self._pixmap = QPixmap()
        self._words = ""
        self._dragged: QPointF | None = None
        self.setMinimumSize(160, 120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        lens.changed.connect(self.update)

    def show_picture(self, content: bytes | None, words: str) -> None:
        """Show *content*, or *words* where there is none or it cannot be read."""
        self._pixmap = QPixmap.fromImage(read_small(content, LARGEST))
        self._words = words if self._pixmap.isNull() else ""
        self.update()

    @property
    def has_picture(self) -> bool:
        """Say whether there is a picture."""
        return not self._pixmap.isNull()

    def _placed(self) -> QRectF:
        """Return where the whole picture would lie, some of it outside this widget."""
        room = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        size = self._pixmap.size().toSizeF()
        fit = min(room.width() / size.width(), room.height() / size.height()) * self._lens.factor
        width, height = size.width() * fit, size.height() * fit
        x = room.center().x() - self._lens.middle.x() * width
        y = room.center().y() - self._lens.middle.y() * height
        return QRectF(x, y, width, height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture or the words."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.qcolor("base"))
        if self._words or self._pixmap.isNull():
            painter.setPen(self._theme.qcolor("text2"))
            painter.setFont(self._theme.font(16))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._words)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(self._placed(), self._pixmap, self._pixmap.rect().toRectF())
        painter.setPen(self._theme.qcolor("control_border"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the pointer."""
        if self._pixmap.isNull() or not event.angleDelta().y():
            return
        placed = self._placed()
        spot = event.position() - placed.topLeft()
        around = QPointF(spot.x() / placed.width(), spot.y() / placed.height())
        self._lens.zoom(STEP if event.angleDelta().y() > 0 else 1 / STEP, around)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the picture."""
        self._dragged = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the picture."""
        if self._dragged is None or self._pixmap.isNull():
            return
        placed, by = self._placed(), self._dragged - event.position()
        self._dragged = event.position()
        self._lens.move(by.x() / placed.width(), by.y() / placed.height())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        self._dragged = None

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Show the whole pictures again."""
        self._lens.reset()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew."""
        super().resizeEvent(event)
        self.update()
