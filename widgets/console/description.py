"""What was reported, in full: as high as its text up to two lines, scrolled beyond."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from widgets.console.plates import set_role

MOST_LINES = 2
MARGIN = 10


class Description(QPlainTextEdit):
    """The words of the report; they can be scrolled and copied, never changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "description")
        self.setReadOnly(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("案卷描述"))
        self._words = ""
        self.hide()

    def show_words(self, words: str) -> None:
        """Show *words*; the same again leaves the reader's place."""
        if words == self._words:
            return
        self._words = words
        self.setPlainText(f"“{words}”" if words else "")
        self.setVisible(bool(words))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the height to the text's lines."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        lines = int(self.document().size().height())  # a plain text document counts in lines
        height = min(max(lines, 1), MOST_LINES) * self.fontMetrics().lineSpacing() + MARGIN
        if height != self.height():
            self.setFixedHeight(height)
