"""One page's line of fields: what is written becomes a request when Enter leaves the last field."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from widgets.console.extra_rows import Row
from widgets.console.plates import Head, label, set_role
from widgets.console.roster_pages import Field, Page
from widgets.console.search_find import Candidate, Find, FindField
from widgets.words import translate

LONGEST = 40_000
"""Letters of a field: a responsibility grid has up to 2,000 unit grids."""


class RosterEditor(QFrame):
    """The fields of a page; ``id`` says which row they change, ``""`` a new one."""

    finished = Signal()

    def __init__(self, page: Page, finders: dict[str, Find], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "panel")
        self._id = ""
        self.edited: tuple[Row, ...] = ()
        """The row that the fields were filled from, none for a new one; it need not be in sight any more."""
        self._sent: tuple[str, dict[str, str]] | None = None
        self._is_fixed = any(one.fixed for one in page.fields)
        self.head = Head(translate(page.name))
        self.fields: dict[str, QLineEdit] = {one.name: self._make(one, finders) for one in page.fields}
        row = QHBoxLayout()
        row.setContentsMargins(14, 10, 14, 12)
        row.setSpacing(10)
        for one in page.fields:
            row.addWidget(label(translate(one.title), "strong"))
            row.addWidget(self.fields[one.name], 3 if one.name == "unit_grids" else 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(row)
        self.begin({})

    def _make(self, one: Field, finders: dict[str, Find]) -> QLineEdit:
        field = FindField(finders[one.find]) if one.find else QLineEdit()
        field.setObjectName(f"roster-{one.name}")
        field.setMaxLength(LONGEST)
        field.setPlaceholderText(translate(one.hint))
        field.setReadOnly(one.fixed)
        field.setFocusPolicy(Qt.FocusPolicy.NoFocus if one.fixed else Qt.FocusPolicy.StrongFocus)
        if isinstance(field, FindField):
            field.finished.connect(self._on_enter)
        else:
            field.returnPressed.connect(self._on_enter)
        return field

    def begin(self, values: dict[str, str], *edited: Row) -> None:
        """Edit the row with *values*, those of *edited*; none are a new row."""
        self.edited, self._sent = edited, None
        self._id = values.get("id", "")
        blank = self.tr("选一条，回车修改") if self._is_fixed else self.tr("新增")
        self.head.remark.show_text(self.tr("修改所选") if self._id else blank)
        for name, field in self.fields.items():
            value = values.get(name, "")
            if isinstance(field, FindField):
                field.set_taken(Candidate(value=value, words=value, short=value) if value else None)
            else:
                field.setText(value)
                field.setCursorPosition(0)

    def note_sent(self, step_id: str) -> None:
        """Learn that what is written now was sent as request *step_id*."""
        self._sent = step_id, self.values

    def is_as_sent(self, step_id: str) -> bool:
        """Say whether what is written was sent as *step_id*, and nothing has been written since."""
        return self._sent == (step_id, self.values)

    @property
    def has_keys(self) -> bool:
        """Say whether the keyboard writes here."""
        return any(field.hasFocus() for field in self.fields.values())

    def go_in(self) -> None:
        """Give the keyboard to the first field that can be written."""
        self._open_fields()[0].setFocus()

    def _open_fields(self) -> Sequence[QLineEdit]:
        return [field for field in self.fields.values() if not field.isReadOnly()]

    @property
    def values(self) -> dict[str, str]:
        """Return what is written; a found field's value is what was taken."""
        found = {"id": self._id}
        for name, field in self.fields.items():
            is_found = isinstance(field, FindField) and field.value is not None
            found[name] = str(field.value) if isinstance(field, FindField) and is_found else field.text().strip()
        return found

    @Slot()
    def _on_enter(self) -> None:
        fields = self._open_fields()
        place = next((n for n, field in enumerate(fields) if field is self.focusWidget()), -1)
        if 0 <= place < len(fields) - 1:
            fields[place + 1].setFocus()
            fields[place + 1].selectAll()
        else:
            self.finished.emit()
