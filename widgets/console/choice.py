"""A box to choose from, with the arrow in the theme's colour; what is written in it is no choice until an item is."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox

ARROW_RIGHT, ARROW_HALF, ARROW_DROP = 16.0, 5.0, 5.0
"""Px from the right edge to the arrow's middle, its half width and its height."""


class Choice(QComboBox):
    """A combo box; a style sheet cannot draw its arrow without a picture, so it is drawn here."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Choose nothing: the wheel scrolls what lies beneath, also where it passes over this box."""
        event.ignore()

    @property
    def is_settled(self) -> bool:
        """Return whether what is written is the item that is chosen."""
        return self.currentText() == self.itemText(self.currentIndex())

    def settle(self) -> bool:
        """Choose the one item that what is written names or is part of; return whether the box is settled now."""
        if not self.is_settled:
            places = self._places_of(self.currentText().strip())
            if len(places) == 1:
                self._choose(places[0])
        return self.is_settled

    def put_back(self) -> None:
        """Write what is chosen in place of what was written."""
        if self.isEditable():
            self.setEditText(self.itemText(self.currentIndex()))
            if (found := self._found_list()) is not None:
                found.hide()

    @property
    def is_list_open(self) -> bool:
        """Return whether the items that hold what is written are listed under the box."""
        found = self._found_list()
        return found is not None and found.isVisible()

    def _found_list(self) -> QAbstractItemView | None:
        completer = self.completer()
        return None if completer is None else completer.popup()

    def _places_of(self, written: str) -> list[int]:
        """Return the items of which *written* is the whole or one of the words, else those that hold it."""
        words = [self.itemText(place).casefold() for place in range(self.count())]
        wanted = written.casefold()
        exact = [place for place, word in enumerate(words) if wanted in (word, *word.split())]
        return exact or [place for place, word in enumerate(words) if wanted and wanted in word]

    def _choose(self, place: int) -> None:
        is_other = place != self.currentIndex()
        self.setCurrentIndex(place)
        self.put_back()
        if is_other:
            self.activated.emit(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, then the arrow."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().text().color(), 2))
        x, y = self.width() - ARROW_RIGHT, self.height() / 2 - ARROW_DROP / 2
        points = ((x - ARROW_HALF, y), (x, y + ARROW_DROP), (x + ARROW_HALF, y))
        painter.drawPolyline(QPolygonF([QPointF(*point) for point in points]))
        painter.end()
