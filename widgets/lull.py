"""Tells a worker when the screen's thread has drawn what it was given, so that the two do not fight for their turns."""

import threading
import time
import weakref
from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QObject, QTimer, Slot

SHORT_S = 0.002
"""A turn of the event loop that takes no longer had nothing to draw: it is a lull, where nobody says that he is busy."""


class Lull(QObject):
    """Waits for the screen's thread to come to rest after something was handed to it. Lives in that thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._guard = threading.Lock()
        self._is_here = threading.Event()
        self._is_here.set()
        self._is_begun = True
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._on_turn)
        self._last = 0.0
        self._busy: list[weakref.WeakMethod[Callable[[], bool]]] = []

    def heed(self, is_busy: Callable[[], bool]) -> None:
        """Have no lull while *is_busy*, a method of a QObject in this thread, says so; once it is gone it is forgotten."""
        self._busy.append(weakref.WeakMethod(is_busy))

    def expect(self) -> None:
        """Say that something is on its way to the screen's thread, which :meth:`begin` will follow; any thread."""
        with self._guard:
            self._is_begun = False
            self._is_here.clear()

    @Slot()
    def begin(self) -> None:
        """Watch the turns of the event loop from now on."""
        with self._guard:
            self._is_begun = True
        self._last = time.perf_counter()
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
        is_short, self._last = now - self._last <= SHORT_S, now
        if is_short and not self._is_somebody_busy():
            self._timer.stop()
            self._tell()

    def _tell(self) -> None:
        """Say that the lull is here, unless it is that of what came before what is on its way."""
        with self._guard:
            if self._is_begun:
                self._is_here.set()

    def _is_somebody_busy(self) -> bool:
        self._busy = [one for one in self._busy if _lives(one())]
        return any(is_busy() for one in self._busy if (is_busy := one()) is not None)


def _lives(method: Callable[[], bool] | None) -> bool:
    """Return whether a method's object is there; Python may keep what Qt has deleted."""
    return method is not None and shiboken6.isValid(getattr(method, "__self__", None))
