"""The call form's rows: fields from top to bottom, those of the chosen outcome only; Enter goes through them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QLabel, QLineEdit, QWidget

from widgets.console.call_digits import DigitChoice
from widgets.console.call_values import CATEGORIES, OUTCOMES, SOURCES
from widgets.console.call_words import Sentences
from widgets.console.choice import Choice
from widgets.console.plates import label, set_role
from widgets.console.search_find import Find, FindField
from widgets.console.search_finders import Finders
from widgets.terms import word

WORDS_HIGH, ANSWER_HIGH = 96, 72
ALWAYS = ("source", "order", "phone", "name")


class CallFields(QFrame):
    """The fields by name; which rows are shown follows the outcome."""

    finished = Signal()
    """Enter in the last field."""

    def __init__(self, finders: Finders, find_place: Find, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "panel")
        self.source = DigitChoice([word(source) for source in SOURCES])
        self.order = self._line("call-order", self.tr("来文工单号，没有就回车"))
        self.phone = self._line("call-phone", self.tr("来电号码"))
        self.name = self._line("call-name", self.tr("来电人，没有就回车"))
        self.outcome = DigitChoice([one.zh for one in OUTCOMES])
        self.place = self._find("call-place", find_place, self.tr("路名门牌、小区或单位，可写拼音首字母"))
        self.grid = label("", "secondary")
        self.class_ = self._find("call-class", finders.classes, self.tr("名称、代码或拼音首字母"), must_find=True)
        self.text = Sentences(WORDS_HIGH)
        self.text.setObjectName("call-words")
        self.category = DigitChoice(CATEGORIES)
        self.answer = Sentences(ANSWER_HIGH)
        self.office = self._find("call-office", finders.departments, self.tr("本市部门，或照写单位名称"))
        self.reason = self._line("call-reason", self.tr("为什么转办"))
        self.department = self._find("call-department", finders.departments, self.tr("名称或代码"), must_find=True)
        self.condition = Choice()
        self.due = self._line("call-due", self.tr("按规定时限就回车；或 5天、6/18 17:00"))
        self.urgent = QCheckBox(self.tr("紧急（空格选，回车下一项）"))
        self._rows: dict[str, tuple[QLabel, QWidget]] = {}
        self._lay_out()
        self._connect()
        self.show_outcome(0)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(18, 14, 18, 14)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(9)
        grid.setColumnStretch(1, 1)
        for name, words, field in (
            ("source", self.tr("来源"), self.source), ("order", self.tr("工单号"), self.order),
            ("phone", self.tr("号码"), self.phone), ("name", self.tr("来电人"), self.name),
            ("text", self.tr("描述"), self.text), ("outcome", self.tr("办理"), self.outcome),
            ("place", self.tr("地点"), self.place), ("grid", "", self.grid), ("class", self.tr("小类"), self.class_),
            ("condition", self.tr("立案条件"), self.condition), ("department", self.tr("处置部门"), self.department),
            ("category", self.tr("类别"), self.category), ("answer", self.tr("答复"), self.answer),
            ("office", self.tr("转往"), self.office), ("reason", self.tr("理由"), self.reason),
            ("due", self.tr("回复时限"), self.due), ("urgent", "", self.urgent),
        ):  # fmt: skip
            title = label(words, "strong")
            place = len(self._rows)
            grid.addWidget(title, place, 0, Qt.AlignmentFlag.AlignTop)
            title.setMinimumHeight(36)
            grid.addWidget(field, place, 1)
            self._rows[name] = (title, field)
        grid.setRowStretch(len(self._rows), 1)

    def _connect(self) -> None:
        for field in self._fields():
            if isinstance(field, DigitChoice | FindField | Sentences):  # of the others Enter reaches the form itself
                field.finished.connect(self.go_on)
        self.outcome.changed.connect(self.show_outcome)

    def _line(self, name: str, hint: str) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(name)
        field.setMaxLength(64)
        field.setPlaceholderText(hint)
        return field

    def _find(self, name: str, find: Find, hint: str, *, must_find: bool = False) -> FindField:
        field = FindField(find, must_find=must_find)
        field.setObjectName(name)
        field.setPlaceholderText(hint)
        return field

    def _fields(self) -> Sequence[QWidget]:
        return tuple(field for _, field in self._rows.values())

    @Slot(int)
    def show_outcome(self, place: int) -> None:
        """Show the rows of the outcome at *place*."""
        shown = {*ALWAYS, "text", "outcome", *OUTCOMES[place].rows}
        if "place" in shown:
            shown.add("grid")
        for name, (title, field) in self._rows.items():
            title.setVisible(name in shown)
            field.setVisible(name in shown)

    @Slot()
    def go_on(self) -> None:
        """Go to the next field that is shown; after the last one the form is finished."""
        steps = [field for field in self._fields() if not field.isHidden() and not isinstance(field, QLabel)]
        here = self.focusWidget()
        place = steps.index(here) if here in steps else -1
        if place + 1 < len(steps):
            steps[place + 1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.finished.emit()

    def go_to(self, name: str) -> None:
        """Give the keyboard to the row called *name*."""
        if name in self._rows:
            self._rows[name][1].setFocus()

    def settle(self) -> None:
        """Take the first candidate of what is written and was not taken."""
        for find in (self.place, self.class_, self.department):
            if not find.isHidden():
                find.settle()

    def clear(self) -> None:
        """Stand ready for the next call; the line stays."""
        for line in (self.order, self.phone, self.name, self.reason, self.due):
            line.clear()
        for find in (self.place, self.class_, self.office, self.department):
            find.set_taken(None)
        self.text.clear()
        self.answer.clear()
        self.grid.clear()
        self.condition.clear()
        self.urgent.setChecked(False)
        self.category.choose(0)
        self.outcome.choose(0)
