"""What was reported, in full: as high as its text up to two lines, scrolled beyond."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from widgets.console.plates import set_role

MOST_LINES = 2
MARGIN = 5
"""Px above and below the lines; outside the part that scrolls, so that no half line stands there."""


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
        self.document().setDocumentMargin(0)
        self.setViewportMargins(MARGIN, MARGIN, MARGIN, MARGIN)
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
        height = max(self._shown_height(), self.fontMetrics().lineSpacing()) + 2 * MARGIN
        if height != self.height():
            self.setFixedHeight(height)

    def _shown_height(self) -> int:
        """Return the height of the first lines as they are laid out: a line's height is its highest font's."""
        height, left = 0.0, MOST_LINES
        block = self.document().begin()
        while block.isValid() and left:
            self.document().documentLayout().blockBoundingRect(block)  # lays the block out
            lines = min(block.layout().lineCount(), left)
            height += sum(block.layout().lineAt(place).height() for place in range(lines))
            left -= lines
            block = block.next()
        return round(height)
