"""Two windows of one wall, a bezel between them: one point, one question to the situation, one steering."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from app.situation.questions.heat import Heat
from app.situation.questions.pointed import Pointed, PointedAt
from tests.gui import wall_moment as made
from tests.gui.map_city import make_sample
from tests.gui.map_hall import WAIT_MS, Hall
from tests.gui.wall_panels_test import Weekdays
from tests.gui.wall_window_hall import QuietFeed
from tests.unit.wall_layout_test import GOOD
from widgets.map.view import MapView
from widgets.theme import load_theme
from widgets.wall.cells import Cells, Placement
from widgets.wall.layout import read_layout
from widgets.wall.panel import PanelContext
from widgets.wall.scenes import Scene, magnified
from widgets.wall.type import TypeScale
from widgets.wall.window import WallWindow

SAMPLE, THEME = make_sample(), load_theme("wall")
OUTPUTS = "".join(
    f'[[outputs]]\nscreen = "{screen}"\ncolumn = {column}\nrow = 1\ncolumns = {columns}\nrows = 1\n'
    for screen, column, columns in (("A", 1, 1), ("B", 2, 2))
)
WALL = (
    GOOD.replace("columns = 2", "columns = 3", 1).replace("[960, 540]", "[480, 270]") + "bezel_mm = 27.67\n" + OUTPUTS
)
SCENE = Scene(
    key="daily", name="日常",
    placements=(Placement(panel="map", cells=Cells.parse("1-1:2-1")), Placement(panel="queues", cells=Cells.parse("3-1"))),
)  # fmt: skip
GAP, CELL = 10, 480


class Part:
    """One window of the wall with its own map."""

    def __init__(self, qtbot, wall, feed, region):
        unit = TypeScale(THEME, wall).map_unit
        self.window = WallWindow(
            wall, SCENE, feed, PanelContext(theme=THEME, calendar=Weekdays(), wall="hall"), lambda: made.NOW,
            region=Cells.parse(region), make_map=lambda: MapView(SAMPLE.city, THEME, unit_px=unit, interactive=False),
        )  # fmt: skip
        self.map = self.window.city_map
        with qtbot.waitSignal(self.map.ready, timeout=WAIT_MS):
            self.window.show()
        self.hall = Hall(qtbot, self.map)

    def heat(self):
        return [one for one in self.window.views["map"].panel.questions() if isinstance(one, Heat)]

    def place(self, lon, lat):
        """Return where a place is in the window, px."""
        x, y = self.hall.pixel_of(lon, lat)
        left, top = self.hall.ask("[wanmi.stage.camera.left, wanmi.stage.camera.top]")
        return self.map.x() + x - left, self.map.y() + y - top


@pytest.fixture
def parts(qtbot, tmp_path):
    path = tmp_path / "wall.toml"
    path.write_text(WALL, encoding="utf-8")
    wall, feed = read_layout(path), QuietFeed()
    left, right = Part(qtbot, wall, feed, "1-1"), Part(qtbot, wall, feed, "2-1:3-1")
    answers = made.answers() | {Pointed(wall="hall"): PointedAt()}
    feed.moment_ready.emit(made.moment(answers=answers))
    yield left, right
    for part in (left, right):
        part.window.close()
        part.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_point_lies_in_both_windows_where_the_bezel_lets_it_go_on(parts, qtbot):
    left, right = parts
    west, south, east, north = SAMPLE.city.bounds
    lon, lat = (west + east) / 2, (south + north) / 2
    qtbot.waitUntil(lambda: left.map.bounds() == right.map.bounds(), timeout=WAIT_MS)

    (ax, ay), (bx, by) = left.place(lon, lat), right.place(lon, lat)

    assert (ax - CELL - GAP, ay) == (bx, by)
    assert ax == pytest.approx(CELL + GAP / 2, abs=1), "the middle of the city lies in the middle of the bezel"
    assert left.map.panel_size == right.map.panel_size == (2 * CELL + GAP, 270)


def test_both_ask_the_situation_the_same_so_that_it_answers_once(parts, qtbot):
    left, right = parts

    qtbot.waitUntil(lambda: left.heat() and left.heat() == right.heat(), timeout=WAIT_MS)


def test_the_map_shown_large_still_is_one_picture(parts, qtbot):
    left, right = parts
    for part in parts:
        part.window.show_scene(magnified(SCENE, "queues", part.window.layout_of_wall))

    assert "map" not in left.window.views
    assert not left.map.isVisible()
    assert right.map.geometry().getRect() == (CELL, 0, CELL, 270)
    for part in parts:
        part.window.show_scene(SCENE)

    qtbot.waitUntil(lambda: left.map.bounds() == right.map.bounds(), timeout=WAIT_MS)
    west, south, east, north = SAMPLE.city.bounds
    (ax, ay), (bx, by) = (part.place((west + east) / 2, (south + north) / 2) for part in parts)
    assert (ax - CELL - GAP, ay) == (bx, by)


def test_a_window_that_never_shows_the_map_has_none(qtbot, tmp_path):
    path = tmp_path / "wall.toml"
    path.write_text(WALL.replace('column = 2\nrow = 1\ncolumns = 2', 'column = 2\nrow = 1\ncolumns = 1')
                    + '[[outputs]]\nscreen = "C"\ncolumn = 3\nrow = 1\ncolumns = 1\nrows = 1\n', encoding="utf-8")  # fmt: skip
    window = WallWindow(
        read_layout(path), SCENE, QuietFeed(), PanelContext(theme=THEME, calendar=Weekdays(), wall="hall"),
        lambda: made.NOW, region=Cells.parse("3-1"), make_map=lambda: 1 // 0,
    )  # fmt: skip
    qtbot.addWidget(window)

    assert (set(window.views), window.city_map) == ({"queues"}, None)
