"""The renderer of a wall's map is killed: the wall is never black, says how old its picture is, and has its map again."""

import contextlib
import os
import signal
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QImage

from app.situation.questions.pointed import Pointed, PointedAt
from tests.gui import wall_moment as made
from tests.gui.map_city import make_sample
from tests.gui.map_hall import WAIT_MS
from tests.gui.wall_panels_test import Weekdays
from tests.gui.wall_window_hall import QuietFeed
from tests.unit.wall_layout_test import GOOD
from widgets.map.page import ADDRESS
from widgets.map.view import MapView
from widgets.theme import load_theme
from widgets.wall.cells import Cells, Placement
from widgets.wall.ink import Label
from widgets.wall.layout import read_layout
from widgets.wall.panel import PanelContext
from widgets.wall.scenes import Scene
from widgets.wall.type import TypeScale
from widgets.wall.window import WallWindow

WITHIN_S = 3.0
SCENE = Scene(
    key="daily", name="日常",
    placements=(Placement(panel="map", cells=Cells.parse("1-1:2-2")), Placement(panel="queues", cells=Cells.parse("3-1"))),
)  # fmt: skip


class Wall:
    """The left two columns of a wall of three by two, with a real map that spans them."""

    def __init__(self, qtbot, folder):
        path = folder / "wall.toml"
        path.write_text(GOOD.replace("columns = 2", "columns = 3").replace("rows = 1", "rows = 2"), encoding="utf-8")
        self.qtbot, self.feed, layout = qtbot, QuietFeed(), read_layout(path)
        theme, city = load_theme("wall"), make_sample().city
        unit = TypeScale(theme, layout).map_unit
        self.window = WallWindow(
            layout, SCENE, self.feed, PanelContext(theme=theme, calendar=Weekdays(), wall="hall"), lambda: made.NOW,
            region=Cells.parse("1-1:1-2"), make_map=lambda: MapView(city, theme, unit_px=unit, interactive=False),
        )  # fmt: skip
        self.map = self.window.city_map
        with qtbot.waitSignal(self.map.ready, timeout=WAIT_MS):
            self.window.show()
        nothing = {Pointed(wall="hall"): PointedAt()}  # so that the map stays where it is
        self.feed.moment_ready.emit(made.moment(answers=made.answers() | nothing))
        self.window.tick()
        qtbot.waitUntil(lambda: self.map.is_settled, timeout=WAIT_MS)

    @property
    def view(self):
        return self.window.views["map"]

    def texts(self):
        return [item.text for item in self.view.items if isinstance(item, Label)]

    def picture(self) -> QImage:
        return self.window.grab_wall()

    def kill(self) -> None:
        os.kill(self.map.page.renderProcessPid(), signal.SIGKILL)

    def close(self) -> None:
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def wall(qtbot, tmp_path):
    wall = Wall(qtbot, tmp_path)
    yield wall
    wall.close()


def colours(image: QImage) -> set[str]:
    """Return what stands on a line through the middle of the map."""
    return {image.pixelColor(x, image.height() // 2).name() for x in range(0, image.width(), 4)}


def test_a_killed_map_leaves_its_picture_with_its_time_and_comes_back_as_it_was(wall, qtbot):
    qtbot.waitUntil(lambda: bool(wall.view.panel._last.at), timeout=WAIT_MS)
    before, layers = wall.picture(), dict(wall.map.layers)
    seen = []

    with qtbot.waitSignal(wall.map.renderer_died, timeout=WAIT_MS):
        wall.kill()
    begun = time.monotonic()
    while not wall.map.is_ready:
        wall.window.tick()
        seen.append((colours(wall.picture()), wall.texts()))
        qtbot.wait(100)
        assert time.monotonic() - begun < WAIT_MS / 1000
    took = time.monotonic() - begun
    wall.window.tick()
    qtbot.waitUntil(lambda: wall.map.is_settled, timeout=WAIT_MS)

    assert seen, "the map was away for a while"
    assert all(len(shown) > 20 for shown, _ in seen), "its picture stands there, neither black nor empty"
    assert all("末次画面 15:26:08" in texts for _, texts in seen)
    assert took < WITHIN_S
    assert not wall.view.isVisible(), "the map is uncovered"
    assert dict(wall.map.layers) == layers
    assert wall.map.page.url().toString().startswith(ADDRESS)
    qtbot.waitUntil(lambda: len(colours(wall.picture()) & colours(before)) > len(colours(before)) // 2, timeout=WAIT_MS)


def test_the_self_check_counts_how_often_the_map_died(wall, qtbot):
    with qtbot.waitSignal(wall.map.ready, timeout=WAIT_MS):
        wall.kill()
    vitals = wall.window.vigil.read()

    assert vitals.page_restarts == 1
    assert vitals.memory_mib > 50
    assert vitals.page_mib > 20
    assert {panel.title for panel in vitals.panels} == {"全市案件态势"}


NOTICED_WITHIN_S = 8.0
STOPPABLE = pytest.mark.skipif(
    not Path("/proc/self/stat").exists(), reason="only where a process can be stopped and seen"
)


@STOPPABLE
def test_a_map_whose_page_stands_still_is_replaced_within_eight_seconds_and_its_picture_stays(wall, qtbot, caplog):
    qtbot.waitUntil(lambda: bool(wall.view.panel._last.at), timeout=WAIT_MS)
    layers, first = dict(wall.map.layers), wall.map.page.renderProcessPid()
    looks, began = [], time.monotonic()
    os.kill(first, signal.SIGSTOP)
    try:
        with qtbot.waitSignal(wall.map.renderer_died, timeout=WAIT_MS):
            qtbot.waitUntil(
                lambda: looks.append(len(colours(wall.picture()))) or "hangs" in caplog.text, timeout=WAIT_MS
            )
        noticed = time.monotonic() - began
        wall.window.tick()
        shown, texts = colours(wall.picture()), wall.texts()
        qtbot.waitUntil(lambda: wall.map.is_ready, timeout=WAIT_MS)
    finally:
        resume(first)
    qtbot.waitUntil(lambda: wall.map.is_settled, timeout=WAIT_MS)

    assert noticed < NOTICED_WITHIN_S
    assert min(looks) > 20, "what stood there stands there still"
    assert len(shown) > 20
    assert "末次画面 15:26:08" in texts
    assert time.monotonic() - began < NOTICED_WITHIN_S + WITHIN_S
    assert dict(wall.map.layers) == layers
    assert wall.map.page.renderProcessPid() != first


@STOPPABLE
def test_a_page_that_stood_still_for_three_seconds_and_went_on_stays(wall, qtbot):
    died = []
    wall.map.renderer_died.connect(died.append)
    first = wall.map.page.renderProcessPid()
    os.kill(first, signal.SIGSTOP)
    qtbot.wait(3_000)
    resume(first)

    qtbot.wait(4_000)

    assert (died, wall.map.page.renderProcessPid()) == ([], first)
    assert not wall.map._browser._watch._idle


def resume(process: int) -> None:
    """Let a stopped process go on, if it is still there."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(process, signal.SIGCONT)


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="only where a process can be stopped")
def test_a_page_that_hangs_while_it_loads_is_ended_and_loaded_again(wall, qtbot, caplog):
    wall.map._browser._standing.setInterval(2_000)
    first = wall.map.page.renderProcessPid()
    with qtbot.waitSignal(wall.map.renderer_died, timeout=WAIT_MS):
        wall.kill()
    qtbot.waitUntil(lambda: wall.map.page.renderProcessPid() not in {0, first}, timeout=WAIT_MS)
    os.kill(wall.map.page.renderProcessPid(), signal.SIGSTOP)

    with qtbot.waitSignal(wall.map.ready, timeout=WAIT_MS):
        pass

    assert "the map's page did not come to stand; loading it again" in caplog.text
