"""The widget of one panel: composes it at each tick behind a door, and paints it when it has changed."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QRect, QSizeF
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent, QTransform
from PySide6.QtWidgets import QWidget

from app.domain.moment import Instant
from app.situation.answers import Moment, Question
from widgets.theme import Theme
from widgets.wall.click_mark import ClickMark
from widgets.wall.doors import Door, Doors
from widgets.wall.extent import Drawn
from widgets.wall.glance import Glance, Look, Mishap
from widgets.wall.ink import Item, Phase, phase_of
from widgets.wall.last_good import LastGood
from widgets.wall.looks import body_failed, title_bar
from widgets.wall.painting import ItemPainter
from widgets.wall.panel import Pane, WallPanel
from widgets.wall.sheet import Sheet
from widgets.wall.type import TypeScale


class PanelView(QWidget):
    """Shows one :class:`~widgets.wall.panel.WallPanel`. A panel that throws shows its failed look; the wall goes on.

    What a panel hosts lies below this widget, in the same place.
    """

    def __init__(self, panel: WallPanel, theme: Theme, scale: TypeScale, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"panel-{panel.key}")
        self.panel = panel
        self.look = Look.LOADING
        self._drawn = Drawn()
        self._marks: Sequence[ClickMark] = ()
        self._ground = "map_ground" if panel.key == "map" else "panel"
        self._theme = theme
        self._scale = scale
        self._painter = ItemPainter(theme, scale)
        self._glance: Glance | None = None
        self.doors = Doors(panel.key)
        self._last_good = LastGood()
        self._is_lit = True
        self._zoom = 1
        panel.setParent(self)

    @property
    def items(self) -> Sequence[Item]:
        """What is drawn, in px of the panel."""
        return self._drawn.items

    @property
    def glance(self) -> Glance | None:
        """What the panel was last laid out for."""
        return self._glance

    def set_zoom(self, zoom: int) -> None:
        """Draw everything *zoom* times as large from the next :meth:`refresh` on."""
        self._zoom = zoom

    def asked(self, now: Instant) -> tuple[Question[object], ...]:
        """Return what the panel asks; nothing where it throws."""
        return self.doors.call(Door.ASK, now, self.panel.asked, ())

    def needs(self, now: Instant) -> tuple[Question[object], ...]:
        """Return what the panel cannot do without; nothing where it throws."""
        return self.doors.call(Door.NEED, now, self.panel.needs, ())

    def place(self, whole: QRect, pane: Pane, now: Instant) -> None:
        """Lie in *whole*, px of the window, of which *pane* is in it; what the panel hosts lies below."""
        hosted = self.panel.hosted()
        if hosted is not None:
            self.doors.call(Door.PLACE, now, partial(self.panel.place_hosted, whole, pane), None)
            hosted.show()
        self.setGeometry(whole)
        self.show()

    def take(self, moment: Moment, now: Instant) -> None:
        """Hand a new moment to what the panel hosts."""
        self.doors.call(Door.TAKE, now, partial(self.panel.take, self.last_good(moment, now)), None)

    def last_good(self, moment: Moment, now: Instant) -> Moment:
        """Return *moment*, or while nothing can be read the last one of the same data."""
        return self._last_good.of(moment, self.panel.source, partial(self.asked, now))

    def refresh(self, glance: Glance, *, is_lit: bool) -> None:
        """Lay the panel out for *glance*; repaint what looks different."""
        self._glance, was_lit = glance, self._is_lit
        self._is_lit = is_lit
        sheet = self._compose(glance)
        (self._drawn, region), self._marks = self._drawn.then(sheet.items), tuple(sheet.marks)
        if self.panel.hosted() is not None:
            self.setVisible(bool(self.items))  # the hosted widget lies below, and is seen while there is nothing to say
        if was_lit != is_lit:
            for item, box in zip(self._drawn.items, self._drawn.boxes, strict=True):
                if phase_of(item) is not Phase.ALWAYS:
                    region += box
        if not region.isEmpty():
            self.update(self._zoomed(region))

    def marks(self) -> tuple[ClickMark, ...]:
        """Return what a click narrows everything to, in px of this widget; nothing while the panel is not to be believed."""
        if self.look is not Look.LIVE:
            return ()
        large = QTransform.fromScale(self._zoom, self._zoom)
        return tuple(replace(one, box=large.mapRect(one.box)) for one in self._marks)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint those items of which something is wanted."""
        painter, wanted = QPainter(self), event.region()
        painter.fillRect(event.rect(), self._theme.qcolor(self._ground))
        self.panel.paint_ground(painter, self.rect())
        painter.scale(self._zoom, self._zoom)
        boxes = self._drawn.boxes
        if self._zoom != 1:
            boxes = tuple(self._zoomed(QRegion(box)).boundingRect() for box in boxes)
        items = [item for item, box in zip(self._drawn.items, boxes, strict=True) if wanted.intersects(box)]
        self._painter.paint(painter, items, is_lit=self._is_lit)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew for the new size."""
        super().resizeEvent(event)
        if self._glance is not None:
            self.refresh(self._glance, is_lit=self._is_lit)

    def _compose(self, glance: Glance) -> Sheet:
        sheet = self._sheet()
        self.look = self.doors.call(Door.COMPOSE, glance.now, partial(self.panel.compose, glance, sheet), Look.FAILED)
        since = self.doors.broken_since
        return sheet if since is None else self._failed(glance, since)

    def _failed(self, glance: Glance, since: Instant) -> Sheet:
        sheet, self.look = self._sheet(), Look.FAILED
        mishap = Mishap(is_drawing=True, since=since)
        broken = Glance(now=glance.now, look=Look.FAILED, showing=glance.showing, mishap=mishap)
        title_bar(sheet, self.title(), "", broken)
        body_failed(sheet, broken)
        return sheet

    def title(self) -> str:
        """Return the panel's name; one that cannot even say that is called by its key."""
        try:
            return self.panel.title()
        except Exception:  # noqa: BLE001  # a door, and it is said already
            return self.panel.key

    def _sheet(self) -> Sheet:
        return Sheet(self._scale, QSizeF(self.size()) / self._zoom, self._ground)

    def _zoomed(self, region: QRegion) -> QRegion:
        """Return *region* in px of this widget."""
        return region if self._zoom == 1 else QTransform.fromScale(self._zoom, self._zoom).map(region)
