"""Dots drawn by the program itself over the page: where one process feeds many outputs, a page is too slow for thousands."""

import msgspec
import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from widgets.map.mercator import Anchor, Bounds
from widgets.theme import Theme

Boxes = list[tuple[float, float, float, float]]
"""Left, top, width, height in px."""

CROWD = 5_000
"""More dots than this are drawn smaller, as the page does."""
RADII = 2.2, 1.3
CASING = 0.8
"""Radii of a dot, of a dot in a crowd, and the width of its dark edge, in mock px."""


class NativeDots(QWidget):
    """A transparent layer over a map's page. It takes places as offsets of *anchor* in metres, and no mouse.

    While the page flies nothing is drawn: the page says only where it came to rest.
    """

    def __init__(self, anchor: Anchor, theme: Theme, unit_px: float, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._anchor = anchor
        self._unit = unit_px
        self._pens = np.array([theme.qcolor("casing").rgba(), theme.qcolor("text1").rgba()], dtype=np.uint32)
        self._east = self._south = np.empty(0, np.float32)
        self._box: tuple[float, float, float, float] | None = None
        self._kept_out: Boxes = []
        self._pixels = np.zeros((0, 0), np.uint32)
        self._drawn = np.empty(0, np.int64)
        self._is_stale = True
        self.painted = 0
        """How many pictures were painted, for the self-check."""

    @property
    def count(self) -> int:
        """How many dots are to be drawn."""
        return len(self._east)

    def show_dots(self, east: NDArray[np.float32], south: NDArray[np.float32]) -> None:
        """Draw dots there from now on; the offsets are the anchor's."""
        self._east, self._south = east, south
        self._redraw()

    def look_at(self, bounds: Bounds, share: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)) -> None:
        """Draw for a page that shows *bounds*, or the *share* of them from left and top to right and low, 0 to 1."""
        (west, north, east, south), (left, top, right, low) = self._anchor.box(bounds), share
        wide, high = east - west, south - north
        seen = west + left * wide, north + top * high, west + right * wide, north + low * high
        self._box = seen if seen[2] > seen[0] and seen[3] > seen[1] else None  # a page without a size sees nothing
        self._redraw()

    def hold(self) -> None:
        """Draw nothing until the page says where it came to rest."""
        self._box = None
        self._redraw()

    def keep_out_of(self, given: object) -> None:
        """Leave the boxes that the page gave (a list of lists of left, top, width, height in px) free of dots."""
        boxes = msgspec.convert(given, Boxes)
        if boxes != self._kept_out:
            self._kept_out = boxes
            self._redraw()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture, written anew if something has changed since the last."""
        ratio = self.devicePixelRatio()
        if self._is_stale:
            self._write(ratio)
        if not self._drawn.size:
            return
        height, width = self._pixels.shape
        image = QImage(self._pixels.data, width, height, QImage.Format.Format_ARGB32_Premultiplied)
        painter = QPainter(self)
        part = event.rect()
        source = QRect(
            int(part.x() * ratio), int(part.y() * ratio), int(part.width() * ratio), int(part.height() * ratio)
        )
        painter.drawImage(part, image, source)
        painter.end()
        self.painted += 1

    def _redraw(self) -> None:
        self._is_stale = True
        self.update()

    def _write(self, ratio: float) -> None:
        """Write the dots into the picture; only the pixels of the last ones are cleaned."""
        self._is_stale = False
        shape = int(self.height() * ratio), int(self.width() * ratio)
        if self._pixels.shape != shape:
            self._pixels = np.zeros(shape, np.uint32)
        self._pixels.reshape(-1)[self._drawn] = 0
        x, y = self._places(ratio)
        radius = max(1.0, RADII[len(x) > CROWD] * self._unit * ratio)
        self._drawn = self._discs(x, y, radius + max(1.0, CASING * self._unit * ratio), self._pens[0])
        self._discs(x, y, radius, self._pens[1])

    def _places(self, ratio: float) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the pixels of those dots that lie wholly in the picture and on no text."""
        if self._box is None or not len(self._east):
            return np.empty(0, np.int64), np.empty(0, np.int64)
        west, north, east, south = self._box
        x = (self._east - west) * (self.width() / (east - west))
        y = (self._south - north) * (self.height() / (south - north))
        margin = (RADII[0] + CASING) * self._unit + 2
        is_in = (x >= margin) & (y >= margin) & (x < self.width() - margin) & (y < self.height() - margin)
        for left, top, width, height in self._kept_out:
            is_in &= ~(
                (x > left - margin) & (x < left + width + margin) & (y > top - margin) & (y < top + height + margin)
            )
        return (x[is_in] * ratio).astype(np.int64), (y[is_in] * ratio).astype(np.int64)

    def _discs(self, x: NDArray[np.int64], y: NDArray[np.int64], radius: float, pen: np.uint32) -> NDArray[np.int64]:
        """Write discs of *radius* px and return the places of their pixels in the flat picture."""
        reach = np.arange(-int(radius), int(radius) + 1)
        down, across = np.meshgrid(reach, reach, indexing="ij")
        inside = down**2 + across**2 <= radius**2
        width = self._pixels.shape[1]
        disc = down[inside] * width + across[inside]
        places = ((y * width + x)[:, np.newaxis] + disc).ravel()
        self._pixels.reshape(-1)[places] = pen
        return places
