"""每时立案: the newest number stands clear of the line that leads to it, at whatever hour and whichever way it goes."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF

from app.situation.questions.hours import HourCounts, HourlyFilings
from tests.gui import wall_checks as checks
from tests.gui import wall_moment as made
from tests.gui.wall_panels_test import WALLS, context, glance
from widgets.theme import load_theme
from widgets.wall.ink import Line
from widgets.wall.layout import read_layout
from widgets.wall.registry import load_panels
from widgets.wall.sheet import Sheet
from widgets.wall.type import TypeScale

TODAY = {
    "falls": (2, 0, 1, 0, 1, 1, 8, 7),
    "falls to none": (2, 5, 0),
    "rises": (2, 0, 1, 0, 1, 1, 7, 8),
    "stays": (7, 7),
}


def drawn(today: tuple[int, ...], layout: str) -> tuple[QRectF, tuple[QPointF, QPointF]]:
    """Return the ink of the newest number and the last stretch of the line."""
    wall = read_layout(WALLS / f"{layout}.toml")
    scale = TypeScale(load_theme("wall"), wall)
    counts = HourCounts(today=today, running=4, last_week=(0,) * 24, usual_low=(), usual_high=())
    answers = made.answers() | {HourlyFilings(): counts}
    sheet = Sheet(scale, QSizeF(*wall.cell_px))
    load_panels()["hours"](context()).compose(replace(glance("live"), moment=made.moment(answers=answers)), sheet)
    line = next(one for one in sheet.items if isinstance(one, Line) and not one.is_dashed)
    numbers = [one for one in checks.labels_of(sheet.items) if one.bold and one.text == str(today[-1])]
    return checks.ink_of(numbers[-1], scale), (line.points[-2], line.points[-1])


@pytest.mark.parametrize("layout", ["demo", "hall-16x9", "hall-4x3"])
@pytest.mark.parametrize("way", TODAY)
def test_the_newest_number_is_not_struck_through_by_its_own_line(qapp, way, layout):
    ink, (before, last) = drawn(TODAY[way], layout)

    stretch = [before + (last - before) * (step / 50) for step in range(51)]
    assert not [point for point in stretch if ink.contains(point)]
