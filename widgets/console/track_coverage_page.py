"""覆盖: the share of each responsibility grid's streets that was seen this shift; a grid's row shows which on the map."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.city import City
from app.domain.moment import Instant
from app.situation.questions.coverage import Coverage, CoverageBoard, CoveredStreets, GridCoverage
from widgets.console.extra_table import RowsTable
from widgets.console.plates import label
from widgets.console.track_reading import TrackReader
from widgets.console.track_rows import COVERAGE, hms, km
from widgets.theme import Theme


class CoveragePage(QWidget):
    """The board, least covered grid first; those with nobody on shift come last and say so."""

    covered = Signal(object)
    """The :class:`~app.situation.questions.coverage.CoveredStreets` of the row, ``None`` where there is nothing to draw."""
    said = Signal(str)

    def __init__(
        self, reader: TrackReader, theme: Theme, city: City, area: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._reader = reader
        self._grids = grids_in(city, area)
        self._at: Instant | None = None
        self.table = RowsTable(COVERAGE, theme, lambda row: row.duty_grid)
        self.note = label("", "secondary")
        self.note.setWordWrap(True)
        self.note.setContentsMargins(14, 6, 14, 6)
        self.note.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.note)
        column.addWidget(self.table, 1)
        self.table.moved.connect(self._on_moved)

    def read(self, at: Instant | None) -> None:
        """Read the board as of *at*, ``None``: now."""
        self._at = at
        self.table.model.show_rows(())
        self.table.show_loading()
        self.note.setText("")
        self._reader.ask(self, CoverageBoard(), self._on_board, self._on_error, at)

    def _on_board(self, board: tuple[GridCoverage, ...]) -> None:
        rows = sorted((row for row in board if row.duty_grid in self._grids), key=_rank)
        known = [row for row in rows if row.share is not None]
        self.table.empty_words = self.tr("本市没有责任网格")
        self.table.show_rows(rows)
        if not known:
            self.note.setText(self.tr("无排班：此刻没有人当班，覆盖率无从说起"))
            return
        street, seen = sum(row.street_m for row in known), sum(row.seen_m for row in known)
        words = self.tr("{0} 个网格有人当班，道路 {1} 公里，已巡 {2} 公里（{3:.0f} %），截至 {4}；25 米内走过即为看到")
        until = max(row.until for row in known)
        self.note.setText(words.format(len(known), km(street), km(seen), 100 * seen / street, hms(until)))
        self.table.take_focus()

    def _on_error(self, error: Exception) -> None:
        self.table.model.show_rows(())
        self.table.show_failed(self.tr("覆盖率读取失败：{0}。F5 重读").format(error))

    @Slot(object)
    def _on_moved(self, row: GridCoverage | None) -> None:
        if not self.isVisible():  # the map shows another page by now
            return
        if row is None or row.share is None:
            self.covered.emit(None)
            return
        # as of the row's own moment: what the map shows adds up to what the row says
        self._reader.ask(self, Coverage(duty_grid=row.duty_grid), self._on_covered, self._on_no_streets, row.until)

    def _on_covered(self, found: CoveredStreets) -> None:
        current = self.table.current
        if self.isVisible() and current is not None and current.duty_grid == found.grid.duty_grid:
            self.covered.emit(found)
            unseen = found.grid.street_m - found.grid.seen_m
            self.said.emit(self.tr("{0}　未巡 {1} 公里，图上粗线").format(found.grid.name, km(unseen)))

    def _on_no_streets(self, error: Exception) -> None:
        if self.isVisible():
            self.covered.emit(None)
            self.said.emit(self.tr("此网格的道路读取失败：{0}").format(error))


def _rank(row: GridCoverage) -> tuple[bool, float, str]:
    return row.share is None, row.share or 0.0, row.duty_grid


def grids_in(city: City, area: str) -> frozenset[str]:
    """Return the responsibility grids all of whose unit grids lie in *area* (``""``: everywhere)."""
    return frozenset(one.code for one in city.duty_grids if all(grid.startswith(area) for grid in one.unit_grids))
