"""A tile that shows one camera: its live picture, or the last one under a veil while there is no signal."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSizeF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QHideEvent, QImage, QPainter, QPaintEvent, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from app.domain.camera import Camera
from app.domain.moment import Instant
from widgets.theme import Theme
from widgets.video import picture
from widgets.video.still import StillPicture
from widgets.video.stream import CameraStream

_VEIL = 150
_DASH = (8.0, 6.0)


class VideoTile(QWidget):
    """Shows :attr:`camera` while it is visible; hidden, it plays nothing.

    It prints no words: those stand beside it, laid out by whoever placed it (:attr:`stream` says what to say).
    """

    changed = Signal()
    """How the stream stands has changed."""

    def __init__(self, theme: Theme, now: Callable[[], Instant], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("video-tile")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.camera: Camera | None = None
        self.stream = CameraStream(now, self)
        self.unit_px = 1.0
        """Px of the frame's line."""
        self._theme = theme
        self._veil = QColor(theme.qcolor("base"))
        self._veil.setAlpha(_VEIL)
        self._still = StillPicture(self)
        self._image = QImage()
        self.stream.framed.connect(self._on_framed)
        self.stream.changed.connect(self._on_changed)
        self._still.arrived.connect(self._on_still)

    def show_camera(self, camera: Camera | None) -> None:
        """Show *camera* from now on; the same one goes on."""
        if camera == self.camera:
            return
        self.camera = camera
        self._image = QImage()
        self._still.forget()
        if self.isVisible() or camera is None:
            self.stream.show_camera(camera)
        self.update()

    @property
    def picture(self) -> picture.Picture:
        """Return how the stream stands."""
        return self.stream.picture

    @property
    def image(self) -> QImage:
        """Return what is shown, a null image where there is nothing."""
        return self._image

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for pictures of the new size."""
        super().resizeEvent(event)
        self.stream.fit(self.size())

    def showEvent(self, event: QShowEvent) -> None:
        """Play on."""
        super().showEvent(event)
        self.stream.show_camera(self.camera)

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go of the stream; the last picture stays."""
        super().hideEvent(event)
        self.stream.show_camera(None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture, whole; a veil and a dashed frame over what is not live. Without a picture it is clear."""
        if self._image.isNull():
            return
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._theme.qcolor("base"))
        is_live = self.picture.signal is picture.Signal.LIVE
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self._place(), self._image)
        if not is_live:
            painter.fillRect(self.rect(), self._veil)
        self._frame(painter, is_live=is_live)
        painter.end()

    def _frame(self, painter: QPainter, *, is_live: bool) -> None:
        width = max(1.0, 2 * self.unit_px)
        pen = QPen(self._theme.qcolor("line" if is_live else "text3"), width)
        if not is_live:
            pen.setDashPattern([part * self.unit_px / width for part in _DASH])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2))

    def _place(self) -> QRectF:
        """Return where the picture stands, its sides in proportion."""
        size = QSizeF(self._image.size()).scaled(QSizeF(self.size()), Qt.AspectRatioMode.KeepAspectRatio)
        return QRectF(
            (self.width() - size.width()) / 2, (self.height() - size.height()) / 2, size.width(), size.height()
        )

    @Slot(QImage)
    def _on_framed(self, image: QImage) -> None:
        self._image = image
        self.update()

    @Slot()
    def _on_changed(self) -> None:
        lost = self.picture.signal is picture.Signal.LOST
        if lost and self.camera is not None and self._image.isNull():
            self._still.ask(self.camera)
        self.update()
        self.changed.emit()

    @Slot(QImage)
    def _on_still(self, image: QImage) -> None:
        if self._image.isNull():
            self._image = image
            self.update()
