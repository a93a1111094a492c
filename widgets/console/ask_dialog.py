"""A question before a step: a line of text with templates by number, then whatever else the step needs; Enter does it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from widgets.console.ask_field import AskField
from widgets.console.digit_list import DigitList
from widgets.console.plates import label, set_role

LONGEST = 500
WIDTH = 680


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What to ask for: the dialog's title, why, ready-made answers and the text it begins with.

    ``field`` names the step's field that the text goes into, ``""`` where no text is asked for; ``is_final`` wants a
    Y where nothing had to be written: Enter on what is filled already must end no case.
    """

    title: str
    why: str
    templates: Sequence[str] = ()
    field: str = "reason"
    is_needed: bool = True
    start: str = ""
    is_final: bool = False


class AskDialog(QDialog):
    """Asks for one line of text and any fields. Digits choose a template while the list has the focus."""

    def __init__(self, asked: Asked, parent: QWidget | None = None, fields: Sequence[AskField] = ()) -> None:
        super().__init__(parent)
        self.asked = asked
        self.fields = tuple(fields)
        self.setObjectName("ask-dialog")
        self.setWindowTitle(asked.title)
        self.setModal(True)
        self.setMinimumWidth(WIDTH)
        self._templates = tuple(asked.templates)
        self.list = _Templates(self._templates)
        self.text = QLineEdit(asked.start)
        self.text.setObjectName("ask-text")
        self.text.setMaxLength(LONGEST)
        self.text.setPlaceholderText(self.tr("也可以自己写") if asked.is_needed else self.tr("可以不填"))
        self.do = QPushButton(self.tr("确定　Y") if asked.is_final else self.tr("确定　回车"))
        self.drop = QPushButton(self.tr("放弃　Esc"))
        self.message = label("", "error")
        self.message.setWordWrap(True)
        self._lay_out(asked)
        self.list.itemSelectionChanged.connect(self._on_template)
        self.do.clicked.connect(self.accept)
        self.drop.clicked.connect(self.reject)
        self._focus_first()

    def _lay_out(self, asked: Asked) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(12)
        whole.addWidget(label(asked.title, "case-title"))
        if asked.why:
            why = label(asked.why, "secondary")
            why.setWordWrap(True)
            whole.addWidget(why)
        for widget in (self.list, self.text, *self.fields, self.message):
            whole.addWidget(widget)
        self.list.setVisible(bool(self._templates))
        self.text.setVisible(bool(asked.field))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.drop, self.do):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        set_role(self.do, "primary")
        whole.addLayout(buttons)

    def _focus_first(self) -> None:
        """Begin where something is missing: the templates, else the text, else the first field."""
        if self._templates:
            self.list.setFocus()
        elif self.asked.field and not self.asked.start:
            self.text.setFocus()
        elif self.asked.is_final:
            self.drop.setFocus()
        elif self.fields:
            self.fields[0].setFocus()

    @property
    def answer(self) -> str:
        """Return what was written or chosen."""
        return self.text.text().strip()

    @property
    def values(self) -> dict[str, object]:
        """Return the step's fields that were given."""
        given = {field.name: value for field in self.fields if (value := field.value()) is not None}
        if self.asked.field and self.answer:
            given[self.asked.field] = self.answer
        return given

    def accept(self) -> None:
        """Close only with an answer to all that is needed."""
        if self.asked.field and self.asked.is_needed and not self.answer:
            words = self.tr("必须填写，或用数字选一条") if self._templates else self.tr("必须填写")
            self.message.setText(words)
            return
        wrong = next((field for field in self.fields if field.fault()), None)
        if wrong is not None:
            self.message.setText(wrong.fault())
            wrong.setFocus()
            return
        super().accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a template by its digit, answer by Enter, or by Y where the case ends."""
        place = event.key() - Qt.Key.Key_1
        if 0 <= place < len(self._templates):
            self.list.setCurrentRow(place)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():  # one held down since the question before has not seen what stands here
                self._on_enter()
        elif event.key() in (Qt.Key.Key_Y, Qt.Key.Key_N) and self.asked.is_final:
            self.accept() if event.key() == Qt.Key.Key_Y else self.reject()
        else:
            super().keyPressEvent(event)

    def _on_enter(self) -> None:
        """Enter on a button presses it; elsewhere it answers. Where a case would end it means no, or asks for a Y."""
        is_untouched = self.asked.is_final and self.answer == self.asked.start and not self.do.hasFocus()
        if self.drop.hasFocus() or is_untouched:
            self.reject()
        elif self.asked.is_final and not self.do.hasFocus():
            self.message.setText(self.tr("此步结束案卷，不能收回：按 Y 办理，Esc 放弃"))
            self.drop.setFocus()
        else:
            self.accept()

    @Slot()
    def _on_template(self) -> None:
        """Take what was chosen; a row that is only current, as the first is from the start, is no choice."""
        if self.list.selectedItems():
            self.text.setText(self._templates[self.list.currentRow()])


class _Templates(DigitList):
    """The ready-made answers, numbered; as high as they are."""

    def __init__(self, templates: Sequence[str]) -> None:
        super().__init__()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for number, template in enumerate(templates, 1):
            self.addItem(f"{number}　{template}")

    def sizeHint(self) -> QSize:
        """Return room for all rows."""
        rows = sum(self.sizeHintForRow(place) for place in range(self.count()))
        return QSize(WIDTH - 60, rows + 4)

    def minimumSizeHint(self) -> QSize:
        """Never be less than all rows: a digit must be seen to be pressed."""
        return self.sizeHint()
