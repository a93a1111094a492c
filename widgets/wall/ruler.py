"""Where cells lie on the wall in pixels when the bezels between outputs count: a line goes on behind a bezel."""

from PySide6.QtCore import QRect

from widgets.wall.layout import WallLayout
from widgets.wall.scenes import Cells


class Ruler:
    """Measures cells in the pixels of one wall.

    Between two outputs as many pixels are left out as the bezel is wide, so that a circle over both stays round. Within
    one output nothing is left out: its window knows no gaps.
    """

    def __init__(self, wall: WallLayout) -> None:
        self._cell = wall.cell_px
        self.gap_px = round(wall.bezel_mm / wall.mm_per_px)
        self._columns = frozenset(output.column for output in wall.outputs) - {1}
        self._rows = frozenset(output.row for output in wall.outputs) - {1}

    def left(self, column: int) -> int:
        """Return where *column* (from 1) begins, px from the wall's left edge."""
        return (column - 1) * self._cell[0] + self.gap_px * sum(edge <= column for edge in self._columns)

    def top(self, row: int) -> int:
        """Return where *row* (from 1) begins, px from the wall's upper edge."""
        return (row - 1) * self._cell[1] + self.gap_px * sum(edge <= row for edge in self._rows)

    def box(self, cells: Cells) -> QRect:
        """Return the place of *cells* on the wall, the bezels within it counted."""
        left, top = self.left(cells.left), self.top(cells.top)
        right, low = self.left(cells.right) + self._cell[0], self.top(cells.bottom) + self._cell[1]
        return QRect(left, top, right - left, low - top)

    def seams_across(self, cells: Cells) -> tuple[float, ...]:
        """Return the x of the seams between the columns of *cells*, px from its left edge: the middle of each gap."""
        start = self.left(cells.left)
        return tuple(
            (self.left(column - 1) + self._cell[0] + self.left(column)) / 2 - start
            for column in range(cells.left + 1, cells.right + 1)
        )

    def seams_down(self, cells: Cells) -> tuple[float, ...]:
        """Return the y of the seams between the rows of *cells*, px from its upper edge."""
        start = self.top(cells.top)
        return tuple(
            (self.top(row - 1) + self._cell[1] + self.top(row)) / 2 - start
            for row in range(cells.top + 1, cells.bottom + 1)
        )
