"""Holds a feed's time in the hand: play, pause, step, speed, and back to now."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.domain.moment import DAY, MINUTE, Instant
from widgets.feed import SituationFeed

SPEEDS = (1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1800.0, 3600.0)
FIRST_SPEED = 60.0
TICK_MS = 50
"""How often a running clock is told to whoever shows it; the answers come as fast as they can."""


class TimeHead(QObject):
    """Moves one feed through time. ``speed`` is how fast it will play, ``is_back`` which way."""

    changed = Signal()
    """Position, speed, direction, or whether time runs, is another."""

    def __init__(self, feed: SituationFeed, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._feed = feed
        self.speed = FIRST_SPEED
        self.is_back = False
        self._was_running = False
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._on_tick)
        feed.position_changed.connect(self._on_position)

    @property
    def position(self) -> Instant | None:
        """Return the moment that is looked at, ``None``: now."""
        return self._feed.position

    @property
    def span(self) -> tuple[Instant, Instant] | None:
        """Return the log's first event and now, ``None`` while nothing is known."""
        return self._feed.span

    @property
    def is_live(self) -> bool:
        """Say whether the present is looked at."""
        return self._feed.is_live

    @property
    def is_running(self) -> bool:
        """Say whether time is played."""
        return not self._feed.is_live and self._feed.speed != 0

    def go(self, t: Instant) -> None:
        """Look at *t*; time that runs goes on from there."""
        self._feed.look_at(t, self._feed.speed if self.is_running else 0.0)

    def hold(self, t: Instant) -> None:
        """Look at *t*, and stand still."""
        self._feed.look_at(t)

    @Slot()
    def play(self) -> None:
        """Let time run from where it is; while the present is looked at there is nothing to run to, but the way back."""
        at = self.position
        if at is None:
            span = self.span
            at = None if span is None else span[1]
            self.is_back = True
        if at is not None:
            self._feed.look_at(at, -self.speed if self.is_back else self.speed)

    @Slot()
    def pause(self) -> None:
        """Stand still where time is."""
        if self.position is not None:
            self._feed.look_at(self.position)

    @Slot()
    def toggle(self) -> None:
        """Play, or pause."""
        self.pause() if self.is_running else self.play()

    def step(self, us: Instant) -> None:
        """Go *us* on (negative: back) from where time is; from now there is only back."""
        span = self.span
        at = self.position if self.position is not None else (None if span is None else span[1])
        if at is not None and span is not None and not (self.is_live and us > 0):
            self.go(min(max(at + us, span[0]), span[1]))

    @Slot()
    def faster(self) -> None:
        """Take the next higher speed."""
        self._choose(next((one for one in SPEEDS if one > self.speed), SPEEDS[-1]))

    @Slot()
    def slower(self) -> None:
        """Take the next lower speed."""
        self._choose(next((one for one in reversed(SPEEDS) if one < self.speed), SPEEDS[0]))

    @Slot()
    def turn(self) -> None:
        """Play the other way."""
        self.is_back = not self.is_back
        self._choose(self.speed)

    @Slot()
    def now(self) -> None:
        """Look at the present again."""
        self.is_back = False
        self._feed.look_at(None)

    def _choose(self, speed: float) -> None:
        self.speed = speed
        if self.is_running:
            self.play()
        self.changed.emit()

    @Slot(object)
    def _on_position(self, _at: Instant | None) -> None:
        self._on_tick()

    @Slot()
    def _on_tick(self) -> None:
        """Tell a clock that runs; once more when it has stopped by itself at the log's end."""
        if self.is_running and not self._tick.isActive():
            self._tick.start()
        elif not self.is_running:
            self._tick.stop()
        self.changed.emit()


STEPS = {
    "Left": -MINUTE,
    "Right": MINUTE,
    "PgUp": -60 * MINUTE,
    "PgDown": 60 * MINUTE,
    "Ctrl+PgUp": -DAY,
    "Ctrl+PgDown": DAY,
}
"""How far each key goes."""
