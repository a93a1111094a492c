"""Scenes that take turns on a wall's own clock: the rotation goes on also while nothing new comes from the log."""

from collections.abc import Callable, Container

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from app.domain.moment import Instant
from app.situation.rotation import Rotation

LONGEST_MS = 60_000
"""A timer of many hours would drift; it is set anew at least so often."""


def standing(rotation: Rotation, skipped: Container[str]) -> str:
    """Return the scene that stands, or the next one that is not *skipped*; ``""`` if all are."""
    scenes = [turn.scene for turn in (*rotation.turns[rotation.place :], *rotation.turns[: rotation.place])]
    return next((scene for scene in scenes if scene not in skipped), "")


class RotationClock(QObject):
    """Says when the next scene stands; :meth:`follow` gives it what the log says."""

    turned = Signal()
    """Another scene stands now; ask :meth:`scene`."""

    def __init__(self, now: Callable[[], Instant], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.skipped: set[str] = set()
        """Scenes that could not be shown; the wall goes past them."""
        self._now = now
        self._rotation: Rotation | None = None
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_time)

    def follow(self, rotation: Rotation | None) -> None:
        """Turn as *rotation* says; ``None``: no scenes take turns."""
        self._rotation = rotation
        self._set()

    def scene(self) -> str:
        """Return the scene that stands now; ``""`` where none take turns, or none can be shown."""
        return "" if self._rotation is None else standing(self._rotation_now(self._rotation), self.skipped)

    def _rotation_now(self, rotation: Rotation) -> Rotation:
        return rotation.later(self._now() - rotation.at)

    def _set(self) -> None:
        left = None if self._rotation is None else self._rotation_now(self._rotation).left_us
        if left is None:
            self._timer.stop()
        else:
            self._timer.start(min(left // 1000 + 1, LONGEST_MS))

    @Slot()
    def _on_time(self) -> None:
        self._set()
        self.turned.emit()
