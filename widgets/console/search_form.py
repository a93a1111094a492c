"""The search window's conditions: one field for almost everything, eight more to narrow it."""

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFormLayout, QFrame, QLineEdit, QWidget

from app.domain.terms import Stage
from widgets.console.choice import Choice
from widgets.console.plates import set_role
from widgets.console.search_find import Candidate, FindField
from widgets.console.search_finders import Finders
from widgets.console.search_query import FLAG_WORDS
from widgets.terms import word
from widgets.words import translate

ROWS_APART = 9


class SearchForm(QFrame):
    """The conditions as values by field; emits at each change, and at Enter."""

    changed = Signal()
    finished = Signal()

    def __init__(self, finders: Finders, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "panel")
        self._finders = finders
        self.text = self._line("search-text", self.tr("文字、编号、电话"))
        self.number = self._line("search-number", self.tr("编号或其尾数"))
        self.phone = self._line("search-phone", self.tr("电话开头三位起"))
        self.finds: dict[str, FindField] = {
            "class": self._find("search-class", finders.classes, self.tr("名称、代码或拼音首字母")),
            "area": self._find("search-area", finders.areas, self.tr("街道、社区或网格码")),
            "department": self._find("search-department", finders.departments, self.tr("名称或代码")),
            "period": self._find("search-period", finders.periods, self.tr("今天、近7天、6/1-6/10")),
        }
        self.stage = self._choice(
            "search-stage", {"open": self.tr("未结案"), **{one.value: word(one) for one in Stage}}
        )
        self.flag = self._choice("search-flag", FLAG_WORDS)
        self._titles = {
            "class": self.tr("小类"), "area": self.tr("区域"), "department": self.tr("部门"), "period": self.tr("时间"),
        }  # fmt: skip
        self._lay_out()

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(14, 12, 14, 12)
        form.setVerticalSpacing(ROWS_APART)
        form.setHorizontalSpacing(10)
        for words, field in (
            (self.tr("查找"), self.text), (self.tr("编号"), self.number), (self.tr("电话"), self.phone),
            (self._titles["class"], self.finds["class"]), (self._titles["area"], self.finds["area"]),
            (self._titles["period"], self.finds["period"]), (self.tr("状态"), self.stage),
            (self._titles["department"], self.finds["department"]), (self.tr("标记"), self.flag),
        ):  # fmt: skip
            form.addRow(words, field)

    def _line(self, name: str, hint: str) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(name)
        field.setPlaceholderText(hint)
        field.setMaxLength(120)
        field.textEdited.connect(self._on_edited)
        field.returnPressed.connect(self.finished)
        return field

    def _find(self, name: str, find: object, hint: str) -> FindField:
        field = FindField(find)  # type: ignore[arg-type]  # a finder of Finders
        field.setObjectName(name)
        field.setPlaceholderText(hint)
        field.taken.connect(self._on_edited)
        field.textEdited.connect(self._on_cleared)
        field.finished.connect(self.finished)
        return field

    def _choice(self, name: str, words: Mapping[str, str]) -> Choice:
        box = Choice()
        box.setObjectName(name)
        box.addItem(self.tr("不限"), "")
        for value, shown in words.items():
            box.addItem(translate(shown), value)
        box.currentIndexChanged.connect(self._on_edited)
        return box

    @property
    def values(self) -> dict[str, str]:
        """Return what is asked for, by field."""
        lines = {"text": self.text, "number": self.number, "phone": self.phone}
        found = {name: field.text().strip() for name, field in lines.items()}
        found |= {name: str(field.value or "") for name, field in self.finds.items()}
        return found | {"stage": str(self.stage.currentData() or ""), "flag": str(self.flag.currentData() or "")}

    @property
    def unread(self) -> tuple[str, ...]:
        """Return the titles of fields that somebody has left with words nothing was found by: nothing is narrowed to them."""
        return tuple(
            self._titles[name] for name, field in self.finds.items() if not (field.is_settled or field.hasFocus())
        )

    def show_values(self, values: Mapping[str, str]) -> None:
        """Show saved values."""
        self.blockSignals(True)  # noqa: FBT003  # Qt's
        for name, line in (("text", self.text), ("number", self.number), ("phone", self.phone)):
            line.setText(values.get(name, ""))
        for name, field in self.finds.items():
            field.set_taken(self._candidate(name, values.get(name, "")))
        for name, box in (("stage", self.stage), ("flag", self.flag)):
            box.setCurrentIndex(max(0, box.findData(values.get(name, ""))))
        self.blockSignals(False)  # noqa: FBT003
        self.changed.emit()

    def _candidate(self, name: str, value: str) -> Candidate | None:
        if not value:
            return None
        names = {
            "class": self._finders.class_name, "area": self._finders.area_name,
            "department": self._finders.department_name,
        }  # fmt: skip
        short = names[name](value) if name in names else value
        return Candidate(value=value, words=short, short=short)

    @Slot()
    def _on_edited(self) -> None:
        self.changed.emit()

    @Slot(str)
    def _on_cleared(self, text: str) -> None:
        """Ask anew without a field that was emptied."""
        if not text.strip():
            self.changed.emit()
