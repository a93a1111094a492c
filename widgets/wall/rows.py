"""Divides a panel's body into rows: as many as fit at the size the text needs, the rest counted, never shrunk."""

from dataclasses import dataclass

from widgets.wall.sheet import Sheet
from widgets.words import translate

ROW_USUAL = 39.0
ROW_CLOSE = 34.0
"""The least that rows of seven and of eight need: a cell of the LED wall is a little lower than a cube and has as many."""
_ROOMY = 1.37
MOST_ROWS = 8
"""More rows in a cube cannot be read as a list from the hall."""


@dataclass(frozen=True, slots=True)
class Rows:
    """``count`` rows of ``height`` units from ``top``."""

    top: float
    height: float
    count: int

    def middle(self, row: int) -> float:
        """Return the height of the middle of *row*, from 0."""
        return self.top + (row + 0.5) * self.height


def rows_for(sheet: Sheet, top: float, wanted: int, usual: int, height: float = ROW_USUAL) -> Rows:
    """Return the rows for *wanted* lines below *top*: fewer where the cube is low, roomier where it is high.

    *usual* is how many lines the list has when it is full; *height* is the least a row needs.
    """
    room = sheet.bottom - top
    fitting = max(1, min(usual, int(room / height), MOST_ROWS))
    return Rows(top, max(height, min(height * _ROOMY, room / fitting)), max(0, min(wanted, fitting)))


def rule_below(sheet: Sheet, rows: Rows, row: int) -> None:
    """Put the thin line between *row* and the next, none behind the last."""
    if row + 1 < rows.count:
        sheet.rule(sheet.left, rows.top + (row + 1) * rows.height - 1, sheet.right - sheet.left, 1, "chart_grid")


def more(left_out: int) -> str:
    """Return ``另 N 件`` for rows that had no place, or nothing."""
    return translate("另 {n} 件").format(n=left_out) if left_out > 0 else ""
