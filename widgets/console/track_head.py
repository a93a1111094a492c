"""The controls of a replay: play forwards and back, pause, step, speed, and the moment in large digits."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QPushButton, QWidget

from app.domain.moment import MINUTE, Instant, to_datetime
from widgets.console.plates import label, set_role
from widgets.console.track_clock import TrackClock

SPEEDS = (1, 10, 30, 60, 120, 300, 600, 1200, 3600)
USUAL = 60


class TrackHead(QFrame):
    """A row under the map. Keys belong to the window, which calls the same methods."""

    all_wanted = Signal()
    """Everybody on the map, or the chosen ones alone."""

    def __init__(self, clock: TrackClock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "bar")
        self.setFixedHeight(48)
        self._clock = clock
        self.back = self._button("◀", self.tr("倒放"))
        self.pause_button = self._button("❚❚", self.tr("暂停"))
        self.forward = self._button("▶", self.tr("播放"))
        self.speed = QComboBox()
        self.speed.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for times in SPEEDS:
            self.speed.addItem(self.tr("{0} 倍").format(times), float(times))
        self.speed.setCurrentIndex(SPEEDS.index(USUAL))
        self.moment = label("", "clock")
        self.note = label("", "secondary")
        self.whom = QPushButton()
        self.whom.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_role(self.whom, "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(8)
        for widget in (self.back, self.pause_button, self.forward, self.speed):
            row.addWidget(widget)
        row.addSpacing(12)
        row.addWidget(self.moment)
        row.addSpacing(12)
        row.addWidget(self.note, 1)
        row.addWidget(self.whom)
        self._connect()

    def _button(self, sign: str, words: str) -> QPushButton:
        button = QPushButton(sign)
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_role(button, "small")
        button.setFixedWidth(44)
        return button

    def _connect(self) -> None:
        self.back.clicked.connect(self.play_back)
        self.pause_button.clicked.connect(self.pause)
        self.forward.clicked.connect(self.play)
        self.speed.currentIndexChanged.connect(self._on_speed)
        self.whom.clicked.connect(self.all_wanted)
        self._clock.position_changed.connect(self._on_position)
        self._clock.speed_changed.connect(self._on_running)

    # ---- what keys and buttons do

    @property
    def times(self) -> float:
        """Return the chosen speed."""
        return float(self.speed.currentData())

    @Slot()
    def play(self) -> None:
        """Run forwards."""
        self._run(self.times)

    @Slot()
    def play_back(self) -> None:
        """Run backwards."""
        self._run(-self.times)

    @Slot()
    def pause(self) -> None:
        """Stand still."""
        if self._clock.position is not None:
            self._clock.look_at(self._clock.position)

    @Slot()
    def toggle(self) -> None:
        """Run, or stand still."""
        if self._clock.speed:
            self.pause()
        else:
            self.play()

    @Slot()
    def faster(self) -> None:
        """Take the next higher speed."""
        self.speed.setCurrentIndex(min(self.speed.currentIndex() + 1, len(SPEEDS) - 1))

    @Slot()
    def slower(self) -> None:
        """Take the next lower speed."""
        self.speed.setCurrentIndex(max(self.speed.currentIndex() - 1, 0))

    @Slot()
    def minute_back(self) -> None:
        """Go a minute back, and stand there."""
        self._step(-1)

    @Slot()
    def minute_on(self) -> None:
        """Go a minute on, and stand there."""
        self._step(1)

    @Slot()
    def ten_back(self) -> None:
        """Go ten minutes back, and stand there."""
        self._step(-10)

    @Slot()
    def ten_on(self) -> None:
        """Go ten minutes on, and stand there."""
        self._step(10)

    @Slot()
    def to_start(self) -> None:
        """Go to the first moment."""
        self._to(0)

    @Slot()
    def to_end(self) -> None:
        """Go to the last moment."""
        self._to(1)

    def _to(self, end: int) -> None:
        if self._clock.position is not None:
            self._clock.look_at(self._clock.span[end])

    def _step(self, minutes: int) -> None:
        if self._clock.position is not None:
            self._clock.look_at(self._clock.position + minutes * MINUTE)

    def _run(self, speed: float) -> None:
        at, (since, until) = self._clock.position, self._clock.span
        if at is None:
            return
        if (speed > 0 and at >= until) or (speed < 0 and at <= since):
            at = since if speed > 0 else until
        self._clock.look_at(at, speed)

    # ---- what is shown

    @Slot(int)
    def _on_speed(self) -> None:
        if self._clock.speed:
            self._run(self.times if self._clock.speed > 0 else -self.times)

    @Slot(object)
    def _on_position(self, at: Instant) -> None:
        self.moment.setText(f"{to_datetime(at):%m-%d %H:%M:%S}")

    @Slot(float)
    def _on_running(self, speed: float) -> None:
        set_role(self.forward, "small-on" if speed > 0 else "small")
        set_role(self.back, "small-on" if speed < 0 else "small")
        set_role(self.pause_button, "small" if speed else "small-on")

    def show_nothing(self) -> None:
        """Show that there is nothing to play."""
        self.moment.setText("")
        self.note.setText("")
