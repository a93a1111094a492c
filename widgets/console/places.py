"""Remembers where a seat's window and its parts stood, which tab was chosen, and whether it filled the screen."""

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QMainWindow

from widgets.console.desk_page import DeskPage

PLACE, LOWER, RIGHT, TAB = "console/geometry", "console/lower", "console/right", "console/tab"


class DeskPlaces:
    """Keeps them in *places*; ``None`` keeps nothing. The window's own geometry knows whether it filled the screen."""

    def __init__(self, places: QSettings | None, window: QMainWindow, page: DeskPage) -> None:
        self._places = places
        self._window = window
        self._page = page
        self._has_tab = False

    def restore(self) -> None:
        """Put the window and its parts where they stood."""
        if isinstance(geometry := self._value(PLACE), QByteArray):
            self._window.restoreGeometry(geometry)
        for name, splitter in ((LOWER, self._page.below), (RIGHT, self._page.right)):
            if isinstance(state := self._value(name), QByteArray):
                splitter.restoreState(state)

    def restore_tab(self) -> None:
        """Choose the tab that was chosen, where this person has it."""
        self._has_tab = True
        kind = self._value(TAB)
        if isinstance(kind, str):
            self._page.queue.tabs.go_to(kind)

    def keep(self) -> None:
        """Remember everything as it stands."""
        if self._places is None:
            return
        self._page.show_large("")
        self._places.setValue(PLACE, self._window.saveGeometry())
        self._places.setValue(LOWER, self._page.below.saveState())
        self._places.setValue(RIGHT, self._page.right.saveState())
        if self._has_tab:  # a window at which nobody sat down has none of its own
            self._places.setValue(TAB, self._page.queue.tabs.kind)

    def _value(self, name: str) -> object:
        return None if self._places is None else self._places.value(name)
