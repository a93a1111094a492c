"""What every further window of a console is: a sheet over the desk with a head, a body and one line of words below."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.moment import Instant
from app.services.messages import Answer
from widgets.console.extra_seat import ExtraSeat
from widgets.console.extra_style import extra_style
from widgets.console.plates import Elided, Head, label, set_role
from widgets.console.step_asker import Told
from widgets.words import clock, day

USUAL = QSize(1840, 960)
MARGIN = 40
"""Px of the desk that stay in sight round a sheet on a small screen."""
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Sheet(QDialog):
    """A window that Esc puts away; it lives as long as somebody sits at the desk and keeps what was written in it."""

    def __init__(self, seat: ExtraSeat, title: str, remark: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.seat = seat
        self.context = seat.context
        self.setWindowTitle(title)
        self.setStyleSheet(extra_style(seat.context.theme))
        self.head = Head(title, remark)
        self.of_now = False
        """Whether it shows the present whatever moment the desk looks at."""
        self.past = label("", "plate-soon")
        self.past.hide()
        self.head.row.insertWidget(2, self.past)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.message = Elided("secondary")
        room = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.message.setSizePolicy(room)  # whatever it says: a sentence has its room at once
        self._foot = QFrame()
        set_role(self._foot, "bar")
        self._foot.setFixedHeight(44)
        self._keys = QHBoxLayout(self._foot)
        self._keys.setContentsMargins(14, 0, 14, 0)
        self._keys.setSpacing(8)
        self._keys.addWidget(self.message, 1)
        self._keys.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addLayout(self.body, 1)
        whole.addWidget(self._foot)
        self.resize(_fitting(USUAL))
        seat.answered.connect(self._on_told)
        self.context.feed.position_changed.connect(self.show_past)

    @Slot(object)
    def show_past(self, at: Instant | None) -> None:
        """Say which moment of the past the window shows while the desk looks back, or that it shows the present."""
        self.past.setVisible(at is not None)
        if at is not None:
            self.past.setText(
                self.tr("现在的内容") if self.of_now else self.tr("历史 {0}").format(f"{day(at)} {clock(at)}")
            )

    def add_keys(self, *keys: tuple[str, str]) -> tuple[QWidget, ...]:
        """Print *keys* with their words at the right of the last line; Esc comes last. Return what is printed, key by key."""
        printed = []
        for key, words in (*keys, ("Esc", self.tr("关闭"))):
            one = QWidget()
            row = QHBoxLayout(one)
            row.setContentsMargins(0, 0, 6, 0)
            row.setSpacing(8)
            row.addWidget(label(key, "key"))
            row.addWidget(label(words, "word"))
            self._keys.addWidget(one)
            printed.append(one)
        return tuple(printed)

    def bind(self, keys: str, slot: Callable[[], None]) -> QShortcut:
        """Call *slot*, a bound method, at *keys* anywhere in the window."""
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(slot)
        return shortcut

    def say(self, words: str, role: str = "secondary") -> None:
        """Say one sentence in the last line."""
        set_role(self.message, role)
        self.message.show_text(words)

    @property
    def said(self) -> str:
        """Return the whole sentence of the last line."""
        return self.message.toolTip()

    def bring(self) -> None:
        """Come to the front, renewed."""
        self.show_past(self.context.feed.position)
        self.show()
        self.raise_()
        self.activateWindow()
        self.renew()

    def renew(self) -> None:
        """Read what the window shows, or register with the feed what it asks; called each time it is brought."""

    def hideEvent(self, event: QHideEvent) -> None:
        """Ask the situation nothing while nobody looks."""
        self.context.feed.unregister(self)
        super().hideEvent(event)

    def asked(self) -> tuple[str, ...]:
        """Return the names of the requests whose answers this window waits for."""
        return ()

    def on_answer(self, told: Told, answer: Answer) -> None:
        """Do what a good answer to one of :meth:`asked` calls for."""

    def on_refused(self, told: Told, answer: Answer) -> None:
        """Say why a request was refused."""
        self.say(self.tr("{0}没有办成：{1}").format(told.words, answer.text), "error")

    def _on_told(self, told: Told) -> None:
        if told.step.name not in self.asked():
            return
        if told.answer.ok:
            self.on_answer(told, told.answer)
        else:
            self.on_refused(told, told.answer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put the window away by Esc only: Enter is never the button that happens to be first."""
        if event.key() in ENTER:
            event.accept()
            return
        super().keyPressEvent(event)


def _fitting(size: QSize) -> QSize:
    """Return *size*, smaller where the screen is."""
    room = QGuiApplication.primaryScreen().availableSize()
    return size.boundedTo(QSize(max(640, room.width() - MARGIN), max(480, room.height() - MARGIN)))
