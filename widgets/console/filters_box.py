"""常用条件: the saved filters of a window as a list; a digit with Ctrl brings one back, Delete forgets it."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from widgets.console.filters_store import SavedFilter, SavedFilters
from widgets.console.plates import Head, set_role

DIGITS = 9
LONGEST = 30


class _Names(QListWidget):
    """The names; Delete is a wish to forget one."""

    unwanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter applies, Delete forgets."""
        if event.key() == Qt.Key.Key_Delete:
            self.unwanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self.itemActivated.emit(self.currentItem())
        else:
            super().keyPressEvent(event)


class FiltersBox(QFrame):
    """Names of saved filters above a line in which a new one is named."""

    applied = Signal(object)
    """The :class:`SavedFilter` that was asked for."""
    named = Signal(str)
    """Save what the window asks for now under this name."""

    def __init__(self, store: SavedFilters, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "panel")
        self._store = store
        self.head = Head(self.tr("常用条件"), self.tr("Ctrl+1—9 取用，Delete 删除"))
        self.names = _Names()
        set_role(self.names, "side")
        self.name = QLineEdit()
        self.name.setObjectName("filter-name")
        self.name.setMaxLength(LONGEST)
        self.name.setPlaceholderText(self.tr("给现在的条件起名，回车存为常用"))
        self.name.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.name)
        column.addWidget(self.names, 1)
        self.names.itemActivated.connect(self._on_activated)
        self.names.unwanted.connect(self._on_unwanted)
        self.name.returnPressed.connect(self._on_named)
        self.renew()

    def renew(self) -> None:
        """Show the saved filters."""
        self.names.clear()
        for place, one in enumerate(self._store.all(), 1):
            self.names.addItem(f"{place}　{one.name}" if place <= DIGITS else one.name)

    def ask_name(self) -> None:
        """Let the person name what is asked for now."""
        self.name.clear()
        self.name.show()
        self.name.setFocus()

    def save(self, name: str, values: Mapping[str, str]) -> None:
        """Keep *values* under *name*."""
        self._store.save(SavedFilter(name=name, values=values))
        self.renew()

    def apply(self, place: int) -> None:
        """Ask for the filter at a place of the list."""
        filters = self._store.all()
        if 0 <= place < len(filters):
            self.names.setCurrentRow(place)
            self.applied.emit(filters[place])

    @Slot(QListWidgetItem)
    def _on_activated(self, item: QListWidgetItem) -> None:
        self.apply(self.names.row(item))

    @Slot()
    def _on_unwanted(self) -> None:
        place, filters = self.names.currentRow(), self._store.all()
        if 0 <= place < len(filters):
            self._store.remove(filters[place].name)
            self.renew()

    @Slot()
    def _on_named(self) -> None:
        if name := self.name.text().strip():
            self.name.hide()
            self.named.emit(name)
