"""Refreshes a window's panels one by one, so that none keeps the map and the hand on the scrubber waiting for long."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer, Slot


class Turn(QObject):
    """The panels, by key, that wait to be refreshed: one in each turn of the event loop, which paints it in the next.

    *refresh* is a method of the object's parent.
    """

    def __init__(self, parent: QObject, refresh: Callable[[str], None]) -> None:
        super().__init__(parent)
        self._refresh = refresh
        self._keys: list[str] = []
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._one)

    @property
    def waiting(self) -> int:
        """How many panels wait."""
        return len(self._keys)

    def is_waiting(self) -> bool:
        """Say whether a panel waits."""
        return bool(self._keys)

    def begin(self, keys: Iterable[str]) -> None:
        """Refresh *keys* soon: those that were waiting already come first, so that none waits for ever."""
        wanted = list(keys)
        waited = [key for key in self._keys if key in wanted]
        self._keys = [*waited, *(key for key in wanted if key not in waited)]
        self._timer.start()

    def finish(self) -> None:
        """Refresh all that wait at once."""
        while self._keys:
            self._refresh(self._keys.pop(0))

    @Slot()
    def _one(self) -> None:
        if self._keys:
            self._refresh(self._keys.pop(0))
        if not self._keys:
            self._timer.stop()
