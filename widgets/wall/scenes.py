"""Which panel stands in which cells of the wall: a scene, read from its file."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from widgets.wall.layout import LayoutError, WallLayout

DENSITY_TOP = 160.0
"""件/km² where a scene does not say."""
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
    """One panel, by its key, in its cells."""

    panel: str
    cells: Cells


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A named arrangement of panels. ``key`` is its file's name, ``name`` what the wall prints.

    ``density_top`` is the top of the map's density scale in 件/km², fixed so that two dates compare.
    """

    key: str
    name: str
    placements: tuple[Placement, ...]
    density_top: float = DENSITY_TOP


def read_scene(path: Path, wall: WallLayout) -> Scene:
    """Return the scene in *path*; unknown keys, overlaps and cells outside *wall* raise :class:`LayoutError`."""
    try:
        with path.open("rb") as file:
            table = tomllib.load(file)
        return _scene(path.stem, table, wall)
    except (OSError, tomllib.TOMLDecodeError, LayoutError) as error:
        raise LayoutError(f"{path.name}: {error}") from error


def _scene(key: str, table: Mapping[str, object], wall: WallLayout) -> Scene:
    _check_keys(table, {"name", "panels", "density_top"}, "")
    name, panels = table.get("name"), table.get("panels")
    if not isinstance(name, str) or not isinstance(panels, list):
        raise LayoutError("a scene needs a name and [[panels]]")
    top = table.get("density_top", DENSITY_TOP)
    if isinstance(top, bool) or not isinstance(top, int | float) or top <= 0:
        raise LayoutError("density_top must be a number above 0")
    placements = tuple(_placement(entry) for entry in panels)
    scene = Scene(key=key, name=name, placements=placements, density_top=float(top))
    _check_cells(scene, wall)
    return scene


def _placement(entry: object) -> Placement:
    if not isinstance(entry, dict):
        raise LayoutError("panels must be tables")
    _check_keys(entry, {"panel", "cells"}, "panels.")
    panel, cells = entry.get("panel"), entry.get("cells")
    if not isinstance(panel, str) or not isinstance(cells, str):
        raise LayoutError("panels need panel and cells as texts")
    return Placement(panel=panel, cells=Cells.parse(cells))


def _check_keys(table: Mapping[str, object], known: set[str], prefix: str) -> None:
    for key in table:
        if key not in known:
            raise LayoutError(f"unknown key {prefix}{key}")


def _check_cells(scene: Scene, wall: WallLayout) -> None:
    taken: dict[tuple[int, int], str] = {}
    for placement in scene.placements:
        for cell in sorted(placement.cells.names()):
            if cell[0] > wall.columns or cell[1] > wall.rows:
                raise LayoutError(f"{placement.panel} reaches beyond the wall at {cell[0]}-{cell[1]}")
            if cell in taken:
                raise LayoutError(f"{placement.panel} and {taken[cell]} both take {cell[0]}-{cell[1]}")
            taken[cell] = placement.panel
