"""What the tests' own feeds know of time: where somebody looks, and nothing that moves by itself."""

from PySide6.QtCore import QObject, Signal


class TimedFeed(QObject):
    """The time part of a feed; the rest is the test's."""

    moment_ready = Signal(object)
    position_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.position: int | None = None
        self.speed = 1.0
        self.span: tuple[int, int] | None = None

    @property
    def is_live(self) -> bool:
        return self.position is None

    def look_at(self, t: int | None, speed: float = 0.0) -> None:
        self.position, self.speed = t, 1.0 if t is None else speed
        self.position_changed.emit(t)

    def heed(self, is_busy) -> None:
        """Answers are the test's own; nothing waits for the screen."""
