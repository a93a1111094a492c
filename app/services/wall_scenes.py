"""The wall's scenes as a desk sees them: which panel lies in which cells, by its name; and what opens beside the map."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.situation.period import Period

FIXED = "scene"
"""The panel that is the same in every scene, and stays when another is shown large."""
OF_A_CASE = ("near", "photos", "spotlight", "cameras")
OF_A_SUBJECT = ("near", "subject", "cameras")
"""What opens, the most wanted first; the spotlight names the nearest camera where none has room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelPicture:
    """One panel: ``left`` and ``top`` are cells from 0."""

    key: str
    title: str
    left: int
    top: int
    columns: int
    rows: int

    def cells(self) -> frozenset[tuple[int, int]]:
        """Return its cells as (column, row) from 0."""
        across, down = range(self.left, self.left + self.columns), range(self.top, self.top + self.rows)
        return frozenset((column, row) for column in across for row in down)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenePicture:
    """One scene on a wall of ``columns`` × ``rows`` cells; ``rotate_s`` 0 takes no turn.

    ``aspect`` is the whole wall's width to its height, in millimetres. ``density_top`` (件/km², 0: nobody says) and
    ``period`` are those of its map: a desk that colours its own map goes by them, so that both show the same.
    """

    key: str
    name: str
    columns: int
    rows: int
    panels: tuple[PanelPicture, ...]
    rotate_s: int = 0
    holds_on_alarm: bool = True
    aspect: float = 32 / 9
    density_top: float = 0.0
    period: Period = Period.TODAY
    turns: tuple[PanelPicture, ...] = ()
    """The panels that take turns with some of ``panels``."""

    def changed_cells(self, other: "ScenePicture | None") -> int:
        """Return in how many cells another panel lies than in *other*."""
        mine, theirs = self.by_cell(), {} if other is None else other.by_cell()
        return sum(theirs.get(cell) != panel for cell, panel in mine.items())

    def by_cell(self) -> dict[tuple[int, int], str]:
        """Return which panel lies in each cell, as (column, row) from 0."""
        return {cell: panel.key for panel in self.panels for cell in panel.cells()}

    def standing(self, told: Iterable[PanelPicture]) -> "ScenePicture":
        """Return the scene as the wall *told* that it stands; where it told nothing, what the scene's file has is left."""
        found = {one.key: one for one in told}
        taken = frozenset(cell for one in found.values() for cell in one.cells())
        left = tuple(one for one in self.panels if one.key not in found and not one.cells() & taken)
        return replace(self, panels=(*found.values(), *left))
