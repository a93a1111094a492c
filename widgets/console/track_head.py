"""The controls of a replay: play forwards and back, pause, step, speed, and the moment in large digits."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from app.domain.moment import MINUTE, Instant, to_datetime
from widgets.console.choice import Choice
from widgets.console.plates import label, set_role
from widgets.console.track_clock import TrackClock
from widgets.timeline.head import SPEEDS, TimeHead

if TYPE_CHECKING:
    from widgets.feed import SituationFeed


class TrackHead(QFrame):
    """A row under the map. Keys belong to the window, which calls the same methods."""

    all_wanted = Signal()
    """Everybody on the map, or the chosen ones alone."""

    def __init__(self, clock: TrackClock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "bar")
        self.setFixedHeight(48)
        self._clock = clock
        self._time = TimeHead(cast("SituationFeed", clock), self)  # a clock of the same shape
        self.back = self._button("◀", self.tr("倒放"))
        self.pause_button = self._button("❚❚", self.tr("暂停"))
        self.forward = self._button("▶", self.tr("播放"))
        self.speed = Choice()
        self.speed.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for times in SPEEDS:
            self.speed.addItem(self.tr("{0} 倍").format(f"{times:g}"))
        self.speed.setCurrentIndex(SPEEDS.index(self._time.speed))
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
        self._time.changed.connect(self._on_changed)

    # ---- what keys and buttons do

    @Slot()
    def play(self) -> None:
        """Run forwards."""
        self._run(is_back=False)

    @Slot()
    def play_back(self) -> None:
        """Run backwards."""
        self._run(is_back=True)

    @Slot()
    def pause(self) -> None:
        """Stand still."""
        self._time.pause()

    @Slot()
    def toggle(self) -> None:
        """Run the way it ran last, or stand still."""
        if self._time.is_running:
            self.pause()
        else:
            self._run(is_back=self._time.is_back)

    @Slot()
    def faster(self) -> None:
        """Take the next higher speed."""
        self._time.faster()

    @Slot()
    def slower(self) -> None:
        """Take the next lower speed."""
        self._time.slower()

    @Slot()
    def minute_back(self) -> None:
        """Go a minute back; time that runs goes on from there."""
        self._step(-1)

    @Slot()
    def minute_on(self) -> None:
        """Go a minute on; time that runs goes on from there."""
        self._step(1)

    @Slot()
    def ten_back(self) -> None:
        """Go ten minutes back."""
        self._step(-10)

    @Slot()
    def ten_on(self) -> None:
        """Go ten minutes on."""
        self._step(10)

    @Slot()
    def to_start(self) -> None:
        """Go to the first moment, and stand there."""
        self._to(0)

    @Slot()
    def to_end(self) -> None:
        """Go to the last moment, and stand there."""
        self._to(1)

    def _to(self, end: int) -> None:
        if self._clock.position is not None:
            self._time.hold(self._clock.span[end])

    def _step(self, minutes: int) -> None:
        if self._clock.position is not None:
            self._time.step(minutes * MINUTE)

    def _run(self, *, is_back: bool) -> None:
        """Run one way; from the end that lies that way begin at the other."""
        at, (since, until) = self._clock.position, self._clock.span
        if at is None:
            return
        self._time.is_back = is_back
        if at == (since if is_back else until):
            self._time.hold(until if is_back else since)
        self._time.play()

    # ---- what is shown

    @Slot(int)
    def _on_speed(self, place: int) -> None:
        self._time.speed = SPEEDS[place]
        if self._time.is_running:
            self._time.play()

    @Slot()
    def _on_changed(self) -> None:
        self.speed.setCurrentIndex(SPEEDS.index(self._time.speed))

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
