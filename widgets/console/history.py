"""经过: every step of the open case and how its clocks ran; only appended."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.moment import Instant
from app.services.case_story import Story, StoryLine
from widgets.console.case_words import clock_words
from widgets.console.plates import Head, label, set_role
from widgets.terms import spoken
from widgets.words import translate

LINE_PX = 60
"""How far an arrow scrolls while the history is shown large."""


class History(QFrame):
    """Rows of time, step, who and what was said; the newest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "panel")
        self.head = Head(self.tr("经过"), self.tr("只增不改"))
        self.head.row.addWidget(label("H", "key"))
        self.head.row.addWidget(label(self.tr("全部"), "word"))
        self._grid = QGridLayout()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(self._scroll, 1)
        self.show_story(None, 0)

    def show_story(self, story: Story | None, now: Instant) -> None:
        """Show the case's story; ``None`` empties the panel."""
        inner = QFrame()
        set_role(inner, "panel")
        self._grid = QGridLayout(inner)
        self._grid.setContentsMargins(14, 8, 14, 8)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(9)
        self._grid.setColumnStretch(2, 1)
        if story is not None:
            self._fill(story.lines, now)
            clocks = [(self.tr("环节"), line) for line in story.stage_clock]
            clocks += [(self.tr("处置"), line) for line in story.case_clock]
            for word, text in clocks:
                self._row("", self.tr("计时"), translate("{0}：{1}").format(word, text))
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        self._scroll.setWidget(inner)

    def take_key(self, event: QKeyEvent) -> bool:
        """Scroll by the arrows and the page keys; return whether it was one of them."""
        bar = self._scroll.verticalScrollBar()
        steps = {
            Qt.Key.Key_Up: -LINE_PX, Qt.Key.Key_Down: LINE_PX,
            Qt.Key.Key_PageUp: -bar.pageStep(), Qt.Key.Key_PageDown: bar.pageStep(),
        }  # fmt: skip
        by = steps.get(Qt.Key(event.key()))
        if by is not None:
            bar.setValue(bar.value() + by)
        return by is not None

    def _fill(self, lines: Sequence[StoryLine], now: Instant) -> None:
        for line in reversed(lines):
            said = "　".join(part for part in (line.who, line.note) if part)
            self._row(clock_words(line.at, now), spoken(line.step), said)

    def _row(self, when: str, step: str, said: str) -> None:
        place = self._grid.rowCount()
        words = label(said, "secondary")
        words.setWordWrap(True)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(label(when, "quiet"), place, 0, top)
        self._grid.addWidget(label(step, "word-strong"), place, 1, top)
        self._grid.addWidget(words, place, 2, top)
