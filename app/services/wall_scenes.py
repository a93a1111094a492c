"""The wall's scenes as a desk sees them: which panel lies in which cells, by its name."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelPicture:
    """One panel: ``left`` and ``top`` are cells from 0."""

    key: str
    title: str
    left: int
    top: int
    columns: int
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenePicture:
    """One scene on a wall of ``columns`` × ``rows`` cells; ``rotate_s`` 0 takes no turn.

    ``aspect`` is the whole wall's width to its height, in millimetres.
    """

    key: str
    name: str
    columns: int
    rows: int
    panels: tuple[PanelPicture, ...]
    rotate_s: int = 0
    holds_on_alarm: bool = True
    aspect: float = 32 / 9

    def changed_cells(self, other: "ScenePicture | None") -> int:
        """Return in how many cells another panel lies than in *other*."""
        mine, theirs = self.by_cell(), {} if other is None else other.by_cell()
        return sum(theirs.get(cell) != panel for cell, panel in mine.items())

    def by_cell(self) -> dict[tuple[int, int], str]:
        """Return which panel lies in each cell, as (column, row) from 0."""
        return {
            (column, row): panel.key
            for panel in self.panels
            for column in range(panel.left, panel.left + panel.columns)
            for row in range(panel.top, panel.top + panel.rows)
        }
