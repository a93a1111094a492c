"""Tells a worker when the screen's thread has drawn what it was given, so that the two do not fight for their turns."""

import threading
import time

from PySide6.QtCore import QObject, QTimer, Slot

SHORT_S = 0.002
"""A turn of the event loop that takes no longer had nothing to draw."""
SHORT_TURNS = 2
"""So many of them in a row are a lull: what one turn changes is painted in the next."""


class Lull(QObject):
    """Waits for the screen's thread to come to rest after something was handed to it. Lives in that thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_here = threading.Event()
        self._is_here.set()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._on_turn)
        self._short, self._last = 0, 0.0

    def expect(self) -> None:
        """Say that something is on its way to the screen's thread, which :meth:`begin` will follow; any thread."""
        self._is_here.clear()

    @Slot()
    def begin(self) -> None:
        """Watch the turns of the event loop from now on."""
        self._short, self._last = 0, time.perf_counter()
        self._timer.start()

    def end(self) -> None:
        """Watch no more. A timer that runs must not be left to whoever collects this: it may be another thread."""
        self._timer.stop()
        self._is_here.set()

    def wait(self, seconds: float) -> bool:
        """Wait for the lull, *seconds* at most; return whether it has come. Any other thread."""
        return self._is_here.wait(seconds)

    @Slot()
    def _on_turn(self) -> None:
        now = time.perf_counter()
        self._short = self._short + 1 if now - self._last <= SHORT_S else 0
        self._last = now
        if self._short >= SHORT_TURNS:
            self._timer.stop()
            self._is_here.set()
