"""The scrubber: a strip of time with its keys, to drag, to step, to play, to type a moment, and to come back to now."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.domain.moment import Instant, to_datetime
from app.domain.typed_moment import UnreadableMoment, typed_moment
from app.situation.answers import Moment
from app.situation.questions.time_strip import TimeStrip
from widgets.feed import SituationFeed
from widgets.theme import Theme
from widgets.timeline.head import STEPS, TimeHead
from widgets.timeline.ruler import DAY_ZOOM, ZOOMS, stretch_of
from widgets.timeline.strip import Strip
from widgets.words import clock_with_seconds, day, weekday

HEIGHT = 150
ROLE = "role"


class Scrubber(QFrame):
    """Shows one stretch of time of a feed and moves its :class:`~widgets.timeline.head.TimeHead`.

    ``wall`` is whose scenes are drawn, ``names`` what they are called. It asks only while it is seen.
    """

    said = Signal(str)
    """A sentence on what cannot be done."""
    closed = Signal()
    """Esc, or the present again: whoever opened the strip may put it away."""
    picture_wanted = Signal()
    """The wall of the moment that is looked at is meant for a file."""

    def __init__(
        self,
        head: TimeHead,
        feed: SituationFeed,
        theme: Theme,
        now: Callable[[], Instant],
        *,
        wall: str = "",
        names: Mapping[str, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("scrubber")
        self.setProperty(ROLE, "panel")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(HEIGHT)
        self.head = head
        self.strip = Strip(theme)
        self.strip.names = names or {}
        self._feed = feed
        self._now = now
        self._wall = wall
        self._zoom = DAY_ZOOM
        self._question: TimeStrip | None = None
        self.moment = _label("clock")
        self.state, self.typed_fault = _label("quiet"), _label("soon-line")
        self.gap = _label("soon-line")
        self.gap.setMinimumWidth(1)  # where there is no room it gives way, and makes no window wider
        self.gap.hide()
        self.back = self._button(self.tr("◀ R"), head.turn)
        self.play = self._button(self.tr("播放　空格"), head.toggle)
        self.slow, self.fast = self._button(self.tr("慢 ↓"), head.slower), self._button(self.tr("快 ↑"), head.faster)
        self.type = QLineEdit(placeholderText=self.tr("时:分，或 月-日 时:分"))
        self.type.setFixedWidth(220)
        self.type.hide()
        self.type.returnPressed.connect(self._on_typed)
        self.type_key = self._button(self.tr("到某时　T"), self.begin_typing)
        self.out = self._button(self.tr("更长 −"), self.zoom_out)
        self.into = self._button(self.tr("更细 +"), self.zoom_in)
        self.picture = self._button(self.tr("存大屏画面"), self.picture_wanted.emit)
        self.home = self._button(self.tr("回到现在　Home"), self.leave)
        self._lay_out()
        self.strip.touched.connect(self._on_touched)
        head.changed.connect(self._on_changed)
        feed.moment_ready.connect(self._on_moment)
        self._on_changed()

    def _button(self, text: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setProperty(ROLE, "small")
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(14, 4, 14, 0)
        row.setSpacing(8)
        for words in (self.moment, self.gap, self.state, self.typed_fault):
            row.addWidget(words)
        row.addStretch(1)
        for key in (self.slow, self.back, self.play, self.fast):
            row.addWidget(key)
        row.addWidget(self.type)
        for key in (self.type_key, self.out, self.into, self.picture, self.home):
            row.addWidget(key)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 2)
        whole.setSpacing(2)
        whole.addLayout(row)
        whole.addWidget(self.strip, 1)

    # ---- what is shown

    def showEvent(self, event: QEvent) -> None:
        """Ask for the marks."""
        super().showEvent(event)  # type: ignore[arg-type]
        self._question = None
        self._on_changed()

    def hideEvent(self, event: QEvent) -> None:
        """Ask for nothing more."""
        super().hideEvent(event)  # type: ignore[arg-type]
        self._question = None
        self._feed.unregister(self)

    @Slot()
    def _on_changed(self) -> None:
        at, now = self.head.position, self._now()
        shown = now if at is None else at
        self.strip.position, self.strip.now = shown, now
        self._move_to(shown)
        self._show_words(at, shown)
        self.strip.update()

    def _move_to(self, shown: Instant) -> None:
        zoom = ZOOMS[self._zoom]
        stretch = stretch_of(shown, zoom)
        self.strip.zoom, self.strip.stretch = zoom, stretch
        question = TimeStrip(since=stretch[0], until=stretch[1], step=zoom.step, wall=self._wall)
        if self.isVisible() and question != self._question:
            self._question = question
            self._feed.register(self, (question,), live=True)

    def _show_words(self, at: Instant | None, shown: Instant) -> None:
        year = "" if to_datetime(shown).year == to_datetime(self._now()).year else f"{to_datetime(shown).year} "
        self.moment.setText(f"{year}{day(shown)} {weekday(shown)}  {clock_with_seconds(shown)}")
        self.state.setText(self._state(at))
        self.play.setText(self.tr("暂停　空格") if self.head.is_running else self.tr("播放　空格"))
        self.back.setText(self.tr("▶ 改向　R") if self.head.is_back else self.tr("◀ 改向　R"))
        self.home.setEnabled(at is not None)

    def _state(self, at: Instant | None) -> str:
        speed = self.tr("{n} 倍").format(n=f"{self.head.speed:g}")
        way = self.tr("倒放") if self.head.is_back else self.tr("顺放")
        if at is None:
            return self.tr("实时")
        return (
            f"{way} {speed}"
            if self.head.is_running
            else self.tr("停在此刻，{way} {speed}").format(way=way, speed=speed)
        )

    @Slot(object)
    def _on_moment(self, moment: Moment) -> None:
        self._say_gap(moment)
        marks = None if self._question is None else moment.live_of(self._question)
        if marks is not None:
            self.strip.marks = marks
            self.strip.update()

    def _say_gap(self, moment: Moment) -> None:
        """Say what a moment of the past lacks of its positions."""
        if moment.completing:
            self.gap.setText(self.tr("该时段数据补全中"))
            self.gap.setToolTip(self.tr("这一时段的定位仍在陆续到达，补齐后自动更新"))
        elif moment.lacks_positions:
            self.gap.setText(self.tr("该时段无定位记录"))
            self.gap.setToolTip(self.tr("这一时段没有保存任何定位，当班人员因此都按离线计"))
        self.gap.setVisible((moment.completing or moment.lacks_positions) and not moment.live)

    # ---- what is done

    @Slot(object)
    def _on_touched(self, at: Instant) -> None:
        self.setFocus()
        span = self.head.span
        self.head.hold(at if span is None else min(max(at, span[0]), span[1]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key of time does; others go on to the window."""
        if not self.take_key(event):
            super().keyPressEvent(event)

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what a key of time does; return whether it was one."""
        key = QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)
        key = key.replace("Num+", "")
        if key in STEPS:
            self.head.step(STEPS[key])
            return True
        act = self._acts().get(key)
        if act is not None:
            act()
        return act is not None

    def _acts(self) -> dict[str, Callable[[], None]]:
        return {
            "Space": self.head.toggle, "Up": self.head.faster, "Down": self.head.slower, "R": self.head.turn,
            "T": self.begin_typing, "+": self.zoom_in, "=": self.zoom_in, "-": self.zoom_out, "Home": self.leave,
            "Esc": self.escape,
        }  # fmt: skip

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Look closer, or over a longer time."""
        self.zoom_in() if event.angleDelta().y() > 0 else self.zoom_out()

    @property
    def zoom(self) -> int:
        """Return how long a time is shown, as a place in :data:`~widgets.timeline.ruler.ZOOMS`."""
        return self._zoom

    def set_zoom(self, zoom: int) -> None:
        """Show a time as long as *zoom* says."""
        self._zoom = min(max(0, zoom), len(ZOOMS) - 1)
        self._on_changed()

    @Slot()
    def zoom_in(self) -> None:
        """Show a shorter stretch."""
        self.set_zoom(self._zoom - 1)

    @Slot()
    def zoom_out(self) -> None:
        """Show a longer stretch."""
        self.set_zoom(self._zoom + 1)

    @Slot()
    def begin_typing(self) -> None:
        """Take a moment by its digits."""
        self.typed_fault.setText("")
        self.type.clear()
        self.type.show()
        self.type.setFocus()

    @Slot()
    def _on_typed(self) -> None:
        around = self.head.position
        span, now = self.head.span, self._now()
        try:
            at = typed_moment(self.type.text(), now if around is None else around)
        except UnreadableMoment:
            self._refuse(self.tr("“{0}”看不懂，请写 时:分 或 月-日 时:分").format(self.type.text()))
            return
        if at > now:
            self._refuse(self.tr("{0} 还没有到").format(clock_with_seconds(at)))
            return
        if span is not None and at < span[0]:
            self._refuse(self.tr("记录始于 {0} {1}").format(day(span[0]), clock_with_seconds(span[0])))
            return
        self._end_typing()
        self.head.hold(at)

    def _refuse(self, sentence: str) -> None:
        self.typed_fault.setText(sentence)
        self.said.emit(sentence)

    def _end_typing(self) -> None:
        self.typed_fault.setText("")
        self.type.hide()
        self.setFocus()

    @Slot()
    def leave(self) -> None:
        """Look at the present again."""
        self._end_typing()
        self.head.now()
        self.closed.emit()

    def escape(self) -> None:
        """Put one thing back: what is being typed, else time."""
        if self.type.isVisible():
            self._end_typing()
        else:
            self.leave()


def _label(role: str) -> QLabel:
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty(ROLE, role)
    return made
