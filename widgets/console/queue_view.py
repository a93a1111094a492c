"""待办案卷: the queue as a list, driven by keys."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QVBoxLayout, QWidget

from app.situation.case_row import CaseRow
from widgets.console.plates import Head, label, set_role
from widgets.console.queue_delegate import QueueDelegate
from widgets.console.queue_model import QueueModel
from widgets.theme import Theme

LETTERS = {Qt.Key.Key_N: "N", Qt.Key.Key_A: "A", Qt.Key.Key_0: "0", Qt.Key.Key_Insert: "0", Qt.Key.Key_Period: "."}


class _List(QListView):
    """A list whose letters and digits are steps, not a search."""

    letter = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass letters on; the rest is the list's."""
        pressed = LETTERS.get(Qt.Key(event.key()))
        if pressed is not None and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.letter.emit(pressed)
            return
        super().keyPressEvent(event)

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
        self.head = Head(self.tr("待办案卷"), self.tr("紧急在前，再按环节剩余"))
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
        self.count = label("", "quiet")
        self.count.setContentsMargins(14, 8, 14, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget, stretch in ((self.head, 0), (self.empty, 1), (self.list, 1), (self.count, 0)):
            column.addWidget(widget, stretch)
        self.list.hide()
        self.list.letter.connect(self.letter)
        self.list.selectionModel().currentChanged.connect(self._on_current)

    def show_rows(self, rows: tuple[CaseRow, ...]) -> None:
        """Show the queue; the open case stays open wherever it went in the list."""
        before = self.current
        self.model.show_rows(rows)
        count = self.model.rowCount()
        self.list.setVisible(count > 0)
        self.empty.setVisible(count == 0)
        self.empty.setText(self.tr("队列已空"))
        self.count.setText(self.tr("共 {0} 件").format(count) if count else "")
        if before is not None and self.current is None:
            self.select(before.case_id)

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
        index = self.model.index(max(0, min(place, last)))
        choose = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.list.selectionModel().setCurrentIndex(index, choose)
        self.list.scrollTo(index)

    @property
    def current(self) -> CaseRow | None:
        """Return the selected row."""
        return self.model.row_at(self.list.currentIndex().row())

    @property
    def place(self) -> int:
        """Return the selected row's place, or 0."""
        return max(0, self.list.currentIndex().row())

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self.opened.emit(self.model.row_at(current.row()))
