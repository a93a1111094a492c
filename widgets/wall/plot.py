"""The rectangle of a chart: places across, counts up from 0, and its three levels."""

import math

from widgets.wall.ink import Align
from widgets.wall.sheet import Sheet

AXIS_GAP = 10.0
_HEADROOM = 1.1
_STEPS = (1, 2, 5, 10, 15, 20, 30, 40, 50, 75, 100, 150, 200, 300, 400, 500, 750, 1000, 1500, 2000, 5000)


class Plot:
    """Where the values of a chart stand: ``places`` of them across, up to *highest*."""

    def __init__(self, sheet: Sheet, highest: float, places: int, top: float, bottom: float) -> None:
        self.step = next((s for s in _STEPS if s * 2.5 >= highest), math.ceil(highest / 2))
        self.most = max(highest * _HEADROOM, self.step * 2.1)
        self.left = sheet.left + sheet.measure(str(2 * self.step)) + AXIS_GAP
        self.right, self.top, self.bottom = sheet.right, top, bottom
        self._width = (self.right - self.left) / places

    def x(self, place: float) -> float:
        """Return the middle of the place, from 0."""
        return self.left + (place + 0.5) * self._width

    def y(self, count: float) -> float:
        """Return how high *count* stands."""
        return self.bottom - count / self.most * (self.bottom - self.top)


def put_levels(sheet: Sheet, plot: Plot) -> None:
    """Put the levels 0, one and two steps with their numbers."""
    for level in range(3):
        count = level * plot.step
        sheet.rule(plot.left, plot.y(count) - 1, plot.right - plot.left, 2, "chart_grid")
        sheet.text(str(count), plot.left - AXIS_GAP, plot.y(count), colour="text2", align=Align.RIGHT)
