"""Where a place candidate lies: streets and unit grids round it, drawn at once and without a browser."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from app.domain.city import AreaLevel, City, Line, Street, StreetClass
from app.services.geocoder import Place
from widgets.theme import Theme

METRES_ACROSS = 1_400.0
METRES_PER_DEGREE = 111_320.0
MARK = 13
_WIDTHS = {
    StreetClass.RING: 9,
    StreetClass.ARTERIAL: 7,
    StreetClass.MINOR: 4,
    StreetClass.ALLEY: 2,
    StreetClass.RAIL: 2,
}


class PlaceMap(QWidget):
    """A small map round one place."""

    def __init__(self, city: City, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._streets = tuple((street, _box(street.line)) for street in city.streets if street.line)
        grids = (area for area in city.areas if area.level is AreaLevel.UNIT_GRID)
        self._grids = {area.code: (area.outline, _box(area.outline)) for area in grids}
        self._place: Place | None = None
        self.setMinimumHeight(220)

    @property
    def place(self) -> Place | None:
        """Return the place that is shown."""
        return self._place

    def show_place(self, place: Place | None) -> None:
        """Show *place* in the middle, nothing for ``None``."""
        self._place = place
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the map, or what to do first."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._theme.qcolor("map_ground"))
        if self._place is None:
            painter.setFont(self._theme.font(16))
            painter.setPen(self._theme.qcolor("text2"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("写地点后在此显示位置"))
        else:
            self._paint_round(painter, self._place)
        painter.end()

    def _paint_round(self, painter: QPainter, place: Place) -> None:
        scale = self.width() / METRES_ACROSS
        east = METRES_PER_DEGREE * math.cos(math.radians(place.lat)) * scale
        north = METRES_PER_DEGREE * scale
        middle = QPointF(self.width() / 2, self.height() / 2)

        def at(lon: float, lat: float) -> QPointF:
            return middle + QPointF((lon - place.lon) * east, (place.lat - lat) * north)

        half_w, half_h = self.width() / 2 / east, self.height() / 2 / north
        seen = (place.lon - half_w, place.lat - half_h, place.lon + half_w, place.lat + half_h)
        for outline, box in self._grids.values():
            if _meets(box, seen):
                self._paint_grid(painter, QPolygonF([at(*point) for point in outline]), is_own=False)
        near = [street for street, box in self._streets if _meets(box, seen)]
        for colour, wider in ((self._theme.qcolor("line"), 2), (QColor(Qt.GlobalColor.white), 0)):
            for street in near:
                painter.setPen(QPen(colour, _WIDTHS[street.street_class] + wider))
                painter.drawPolyline(QPolygonF([at(*point) for point in street.line]))
        if place.grid in self._grids:
            self._paint_grid(painter, QPolygonF([at(*point) for point in self._grids[place.grid][0]]), is_own=True)
        self._paint_names(painter, near, at)
        self._paint_mark(painter, middle, place.name)

    def _paint_grid(self, painter: QPainter, outline: QPolygonF, *, is_own: bool) -> None:
        act = self._theme.qcolor("act")
        painter.setPen(QPen(act, 3, Qt.PenStyle.DashLine) if is_own else QPen(self._theme.qcolor("line"), 1))
        fill = QColor(act)
        fill.setAlpha(28)
        painter.setBrush(fill if is_own else Qt.BrushStyle.NoBrush)
        painter.drawPolygon(outline)

    def _paint_names(self, painter: QPainter, near: list[Street], at: object) -> None:
        """Name each larger street once, where it lies in sight and no other name does."""
        painter.setFont(self._theme.font(14))
        taken = [QRectF(self.width() / 2 - 140, self.height() / 2 - 60, 280, 90)]
        named: set[str] = set()
        for street in sorted(near, key=lambda one: -_WIDTHS[one.street_class]):
            if not street.name or street.name in named or not callable(at):
                continue
            width = painter.fontMetrics().horizontalAdvance(street.name) + 10
            for point in street.line:
                spot = at(*point)
                box = QRectF(spot.x() - width / 2, spot.y() - 11, width, 22)
                if QRectF(self.rect()).contains(box) and not any(box.intersects(one) for one in taken):
                    painter.fillRect(box, self._theme.qcolor("plate"))
                    painter.setPen(self._theme.qcolor("text2"))
                    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, street.name)
                    taken.append(box)
                    named.add(street.name)
                    break

    def _paint_mark(self, painter: QPainter, middle: QPointF, name: str) -> None:
        act = self._theme.qcolor("act")
        painter.setPen(QPen(QColor(Qt.GlobalColor.white), 2))
        painter.setBrush(act)
        painter.drawRect(QRectF(middle.x() - MARK, middle.y() - MARK, 2 * MARK, 2 * MARK))
        painter.setFont(self._theme.font(16, bold=True))
        width = min(self.width() - 20, painter.fontMetrics().horizontalAdvance(name) + 16)
        box = QRectF(middle.x() - width / 2, middle.y() - MARK - 34, width, 28)
        painter.fillRect(box, self._theme.qcolor("plate"))
        painter.setPen(self._theme.qcolor("text1"))
        shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, int(width) - 8)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)


_Box = tuple[float, float, float, float]


def _box(line: Line) -> _Box:
    lons, lats = [point[0] for point in line], [point[1] for point in line]
    return min(lons), min(lats), max(lons), max(lats)


def _meets(one: _Box, other: _Box) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]
