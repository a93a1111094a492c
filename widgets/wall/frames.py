"""How long the wall's panels take to be refreshed, and how long the screen's thread was kept from its loop."""

import logging
import time
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer, Slot

log = logging.getLogger(__name__)

SLOW_FRAME_MS = 250.0
"""A panel that takes longer is logged once: the wall must never look frozen."""
BEAT_MS = 50
KEPT_S = 60.0


@dataclass(frozen=True, slots=True)
class Frames:
    """How long panels take to be refreshed on the screen's thread, in ms."""

    refreshed: int = 0
    last_ms: float = 0.0
    longest_ms: float = 0.0

    def after(self, took_ms: float) -> "Frames":
        """Return the count with one panel more; the first that is slow is said."""
        if took_ms > SLOW_FRAME_MS and self.longest_ms <= SLOW_FRAME_MS:
            log.warning("a panel of the wall took %.0f ms", took_ms)
        return Frames(self.refreshed + 1, took_ms, max(self.longest_ms, took_ms))


class Pulse(QObject):
    """Beats 20 times a second; a beat that comes late says for how long the screen's thread was busy."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._last = time.monotonic()
        self._since = self._last
        self._now_ms = self._before_ms = 0.0
        timer = QTimer(self, interval=BEAT_MS)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(self._beat)
        timer.start()

    @property
    def longest_ms(self) -> float:
        """The longest pause of the last one to two minutes, in ms."""
        return max(self._now_ms, self._before_ms)

    @Slot()
    def _beat(self) -> None:
        now = time.monotonic()
        late_ms = max(0.0, (now - self._last) * 1000 - BEAT_MS)
        self._last = now
        if now - self._since > KEPT_S:
            self._since, self._before_ms, self._now_ms = now, self._now_ms, 0.0
        self._now_ms = max(self._now_ms, late_ms)
