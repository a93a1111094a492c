"""Refreshes a window's panels some at a time, so that none keeps the map waiting for long."""

import time
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer, Slot

TURN_MS = 5.0
"""So long panels are refreshed in one turn of the event loop: each turn that changes one has the window composed anew."""


class Turn(QObject):
    """The panels, by key, that wait to be refreshed. *refresh* is a method of the object's parent."""

    def __init__(self, parent: QObject, refresh: Callable[[str], None]) -> None:
        super().__init__(parent)
        self._refresh = refresh
        self._keys: list[str] = []
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._some)

    @property
    def waiting(self) -> int:
        """How many panels wait."""
        return len(self._keys)

    def begin(self, keys: Iterable[str]) -> None:
        """Refresh *keys* soon, whatever was waiting before."""
        self._keys = list(keys)
        self._timer.start()

    def finish(self) -> None:
        """Refresh all that wait at once."""
        while self._keys:
            self._refresh(self._keys.pop(0))

    @Slot()
    def _some(self) -> None:
        begun = time.perf_counter()
        while self._keys and (time.perf_counter() - begun) * 1000 < TURN_MS:
            self._refresh(self._keys.pop(0))
        if not self._keys:
            self._timer.stop()
