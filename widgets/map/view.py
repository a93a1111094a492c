"""The widget that shows the map: takes layers, tells where it looks and what was clicked, survives its renderer."""

import logging
import math
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.city import City
from widgets.map.browser import Browser
from widgets.map.layers import cases, ground, people, underlay
from widgets.map.main_layers import MainLayers
from widgets.map.mercator import Anchor, Bounds
from widgets.map.native_dots import NativeDots
from widgets.map.packing import version_of
from widgets.map.page import PageSetting, Seams, render
from widgets.map.part import Part
from widgets.map.tile_desk import TileDesk
from widgets.theme import Theme

log = logging.getLogger(__name__)

KEPT_VERSIONS = 4
"""Versions of a layer whose ids are kept, so that a click meets the row it was made on."""

TEXT_BOXES = (
    "[...wanmi.stage.reserved, ...(wanmi.stage.board?.drawn ?? [])].map("
    "(b) => [b.x - wanmi.stage.camera.left, b.y - wanmi.stage.camera.top, b.w, b.h])"
)
"""Asks the page for the boxes of its texts in px."""


class MapView(MainLayers):
    """The map of one city. Positions are (lon, lat) degrees; arrays of one layer have equal lengths.

    ``ready`` comes once the first picture of the city is on the screen, again after each renderer's death.
    ``bounds_changed`` gives west, south, east, north. ``renderer_died`` says why; the map then restores itself.
    """

    ready = Signal()
    drawn = Signal(int)
    bounds_changed = Signal(tuple)
    case_clicked = Signal(str)
    person_clicked = Signal(str)
    component_clicked = Signal(str)
    renderer_died = Signal(str)

    def __init__(
        self,
        city: City,
        theme: Theme,
        unit_px: float = 1.0,
        seams: Seams | None = None,
        *,
        interactive: bool = True,
        reduced_motion: bool = False,
        tiles: TileDesk | None = None,
        native_dots: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Anchor.of(city.bounds), city, parent)
        self._bounds: Bounds = city.bounds
        self._place: tuple[float, float, float | None] | None = None
        self._ids: dict[tuple[str, int], Sequence[str]] = {}
        self._is_ready = False
        self._part: Part | None = None
        setting = PageSetting(
            unit=unit_px, seams=seams or Seams(), interactive=interactive, reduced_motion=reduced_motion
        )
        layers = {ground.LAYER.name: ground.encode(self._anchor, city)}
        if tiles is not None:
            layers[underlay.LAYER.name] = underlay.encode(self._anchor, tiles.source.base_map, city.bounds)
        self._browser = Browser(render(city, theme, setting), layers, theme.qcolor("map_ground"), self, tiles)
        self._layers = self._browser.layers
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._browser)
        self._dots = NativeDots(self._anchor, theme, unit_px, self) if native_dots and not interactive else None
        self._connect()
        self._browser.load()

    def _connect(self) -> None:
        """Listen to the page."""
        self._browser.stood.connect(self._on_stood)
        self._browser.moved.connect(self._on_moved)
        self._browser.clicked.connect(self._on_clicked)
        self._browser.hovered.connect(self._on_hovered)
        self._browser.sketched.connect(self._on_sketched)
        self._browser.ground_clicked.connect(self.ground_clicked)
        self._browser.drawn.connect(self._on_drawn)
        self._browser.died.connect(self._on_died)

    # where it looks --------------------------------------------------------------------------------------------

    def fly_to(self, lon: float, lat: float, zoom: float | None = None) -> None:
        """Fly there in 800 ms; without *zoom* two steps nearer than the whole city. A page still loading opens there."""
        if not (math.isfinite(lon) and math.isfinite(lat)):
            log.error("the map flies nowhere: %s, %s is no place", lon, lat)
            return
        self._place = lon, lat, zoom
        self._hold_dots()
        self._browser.run("flyTo", lat, lon, zoom)

    def show_all(self) -> None:
        """Show the whole city, and go on showing it when the size changes."""
        self._place = None
        self._hold_dots()
        self._browser.run("goHome")

    def show_part(self, part: Part) -> None:
        """Show only a part of a larger picture from now on."""
        if part != self._part:
            self._part = part
            self._tell_part()

    def _tell_part(self) -> None:
        if self._part is not None:
            self._browser.run("setPart", *self._part.script())

    @property
    def panel_size(self) -> tuple[int, int]:
        """Width and height in px of the whole picture, of which this map may be a part."""
        return (self.width(), self.height()) if self._part is None else (self._part.width, self._part.height)

    @property
    def is_ready(self) -> bool:
        """Whether the city is on the screen."""
        return self._is_ready

    def bounds(self) -> Bounds:
        """Return west, south, east, north of what is in view; the city's before the page stands."""
        return self._bounds

    @property
    def remote_requests(self) -> int:
        """How many requests to other addresses were blocked; 0 in a sound program."""
        return self._browser.blocker.blocked

    @property
    def is_settled(self) -> bool:
        """Whether all that was shown is on the screen; a still picture of the wall waits for it."""
        return self._layers.is_settled

    @property
    def waiting(self) -> int:
        """How many layers the page has not drawn yet, for the self-check."""
        return self._layers.waiting

    @property
    def layers(self) -> Mapping[str, bytes]:
        """The newest bytes of each layer, as a stand-alone page takes them."""
        return self._layers.layers

    @property
    def page(self) -> QWebEnginePage:
        """The browser's page, for the self-check and tests."""
        return self._browser.page

    # what happens ----------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the dots over the whole page."""
        super().resizeEvent(event)
        if self._dots is not None:
            self._dots.setGeometry(self.rect())
            self._dots.raise_()

    def _hold_dots(self) -> None:
        """Draw no dots while the page flies."""
        if self._dots is not None:
            self._dots.hold()

    def _free_texts(self) -> None:
        """Ask the page where its texts stand, so that no dot covers one."""
        if self._dots is not None:
            self._browser.ask(TEXT_BOXES, self._dots.keep_out_of)

    def _share(self) -> tuple[float, float, float, float]:
        """Return which share of the whole picture this page shows: left, top, right, low."""
        part = self._part
        if part is None:
            return 0.0, 0.0, 1.0, 1.0
        right, low = part.x + self.width(), part.y + self.height()
        return part.x / part.width, part.y / part.height, right / part.width, low / part.height

    def _put(self, layer: str, payload: bytes) -> None:
        """Send a layer."""
        self._layers.put(layer, payload)

    def _put_rows(self, layer: str, payload: bytes, ids: Sequence[str]) -> None:
        """Send a layer whose rows can be clicked, and remember the rows' ids; those of old versions are forgotten."""
        version = version_of(payload)
        self._ids.pop((layer, version), None)  # so that it becomes the newest
        self._ids[layer, version] = ids
        for old in [key for key in self._ids if key[0] == layer][:-KEPT_VERSIONS]:
            del self._ids[old]
        self._layers.put(layer, payload)

    def _on_stood(self) -> None:
        """Show the part and look where the page before this one looked."""
        self._tell_part()
        if self._place:
            lon, lat, zoom = self._place
            self._browser.run("setView", lat, lon, zoom)

    def _on_drawn(self, seq: int) -> None:
        """Say once per page that the city is on the screen."""
        if not self._is_ready:
            self._is_ready = True
            self.ready.emit()
        self._free_texts()
        self.drawn.emit(seq)

    def _on_moved(self, view: list[float]) -> None:
        """Take note of where the page looks."""
        west, south, east, north, lon, lat, zoom, is_home = view
        if not (west < east and south < north):
            return  # a page that has no size yet, for nobody sees it, looks nowhere
        self._bounds = west, south, east, north
        self._place = None if is_home else (lon, lat, zoom)
        if self._dots is not None:
            self._dots.look_at(self._bounds, self._share())
        self.bounds_changed.emit(self._bounds)

    def _on_clicked(self, layer: str, version: float, row: int) -> None:
        """Say whose mark was clicked."""
        ids = self._ids.get((layer, int(version)))
        if ids is None:
            return
        signals = {cases.LAYER.name: self.case_clicked, people.LAYER.name: self.person_clicked}
        clicked = signals.get(layer) or self.further_clicks().get(layer, self.component_clicked)
        clicked.emit(ids[row])

    def _on_died(self, reason: str) -> None:
        """Say so; the page comes back by itself and is ready again then."""
        self._is_ready = False
        self.renderer_died.emit(reason)
