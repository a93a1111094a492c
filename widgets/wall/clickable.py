"""The marks of a wall's charts as desks are told of them: where they stand on the whole wall, and what each narrows to."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QRectF

from app.services.wall_marks import WHOLE, WallMark
from widgets.wall.cells import Cells
from widgets.wall.layout import WallLayout
from widgets.wall.view import PanelView


def marks_of(views: Iterable[PanelView], region: Cells, wall: WallLayout) -> tuple[WallMark, ...]:
    """Return the marks of *views* of a window that shows the cells *region* of *wall*."""
    return tuple(_all(views, region, wall))


def _all(views: Iterable[PanelView], region: Cells, wall: WallLayout) -> Iterator[WallMark]:
    cell_width, cell_height = wall.cell_px
    width, height = wall.size_px
    for view in views:
        corner = view.pos()
        for mark in view.marks():
            x = corner.x() + (region.left - 1) * cell_width
            y = corner.y() + (region.top - 1) * cell_height
            box = QRectF(mark.box).translated(x, y)
            yield WallMark(
                left=round(box.left() / width * WHOLE), right=round(box.right() / width * WHOLE),
                top=round(box.top() / height * WHOLE), bottom=round(box.bottom() / height * WHOLE),
                name=mark.name, filter=mark.to, behind=mark.behind, is_whole=mark.is_whole,
                methods=mark.methods,
            )  # fmt: skip
