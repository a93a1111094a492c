"""A list of any rows as a table for the keyboard, with its own words for being empty, being read and having failed."""

from collections.abc import Callable, Hashable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLabel,
    QStackedLayout,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from widgets.console.extra_rows import Col, Row, RowsModel
from widgets.console.plates import label, set_role
from widgets.theme import Theme

ROW_HEIGHT = 40
MEASURED = 60
"""So many rows say how wide a column's words are."""
PADDING = 28
LEAST_REST = 150
"""Px that a column without a width of its own keeps when others grow."""
HEAD_HEIGHT = 34
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Colours(QStyledItemDelegate):
    """Keeps a cell's colour when its row is the current one: late stays red."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Paint the selected text in the cell's own colour."""
        super().initStyleOption(option, index)
        colour = index.data(Qt.ItemDataRole.ForegroundRole)
        if isinstance(colour, QColor):
            option.palette.setColor(QPalette.ColorRole.HighlightedText, colour)


class _Table(QTableView):
    """A table whose Enter chooses the row and whose letters search nothing."""

    entered_row = Signal(int)
    left_top = Signal()
    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say that there is another width."""
        super().resizeEvent(event)
        self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by Enter; leave upwards from the first row."""
        if event.key() in ENTER and not event.isAutoRepeat():
            if self.currentIndex().isValid():
                self.entered_row.emit(self.currentIndex().row())
            return
        if event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_top.emit()
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, _text: str) -> None:
        """Never search by typing."""


class RowsTable(QFrame):
    """A table of rows, or one sentence in its place."""

    chosen = Signal(object)
    """The row that Enter or a double click chose."""
    moved = Signal(object)
    """The row that is current now, or ``None``."""
    left_top = Signal()
    """The arrow went up from the first row."""

    def __init__(
        self, columns: Sequence[Col], theme: Theme, key: Callable[[Row], Hashable], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        set_role(self, "panel")
        self._key = key
        self._bold = theme.font(16, bold=True)
        self.empty_words = self.tr("没有记录")
        self.model = RowsModel(columns, theme)
        self.view = _Table()
        self._colours = _Colours(self)
        self.sentence = label("", "waiting-text")
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence.setWordWrap(True)
        self.sentence.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.sentence)
        self._stack.addWidget(self.view)
        self._widths = [column.width for column in columns]
        self._dress(columns)
        self.view.entered_row.connect(self._on_entered)
        self.view.doubleClicked.connect(self._on_clicked)
        self.view.left_top.connect(self.left_top)
        self.view.resized.connect(self._fit)
        self.view.selectionModel().currentRowChanged.connect(self._on_current)
        self.show_loading()

    def _dress(self, columns: Sequence[Col]) -> None:
        view = self.view
        view.setModel(self.model)
        view.setItemDelegate(self._colours)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setTabKeyNavigation(False)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        head = view.horizontalHeader()
        head.setFixedHeight(HEAD_HEIGHT)
        head.setHighlightSections(False)
        for place, column in enumerate(columns):
            if column.width:
                view.setColumnWidth(place, column.width)
            else:
                head.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)

    @Slot()
    def _fit(self) -> None:
        """Let columns grow to their words; none shrinks again, so that nothing moves under the eyes."""
        columns = self.model.columns
        rests = sum(not column.width for column in columns)
        room = self.view.viewport().width() - sum(column.width for column in columns) - LEAST_REST * rests
        for place, column in enumerate(columns):
            if column.width and rests:
                wanted = min(max(self._widths[place], self._words_width(column)), column.width * 8 // 5)
                grown = max(0, min(wanted - column.width, room))
                room -= grown
                self._widths[place] = column.width + grown
                self.view.setColumnWidth(place, self._widths[place])

    def _words_width(self, column: Col) -> int:
        metrics = QFontMetrics(self._bold if column.bold else self.view.font())
        words = {" ".join(column.of(row).split()) for row in self.model.rows[:MEASURED]}
        return max((metrics.horizontalAdvance(one) for one in words), default=0) + PADDING

    # ---- what is shown

    def show_loading(self) -> None:
        """Say that the rows are being read; rows that stand are kept."""
        if not self.model.rows:
            self._say(self.tr("读取中"), "waiting-text")

    def show_failed(self, reason: str) -> None:
        """Say what failed instead of rows."""
        self._say(reason, "failed-text")

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show *rows*; the current one stays current."""
        before = self.current
        self.model.show_rows(rows)
        if not self.model.rows:
            self._say(self.empty_words, "waiting-text")
            return
        self._fit()
        had_focus = self.sentence.hasFocus()
        self._stack.setCurrentWidget(self.view)
        if had_focus:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        key = None if before is None else self._key(before)
        place = next((place for place, row in enumerate(self.model.rows) if self._key(row) == key), -1)
        if place < 0:
            place = min(max(0, self.view.currentIndex().row()), len(self.model.rows) - 1)
        self.select(place)

    def _say(self, words: str, role: str) -> None:
        set_role(self.sentence, role)
        self.sentence.setText(words)
        self._stack.setCurrentWidget(self.sentence)

    @property
    def words(self) -> QLabel | None:
        """Return the sentence that stands in place of rows, ``None`` while rows are shown."""
        return self.sentence if self._stack.currentWidget() is self.sentence else None

    # ---- the current row

    @property
    def current(self) -> Row | None:
        """Return the current row."""
        place = self.view.currentIndex().row()
        return self.model.rows[place] if 0 <= place < len(self.model.rows) else None

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return all rows."""
        return self.model.rows

    def select(self, place: int) -> None:
        """Make a row current."""
        if place != self.view.currentIndex().row() or not self.view.selectionModel().hasSelection():
            self.view.selectRow(place)

    def take_focus(self, *, even_empty: bool = False) -> None:
        """Give the keyboard to the rows, where there are any; with *even_empty* else to the sentence in their place."""
        if self.model.rows:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        elif even_empty:
            self.sentence.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(int)
    def _on_entered(self, place: int) -> None:
        if 0 <= place < len(self.model.rows):
            self.chosen.emit(self.model.rows[place])

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self._on_entered(index.row())

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self.moved.emit(self.current)
