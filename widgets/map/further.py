"""The map's further layers: coloured areas, components, cameras, tails, who is near, and the text beside the pointer."""

import math
from collections.abc import Mapping, Sequence

from numpy.typing import ArrayLike
from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from app.domain.city import City, Ring
from app.domain.component import Components
from widgets.map.drawing import Drawing
from widgets.map.layers import areas, cameras, components, hover, near, notes, posts, tails, ways
from widgets.map.layers.areas import AreaValues
from widgets.map.layers.ways import Ways
from widgets.map.mercator import Anchor, Bounds, zoom_within


class FurtherLayers(Drawing):
    """What a map shows beside cases, people and heat. A subclass carries the bytes to its page.

    ``area_clicked`` gives the code of a coloured area, ``ground_clicked`` the degrees of a click where nothing else is,
    ``hovered`` those where the pointer rests.
    """

    area_clicked = Signal(str)
    camera_clicked = Signal(str)
    ground_clicked = Signal(float, float)
    hovered = Signal(float, float)

    def __init__(self, anchor: Anchor, city: City, parent: QWidget | None) -> None:
        super().__init__(anchor, parent)
        self._city = city
        self._components = Components.none()
        self._rest: hover.Rest | None = None

    def show_areas(self, shown: AreaValues | None) -> None:
        """Colour areas by their values (choropleth), or none of them."""
        payload = areas.encode(self._anchor, self._city, shown)
        self._put_rows(areas.LAYER.name, payload, areas.codes_of(self._city, shown))

    def show_components(self, shown: Components | None) -> None:
        """Show the city's components, or none; a click on one gives its code."""
        self._components = shown or Components.none()
        lon, lat, state = self._components.lon, self._components.lat, self._components.state
        payload = components.encode(self._anchor, lon=lon, lat=lat, state=state)
        self._put_rows(components.LAYER.name, payload, self._components.codes)

    def find_component(self, code: str) -> int | None:
        """Point at the component of *code* (or of the only code that ends so) and fly there; return its row or none."""
        row = self._components.find(code)
        if row is not None:
            lon, lat = self._components.lon[row], self._components.lat[row]
            self.highlight(lon, lat, self._components.codes[row])
            self.fly_to(lon, lat, NEAR_ZOOM)
        return row

    def show_tails(self, lon: ArrayLike, lat: ArrayLike, starts: ArrayLike, is_break: ArrayLike) -> None:
        """Show the ways just gone: points ``starts[i]`` … ``starts[i + 1] - 1`` oldest first, no line leads to a break."""
        self._put(tails.LAYER.name, tails.encode(self._anchor, lon=lon, lat=lat, starts=starts, is_break=is_break))

    def clear_tails(self) -> None:
        """Take the tails away."""
        self.show_tails((), (), (0,), ())

    def show_near(
        self,
        lon: ArrayLike,
        lat: ArrayLike,
        labels: Sequence[str],
        place: tuple[float, float] | None,
        *,
        numbers: Sequence[int] | None = None,
    ) -> None:
        """Give people *numbers* (usually from 1 on) with a text each, and lead a line from *place* (lon, lat) to each."""
        payload = near.encode(self._anchor, lon=lon, lat=lat, labels=labels, place=place, numbers=numbers)
        self._put(near.LAYER.name, payload)

    def show_posts(self, shown: Sequence[posts.MapPost]) -> None:
        """Show an incident and what was sent to it, or nothing of the kind."""
        self._put(posts.LAYER.name, posts.encode(self._anchor, shown))

    def clear_near(self) -> None:
        """Take the numbers away."""
        self.show_near((), (), (), None)

    def show_cameras(
        self,
        lon: ArrayLike,
        lat: ArrayLike,
        ids: Sequence[str],
        labels: Mapping[int, str] | None = None,
        *,
        down: ArrayLike | None = None,
    ) -> None:
        """Show cameras; *labels* are texts by row, *down* marks those without a picture. A click gives the id."""
        payload = cameras.encode(self._anchor, lon=lon, lat=lat, labels=labels or {}, down=down)
        self._put_rows(cameras.LAYER.name, payload, ids)

    def further_clicks(self) -> Mapping[str, SignalInstance]:
        """Return by layer which signal tells whose mark was clicked."""
        return {
            areas.LAYER.name: self.area_clicked,
            cameras.LAYER.name: self.camera_clicked,
            notes.LAYER.name: self.note_clicked,
        }

    def show_ways(self, shown: Ways | None) -> None:
        """Show tracks or streets as lines with spots on them, or none."""
        self._put(ways.LAYER.name, ways.encode(self._anchor, shown or Ways.none()))

    def show_area_outline(self, code: str) -> None:
        """Show the outline of an area or responsibility grid; a code the city has not shows none."""
        self.show_outlines(areas.outline_of(self._city, code))

    def fly_to_area(self, code: str) -> None:
        """Fly to where all of an area or responsibility grid is seen; a code the city has not moves nothing."""
        points = [point for ring in areas.outline_of(self._city, code) for point in ring]
        if points:
            lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
            self.fly_to_box((min(lons), min(lats), max(lons), max(lats)))

    def fly_to_place(self, lon: float, lat: float, across_m: float) -> None:
        """Fly to a place so that *across_m* metres round it are seen."""
        north = across_m / 2 / METRES_PER_DEGREE
        east = north / max(0.01, math.cos(math.radians(lat)))
        self.fly_to_box((lon - east, lat - north, lon + east, lat + north))

    def fly_to_box(self, bounds: Bounds) -> None:
        """Fly to where *bounds* are seen with some room round them."""
        west, south, east, north = bounds
        width, height = self.panel_size
        zoom = zoom_within(bounds, width * BOX_SHARE, height * BOX_SHARE)
        self.fly_to((west + east) / 2, (south + north) / 2, round(zoom, 3))

    @property
    def panel_size(self) -> tuple[int, int]:
        """Width and height in px of the whole picture."""
        return self.width(), self.height()

    def show_outlines(self, outlines: Sequence[Ring]) -> None:
        """Show the outlines of an area."""
        raise NotImplementedError

    def show_hover(self, text: str) -> None:
        """Answer where the pointer rests (:attr:`hovered`); an empty text answers nothing."""
        self._put(hover.LAYER.name, hover.encode(text, self._rest))

    def _on_hovered(self, lon: float, lat: float) -> None:
        """Pass on where the pointer rests: the next text is about that place."""
        self._rest = hover.Rest(lon, lat, 1 if self._rest is None else self._rest.number + 1)
        self.hovered.emit(lon, lat)

    def highlight(self, lon: float, lat: float, text: str = "") -> None:
        """Point at a place."""
        raise NotImplementedError

    def fly_to(self, lon: float, lat: float, zoom: float | None = None) -> None:
        """Fly to a place."""
        raise NotImplementedError


BOX_SHARE = 0.6
"""How much of the picture a box takes that is flown to; the boxes of text need the rest."""
METRES_PER_DEGREE = 111_320.0
NEAR_ZOOM = 18.0
"""Near enough to tell one manhole cover from the next."""
