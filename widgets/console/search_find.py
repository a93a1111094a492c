"""A field that finds while one types: candidates below it by arrows or digits of the list, Enter takes one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from widgets.console.plates import set_role

ROW_PX = 36
MOST = 8
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Something that can be taken: its value, its words in the list, and what the field reads afterwards."""

    value: object
    words: str
    short: str


Find = Callable[[str], Sequence[Candidate]]


class FindField(QLineEdit):
    """A line over a finder. :attr:`value` is what was taken, ``None`` while something else is written."""

    taken = Signal(object)
    """The :class:`Candidate` that was taken."""
    pointed = Signal(object)
    """The :class:`Candidate` the arrow stands at, ``None`` where there is none."""
    finished = Signal()
    """Enter, with or without a candidate."""
    unknown = Signal(str)
    """Enter where what is written must be found and was not."""

    def __init__(self, find: Find, parent: QWidget | None = None, *, must_find: bool = False) -> None:
        super().__init__(parent)
        self._find = find
        self._must_find = must_find
        self._found: tuple[Candidate, ...] = ()
        self.value: object = None
        self.list: QListWidget | None = None
        self.setMaxLength(120)
        self.textEdited.connect(self._on_edited)

    @property
    def found(self) -> tuple[Candidate, ...]:
        """Return the candidates under the field."""
        return self._found

    @property
    def is_settled(self) -> bool:
        """Return whether nothing is written, or what is written was taken."""
        return self.value is not None or not self.text().strip()

    def set_taken(self, candidate: Candidate | None) -> None:
        """Show *candidate* as taken; ``None`` empties the field."""
        self.value = None if candidate is None else candidate.value
        self.setText("" if candidate is None else candidate.short)
        self.setCursorPosition(0)
        self.hide_list()

    def take(self, place: int) -> None:
        """Take the candidate at a place of the list."""
        if 0 <= place < len(self._found):
            candidate = self._found[place]
            self.set_taken(candidate)
            self.taken.emit(candidate)

    def settle(self) -> bool:
        """Take the first candidate of what is written; return whether the field is settled now."""
        if not self.is_settled:
            self._look()
            self.take(0)
        return self.is_settled

    # ---- the list

    @Slot()
    def _on_edited(self) -> None:
        self.value = None
        self._look()
        if self._found and self.hasFocus():
            self._show_list()
        else:
            self.hide_list()
        self.pointed.emit(self._found[0] if self._found else None)

    def _look(self) -> None:
        written = self.text().strip()
        self._found = tuple(self._find(written))[:MOST] if written else ()

    def _show_list(self) -> None:
        found = self._list()
        found.clear()
        for candidate in self._found:
            found.addItem(QListWidgetItem(candidate.words))
        found.setCurrentRow(0)
        corner = self.mapTo(self.window(), QPoint(0, self.height()))
        found.setGeometry(
            corner.x(),
            corner.y(),
            max(self.width(), 420),
            max(ROW_PX - 4, found.sizeHintForRow(0)) * len(self._found) + 6,
        )
        found.show()
        found.raise_()

    def _list(self) -> QListWidget:
        if self.list is None:
            self.list = QListWidget(self.window())
            set_role(self.list, "found")
            self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.list.itemClicked.connect(self._on_clicked)
            self.window().installEventFilter(self)
        return self.list

    @property
    def is_list_open(self) -> bool:
        """Return whether candidates are shown."""
        return self.list is not None and self.list.isVisible()

    def hide_list(self) -> None:
        """Show no candidates."""
        if self.list is not None:
            self.list.hide()

    @Slot(QListWidgetItem)
    def _on_clicked(self, _item: QListWidgetItem) -> None:
        if self.list is not None:
            self.take(self.list.currentRow())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hide the list when the window changes its size under it."""
        if event.type() == QEvent.Type.Resize:
            self.hide_list()
        return super().eventFilter(watched, event)

    # ---- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move in the list, Enter takes, Esc closes the list only."""
        if event.key() in ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._enter()
        elif self.is_list_open and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._move(1 if event.key() == Qt.Key.Key_Down else -1)
        elif self.is_list_open and event.key() == Qt.Key.Key_Escape:
            self.hide_list()
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        if self.is_list_open and self.list is not None:
            self.take(self.list.currentRow())
        elif not self.is_settled:
            self.settle()
        if self._must_find and not self.is_settled:
            self.unknown.emit(self.text().strip())
        else:
            self.finished.emit()

    def _move(self, by: int) -> None:
        if self.list is not None:
            place = (self.list.currentRow() + by) % max(1, len(self._found))
            self.list.setCurrentRow(place)
            self.pointed.emit(self._found[place])

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the first candidate, where one is written but not taken; an open list closes."""
        if self.is_list_open and self.list is not None:
            self.take(self.list.currentRow())
        self.hide_list()
        super().focusOutEvent(event)
