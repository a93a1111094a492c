"""Which panel stands in which cells of the wall: a scene, read from its file."""

import logging
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path

from app.situation.filters import EVERYTHING, Filter
from widgets.wall.layout import LayoutError, WallLayout
from widgets.wall.scene_keys import DENSITY_TOP, MapLook, Period, check_keys, read_keys

__all__ = ["DENSITY_TOP", "Cells", "Placement", "Scene", "magnified", "read_scene", "read_scenes"]

log = logging.getLogger(__name__)

MAP = "map"
FIXED = "scene"
"""The panel that is the same in every scene, and stays when another is shown large."""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A named arrangement of panels. ``key`` is its file's name, ``name`` what the wall prints.

    ``density_top`` is the top of the map's density scale in 件/km², fixed so that two dates compare. ``period`` and
    ``filter`` are what its panels look at, ``rotate_s`` how long it stands where scenes take turns (0: it takes none),
    ``holds_on_alarm`` whether it stays while an alarm is not acknowledged, ``map`` how the map's ground looks.
    """

    key: str
    name: str
    placements: tuple[Placement, ...]
    density_top: float = DENSITY_TOP
    period: Period = Period.TODAY
    filter: Filter = EVERYTHING
    rotate_s: int = 0
    holds_on_alarm: bool = True
    map: MapLook = MapLook()  # noqa: RUF009  # a frozen value


def magnified(scene: Scene, panel: str, wall: WallLayout) -> Scene:
    """Return *scene* with *panel* large in the map's place and the map in its; the map itself takes all but a column.

    A scene without such a panel, or without a map, is returned as it is.
    """
    cells = {one.panel: one.cells for one in scene.placements}
    if panel == FIXED or panel not in cells or MAP not in cells or wall.columns < 2:
        return scene
    if panel == MAP:
        kept = tuple(one for one in scene.placements if one.cells.right == 1)
        large = Cells(left=2, top=1, right=wall.columns, bottom=wall.rows)
        return replace(scene, placements=(*kept, Placement(panel=MAP, cells=large)))
    own, room = cells[panel], cells[MAP]
    zoom = max(1, min(room.columns // own.columns, room.rows // own.rows))
    swapped = {panel: Placement(panel=panel, cells=room, zoom=zoom), MAP: Placement(panel=MAP, cells=own)}
    return replace(scene, placements=tuple(swapped.get(one.panel, one) for one in scene.placements))


def read_scenes(folder: Path, keys: tuple[str, ...], wall: WallLayout) -> dict[str, Scene]:
    """Return the scenes of *keys* by key in that order; one that cannot be read is left out and said in the log."""
    found: dict[str, Scene] = {}
    for key in keys:
        try:
            found[key] = read_scene(folder / f"{key}.toml", wall)
        except LayoutError as error:
            log.error("a scene is left out: %s", error)  # noqa: TRY400  # the sentence says it all
    return found


def read_scene(path: Path, wall: WallLayout) -> Scene:
    """Return the scene in *path*; unknown keys, overlaps and cells outside *wall* raise :class:`LayoutError`."""
    try:
        with path.open("rb") as file:
            table = tomllib.load(file)
        return _scene(path.stem, table, wall)
    except (OSError, tomllib.TOMLDecodeError, LayoutError) as error:
        raise LayoutError(f"{path.name}: {error}") from error


def _scene(key: str, table: Mapping[str, object], wall: WallLayout) -> Scene:
    check_keys(table, {field.name for field in fields(Scene)} - {"key", "placements"} | {"panels"}, "")
    name, panels = table.get("name"), table.get("panels")
    if not isinstance(name, str) or not isinstance(panels, list):
        raise LayoutError("a scene needs a name and [[panels]]")
    placements, said = tuple(_placement(entry) for entry in panels), read_keys(table)
    scene = Scene(
        key=key, name=name, placements=placements, density_top=said.density_top, period=said.period,
        filter=said.filter, rotate_s=said.rotate_s, holds_on_alarm=said.holds_on_alarm, map=said.map,
    )  # fmt: skip
    _check_cells(scene, wall)
    return scene


def _placement(entry: object) -> Placement:
    if not isinstance(entry, dict):
        raise LayoutError("panels must be tables")
    check_keys(entry, {"panel", "cells"}, "panels.")
    panel, cells = entry.get("panel"), entry.get("cells")
    if not isinstance(panel, str) or not isinstance(cells, str):
        raise LayoutError("panels need panel and cells as texts")
    return Placement(panel=panel, cells=Cells.parse(cells))


def _check_cells(scene: Scene, wall: WallLayout) -> None:
    taken: dict[tuple[int, int], str] = {}
    for placement in scene.placements:
        for cell in sorted(placement.cells.names()):
            if cell[0] > wall.columns or cell[1] > wall.rows:
                raise LayoutError(f"{placement.panel} reaches beyond the wall at {cell[0]}-{cell[1]}")
            if cell in taken:
                raise LayoutError(f"{placement.panel} and {taken[cell]} both take {cell[0]}-{cell[1]}")
            taken[cell] = placement.panel
