"""登记来电: a phone call becomes a case, with one hand on the phone."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from app.domain.city import City, Line
from app.domain.terms import Source
from widgets.console.advice_lines import class_words
from widgets.console.choice import Choice
from widgets.console.context import ConsoleContext
from widgets.console.plates import label, set_role

SOURCES = (Source.HOTLINE_12345, Source.HOTLINE_12319, Source.APP, Source.MEDIA, Source.LEADER)
LONGEST = 4_000


class CallDialog(QDialog):
    """Source, caller, class, street and number, words. Enter goes on, Ctrl+Enter registers."""

    def __init__(self, context: ConsoleContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("call-dialog")
        self.setWindowTitle(self.tr("登记来电"))
        self.setModal(True)
        self.setMinimumWidth(640)
        self._context = context
        self._streets = _middles(context.city)
        self.source = _box(tuple((source.value, source.zh) for source in SOURCES))
        self.order_no = _line("call-order")
        self.caller_name = _line("call-name")
        self.caller_phone = _line("call-phone")
        classes = tuple((key, class_words(one)) for key, one in context.catalogue.classes.items())
        self.class_box = _search_box(classes, "call-class")
        self.street = _search_box(tuple((name, name) for name in sorted(self._streets)), "call-street")
        self.place = _line("call-place")
        self.place.setPlaceholderText(self.tr("门牌、楼栋或方位，如 118 号西侧"))
        self.words = QPlainTextEdit()
        self.words.setObjectName("call-words")
        self.words.setTabChangesFocus(True)
        set_role(self.words, "words")
        self.urgent = QCheckBox(self.tr("紧急"))
        self.grid = label(self.tr("选街道后给出单元网格"), "secondary")
        self.message = label("", "error")
        self.message.setWordWrap(True)
        self.do = QPushButton(self.tr("登记　Ctrl+回车"))
        set_role(self.do, "primary")
        self.drop = QPushButton(self.tr("放弃　Esc"))
        self._lay_out()
        self.do.clicked.connect(self.accept)
        self.drop.clicked.connect(self.reject)
        self.street.currentIndexChanged.connect(self._on_street)
        self.caller_phone.setFocus()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(16)
        for words, field in (
            (self.tr("来源"), self.source), (self.tr("来电号码"), self.caller_phone), (self.tr("来电人"), self.caller_name),
            (self.tr("工单号"), self.order_no), (self.tr("小类"), self.class_box), (self.tr("街道"), self.street),
            (self.tr("位置"), self.place), ("", self.grid), (self.tr("描述"), self.words), ("", self.urgent),
        ):  # fmt: skip
            form.addRow(words, field)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.addWidget(label(self.tr("登记来电"), "case-title"))
        whole.addLayout(form)
        whole.addWidget(self.message)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.drop)
        buttons.addWidget(self.do)
        whole.addLayout(buttons)

    @property
    def fields(self) -> Mapping[str, object]:
        """Return the call as fields of the step ``register_call``."""
        street = str(self.street.currentData() or "")
        lon, lat = self._streets.get(street, (0.0, 0.0))
        return {
            "source": str(self.source.currentData()),
            "order_no": self.order_no.text().strip(),
            "caller_name": self.caller_name.text().strip(),
            "caller_phone": self.caller_phone.text().strip(),
            "class_key": str(self.class_box.currentData() or ""),
            "lon": lon,
            "lat": lat,
            "place": f"{street}{self.place.text().strip()}",
            "description": self.words.toPlainText().strip(),
            "urgent": self.urgent.isChecked(),
        }

    def accept(self) -> None:
        """Close only with what a case needs; say what is missing, or written but not chosen."""
        for box, words in ((self.class_box, self.tr("小类")), (self.street, self.tr("街道"))):
            if not box.is_settled:
                self.message.setText(self.tr("{0}“{1}”没有选定，请从列表选一项").format(words, box.currentText()))
                return
        fields = self.fields
        for name, words in (("class_key", "小类"), ("place", "街道"), ("description", "描述")):
            if not fields[name] or (name == "place" and not fields["lon"]):
                self.message.setText(self.tr("请填写{0}").format(words))
                return
        if len(str(fields["description"])) > LONGEST:
            self.message.setText(self.tr("描述最多 {0} 字").format(LONGEST))
            return
        super().accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the next field, Ctrl+Enter registers."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.accept()
            else:
                self.focusNextChild()
            return
        super().keyPressEvent(event)

    @Slot()
    def _on_street(self) -> None:
        position = self._streets.get(str(self.street.currentData() or ""))
        if position is not None:
            self.grid.setText(self._context.advisor.grid(*position).reason)


def _line(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setObjectName(name)
    field.setMaxLength(120)
    return field


def _box(choices: tuple[tuple[str, str], ...]) -> Choice:
    box = Choice()
    for value, words in choices:
        box.addItem(words, value)
    return box


def _search_box(choices: tuple[tuple[str, str], ...], name: str) -> Choice:
    """Return a box that is searched by any part of its words, empty at first."""
    box = _box(choices)
    box.setObjectName(name)
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    if (completer := box.completer()) is not None:
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(completer.CompletionMode.PopupCompletion)
    box.setCurrentIndex(-1)
    return box


def _middles(city: City) -> dict[str, tuple[float, float]]:
    """Return a point on each named street: the middle of its longest piece."""
    longest: dict[str, Line] = {}
    for street in city.streets:
        if street.name and len(street.line) > len(longest.get(street.name, ())):
            longest[street.name] = street.line
    return {name: line[len(line) // 2] for name, line in longest.items()}
