"""Whether what a wall's file says makes sense together; each fault is one sentence that names the key."""

import re
from collections import Counter

from widgets.wall.layout_keys import LayoutError
from widgets.wall.shape import ANY_SCREEN, WallLayout

PIXELS_SQUARE_WITHIN = 0.02
"""How far a pixel's height may differ from its width before the file is taken for a mistake."""
MOST_CELLS = 400
_SCENE = re.compile(r"[a-z0-9_-]+")
_GROUP = re.compile(r"[A-Za-z0-9_-]{1,32}")


def check_sense(wall: WallLayout) -> None:
    """Raise :class:`LayoutError` for cells, scenes, outputs or groups that cannot be."""
    _check_cells(wall)
    for scene in wall.scenes:
        if not _SCENE.fullmatch(scene):
            raise LayoutError(f"scenes: {scene!r} must be the plain name of a file in the folder scenes")
    _check_outputs(wall)
    _check_groups(wall)


def _check_cells(wall: WallLayout) -> None:
    if min(wall.cell_px) < 1:
        raise LayoutError("cell_px: a cell has at least one px")
    across, down = wall.cell_mm[0] / wall.cell_px[0], wall.cell_mm[1] / wall.cell_px[1]
    if abs(across - down) > PIXELS_SQUARE_WITHIN * across:
        raise LayoutError(f"cell_mm and cell_px disagree: a pixel of {across:.3f} × {down:.3f} mm is not square")
    if wall.distance_m <= 0:
        raise LayoutError("distance_m must be more than 0")
    if wall.columns * wall.rows > MOST_CELLS:
        raise LayoutError(f"{wall.columns} × {wall.rows} cells are more than {MOST_CELLS}")


def _check_outputs(wall: WallLayout) -> None:
    taken: dict[tuple[int, int], str] = {}
    for output in wall.outputs:
        if output.right > wall.columns or output.low > wall.rows:
            raise LayoutError(f"outputs.{output.screen} reaches beyond the wall")
        if output.screen == ANY_SCREEN and len(wall.outputs) > 1:
            raise LayoutError('outputs: an output on any screen (screen = "") must be the only one')
        for cell in sorted(output.names()):
            if cell in taken:
                raise LayoutError(f"outputs.{output.screen} and outputs.{taken[cell]} both show {cell[0]}-{cell[1]}")
            taken[cell] = output.screen
    _check_once("outputs", [output.screen for output in wall.outputs])
    missing = sorted(wall.whole.names() - taken.keys())
    if wall.outputs and missing:
        raise LayoutError(f"no output shows the cell {missing[0][0]}-{missing[0][1]}")


def _check_groups(wall: WallLayout) -> None:
    screens = {output.screen for output in wall.outputs}
    for group in wall.groups:
        if not _GROUP.fullmatch(group.name):
            raise LayoutError(f"groups: {group.name!r} must be letters, digits, _ and - only")
        for screen in group.outputs:
            if screen not in screens:
                raise LayoutError(f"groups.{group.name} names the output {screen!r}, which the wall has not")
    _check_once("groups", [group.name for group in wall.groups])
    listed = [screen for group in wall.groups for screen in group.outputs]
    _check_once("outputs in groups", listed)
    if wall.groups and screens - set(listed):
        raise LayoutError(f"outputs.{min(screens - set(listed))} is in no group: no process would show it")


def _check_once(what: str, names: list[str]) -> None:
    twice = [name for name, count in Counter(names).items() if count > 1]
    if twice:
        raise LayoutError(f"{what}: {twice[0]!r} stands there twice")
