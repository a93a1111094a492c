"""待办案卷: the queue as a list, driven by keys."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QFrame, QListView, QVBoxLayout, QWidget

from app.situation.case_row import CaseRow
from widgets.console.plates import Head, label, set_role
from widgets.console.queue_delegate import ROW_HEIGHT, QueueDelegate
from widgets.console.queue_model import QueueModel
from widgets.console.queue_tabs import ALL, QueueTabs, kind_of
from widgets.theme import Theme

LETTERS = {Qt.Key.Key_N: "N", Qt.Key.Key_A: "A", Qt.Key.Key_0: "0", Qt.Key.Key_Insert: "0", Qt.Key.Key_Period: "."}


ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down)


class _List(QListView):
    """A list whose letters and digits are steps, not a search."""

    letter = Signal(str)
    lost = Signal()
    """An arrow was pressed while no row is selected."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass letters on, once for a key held down; the rest is the list's."""
        pressed = LETTERS.get(Qt.Key(event.key()))
        if pressed is not None and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if not event.isAutoRepeat():
                self.letter.emit(pressed)
        elif event.key() in ARROWS and not self.currentIndex().isValid():
            self.lost.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the focus and nothing else: Qt's own list would make the first row current, and so open its case."""
        QAbstractScrollArea.focusInEvent(self, event)
        self.viewport().update()

    def keyboardSearch(self, _text: str) -> None:
        """Never search by typing: letters are keys."""


class QueueView(QFrame):
    """The queue with its head; emits which case is opened."""

    opened = Signal(object)
    """The :class:`CaseRow` that is selected now, or ``None``."""
    letter = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "panel")
        self.setFixedWidth(440)
        self.head = Head(self.tr("待办案卷"), self.tr("紧急在前，再按环节剩余（分钟）"))
        self.model = QueueModel()
        self.delegate = QueueDelegate(theme)
        self.list = _List()
        self.list.setModel(self.model)
        self.list.setItemDelegate(self.delegate)
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("待办案卷"))
        self.empty = label(self.tr("读取中"), "secondary")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.tabs = QueueTabs()
        self._rows: tuple[CaseRow, ...] = ()
        self._place = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget, stretch in ((self.head, 0), (self.tabs, 0), (self.empty, 1), (self.list, 1)):
            column.addWidget(widget, stretch)
        self.list.hide()
        self.list.letter.connect(self.letter)
        self.list.lost.connect(self._on_lost)
        self.tabs.chosen.connect(self._on_kind)
        self.list.selectionModel().currentChanged.connect(self._on_current)

    def show_rows(self, rows: tuple[CaseRow, ...]) -> None:
        """Show the queue; the open case stays open and the rows in sight stay where they are."""
        self._rows = rows
        self.tabs.show_counts(rows)
        before, seen = self.current, self._first_in_sight()
        self.model.show_rows(rows, None if self.tabs.kind == ALL else self._is_wanted)
        self._settle(before, seen)

    def note_answer(self, case_id: str, version: int) -> None:
        """Hide the row of a case that has just been moved on, until the situation shows its *version*."""
        before, seen = self.current, self._first_in_sight()
        self.model.note_answer(case_id, version)
        self._settle(before, seen)

    def _is_wanted(self, row: CaseRow) -> bool:
        return kind_of(row) == self.tabs.kind

    def _settle(self, before: CaseRow | None, seen: tuple[str, int]) -> None:
        """After the rows have changed: the same row selected, the same rows in sight."""
        self._show_emptiness(is_empty=self.model.rowCount() == 0)
        if before is not None and self.current is None:
            self._keep_current(before)
        self._keep_in_sight(*seen)

    def clear(self) -> None:
        """Show nothing, and that nothing is known."""
        self.model.forget()
        self.show_rows(())
        self.empty.setText(self.tr("读取中"))
        self._place = 0

    def _show_emptiness(self, *, is_empty: bool) -> None:
        self.list.setVisible(not is_empty)
        self.empty.setVisible(is_empty)
        self.empty.setText(self.tr("队列已空") if not self._rows else self.tr("这一类没有待办案卷"))

    def _first_in_sight(self) -> tuple[str, int]:
        """Return the case at the top of the list and how far it is scrolled out, ``""`` at the list's very top."""
        value = self.list.verticalScrollBar().value()
        row = self.model.row_at(value // ROW_HEIGHT) if value else None
        return (row.case_id, value % ROW_HEIGHT) if row else ("", 0)

    def _keep_in_sight(self, case_id: str, offset: int) -> None:
        place = self.model.place_of(case_id) if case_id else -1
        if place >= 0:
            self.list.doItemsLayout()
            self.list.verticalScrollBar().setValue(place * ROW_HEIGHT + offset)

    def _keep_current(self, row: CaseRow) -> None:
        """Select the row again where it stands now; nothing is selected in its place once it is gone."""
        place = self.model.place_of(row.case_id)
        if place >= 0:
            self._set_current(place)

    def select(self, case_id: str) -> bool:
        """Open a case of the queue; return whether it is there."""
        place = self.model.place_of(case_id)
        if place < 0:
            return False
        self.select_place(place)
        return True

    def select_place(self, place: int) -> None:
        """Open the case at a place of the list, or the last before it."""
        last = self.model.rowCount() - 1
        self.list.scrollTo(self._set_current(max(0, min(place, last))))

    def _set_current(self, place: int) -> QModelIndex:
        index = self.model.index(place)
        self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        return index

    @property
    def current(self) -> CaseRow | None:
        """Return the selected row."""
        return self.model.row_at(self.list.currentIndex().row())

    @property
    def place(self) -> int:
        """Return the selected row's place, or the last one that was selected."""
        return self._place

    @Slot()
    def _on_lost(self) -> None:
        """Go on where the row was that is gone."""
        if self.model.rowCount():
            self.select_place(self._place)

    @Slot()
    def _on_kind(self) -> None:
        self.show_rows(self._rows)
        self.list.setFocus()

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self._place = current.row()
        self.opened.emit(self.model.row_at(current.row()))
