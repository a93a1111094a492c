"""A sheet whose middle is one list: it exports, opens cases by Enter and says how many rows there are."""

from collections.abc import Callable, Hashable, Sequence

from PySide6.QtWidgets import QWidget

from widgets.console.extra_export import Exporter, list_file
from widgets.console.extra_rows import Col, Row
from widgets.console.extra_seat import ExtraSeat
from widgets.console.extra_sheet import Sheet
from widgets.console.extra_table import RowsTable

EXPORT_KEYS = "Ctrl+E"


class ListSheet(Sheet):
    """A sheet with :attr:`table`; the window puts it where it belongs."""

    def __init__(
        self,
        seat: ExtraSeat,
        title: str,
        columns: Sequence[Col],
        key: Callable[[Row], Hashable],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(seat, title, parent=parent)
        self.table = RowsTable(columns, seat.context.theme, key)
        self.exporter = Exporter(seat.context.reads, seat.context.export_folder, self)
        self.exporter.done.connect(self._on_exported)
        self.table.chosen.connect(self.open_row)
        self.bind(EXPORT_KEYS, self.export)

    @property
    def list_title(self) -> str:
        """Return what the list is called in a file's name."""
        return self.windowTitle()

    def export(self) -> None:
        """Write the rows that are shown into a file."""
        rows = self.table.rows
        if not rows:
            self.say(self.tr("没有可导出的记录"), "soon")
            return
        self.exporter.ask(list_file(self.list_title, self.table.model.columns, rows), self.context.now(), self)

    def open_row(self, row: Row) -> None:
        """Open the case of *row* at the desk, where it has one, and go out of the way."""
        case_id = str(getattr(row, "case_id", ""))
        if case_id:
            self.seat.case_wanted.emit(case_id)
            self.close()

    def _on_exported(self, words: str, is_done: bool) -> None:
        self.say(words, "secondary" if is_done else "error")
