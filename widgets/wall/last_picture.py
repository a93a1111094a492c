"""The map's last picture, kept for the seconds in which its page is dead: the wall is never black."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRect, Qt
from PySide6.QtGui import QImage, QPainter, QPen

from app.domain.moment import SECOND, Instant
from widgets.theme import Theme

if TYPE_CHECKING:
    from widgets.map.view import MapView

EVERY: Instant = 20 * SECOND
SHARE = 2
"""The picture has this part of the map's pixels in a row; it lies under a ground that says that it is old."""
DIM, LINES = 0.45, 0.4
"""How dark the ground is and how bright its lines are, as on a map whose data are old."""
HATCH_PX = 34.0


class LastPicture(QObject):
    """Has the map's page make a small picture of itself now and then; the page's own process does the work."""

    def __init__(self, city_map: "MapView", theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._map = city_map
        self._theme = theme
        self._jpeg = b""
        self._asked_at: Instant = 0
        self._image: QImage | None = None
        self.at: Instant = 0
        """When the kept picture was asked for, 0: there is none."""

    def take(self, now: Instant) -> None:
        """Ask for a picture, if the last one is old; one of the future is, for the host's clock was put back."""
        if not 0 <= now - self._asked_at < EVERY and self._map.isVisible():
            self._asked_at = now
            self._map.small_picture(max(1, self._map.width() // SHARE), self._on_taken)

    def paint(self, painter: QPainter, place: QRect, unit: float) -> None:
        """Paint the picture over *place* under the diagonal ground of what is old, *unit* px to one of the mock's."""
        if not self._jpeg:
            return
        if self._image is None:
            self._image = QImage.fromData(self._jpeg)
        painter.drawImage(place, self._image)
        painter.save()
        painter.setClipRect(place)
        veil = self._theme.qcolor("map_ground")
        veil.setAlphaF(DIM)
        painter.fillRect(place, veil)
        lines = self._theme.qcolor("text3")
        lines.setAlphaF(LINES)
        painter.setPen(QPen(lines, 2 * unit))
        step, x = HATCH_PX * unit, float(place.left() - place.height())
        while x < place.right():
            painter.drawLine(QPointF(x, place.bottom()), QPointF(x + place.height(), place.top()))
            x += step
        painter.setPen(QPen(self._theme.qcolor("soon"), 6 * unit, Qt.PenStyle.DashLine))
        painter.drawRect(place)
        painter.restore()

    def _on_taken(self, jpeg: bytes) -> None:
        self._jpeg, self._image, self.at = jpeg, None, self._asked_at
