"""The renderer of a wall's map is killed: the wall is never black, says how old its picture is, and has its map again."""

import contextlib
import os
import signal
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRect, QTimer
from PySide6.QtGui import QImage

from app.situation.questions.pointed import Pointed, PointedAt
from tests.gui import wall_moment as made
from tests.gui.map_city import make_sample
from tests.gui.map_hall import WAIT_MS
from tests.gui.wall_panels_test import Weekdays
from tests.gui.wall_window_hall import QuietFeed
from tests.unit.wall_layout_test import GOOD
from widgets.map.page import ADDRESS
from widgets.map.page_watch import STANDING, work_of
from widgets.map.view import MapView
from widgets.theme import load_theme
from widgets.wall.cells import Cells, Placement
from widgets.wall.ink import Label
from widgets.wall.layout import read_layout
from widgets.wall.panel import PanelContext
from widgets.wall.scenes import Scene
from widgets.wall.type import TypeScale
from widgets.wall.window import WallWindow

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

    def wait_for_last_picture(self) -> None:
        self.qtbot.waitUntil(lambda: bool(self.view.panel._last._jpeg), timeout=WAIT_MS)

    def close(self) -> None:
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def wall(qtbot, tmp_path):
    wall = Wall(qtbot, tmp_path)
    yield wall
    wall.close()


class Watcher(QObject):
    """Looks at the wall in every turn of the loop, and at the moment in which all have heard that the map died."""

    def __init__(self, wall: Wall) -> None:
        super().__init__(wall.window)
        self._wall = wall
        self._renderer = wall.map.page.renderProcessPid()
        self._is_painted = False
        self.looks: list[int] = []
        self.said: list[list[str]] = []
        self.died: list[str] = []
        self.at_death: tuple[bool, bool, str] | None = None
        """Whether by then the cover stood there and was painted, and how the renderer stood; ``""``: it is gone."""
        wall.view.installEventFilter(self)
        wall.map.renderer_died.connect(self._on_died)  # after the panel
        turn = QTimer(self, interval=0)
        turn.timeout.connect(self._look)
        turn.start()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        self._is_painted |= event.type() is QEvent.Type.Paint
        return False

    def wait_until_uncovered(self) -> None:
        """Wait until the new page is seen, and see it for a while: its first frames are those that may be empty."""
        wall = self._wall
        wall.qtbot.waitUntil(lambda: wall.map.is_settled and not wall.view.isVisible(), timeout=WAIT_MS)
        wall.qtbot.wait(300)

    def _look(self) -> None:
        window = self._wall.window
        line = window.grab(QRect(0, window.height() // 2, window.width(), 1))  # which is soon made
        self.looks.append(len(colours(line.toImage())))
        if not self._wall.map.is_ready:
            self.said.append(self._wall.texts())

    def _on_died(self, reason: str) -> None:
        self.died.append(reason)
        work = work_of(self._renderer)
        if self.at_death is None:
            self.at_death = self._wall.view.isVisible(), self._is_painted, "" if work is None else work.state
        self._look()


def colours(image: QImage) -> set[str]:
    """Return what stands on a line through the middle of the map."""
    return {image.pixelColor(x, image.height() // 2).name() for x in range(0, image.width(), 4)}


def test_a_killed_map_leaves_its_picture_with_its_time_and_comes_back_as_it_was(wall, qtbot):
    wall.wait_for_last_picture()
    before, layers, watcher = wall.picture(), dict(wall.map.layers), Watcher(wall)

    with qtbot.waitSignal(wall.map.renderer_died, timeout=WAIT_MS):
        wall.kill()
    with qtbot.waitSignal(wall.map.ready, timeout=WAIT_MS):
        pass
    watcher.wait_until_uncovered()

    assert watcher.at_death[:2] == (True, True), "its picture is painted before the loop turns"
    assert min(watcher.looks) > 20, "at no time is the wall black or empty"
    assert watcher.said, "the map was away for a while"
    assert all("末次画面 15:26:08" in texts for texts in watcher.said)
    assert dict(wall.map.layers) == layers
    assert wall.map.page.url().toString().startswith(ADDRESS)
    qtbot.waitUntil(lambda: len(colours(wall.picture()) & colours(before)) > len(colours(before)) // 2, timeout=WAIT_MS)


def test_the_self_check_counts_how_often_the_map_died(wall, qtbot):
    before = wall.window.vigil.read().page_restarts
    with qtbot.waitSignal(wall.map.ready, timeout=WAIT_MS):
        wall.kill()
    vitals = wall.window.vigil.read()

    assert vitals.page_restarts == before + 1
    assert vitals.memory_mib > 50
    assert vitals.page_mib > 20
    assert {panel.title for panel in vitals.panels} == {"全市案件态势"}


STOPPABLE = pytest.mark.skipif(
    not Path("/proc/self/stat").exists(), reason="only where a process can be stopped and seen"
)


@STOPPABLE
def test_a_map_whose_page_stands_still_is_replaced_and_its_picture_stays(wall, qtbot):
    wall.wait_for_last_picture()
    layers, first, watcher = dict(wall.map.layers), wall.map.page.renderProcessPid(), Watcher(wall)
    restarts = wall.window.vigil.read().page_restarts
    os.kill(first, signal.SIGSTOP)
    try:
        with qtbot.waitSignal(wall.map.renderer_died, timeout=WAIT_MS):
            pass
        qtbot.waitUntil(lambda: wall.map.is_ready, timeout=WAIT_MS)
    finally:
        resume(first)
    watcher.wait_until_uncovered()

    assert watcher.at_death == (True, True, "T"), "its picture is painted before the page is ended"
    assert min(watcher.looks) > 20, "at no time is the wall black or empty"
    assert all("末次画面 15:26:08" in texts for texts in watcher.said)
    assert dict(wall.map.layers) == layers
    assert wall.map.page.renderProcessPid() != first
    assert (watcher.died, wall.window.vigil.read().page_restarts - restarts) == (["hangs"], 1)


@STOPPABLE
def test_a_page_that_stood_still_for_a_while_and_went_on_stays(wall, qtbot):
    died, watch = [], wall.map._browser._watch
    wall.map.renderer_died.connect(died.append)
    first = wall.map.page.renderProcessPid()
    os.kill(first, signal.SIGSTOP)
    try:
        qtbot.waitUntil(lambda: watch._idle == STANDING.idle_beats // 2)
    finally:
        resume(first)

    qtbot.waitUntil(lambda: not watch._idle and not watch._is_waiting)

    assert (died, wall.map.page.renderProcessPid()) == ([], first)


def resume(process: int) -> None:
    """Let a stopped process go on, if it is still there."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(process, signal.SIGCONT)


def stop_while_it_loads(wall) -> int:
    """Kill the wall's page, and stop the one that is loaded in its place before it stands; return its renderer."""
    first = wall.map.page.renderProcessPid()
    with wall.qtbot.waitSignal(wall.map.renderer_died, timeout=WAIT_MS):
        wall.kill()
    wall.qtbot.waitUntil(lambda: wall.map.page.renderProcessPid() not in {0, first}, timeout=WAIT_MS)
    second = wall.map.page.renderProcessPid()
    os.kill(second, signal.SIGSTOP)
    assert not wall.map.is_ready
    return second


NEVER_STOOD = "the map's page did not come to stand; loading it again"


@STOPPABLE
def test_a_page_that_stands_still_while_it_loads_is_replaced_as_soon_and_the_picture_stays(wall, qtbot, caplog):
    wall.map._browser._standing.setInterval(2 * WAIT_MS)  # which is not what ends it
    wall.wait_for_last_picture()
    watcher = Watcher(wall)
    stopped = stop_while_it_loads(wall)

    with qtbot.waitSignal(wall.map.ready, timeout=WAIT_MS):
        pass

    watcher.wait_until_uncovered()
    assert NEVER_STOOD not in caplog.text
    assert watcher.died[1:] == ["hangs"]
    assert min(watcher.looks) > 20
    assert wall.map.page.renderProcessPid() not in {0, stopped}


@STOPPABLE
def test_a_page_that_never_comes_to_stand_is_ended_and_loaded_again(wall, qtbot, caplog):
    standing = wall.map._browser._standing
    standing.setInterval(2_000)
    standing.timeout.connect(lambda: standing.setInterval(WAIT_MS))
    stop_while_it_loads(wall)

    with qtbot.waitSignal(wall.map.ready, timeout=WAIT_MS):
        pass

    assert NEVER_STOOD in caplog.text
