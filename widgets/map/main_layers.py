"""What every map shows: heat, open cases, people, what is pointed at, and its legend."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import ArrayLike
from PySide6.QtWidgets import QWidget

from app.domain.city import City, Ring
from widgets.map.further import FurtherLayers
from widgets.map.layers import cases, heat, highlight, legend, people
from widgets.map.mercator import Anchor, Bounds
from widgets.map.native_dots import NativeDots

NATIVE_FROM = 1_000
"""More people than this are drawn by the program itself, where the map may."""


class MainLayers(FurtherLayers):
    """The layers that stand on every map. Positions are (lon, lat) degrees; arrays of one layer have equal lengths."""

    def __init__(self, anchor: Anchor, city: City, parent: QWidget | None) -> None:
        super().__init__(anchor, city, parent)
        self._dots: NativeDots | None = None
        self._pointed: tuple[float, float, str] | None = None
        self._outlines: Sequence[Ring] = ()

    def show_heat(self, raster: bytes, width: int, height: int, bounds: Bounds, ramp: heat.Ramp = "density") -> None:
        """Show an 8-bit raster under the streets: rows north to south in equal Web-Mercator steps, 255 = top of scale."""
        self._put(heat.LAYER.name, heat.encode(self._anchor, raster, width, height, bounds, ramp))

    def clear_heat(self) -> None:
        """Take the heat away."""
        self.show_heat(b"\0", 1, 1, self._city.bounds)

    def show_cases(
        self,
        lon: ArrayLike,
        lat: ArrayLike,
        light: ArrayLike,
        supervised: ArrayLike,
        urgent: ArrayLike,
        paused: ArrayLike,
        ids: Sequence[str],
        labels: Mapping[int, str] | None = None,
        *,
        act: ArrayLike | None = None,
        clusters: bool = False,
    ) -> None:
        """Show open cases: *light* as :class:`cases.LightCode`, *supervised* as :class:`cases.Halo`.

        *labels* are texts by row, the most important first; *act* marks the rows this desk must act on. With
        *clusters* those that fall together from afar are counted by light.
        """
        payload = cases.encode(
            self._anchor, lon=lon, lat=lat, light=light, supervised=supervised, urgent=urgent, paused=paused,
            labels=labels or {}, act=act, clusters=clusters,
        )  # fmt: skip
        self._put_rows(cases.LAYER.name, payload, ids)

    def show_people(
        self,
        lon: ArrayLike,
        lat: ArrayLike,
        age_s: ArrayLike,
        status: ArrayLike,
        terminals: Sequence[str],
        labels: Mapping[int, str] | None = None,
        *,
        vehicle: ArrayLike | None = None,
    ) -> None:
        """Show people: *age_s* of the last fix in seconds, *status* as :class:`people.Presence`, *labels* by row.

        Of a crowd, those who are well and unlabelled become native dots, where the map may draw them.
        """
        crowd = people.Crowd.of(lon, lat, age_s, status, vehicle)
        texts = labels or {}
        if self._dots is not None:
            dots = crowd.unremarkable(texts) if len(crowd) > NATIVE_FROM else np.zeros(len(crowd), np.bool_)
            self._dots.show_dots(self._anchor.east(crowd.lon[dots]), self._anchor.south(crowd.lat[dots]))
            crowd, terminals, texts = crowd.without(dots, terminals, texts)
        self._put_rows(people.LAYER.name, people.encode(self._anchor, crowd, texts), terminals)

    def highlight(self, lon: float, lat: float, text: str = "") -> None:
        """Point at a place with brackets and a label."""
        self._pointed = lon, lat, text
        self._put_highlight()

    def clear_highlight(self) -> None:
        """Point at nothing."""
        self._pointed = None
        self._put_highlight()

    def show_outline(self, outline: Ring) -> None:
        """Show an outline, such as the unit grid of a case; an empty one takes it away."""
        self.show_outlines((outline,) if outline else ())

    def show_outlines(self, outlines: Sequence[Ring]) -> None:
        """Show the outlines of an area of several parts; none takes them away."""
        self._outlines = outlines
        self._put_highlight()

    def show_legend(self, shown: legend.Legend | None) -> None:
        """Show the boxes of text over the map, or none."""
        self._put(legend.LAYER.name, legend.encode(shown))

    def _put_highlight(self) -> None:
        """Send what is pointed at."""
        self._put(highlight.LAYER.name, highlight.encode(self._anchor, self._pointed, self._outlines))
