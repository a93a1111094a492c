"""图上指挥: the column beside the desk's large map: find, colour, draw, narrow, each shown here first and then pushed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from widgets.console.plates import Head, label, set_role
from widgets.console.wall_filters import FilterBox
from widgets.console.wall_finder import SubjectFinder
from widgets.console.wall_layers import LayerBox
from widgets.console.wall_notes import TOOLS, NotesBox
from widgets.theme import Theme

WIDTH = 384
_KEYS = {Qt.Key.Key_J: "J", Qt.Key.Key_Q: "Q", Qt.Key.Key_W: "W"}


class WallTools(QFrame):
    """The four boxes one below the other."""

    back_wanted = Signal()
    """Z while a tool is up: the last point, else the newest drawing, is to be taken back."""
    end_wanted = Signal()
    """Enter while a tool is up: what is being drawn has all its points."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "panel")
        self.setFixedWidth(WIDTH)
        self.finder, self.layers, self.notes, self.filters = SubjectFinder(), LayerBox(theme), NotesBox(), FilterBox()
        inner = QWidget()
        set_role(inner, "panel")
        column = QVBoxLayout(inner)
        column.setContentsMargins(14, 8, 14, 8)
        column.setSpacing(8)
        parts = (
            (self.tr("找对象"), self.finder), (self.tr("图层"), self.layers), (self.tr("标绘"), self.notes),
            (self.tr("筛选"), self.filters),
        )  # fmt: skip
        for name, part in parts:
            column.addWidget(label(name, "strong"))
            column.addWidget(part)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(Head(self.tr("图上指挥"), self.tr("先在本席预览，再上屏")))
        whole.addWidget(scroll, 1)

    def take_key(self, event: QKeyEvent) -> bool:
        """Take up a tool by its letter, take a chosen drawing away by Del; say whether the key was meant for this."""
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        if self.notes.tool and event.key() in (Qt.Key.Key_Z, Qt.Key.Key_Backspace):
            self.back_wanted.emit()
            return True
        if self.notes.tool and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.end_wanted.emit()
            return True
        if event.key() == Qt.Key.Key_Delete:
            self.notes.remove_chosen()
            return True
        letter = _KEYS.get(Qt.Key(event.key()), "")
        for tool, key, _ in TOOLS:
            if key == letter:
                self.notes.take_up(tool)
                return True
        return False
