"""Where cells lie in one window, and what that window shows of a panel that several windows share."""

from PySide6.QtCore import QRect, QSize

from widgets.wall.layout import WallLayout
from widgets.wall.panel import Pane
from widgets.wall.ruler import Ruler
from widgets.wall.scenes import Cells


class Placing:
    """Places cells in the window over *region*."""

    def __init__(self, wall: WallLayout, region: Cells) -> None:
        self._cell = QSize(*wall.cell_px)
        self.region = region
        self.ruler = Ruler(wall)

    @property
    def size(self) -> QSize:
        """The window's size, px."""
        return self.box(self.region).size()

    def box(self, cells: Cells) -> QRect:
        """Return where *cells* lie in the window, px; they may reach beyond it."""
        width, height = self._cell.toTuple()
        left, top = (cells.left - self.region.left) * width, (cells.top - self.region.top) * height
        return QRect(left, top, cells.columns * width, cells.rows * height)

    def pane(self, cells: Cells) -> Pane:
        """Return what the window shows of a panel in *cells*."""
        region, ruler = self.region, self.ruler
        shown = Cells(
            left=max(cells.left, region.left), top=max(cells.top, region.top),
            right=min(cells.right, region.right), bottom=min(cells.bottom, region.bottom),
        )  # fmt: skip
        whole = ruler.box(cells)
        return Pane(
            box=self.box(shown), corner=ruler.box(shown).topLeft() - whole.topLeft(), whole=whole.size(),
            across=ruler.seams_across(cells), down=ruler.seams_down(cells),
        )  # fmt: skip
