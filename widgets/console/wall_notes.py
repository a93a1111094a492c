"""标绘: arrow, area and text on the map with the mouse; a few words to each; what is drawn is listed and can be taken away."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from app.situation.wall_log import Annotation
from widgets.console.plates import label, set_role
from widgets.map.layers.sketch import Tool
from widgets.words import translate, zh

TOOLS: tuple[tuple[Tool, str, str], ...] = (
    ("arrow", "J", zh("箭头")), ("area", "Q", zh("区域")), ("text", "W", zh("文字")),
)  # fmt: skip
HINTS = {
    "arrow": zh("点起点，再点终点；Esc 放下，Z 退一点"), "area": zh("逐点圈出，回车或点回首点闭合；Esc 放下，Z 退一点"),
    "text": zh("点文字所在之处；Esc 放下"),
}  # fmt: skip
ROWS = 2
TEXT_MOST = 40


class NotesBox(QWidget):
    """The tools, the words of what was just drawn, and the list. It draws nothing itself."""

    taken_up = Signal(str)
    """A tool, or ``""`` for none."""
    meant = Signal(str)
    """The words of what was drawn; they may be empty for an arrow or area."""
    dropped = Signal()
    removed = Signal(str)
    """The id of a drawing to be taken away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tool: Tool = ""
        self._wanted: Tool = ""
        self.buttons = {tool: QPushButton(f"{key}　{translate(name)}") for tool, key, name in TOOLS}
        for tool, button in self.buttons.items():
            set_role(button, "small")
            button.setObjectName(f"tool-{tool}")
            button.clicked.connect(self._on_tool)
        self.words = QLineEdit()
        self.words.setObjectName("note-words")
        self.words.setMaxLength(TEXT_MOST)
        self.words.hide()
        self.words.installEventFilter(self)
        self.hint = label("", "quiet")
        self.hint.setWordWrap(True)
        self.list = QListWidget()
        self.list.setFixedHeight(ROWS * 34)
        self.list.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.remove = QPushButton(self.tr("Del　清除所选"))
        set_role(self.remove, "small")
        self.remove.clicked.connect(self.remove_chosen)
        self.list.currentRowChanged.connect(self._on_row)
        self._lay_out()
        self._on_row()

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(6)
        for button in self.buttons.values():
            tools.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(tools)
        for part in (self.words, self.hint, self.list, self.remove):
            column.addWidget(part)

    def take_up(self, tool: Tool) -> None:
        """Draw with *tool*, or with none; the same again puts it down."""
        self.tool = "" if tool == self.tool else tool
        for name, button in self.buttons.items():
            set_role(button, "small-next" if name == self.tool else "small")
        self.ask_words("")
        self.hint.setText(translate(HINTS[self.tool]) if self.tool else "")
        self.taken_up.emit(self.tool)

    def ask_words(self, shape: Tool, text: str = "") -> None:
        """Ask for the words of what was drawn, *text* for a start; without a shape nothing is asked any more."""
        self._wanted = shape
        self.words.setVisible(bool(shape))
        self.words.setText(text)
        if shape:
            is_text = shape == "text"
            self.words.setPlaceholderText(self.tr("文字") if is_text else self.tr("文字，可空"))
            self.hint.setText(self.tr("回车 上屏　Esc 丢弃"))
            self.words.setFocus()

    def show_notes(self, notes: Sequence[Annotation], mine: Sequence[str]) -> None:
        """List what is drawn on the wall; *mine* are the ids this desk made."""
        shown = [
            (self.list.item(row).data(Qt.ItemDataRole.UserRole), self.list.item(row).text())
            for row in range(self.list.count())
        ]
        wanted = [(note.id, _line(note, is_mine=note.id in mine)) for note in notes]
        if shown == wanted:
            return
        chosen = self.chosen
        self.list.clear()
        for name, text in wanted:
            item = QListWidgetItem(text)
            item.setData(Qt.ItemDataRole.UserRole, name)
            self.list.addItem(item)
        self.choose(chosen)

    @property
    def chosen(self) -> str:
        """Return the id of the chosen drawing, ``""`` for none."""
        item = self.list.currentItem()
        return "" if item is None else str(item.data(Qt.ItemDataRole.UserRole))

    @Slot(str)
    def choose(self, name: str) -> None:
        """Choose a drawing by its id."""
        for row in range(self.list.count()):
            if self.list.item(row).data(Qt.ItemDataRole.UserRole) == name:
                self.list.setCurrentRow(row)
                return
        self.list.setCurrentRow(-1)

    @Slot()
    def remove_chosen(self) -> None:
        """Ask to take the chosen drawing away."""
        if self.chosen:
            self.removed.emit(self.chosen)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Enter means the words, Esc drops what was drawn."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            text = self.words.text().strip()
            if text or self._wanted != "text":
                self.ask_words("")
                self.meant.emit(text)
            else:
                self.hint.setText(self.tr("文字标注要有文字　Esc 丢弃"))
        elif event.key() == Qt.Key.Key_Escape:
            self.ask_words("")
            self.dropped.emit()
        else:
            return False
        return True

    @Slot()
    def _on_tool(self) -> None:
        sender = self.sender()
        tool = "" if sender is None else sender.objectName().removeprefix("tool-")
        for known, _, _ in TOOLS:
            if known == tool:
                self.take_up(known)

    @Slot()
    def _on_row(self) -> None:
        self.remove.setEnabled(bool(self.chosen))


def _line(note: Annotation, *, is_mine: bool) -> str:
    names = {tool: name for tool, _, name in TOOLS}
    shape = translate(names.get(note.shape, note.shape))  # type: ignore[call-overload]  # a shape of tomorrow
    own = translate("　本席") if is_mine else ""
    return f"{shape}　{note.text or translate('无文字')}{own}"
