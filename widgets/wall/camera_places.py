"""Where the cameras of a wall's panel stand: two a cell, each with room for its words."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from widgets.wall.sheet import PAD_BOTTOM, PAD_SIDE, PAD_TOP, Sheet

A_CELL = 2
_CELL_WIDTH, _CELL_HEIGHT = 640.0, 400.0
"""About a cell, mock px: both kinds of cube round to the same count."""
_WIDE = 1.5
"""A cell wider than this has the words at the right of the picture, a lower one under it."""
_GAP = 12.0
LINE = 38.0
"""From one line of words to the next, mock px."""
_RATIO = 16 / 9


@dataclass(frozen=True, slots=True)
class CameraPlace:
    """Where a camera stands, mock px of the panel: its picture, and where its words begin and end."""

    picture: QRectF
    left: float
    right: float
    top: float


def places_of(sheet: Sheet, body: float) -> list[CameraPlace]:
    """Return where cameras stand, two a cell, from the top left; the first cell has the title bar above *body*."""
    across, down = cells_wide(sheet), cells_high(sheet)
    width, height = sheet.width / across, sheet.height / down
    found: list[CameraPlace] = []
    for row in range(down):
        for column in range(across):
            top = body if not row and not column else row * height + PAD_TOP
            area = QRectF(column * width + PAD_SIDE, top, width - 2 * PAD_SIDE, (row + 1) * height - PAD_BOTTOM - top)
            found += _beside(area) if width / height >= _WIDE else _under(area)
    return found


def _beside(area: QRectF) -> list[CameraPlace]:
    """Return two places one above the other, the words at the right of the picture."""
    height = (area.height() - _GAP) / A_CELL
    width = min(height * _RATIO, area.width() * 0.45)
    found = []
    for number in range(A_CELL):
        top = area.top() + number * (height + _GAP)
        box = QRectF(area.left(), top + (height - width / _RATIO) / 2, width, width / _RATIO)
        found.append(CameraPlace(box, box.right() + 16, area.right(), top + max(0.0, (height - 3 * LINE) / 2)))
    return found


def _under(area: QRectF) -> list[CameraPlace]:
    """Return two places side by side, the words under the picture."""
    width = (area.width() - _GAP) / A_CELL
    height = min(width / _RATIO, area.height() - 3 * LINE - _GAP)
    spare = max(0.0, (area.height() - height - 3 * LINE - _GAP) / 2)
    found = []
    for number in range(A_CELL):
        left = area.left() + number * (width + _GAP)
        box = QRectF(left + (width - height * _RATIO) / 2, area.top() + spare, height * _RATIO, height)
        found.append(CameraPlace(box, left, left + width, box.bottom() + _GAP))
    return found


def cells_wide(sheet: Sheet) -> int:
    """Return over how many cells the panel spans."""
    return max(1, round(sheet.width / _CELL_WIDTH))


def cells_high(sheet: Sheet) -> int:
    """Return how many cells high the panel is."""
    return max(1, round(sheet.height / _CELL_HEIGHT))
