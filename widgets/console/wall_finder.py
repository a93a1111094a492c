"""找对象: one field for components, grids, communities, inspectors and cameras; the arrows preview, Enter pushes."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from app.services.subject_search import Found
from app.situation.questions.pointed import COMPONENT
from app.situation.wall_stand import COMPONENT_CLASS
from widgets.console.plates import label, set_role
from widgets.words import translate, zh

KINDS = {
    "case": zh("案件"), "inspector": zh("监督员"), "grid": zh("网格"), "community": zh("区域"), "component": zh("部件"),
    "camera": zh("摄像机"), COMPONENT_CLASS: zh("部件类"),
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
    class_wanted = Signal()
    """All of the class of the component that is looked at is to be looked at."""
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
        self.push = QPushButton(self.tr("回车　上屏"))
        self.whole_class = QPushButton(self.tr("Shift+回车　同类部件"))
        self._lay_out()
        self._looked_at: Found | None = None
        self._is_typing = self._is_unread = False
        self._entered = ""  # Enter was pressed for this text before it could be searched
        self.show_looked_at(None)
        self.push.clicked.connect(self.pushed)
        self.whole_class.clicked.connect(self.class_wanted)
        self.field.textChanged.connect(self._on_typed)
        self.field.textChanged.connect(self.searched)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(self._on_clicked)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        for button in (self.push, self.whole_class):
            set_role(button, "small")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the field keeps the keys
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.field)
        column.addWidget(self.list)
        column.addLayout(buttons)
        column.addWidget(self.said)

    def show_reading(self) -> None:
        """Say that what is searched is being read; an Enter is remembered meanwhile."""
        self._is_unread = True
        self.say(self.tr("读取中"))

    def show_unread(self, reason: str) -> None:
        """Say why it could not be read; an Enter is remembered no longer."""
        self._is_unread, self._entered = False, ""
        self.say(reason)

    def show_found(self, found: Sequence[Found]) -> None:
        """List what fits; nothing is looked at until somebody chooses it, or has done so already by Enter."""
        self._is_unread = False
        self._list(found)
        entered, self._entered = self._entered, ""
        if found and entered and self.isVisible():
            self._choose(0)

    def _list(self, found: Sequence[Found]) -> None:
        self.list.clear()
        for one in found:
            note = self._note(one)
            parts = translate(KINDS.get(one.kind, one.kind)), "" if one.kind == COMPONENT else one.label, note
            item = QListWidgetItem("　".join(filter(None, parts)))  # a component's code ends in its label
            item.setSizeHint(QSize(0, ROW_HEIGHT))
            item.setData(Qt.ItemDataRole.UserRole, one)
            item.setToolTip(f"{one.label}　{one.id}")
            self.list.addItem(item)
        wanted = self.field.text().strip()
        self.say(
            self.tr("没有找到“{0}”；部件写代码末四位以上，其他写名称或编号").format(wanted)
            if wanted and not found
            else ""
        )

    def _note(self, found: Found) -> str:
        """Return the word beside what was found; of a class, how many components it has."""
        if found.kind == COMPONENT_CLASS:
            return self.tr("{0} 个").format(found.note)
        return found.note if found.note != found.label else ""

    def show_looked_at(self, found: Found | None) -> None:
        """Take note of what the map shows for now, and say what Enter does with it."""
        self._looked_at, self._is_typing = found, False
        self._offer()
        if found is not None and found != self._chosen:
            self.list.setCurrentRow(-1)  # Enter is meant for what is looked at, wherever it was found
        kind = "" if found is None else translate(KINDS.get(found.kind, found.kind))
        self.say("" if found is None else self.tr("预览：{0} {1}　回车 上屏").format(kind, found.label))

    @property
    def _meant(self) -> Found | None:
        """Return what the wall would get: what is looked at, unless another search has begun since."""
        return None if self._is_typing else self._looked_at

    def _offer(self) -> None:
        found = self._meant
        self.push.setEnabled(found is not None)
        self.whole_class.setEnabled(found is not None and found.kind == COMPONENT)

    def say(self, words: str) -> None:
        """Say one sentence below the list."""
        self.said.setText(words)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Have the arrows choose and Enter push, while the field is written in."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in _ENTER and event.isAutoRepeat():
            return True  # a key held down is one press: the preview is not pushed unseen
        elif event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.whole_class.click()
        elif event.key() in _ENTER:
            self._enter()
        elif event.key() == Qt.Key.Key_Escape and not self.field.text():
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.field.clear()
        else:
            return False
        return True

    @property
    def _chosen(self) -> Found | None:
        """Return what is marked in the list."""
        item = self.list.currentItem()
        found: Found | None = None if item is None else item.data(Qt.ItemDataRole.UserRole)
        return found

    def _step(self, by: int) -> None:
        count = self.list.count()
        if count:
            self._choose(max(0, min(count - 1, self.list.currentRow() + by)))

    def _enter(self) -> None:
        """Look at the first that fits; what is looked at already is pushed."""
        chosen = self._chosen
        if self._meant is not None and chosen in (None, self._meant):
            self.pushed.emit()
        elif self.list.count():
            self._choose(max(0, self.list.currentRow()))
        elif self._is_unread and self.field.text().strip():
            self._entered = self.field.text()
            self.say(self.tr("读取中，读完即预览第一个"))

    def _choose(self, row: int) -> None:
        self.list.setCurrentRow(row)
        self.previewed.emit(self.list.item(row).data(Qt.ItemDataRole.UserRole))

    @Slot(QListWidgetItem)
    def _on_clicked(self, item: QListWidgetItem) -> None:
        self.previewed.emit(item.data(Qt.ItemDataRole.UserRole))

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        """Begin another search: Enter is meant for what it finds, no longer for what the map shows."""
        self._is_typing = bool(text.strip())
        self._entered = ""
        self._offer()
