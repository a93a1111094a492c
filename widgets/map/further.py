"""The map's further layers: coloured areas, components, tails, and the text beside the pointer."""

from collections.abc import Sequence

from numpy.typing import ArrayLike
from PySide6.QtWidgets import QWidget

from app.domain.city import City
from app.domain.component import Components
from widgets.map.layers import areas, components, hover, tails
from widgets.map.layers.areas import AreaValues
from widgets.map.mercator import Anchor


class FurtherLayers(QWidget):
    """What a map shows beside cases, people and heat. A subclass carries the bytes to its page."""

    def __init__(self, anchor: Anchor, city: City, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._anchor = anchor
        self._city = city
        self._components = Components.none()

    def show_areas(self, shown: AreaValues | None) -> None:
        """Colour areas by their values (choropleth), or none of them."""
        self._put(areas.LAYER.name, areas.encode(self._anchor, self._city, shown))

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

    def show_hover(self, text: str) -> None:
        """Answer where the pointer rests (:attr:`hovered`); an empty text answers nothing."""
        self._put(hover.LAYER.name, hover.encode(text))

    def highlight(self, lon: float, lat: float, text: str = "") -> None:
        """Point at a place."""
        raise NotImplementedError

    def fly_to(self, lon: float, lat: float, zoom: float | None = None) -> None:
        """Fly to a place."""
        raise NotImplementedError

    def _put(self, layer: str, payload: bytes) -> None:
        """Send a layer."""
        raise NotImplementedError

    def _put_rows(self, layer: str, payload: bytes, ids: Sequence[str]) -> None:
        """Send a layer whose rows can be clicked."""
        raise NotImplementedError


NEAR_ZOOM = 18.0
"""Near enough to tell one manhole cover from the next."""
