"""The black lines between cells, over everything, where no real bezel stands."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget

from widgets.theme import Theme
from widgets.wall.layout import WallLayout
from widgets.wall.scenes import Cells


class Seams:
    """The lines of one window; :meth:`lay` puts them on top."""

    def __init__(self, window: QWidget, wall: WallLayout, region: Cells, theme: Theme) -> None:
        self._lines: list[QWidget] = []
        if not wall.seam_px:
            return
        (width, height), thick = wall.cell_px, wall.seam_px
        across, down = region.columns * width, region.rows * height
        places = [QRect(column * width - thick // 2, 0, thick, down) for column in range(1, region.columns)]
        places += [QRect(0, row * height - thick // 2, across, thick) for row in range(1, region.rows)]
        self._lines = [_line(window, place, theme) for place in places]

    def lay(self) -> None:
        """Show the lines above all that was put since."""
        for line in self._lines:
            line.show()
            line.raise_()


def _line(window: QWidget, place: QRect, theme: Theme) -> QWidget:
    line = QWidget(window)
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, theme.qcolor("seam"))
    line.setPalette(palette)
    line.setAutoFillBackground(True)
    line.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    line.setGeometry(place)
    return line
