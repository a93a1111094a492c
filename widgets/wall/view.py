"""The widget of one panel: composes it at each tick behind a door, and paints it when it has changed."""

import logging
from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent, QTransform
from PySide6.QtWidgets import QWidget

from app.domain.moment import Instant
from app.situation.answers import Moment
from app.situation.filters import Filter
from widgets.theme import Theme
from widgets.wall.extent import changed, extent
from widgets.wall.glance import Glance, Look, Mishap
from widgets.wall.ink import Item, Phase, phase_of
from widgets.wall.looks import body_failed, title_bar
from widgets.wall.painting import ItemPainter
from widgets.wall.panel import WallPanel
from widgets.wall.sheet import Sheet
from widgets.wall.type import TypeScale

log = logging.getLogger(__name__)


class _Door(StrEnum):
    """Where a panel is called."""

    TAKE = "take"
    COMPOSE = "compose"


class PanelView(QWidget):
    """Shows one :class:`~widgets.wall.panel.WallPanel`. A panel that throws shows its failed look; the wall goes on.

    What a panel hosts lies below this widget, in the same place.
    """

    def __init__(self, panel: WallPanel, theme: Theme, scale: TypeScale, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"panel-{panel.key}")
        self.panel = panel
        self.look = Look.LOADING
        self.items: Sequence[Item] = ()
        self.filters: Sequence[tuple[QRectF, Filter]] = ()
        self._ground = "map_ground" if panel.key == "map" else "panel"
        self._theme = theme
        self._scale = scale
        self._painter = ItemPainter(theme, scale)
        self._glance: Glance | None = None
        self._broken: dict[_Door, Instant] = {}
        self._is_lit = True
        self._zoom = 1
        panel.setParent(self)

    def set_zoom(self, zoom: int) -> None:
        """Draw everything *zoom* times as large from the next :meth:`refresh` on."""
        self._zoom = zoom

    def take(self, moment: Moment, now: Instant) -> None:
        """Hand a new moment to what the panel hosts."""
        try:
            self.panel.take(moment)
        except Exception as error:  # noqa: BLE001  # a door: one panel never takes the wall down
            self._break(_Door.TAKE, now, error)
        else:
            self._mend(_Door.TAKE)

    def refresh(self, glance: Glance, *, is_lit: bool) -> None:
        """Lay the panel out for *glance*; repaint if that looks different."""
        self._glance, before, was_lit = glance, self.items, self._is_lit
        self._is_lit = is_lit
        sheet = self._compose(glance)
        self.items, self.filters = tuple(sheet.items), tuple(sheet.filters)
        if self.panel.hosted() is not None:
            self.setVisible(bool(self.items))  # the hosted widget lies below, and is seen while there is nothing to say
        region = changed(before, self.items)
        if was_lit != is_lit:
            region = sum((_ink(item) for item in self.items if phase_of(item) is not Phase.ALWAYS), region)
        if not region.isEmpty():
            self.update(self._zoomed(region))

    def filter_at(self, place: QPointF) -> Filter | None:
        """Return what a click at *place* of this widget narrows everything to, ``None`` where it means nothing."""
        inside = place / self._zoom
        return next((to for box, to in reversed(self.filters) if box.contains(inside)), None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint those items of which something is wanted."""
        painter, wanted = QPainter(self), event.region()
        painter.fillRect(event.rect(), self._theme.qcolor(self._ground))
        painter.scale(self._zoom, self._zoom)
        items = [item for item in self.items if wanted.intersects(self._zoomed(_ink(item)))]
        self._painter.paint(painter, items, is_lit=self._is_lit)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew for the new size."""
        super().resizeEvent(event)
        if self._glance is not None:
            self.refresh(self._glance, is_lit=self._is_lit)

    def _compose(self, glance: Glance) -> Sheet:
        sheet = self._sheet()
        try:
            self.look = self.panel.compose(glance, sheet)
        except Exception as error:  # noqa: BLE001  # a door: one panel never takes the wall down
            self._break(_Door.COMPOSE, glance.now, error)
        else:
            self._mend(_Door.COMPOSE)
        return self._failed(glance, min(self._broken.values())) if self._broken else sheet

    def _failed(self, glance: Glance, since: Instant) -> Sheet:
        sheet, self.look = self._sheet(), Look.FAILED
        mishap = Mishap(is_drawing=True, since=since)
        broken = Glance(now=glance.now, look=Look.FAILED, showing=glance.showing, mishap=mishap)
        title_bar(sheet, self.panel.title(), "", broken)
        body_failed(sheet, broken)
        return sheet

    def _break(self, door: _Door, now: Instant, error: Exception) -> None:
        """Log the first failure of a row of failures."""
        if door not in self._broken:
            self._broken[door] = now
            log.error("panel %s cannot be drawn (%s)", self.panel.key, door, exc_info=error)

    def _mend(self, door: _Door) -> None:
        if self._broken.pop(door, None) is not None:
            log.info("panel %s is drawn again (%s)", self.panel.key, door)

    def _sheet(self) -> Sheet:
        return Sheet(self._scale, QSizeF(self.size()) / self._zoom, self._ground)

    def _zoomed(self, region: QRegion) -> QRegion:
        """Return *region* in px of this widget."""
        return region if self._zoom == 1 else QTransform.fromScale(self._zoom, self._zoom).map(region)


def _ink(item: Item) -> QRegion:
    return QRegion(extent(item).toAlignedRect())
