"""Rows of the queue that the next key takes together: marked one by one, over a stretch, or all."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal, Slot

from app.situation.case_row import CaseRow
from widgets.console.queue_list import QueueList
from widgets.console.queue_model import QueueModel

MOST = 200
"""So many cases take one key together at most."""


class QueueMarks(QObject):
    """Which cases are marked; cases, not places: a row that moves stays marked."""

    changed = Signal()
    step_wanted = Signal(int)
    """The row so many places on is to be selected."""

    def __init__(self, queue: QueueList, model: QueueModel, parent: QObject) -> None:
        super().__init__(parent)
        self._list = queue
        self._model = model
        self.marked: frozenset[str] = frozenset()
        queue.mark_asked.connect(self._on_mark)
        queue.all_asked.connect(self._on_mark_all)

    def has(self, row: CaseRow) -> bool:
        """Say whether *row* is marked."""
        return row.case_id in self.marked

    def put(self, marked: Iterable[str]) -> None:
        """Mark these cases and no others."""
        self.marked = frozenset(marked)
        self._list.viewport().update()
        self.changed.emit()

    def keep(self, rows: Iterable[CaseRow]) -> None:
        """Let go of the marks of cases that are not among *rows* any more."""
        self.put(self.marked & {row.case_id for row in rows} if self.marked else ())

    @Slot(int)
    def _on_mark(self, step: int) -> None:
        """Mark the selected row, or with *step* also the one that the selection goes on to."""
        row = self._current
        if row is None:
            return
        if step == 0:
            self.put(self.marked ^ {row.case_id})
            return
        self.step_wanted.emit(step)
        other = self._current
        wanted = self.marked | {row.case_id} | ({other.case_id} if other else set())
        if len(wanted) <= MOST:
            self.put(wanted)

    @Slot()
    def _on_mark_all(self) -> None:
        rows = (self._model.row_at(place) for place in range(min(self._model.rowCount(), MOST)))
        self.put(row.case_id for row in rows if row is not None)

    @property
    def _current(self) -> CaseRow | None:
        return self._model.row_at(self._list.currentIndex().row())
