"""键位: every key at the foot of the window; dashed = not possible now."""

from collections.abc import Mapping

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from widgets.console.plates import label, set_role
from widgets.console.style import ROLE

KEYS = ("F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9", "F10", "F11", "F12")
HELP_KEY = "F1"
EDGE, ROOM = 16, 22
"""Px at the ends, and between one key with its word and the next."""


class KeyBar(QFrame):
    """Key caps with the word each has for the open case, else the word it usually has."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "bar")
        self.setFixedHeight(44)
        self._caps: dict[str, tuple[QLabel, QLabel]] = {}
        self._usual: dict[str, str] = {}
        self._now: dict[str, str] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(EDGE, 0, EDGE, 0)
        self._row.setSpacing(7)
        for key in KEYS:
            self._add(key)
        last = (
            ("Z", self.tr("收回")),
            ("S", self.tr("更多")),
            ("Esc", self.tr("回队列")),
            (self.tr("小键盘"), self.tr("投屏")),
        )
        for key, word in last:
            self._add(key)
            self._show(key, word, is_on=True)
        self._show(HELP_KEY, self.tr("键位"), is_on=True)

    def _add(self, key: str) -> None:
        if self._caps:
            self._row.addStretch(1)
        cap, words = label(key, "key-off"), label("", "word-off")
        self._caps[key] = (cap, words)
        self._row.addWidget(cap)
        self._row.addWidget(words)

    def show_usual(self, words: Mapping[str, str]) -> None:
        """Take the words the keys have at this seat's posts."""
        self._usual = dict(words)
        self.show_keys({})

    def show_keys(self, words: Mapping[str, str]) -> None:
        """Show the word of each key that is possible now."""
        self._now = dict(words)
        for key in KEYS:
            if key != HELP_KEY:
                self._show(key, words.get(key) or self._usual.get(key, ""), is_on=key in words)
        self._fit()

    def _show(self, key: str, word: str, *, is_on: bool) -> None:
        cap, words = self._caps[key]
        cap.setVisible(bool(word))
        words.setVisible(bool(word))
        set_role(cap, "key" if is_on else "key-off")
        set_role(words, "word" if is_on else "word-off")
        words.setText(word)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out words that the keys have no room for; they stand in the tips and under F1."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Hide the words of keys that are not possible now, where all of them would not fit."""
        shown = [(cap, words) for cap, words in self._caps.values() if not cap.isHidden()]
        needed = sum(cap.sizeHint().width() + words.sizeHint().width() + ROOM for cap, words in shown)
        is_tight = needed > self.width() - 2 * EDGE
        for cap, words in shown:
            words.setVisible(not (is_tight and words.property(ROLE) == "word-off"))
            cap.setToolTip(words.text())

    def word_of(self, key: str) -> str:
        """Return what the key does now, ``""`` for nothing."""
        return self._now.get(key, "")
