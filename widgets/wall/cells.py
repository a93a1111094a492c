"""A wall's cells by name, and a panel in some of them."""

import re
from dataclasses import dataclass

from widgets.wall.layout import LayoutError

_CELLS = re.compile(r"(\d+)-(\d+)(?::(\d+)-(\d+))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """A rectangle of cells, named column-row from 1 at the top left, both ends within."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def columns(self) -> int:
        """How many cells wide."""
        return self.right - self.left + 1

    @property
    def rows(self) -> int:
        """How many cells high."""
        return self.bottom - self.top + 1

    @classmethod
    def parse(cls, text: str) -> "Cells":
        """Return the cells of ``2-1`` or ``2-1:4-3``, or raise :class:`LayoutError`."""
        match = _CELLS.fullmatch(text)
        if match is None:
            raise LayoutError(f"cells {text!r} must be like 2-1 or 2-1:4-3")
        left, top, right, bottom = match.groups()
        cells = cls(left=int(left), top=int(top), right=int(right or left), bottom=int(bottom or top))
        if cells.left < 1 or cells.top < 1 or cells.columns < 1 or cells.rows < 1:
            raise LayoutError(f"cells {text!r} are no rectangle of the wall")
        return cells

    def names(self) -> frozenset[tuple[int, int]]:
        """Return every cell as (column, row)."""
        return frozenset((c, r) for c in range(self.left, self.right + 1) for r in range(self.top, self.bottom + 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """One panel, by its key, in its cells, drawn ``zoom`` times as large as the wall's file says."""

    panel: str
    cells: Cells
    zoom: int = 1
