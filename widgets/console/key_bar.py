"""键位: every key at the foot of the window; dashed = not possible now."""

from collections.abc import Mapping

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from widgets.console.plates import label, set_role

KEYS = ("F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F10", "F11", "F12")
HELP_KEY = "F1"


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
        self._row.setContentsMargins(16, 0, 16, 0)
        self._row.setSpacing(7)
        for key in KEYS:
            self._add(key)
        last = (("Ctrl+N", self.tr("登记来电")), ("Esc", self.tr("回队列")), (self.tr("小键盘 0"), self.tr("投屏")))
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

    def _show(self, key: str, word: str, *, is_on: bool) -> None:
        cap, words = self._caps[key]
        cap.setVisible(bool(word))
        words.setVisible(bool(word))
        set_role(cap, "key" if is_on else "key-off")
        set_role(words, "word" if is_on else "word-off")
        words.setText(word)

    def word_of(self, key: str) -> str:
        """Return what the key does now, ``""`` for nothing."""
        return self._now.get(key, "")
