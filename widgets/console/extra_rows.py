"""Rows under columns: what a list shows in each cell, for a table and for a file alike."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from widgets.console.plates import plain_tip
from widgets.theme import Theme
from widgets.words import translate

_NOWHERE = QModelIndex()
Row = Any
"""A row is whatever its columns read; the table never looks inside."""


def _plain(_row: Row) -> str:
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Col:
    """A column: its title, a row's text, its width in px (0: what is left), and the theme colour of a row's text.

    Where there is room, a column grows to its words by some of its width: other languages have longer ones.
    """

    title: str
    of: Callable[[Row], str]
    width: int = 0
    colour: Callable[[Row], str] = _plain
    bold: bool = False
    right: bool = False


class RowsModel(QAbstractTableModel):
    """Rows under columns."""

    def __init__(self, columns: Sequence[Col], theme: Theme) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._theme = theme
        self.rows: tuple[Row, ...] = ()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a column's title."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return translate(self.columns[section].title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if self.columns[section].right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's text, its whole text as a tool tip, or its looks."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        column, row = self.columns[index.column()], self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(column.of(row).split())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(column.of(row))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return column.of(row)
        return self._looks(column, row, role)

    def _looks(self, column: Col, row: Row, role: int) -> object:
        if role == Qt.ItemDataRole.ForegroundRole and (name := column.colour(row)):
            return self._theme.qcolor(name)
        if role == Qt.ItemDataRole.FontRole and column.bold:
            return self._theme.font(16, bold=True)
        if role == Qt.ItemDataRole.TextAlignmentRole and column.right:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Take the rows; the same number of them is only repainted."""
        new = tuple(rows)
        if len(new) == len(self.rows) and new:
            self.rows = new
            self.dataChanged.emit(self.index(0, 0), self.index(len(new) - 1, len(self.columns) - 1))
            return
        self.beginResetModel()
        self.rows = new
        self.endResetModel()
