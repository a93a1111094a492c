"""键位: every key at the foot of the window; dashed = not possible now."""

from collections.abc import Mapping

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from widgets.console.plates import label, set_role

KEYS = ("F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F10", "F11", "F12")
ALWAYS = (("F1", "键位"),)
LAST = (("Ctrl+N", "登记来电"), ("Esc", "回队列"), ("0", "投屏"))


class KeyBar(QFrame):
    """Key caps with the word each has for the open case."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "bar")
        self.setFixedHeight(44)
        self._caps: dict[str, tuple[QLabel, QLabel]] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(6)
        for key in KEYS:
            self._add(row, key, dict(ALWAYS).get(key, ""))
        row.addStretch(1)
        for key, word in LAST:
            self._add(row, key, word)
            self._show(key, word)
        self._show("F1", "键位")

    def _add(self, row: QHBoxLayout, key: str, word: str) -> None:
        cap, words = label(key, "key-off"), label(word, "word-off")
        self._caps[key] = (cap, words)
        row.addWidget(cap)
        row.addWidget(words)
        row.addSpacing(12)

    def show_keys(self, words: Mapping[str, str]) -> None:
        """Show the word of each key that is possible now."""
        for key in KEYS:
            if key not in dict(ALWAYS):
                self._show(key, words.get(key, ""))

    def _show(self, key: str, word: str) -> None:
        cap, words = self._caps[key]
        set_role(cap, "key" if word else "key-off")
        set_role(words, "word" if word else "word-off")
        words.setText(word)

    def word_of(self, key: str) -> str:
        """Return what the key does now, ``""`` for nothing."""
        return self._caps[key][1].text()
