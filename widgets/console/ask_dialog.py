"""A short question before a step: a reason, a note, a requirement; templates by number, Enter does it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QListWidget, QPushButton, QVBoxLayout, QWidget

from widgets.console.plates import label, set_role

LONGEST = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What to ask for: the dialog's title, why, and ready-made answers."""

    title: str
    why: str
    templates: Sequence[str]


class AskDialog(QDialog):
    """Asks for one line of text. Digits choose a template while the list has the focus."""

    def __init__(self, asked: Asked, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ask-dialog")
        self.setWindowTitle(asked.title)
        self.setModal(True)
        self.setMinimumWidth(560)
        self.list = QListWidget()
        for number, template in enumerate(asked.templates, 1):
            self.list.addItem(f"{number}　{template}")
        self._templates = tuple(asked.templates)
        self.text = QLineEdit()
        self.text.setObjectName("ask-text")
        self.text.setMaxLength(LONGEST)
        self.text.setPlaceholderText(self.tr("也可以自己写"))
        self.do = QPushButton(self.tr("确定　回车"))
        set_role(self.do, "primary")
        self.drop = QPushButton(self.tr("放弃　Esc"))
        self.message = label("", "error")
        self._lay_out(asked)
        self.list.itemSelectionChanged.connect(self._on_template)
        self.do.clicked.connect(self.accept)
        self.drop.clicked.connect(self.reject)
        self.list.setFocus()

    def _lay_out(self, asked: Asked) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(12)
        whole.addWidget(label(asked.title, "case-title"))
        if asked.why:
            whole.addWidget(label(asked.why, "secondary"))
        whole.addWidget(self.list)
        whole.addWidget(self.text)
        whole.addWidget(self.message)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.drop)
        buttons.addWidget(self.do)
        whole.addLayout(buttons)

    @property
    def answer(self) -> str:
        """Return what was written or chosen."""
        return self.text.text().strip()

    def accept(self) -> None:
        """Close only with an answer."""
        if not self.answer:
            self.message.setText(self.tr("必须填写，或用数字选一条"))
            return
        super().accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a template by its digit, answer by Enter."""
        place = event.key() - Qt.Key.Key_1
        if 0 <= place < len(self._templates):
            self.list.setCurrentRow(place)
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
            return
        super().keyPressEvent(event)

    @Slot()
    def _on_template(self) -> None:
        """Take what was chosen; a row that is only current, as the first is from the start, is no choice."""
        if self.list.selectedItems():
            self.text.setText(self._templates[self.list.currentRow()])
