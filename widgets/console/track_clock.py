"""The one clock of a replay in a window of its own: a moment that moves forwards or back at any speed."""

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot

from app.domain.moment import SECOND, Instant

TICK_MS = 40
FASTEST = 3600.0


class TrackClock(QObject):
    """A moment between ``since`` and ``until``. ``look_at`` is as a feed's: a speed of 0 stands still, below 0 runs back."""

    position_changed = Signal(object)
    """The moment that is shown now."""
    speed_changed = Signal(float)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._since: Instant = 0
        self._until: Instant = 0
        self._from: Instant = 0
        self._speed = 0.0
        self._position: Instant | None = None
        self._elapsed = QElapsedTimer()
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._on_tick)

    @property
    def position(self) -> Instant | None:
        """Return the moment that is shown, ``None`` before there is anything to show."""
        return self._position

    @property
    def is_live(self) -> bool:
        """Say that there is nothing to play: a feed without a moment shows the present."""
        return self._position is None

    @property
    def speed(self) -> float:
        """Return how fast it runs, 0 while it stands."""
        return self._speed

    @property
    def span(self) -> tuple[Instant, Instant]:
        """Return the first and the last moment."""
        return self._since, self._until

    def set_span(self, since: Instant, until: Instant) -> None:
        """Play from *since* to *until*; begin at the start, standing."""
        self._since, self._until = since, max(since, until)
        self.look_at(since)

    def look_at(self, t: Instant | None, speed: float = 0.0) -> None:
        """Show *t* (``None``: the start) and go on from there at *speed*, at most :data:`FASTEST` either way."""
        at = self._since if t is None else min(max(t, self._since), self._until)
        self._from = at
        self._set_speed(max(-FASTEST, min(FASTEST, speed)))
        self._elapsed.start()
        self._show(at)

    def clear(self) -> None:
        """Show nothing."""
        self._set_speed(0.0)
        self._position = None

    def _set_speed(self, speed: float) -> None:
        if speed:
            self._timer.start()
        else:
            self._timer.stop()
        if speed != self._speed:
            self._speed = speed
            self.speed_changed.emit(speed)

    @Slot()
    def _on_tick(self) -> None:
        at = self._from + round(self._elapsed.nsecsElapsed() / 1e9 * self._speed * SECOND)
        if not self._since < at < self._until and self._is_at_end(at):
            self.look_at(min(max(at, self._since), self._until))
        else:
            self._show(at)

    def _is_at_end(self, at: Instant) -> bool:
        return at >= self._until if self._speed > 0 else at <= self._since

    def _show(self, at: Instant) -> None:
        if at != self._position:
            self._position = at
            self.position_changed.emit(at)
