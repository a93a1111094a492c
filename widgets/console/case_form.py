"""案卷与建议: left the field, right its reason; ✓ agreed, a blue square must be decided."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from widgets.console.advice_lines import Line
from widgets.console.choice import Choice
from widgets.console.description import Description
from widgets.console.plates import NOTHING, TICK, Elided, Head, MarkLabel, label, set_role
from widgets.theme import Theme
from widgets.words import translate

ROW_HEIGHT, FIELD_HEIGHT = 58, 38
TITLE_WIDTH, FIELD_WIDTH = 72, 340
HEIGHT = 510
"""All rows under two lines of description; a taller screen gives the rest to photos and history."""
FEW = 30
"""A list longer than this is searched by typing, not shown whole."""


class FormRow(QFrame):
    """One field with its reason. A field with choices is a box to choose from."""

    chosen = Signal(str, str)
    """The field's name and the value chosen."""
    put_back = Signal(str)
    """What was written, named no item and is written no more."""

    def __init__(self, theme: Theme, line: Line, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "form-row")
        self.setMinimumHeight(ROW_HEIGHT)
        self.name = line.name
        self._shown: tuple[tuple[str, str], ...] = ()
        self.title = label(line.title, "secondary")
        self.title.setFixedWidth(
            max(TITLE_WIDTH, QFontMetrics(theme.font(16)).horizontalAdvance(translate("处置部门")))
        )
        self.field: Choice | Elided = self._make_field(line)
        self.field.setFixedSize(FIELD_WIDTH, FIELD_HEIGHT)
        self.mark = MarkLabel(theme, TICK, 22)
        self.reason = label("", "secondary")
        self.reason.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 14, 6)
        row.setSpacing(10)
        row.addWidget(self.title)
        row.addWidget(self.field)
        row.addWidget(self.mark)
        row.addWidget(self.reason, 1)
        self.show_line(line)

    def _make_field(self, line: Line) -> Choice | Elided:
        if not line.choices:
            return Elided("field")
        box = Choice()
        box.setEditable(len(line.choices) > FEW)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        if (completer := box.completer()) is not None:
            completer.setFilterMode(completer.filterMode().MatchContains)
            completer.setCompletionMode(completer.CompletionMode.PopupCompletion)
        box.activated.connect(self._on_chosen)
        if (edit := box.lineEdit()) is not None:
            edit.editingFinished.connect(self._on_written)
        return box

    def show_line(self, line: Line) -> None:
        """Show the field's state."""
        if isinstance(self.field, Choice):
            self._show_choices(self.field, line)
        else:
            self.field.show_text(line.words or "—")
        set_role(self.field, "field-open" if line.must_decide else "field")
        self.mark.set_kind("act" if line.must_decide else TICK if line.words else NOTHING)
        self.reason.setText(line.reason)

    def _show_choices(self, box: Choice, line: Line) -> None:
        if line.choices != self._shown:
            self._shown = line.choices
            box.clear()
            for value, words in line.choices:
                box.addItem(words, value)
        if box.hasFocus() and not box.is_settled:
            return  # somebody writes in it
        box.setCurrentIndex(box.findData(line.value) if line.value else -1)
        box.setPlaceholderText(self.tr("须判定，请选择"))
        box.setToolTip(line.words)

    def forget_written(self) -> None:
        """Write what is chosen again."""
        if isinstance(self.field, Choice):
            self.field.put_back()

    def settle(self) -> str:
        """Choose what is written; return it with the field's title where it names no item, else ``""``."""
        if not isinstance(self.field, Choice) or self.field.settle():
            return ""
        return self.tr("{0}“{1}”").format(self.title.text(), self.field.currentText())

    @Slot()
    def _on_written(self) -> None:
        """Settle the box when it is left; while its list is open, the list decides."""
        if not isinstance(self.field, Choice) or self.field.is_list_open:
            return
        if unsettled := self.settle():
            self.field.put_back()
            self.put_back.emit(unsettled)

    @Slot(int)
    def _on_chosen(self, place: int) -> None:
        if isinstance(self.field, Choice) and place >= 0:
            self.chosen.emit(self.name, str(self.field.itemData(place)))


class CaseForm(QFrame):
    """The rows under the description."""

    chosen = Signal(str, str)
    """A field's name and the value chosen."""
    put_back = Signal(str)
    """A field's title and what was written in it: it named no item and is written no more."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "panel")
        self.setMaximumHeight(HEIGHT)
        self._theme = theme
        self.rows: dict[str, FormRow] = {}
        self._order: tuple[str, ...] = ()
        self.head = Head(self.tr("案卷与建议"), self.tr("左为所填，右为理由；蓝色方块须判定"))
        self.description = Description()
        inner = QFrame()
        set_role(inner, "panel")
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(self.description)
        whole.addWidget(scroll, 1)

    def begin(self) -> None:
        """Forget what was written: the rows belong to another case from now on."""
        for row in self.rows.values():
            row.forget_written()

    def settle(self) -> str:
        """Choose what is written in the fields; return the first that names no item as ``小类“…”``, else ``""``."""
        unsettled = (row.settle() for row in self.rows.values() if not row.isHidden())
        return next((words for words in unsettled if words), "")

    def show_lines(self, description: str, lines: Sequence[Line]) -> None:
        """Show the case's description and rows; none empties the form."""
        self.description.show_words(description)
        for place, line in enumerate(lines):
            row = self._row_for(line)
            row.show_line(line)
            if self._column.indexOf(row) != place:
                self._column.removeWidget(row)
                self._column.insertWidget(place, row)
        shown = {line.name for line in lines}
        for name, row in self.rows.items():
            row.setVisible(name in shown)
        self._keep_tab_order(lines)

    def _row_for(self, line: Line) -> FormRow:
        """Return the line's row; one that was a choice and is none any more, or the other way, is made anew."""
        row = self.rows.get(line.name)
        if row is not None and isinstance(row.field, Choice) is not bool(line.choices):
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
            row, self._order = None, ()
        return self._add(line) if row is None else row

    def _add(self, line: Line) -> FormRow:
        row = self.rows[line.name] = FormRow(self._theme, line)
        row.chosen.connect(self.chosen)
        row.put_back.connect(self.put_back)
        self._column.insertWidget(self._column.count() - 1, row)
        return row

    def _keep_tab_order(self, lines: Sequence[Line]) -> None:
        """Let Tab go down the rows as they stand."""
        names = tuple(line.name for line in lines)
        if names == self._order:
            return
        self._order = names
        for above, below in pairwise(names):
            QWidget.setTabOrder(self.rows[above].field, self.rows[below].field)
