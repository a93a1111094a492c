"""A small picture of what a wall's window really shows, for the desks that steer it: a panel at a time, so that no frame waits."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QPoint, QRect, QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtWidgets import QWidget

from widgets.wall.window import WallWindow

CELL_PX = 64
"""Width of one of the wall's cells in the picture; a desk's box shows six of them in 236 px."""
STEP_MS = 250
"""One panel is drawn in each step; a wall of ten panels has a new picture every four seconds or so."""
PAUSE_STEPS = 4
QUALITY = 72
LARGEST = 40_000
"""A picture of more bytes is not sent: the line carries a heartbeat."""


class SmallPicture(QObject):
    """Keeps the newest picture of one window; ``content`` is a JPEG, empty until every panel was drawn once."""

    def __init__(self, window: WallWindow) -> None:
        super().__init__(window)
        self._window = window
        self.content = b""
        self.scene = ""
        """The scene that the picture shows."""
        self._drawing = ""
        self._place = 0
        self._pause = 0
        self._canvas = QImage()
        self._timer = QTimer(self, interval=STEP_MS)
        self._timer.timeout.connect(self.step)
        self._timer.start()

    @Slot()
    def step(self) -> None:
        """Draw the next panel; after the last one the picture is whole."""
        if self._pause > 0:
            self._pause -= 1
            return
        window = self._window
        if window.isHidden() or not window.width() or window.cards.shown:
            self._begin("")
            self.content = b""
            return
        if self._drawing != window.scene.key or self._canvas.isNull():
            self._begin(window.scene.key)
        views = list(window.views.values())
        if self._place >= len(views):
            self._end()
            return
        view = views[self._place]
        self._place += 1
        hosted = view.panel.hosted()
        for widget in (hosted, view):
            if widget is not None and widget.isVisible():
                self._draw(widget)

    def _begin(self, scene: str) -> None:
        """Begin a picture anew; the last one is no longer true."""
        window = self._window
        self._drawing, self._place = scene, 0
        width = CELL_PX * window.region.columns
        height = max(1, round(width * window.height() / max(1, window.width())))
        self._canvas = QImage(width, height, QImage.Format.Format_RGB32)
        self._canvas.fill(Qt.GlobalColor.black)

    def _end(self) -> None:
        """Keep the picture, and rest before the next one, which is drawn over it."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QImageWriter(buffer, QByteArray(b"jpg"))
        writer.setQuality(QUALITY)
        writer.write(self._canvas)
        content = bytes(buffer.data().data())
        self.content, self.scene = (content if len(content) <= LARGEST else b""), self._drawing
        self._place, self._pause = 0, PAUSE_STEPS

    def _draw(self, widget: QWidget) -> None:
        place = QRect(widget.mapTo(self._window, QPoint(0, 0)), widget.size())
        city_map, scene = self._window.city_map, self._drawing
        if city_map is not None and widget is city_map:

            def taken(content: bytes) -> None:
                if scene == self._drawing:
                    self._put(QImage.fromData(content), place)

            city_map.small_picture(max(1, round(place.width() * self._share)), taken)
            return
        painter = QPainter(self._canvas)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.translate(place.x() * self._share, place.y() * self._share)
        painter.scale(self._share, self._share)
        widget.render(painter, QPoint(0, 0))
        painter.end()

    @property
    def _share(self) -> float:
        return self._canvas.width() / max(1, self._window.width())

    def _put(self, picture: QImage, place: QRect) -> None:
        painter, share = QPainter(self._canvas), self._share
        target = QRectF(place.x() * share, place.y() * share, place.width() * share, place.height() * share)
        painter.drawImage(target, picture)
        painter.end()
