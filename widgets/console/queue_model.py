"""待办案卷 as a list model: the situation's rows, without those this desk has just acted on."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from app.situation.case_row import CaseRow
from widgets.console.case_words import where_words
from widgets.terms import word

ROW_ROLE = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()


def _all(_row: CaseRow) -> bool:
    return True


class QueueModel(QAbstractListModel):
    """The rows of a queue, in the situation's order.

    A case that this desk moved on is hidden until the situation shows the version the gateway answered, so that the
    next key never meets an old row.
    """

    def __init__(self) -> None:
        super().__init__()
        self._given: tuple[CaseRow, ...] = ()
        self._shows: Callable[[CaseRow], bool] = _all
        self._rows: tuple[CaseRow, ...] = ()
        self._answered: dict[str, int] = {}

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the row itself, or what a reader of the screen says of it."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{row.class_name} {where_words(row)} {word(row.stage)} {row.number}"
        return None

    def show_rows(self, rows: Sequence[CaseRow], shows: Callable[[CaseRow], bool] | None = None) -> None:
        """Take the situation's rows; *shows* says which of them are wanted (``None``: all)."""
        self._given = tuple(rows)
        self._shows = shows or _all
        if self._answered:
            seen = {row.case_id for row in rows}
            self._answered = {case: version for case, version in self._answered.items() if case in seen}
        self._renew()

    def note_answer(self, case_id: str, version: int) -> None:
        """Remember that the case is at *version* now, and hide its older row."""
        self._answered[case_id] = version
        self._renew()

    def forget(self) -> None:
        """Know no answers any more."""
        self._answered = {}

    def _renew(self) -> None:
        is_whole = self._shows is _all and not self._answered
        kept = (
            self._given if is_whole else tuple(row for row in self._given if self._shows(row) and not self._is_old(row))
        )
        if [row.case_id for row in kept] == [row.case_id for row in self._rows]:
            self._rows = kept
            if kept:
                self.dataChanged.emit(self.index(0), self.index(len(kept) - 1))
            return
        self.beginResetModel()
        self._rows = kept
        self.endResetModel()

    def is_old(self, row: CaseRow) -> bool:
        """Say whether this desk knows of a newer version of the case."""
        return self._is_old(row)

    def _is_old(self, row: CaseRow) -> bool:
        return row.version < self._answered.get(row.case_id, 0)

    def row_at(self, number: int) -> CaseRow | None:
        """Return the row at a place of the list."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def place_of(self, case_id: str) -> int:
        """Return the place of a case, or -1."""
        return next((place for place, row in enumerate(self._rows) if row.case_id == case_id), -1)
