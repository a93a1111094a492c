"""Words to be read, never half a line of them: what was reported, and other passages that scroll."""

from PySide6.QtCore import QMargins, Qt, Slot
from PySide6.QtGui import QFontMetrics, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from widgets.console.plates import set_role

MOST_LINES = 2
LINE = 1.2
"""A line with hanzi is at most so much higher than the font's own."""
MARGIN = 5
"""Px above and below the lines; outside the part that scrolls, so that no half line stands there."""

BELOW = 1
"""Px that Qt wants to see below a line; without it one line has a scroll bar."""


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
        lay_out_anew(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the height to the text's lines."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Wrap the lines within what is seen."""
        super().showEvent(event)
        lay_out_anew(self)

    def _fit(self) -> None:
        height = max(self._shown_height(), self.fontMetrics().lineSpacing()) + 2 * MARGIN + BELOW
        if height != self.height():
            self.setFixedHeight(height)

    def _shown_height(self) -> int:
        return height_of(self, MOST_LINES)


class Passage(QPlainTextEdit):
    """Words in so many lines, always as high; what is left below whole lines stays empty."""

    def __init__(self, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "description")
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self._lines = lines
        self.textChanged.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the margins to the text's lines."""
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        whole = round(self._lines * LINE * QFontMetrics(self.font()).lineSpacing())
        if whole + 2 * MARGIN != self.height():
            self.setFixedHeight(whole + 2 * MARGIN)
        shown, is_more = height_of(self, self._lines), height_of(self, self._lines + 1) > height_of(self, self._lines)
        below = MARGIN + (max(0, whole - shown) if is_more else 0)
        if self.viewportMargins() != QMargins(MARGIN, MARGIN, MARGIN, below):
            self.setViewportMargins(MARGIN, MARGIN, MARGIN, below)


def lay_out_anew(box: QPlainTextEdit) -> None:
    """Let the lines be as wide as what is seen: Qt keeps those of before the scroll bar came."""
    line = box.document().begin().layout()
    if line.lineCount() and round(line.lineAt(0).width()) > box.viewport().width():
        box.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        box.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)


def height_of(box: QPlainTextEdit, lines: int) -> int:
    """Return the height of the first *lines* as they are laid out: a line's height is its highest font's."""
    height, left = 0.0, lines
    block = box.document().begin()
    while block.isValid() and left:
        box.document().documentLayout().blockBoundingRect(block)  # lays the block out
        count = min(block.layout().lineCount(), left)
        height += sum(block.layout().lineAt(place).height() for place in range(count))
        left -= count
        block = block.next()
    return round(height)
