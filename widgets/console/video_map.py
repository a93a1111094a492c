"""Where a camera's find lies: the call form's sketch, on which a click takes the place."""

import math

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent

from app.services.geocoder import Place
from widgets.console.call_map import METRES_ACROSS, METRES_PER_DEGREE, PlaceMap


class SpotMap(PlaceMap):
    """A small map round one place; a click in it is another place."""

    clicked = Signal(float, float)
    """Degrees east and north."""

    def show_place(self, place: Place | None) -> None:
        """Show *place* in the middle; with one there is something to click on."""
        super().show_place(place)
        self.setCursor(Qt.CursorShape.ArrowCursor if place is None else Qt.CursorShape.CrossCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell which spot was clicked."""
        if self.place is None or event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        north = METRES_PER_DEGREE * self.width() / METRES_ACROSS
        east = north * math.cos(math.radians(self.place.lat))
        right, down = event.position().x() - self.width() / 2, event.position().y() - self.height() / 2
        self.clicked.emit(self.place.lon + right / east, self.place.lat - down / north)
