"""Listens whether the wall lives: its last word, and since when there is none."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.domain.moment import SECOND, Instant
from app.services.wall_line import WallLine, WallReport

SILENT_AFTER: Instant = 15 * SECOND
"""A wall speaks every 5 s; two lost words are no reason to believe that it fell."""


class WallWatch(QObject):
    """What one wall says. Words come from a thread of the line and are taken on this object's own."""

    heard = Signal()
    """There is a new word."""
    _came = Signal(object)

    def __init__(
        self, line: WallLine | None, wall: str, now: Callable[[], Instant], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._wall = wall
        self._now = now
        self._is_listening = line is not None
        self._begun = now()
        self._at: Instant | None = None
        self.report: WallReport | None = None
        self._came.connect(self._on_came, Qt.ConnectionType.QueuedConnection)
        self._stop = None if line is None else line.listen(self._came.emit)

    def close(self) -> None:
        """Listen no more."""
        if self._stop is not None:
            self._stop()
            self._stop = None

    @property
    def age_us(self) -> Instant | None:
        """Return how old the wall's last word is, ``None`` where there is none."""
        return None if self._at is None else max(0, self._now() - self._at)

    @property
    def is_silent(self) -> bool:
        """Say whether a wall that should speak does not; a desk without a line believes that it lives."""
        since = self._begun if self._at is None else self._at
        return self._is_listening and self._now() - since > SILENT_AFTER

    @property
    def silent_since(self) -> Instant | None:
        """Return when the wall spoke last, ``None``: nobody here has heard it."""
        return self._at

    @Slot(object)
    def _on_came(self, report: WallReport) -> None:
        """Take a word: the first may have been kept for long and counts from when it was said, the next from now on."""
        if report.wall != self._wall:
            return
        now = self._now()
        self._at = min(report.at, now) if self._at is None else now
        self.report = report
        self.heard.emit()
