"""Which panel stands in which cells of the wall: a scene, read from its file."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path

from app.domain.moment import Instant
from app.services.wall_scenes import FIXED
from app.situation.filters import EVERYTHING, Filter
from widgets.wall.cells import Cells, Placement
from widgets.wall.layout import LayoutError, WallLayout
from widgets.wall.layout_keys import made_of, read_table
from widgets.wall.paging import PAGE, SHARE, Page, fits, page_at, pages_of, sharing
from widgets.wall.scene_keys import DENSITY_TOP, MapLook, Period, check_keys, read_keys

__all__ = ["DENSITY_TOP", "Cells", "Placement", "Scene", "magnified", "read_scene", "read_scenes"]

log = logging.getLogger(__name__)

MAP = "map"
_MADE = {"key", "placements", "pages", "page_us"}
"""Fields of a scene that its file does not name."""
DRAWN_FOR = 6, 3
"""Columns and rows of the wall that scenes are drawn for; a smaller one shows them page by page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A named arrangement of panels. ``key`` is its file's name, ``name`` what the wall prints.

    ``density_top`` is the top of the map's density scale in 件/km², fixed so that two dates compare. ``period`` and
    ``filter`` are what its panels look at, ``rotate_s`` how long it stands where scenes take turns (0: it takes none),
    ``hours`` when the gateway puts it there by itself,
    ``holds_on_alarm`` whether it stays while an alarm is not acknowledged, ``map`` how the map's ground looks.
    """

    key: str
    name: str
    placements: tuple[Placement, ...]
    density_top: float = DENSITY_TOP
    period: Period = Period.TODAY
    filter: Filter = EVERYTHING
    rotate_s: int = 0
    hours: str = ""
    holds_on_alarm: bool = True
    map: MapLook = MapLook()  # noqa: RUF009  # a frozen value
    pages: tuple[Page, ...] = ()
    """All pages, where the wall is too small for one or panels share cells; ``placements`` is the first."""
    page_us: Instant = PAGE

    def page_at(self, t: Instant, large: str = "") -> "Scene":
        """Return the scene with the page that stands at *t*, one with the panel *large* where there is any."""
        pages = tuple(page for page in self.pages if any(one.panel == large for one in page)) or self.pages
        return self if not pages else replace(self, placements=pages[page_at(pages, t, self.page_us)])


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
    """Return the scene in *path*, in pages where *wall* is too small for it.

    Panels that name the same cells take turns. Unknown keys, other overlaps and cells beyond both *wall* and
    :data:`DRAWN_FOR` raise :class:`LayoutError`.
    """
    try:
        return _scene(path.stem, read_table(path), wall)
    except LayoutError as error:
        raise LayoutError(f"{path.name}: {error}") from error


def _scene(key: str, table: Mapping[str, object], wall: WallLayout) -> Scene:
    check_keys(table, {field.name for field in fields(Scene)} - _MADE | {"panels"}, "")
    name, panels = table.get("name"), table.get("panels")
    if not isinstance(name, str) or not isinstance(panels, list) or not panels:
        raise LayoutError("a scene needs a name and [[panels]]")
    placements, said = made_of("panels", panels, _placement), read_keys(table)
    scene = Scene(
        key=key, name=name, placements=placements, density_top=said.density_top, period=said.period,
        filter=said.filter, rotate_s=said.rotate_s, holds_on_alarm=said.holds_on_alarm, map=said.map,
        hours=said.hours,
    )  # fmt: skip
    _check_cells(scene, wall)
    if fits(placements, wall):
        pages, stands = sharing(placements), SHARE
    else:
        pages, stands = pages_of(placements, wall, fixed=FIXED, city_map=MAP), PAGE
    return replace(scene, placements=pages[0], pages=pages if len(pages) > 1 else (), page_us=stands)


def _placement(entry: object) -> Placement:
    if not isinstance(entry, dict):
        raise LayoutError("panels must be tables")
    check_keys(entry, {"panel", "cells"}, "panels.")
    panel, cells = entry.get("panel"), entry.get("cells")
    if not isinstance(panel, str) or not isinstance(cells, str):
        raise LayoutError("panels need panel and cells as texts")
    return Placement(panel=panel, cells=Cells.parse(cells))


def _check_cells(scene: Scene, wall: WallLayout) -> None:
    taken: dict[tuple[int, int], Placement] = {}
    columns, rows = max(wall.columns, DRAWN_FOR[0]), max(wall.rows, DRAWN_FOR[1])
    for placement in scene.placements:
        right, bottom = placement.cells.right, placement.cells.bottom
        if right > columns or bottom > rows:  # looked at first: nobody may count the cells of a mistyped number
            raise LayoutError(f"{placement.panel} reaches beyond the wall at {right}-{bottom}")
        for cell in sorted(placement.cells.names()):
            if cell in taken and not _may_share(placement, taken[cell]):
                raise LayoutError(f"{placement.panel} and {taken[cell].panel} both take {cell[0]}-{cell[1]}")
            taken[cell] = placement
    stand = [placement.panel for placement in scene.placements]
    twice = [panel for panel in stand if stand.count(panel) > 1]
    if twice:  # the wall would draw one of them and leave the other's cells black
        raise LayoutError(f"{twice[0]} stands there twice")


def _may_share(one: Placement, other: Placement) -> bool:
    """Say whether two panels take turns: they name the same cells, and neither is one that always stands."""
    panels = {one.panel, other.panel}
    return one.cells == other.cells and len(panels) == 2 and not panels & {FIXED, MAP}
