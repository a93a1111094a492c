"""找对象: one field for components, grids, communities, inspectors and cameras; the arrows preview, Enter pushes."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.services.subject_search import Found
from widgets.console.plates import label
from widgets.words import translate, zh

KINDS = {
    "case": zh("案件"), "inspector": zh("监督员"), "grid": zh("网格"), "community": zh("区域"), "component": zh("部件"),
    "camera": zh("摄像机"),
}  # fmt: skip
ROWS = 5
ROW_HEIGHT = 34
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SubjectFinder(QWidget):
    """The field and what fits. It knows nothing of maps: it says what is looked for, looked at and meant."""

    searched = Signal(str)
    previewed = Signal(object)
    """A :class:`Found` was chosen to be looked at."""
    pushed = Signal()
    """What is looked at is meant for the wall."""
    left = Signal()
    """Esc in an empty field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("部件、网格、社区、监督员、摄像机"))
        self.field.setObjectName("wall-finder")
        self.list = QListWidget()
        self.list.setFixedHeight(ROWS * ROW_HEIGHT + 2 * self.list.frameWidth())
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.said = label("", "quiet")
        self.said.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self.field, self.list, self.said):
            column.addWidget(part)
        self._looked_at: Found | None = None
        self.field.textChanged.connect(self.searched)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(self._on_clicked)

    def show_found(self, found: Sequence[Found]) -> None:
        """List what fits; nothing is looked at until somebody chooses it."""
        self.list.clear()
        for one in found:
            note = f"　{one.note}" if one.note and one.note != one.label else ""
            item = QListWidgetItem(f"{translate(KINDS.get(one.kind, one.kind))}　{one.label}{note}")
            item.setSizeHint(QSize(0, ROW_HEIGHT))
            item.setData(Qt.ItemDataRole.UserRole, one)
            item.setToolTip(f"{one.label}　{one.id}")
            self.list.addItem(item)
        wanted = self.field.text().strip()
        self.say(self.tr("没有找到“{0}”").format(wanted) if wanted and not found else "")

    def show_looked_at(self, found: Found | None) -> None:
        """Take note of what the map shows for now, and say what Enter does with it."""
        self._looked_at = found
        kind = "" if found is None else translate(KINDS.get(found.kind, found.kind))
        self.say("" if found is None else self.tr("预览：{0} {1}　回车 上屏").format(kind, found.label))

    def say(self, words: str) -> None:
        """Say one sentence below the list."""
        self.said.setText(words)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Have the arrows choose and Enter push, while the field is written in."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in _ENTER:
            self._enter()
        elif event.key() == Qt.Key.Key_Escape and not self.field.text():
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.field.clear()
        else:
            return False
        return True

    def _step(self, by: int) -> None:
        count = self.list.count()
        if count:
            self._choose(max(0, min(count - 1, self.list.currentRow() + by)))

    def _enter(self) -> None:
        """Look at the first that fits; what is looked at already is pushed."""
        item = self.list.currentItem()
        chosen = None if item is None else item.data(Qt.ItemDataRole.UserRole)
        if self._looked_at is not None and (chosen is None or chosen == self._looked_at):
            self.pushed.emit()
        elif self.list.count():
            self._choose(max(0, self.list.currentRow()))

    def _choose(self, row: int) -> None:
        self.list.setCurrentRow(row)
        self.previewed.emit(self.list.item(row).data(Qt.ItemDataRole.UserRole))

    @Slot(QListWidgetItem)
    def _on_clicked(self, item: QListWidgetItem) -> None:
        self.previewed.emit(item.data(Qt.ItemDataRole.UserRole))
