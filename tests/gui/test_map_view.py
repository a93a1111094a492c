"""The map on a real (offscreen) screen: what is drawn where, what a click means, and that it survives its renderer."""

import logging
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
import shiboken6
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile, QWebEngineUrlRequestInterceptor
from PySide6.QtWebEngineWidgets import QWebEngineView

from tests.gui.map_city import make_sample
from tests.gui.map_hall import WAIT_MS, Hall, close, is_near, open_hall
from widgets.map import channel
from widgets.map.layers import load_layers
from widgets.map.layers.cases import Halo, LightCode
from widgets.map.layers.people import Presence
from widgets.map.standalone import save_standalone
from widgets.map.view import MapView
from widgets.theme import load_theme

SAMPLE = make_sample()
WALL, DESK = load_theme("wall"), load_theme("desk")
WEST, SOUTH, EAST, NORTH = SAMPLE.city.bounds
MIDDLE = (WEST + EAST) / 2, (SOUTH + NORTH) / 2
UNIT = 2.0


@pytest.fixture(scope="module")
def shared(qapp, request):
    """One map for the tests that only put layers on it."""
    from pytestqt.qtbot import QtBot

    hall = open_hall(QtBot(request), SAMPLE.city, WALL, unit_px=UNIT)
    yield hall
    close(hall)


@pytest.fixture
def hall(shared: Hall, caplog):
    """The shared map, emptied; a complaint of the page fails the test."""
    no_cases(shared)
    show_people(shared, [])
    shared.view.clear_heat()
    shared.view.clear_highlight()
    shared.view.show_outline(())
    shared.view.show_legend(None)
    shared.view.show_all()
    shared.settle()
    yield shared
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR] == []


def show_cases(hall: Hall, rows, labels=None) -> None:
    """Show cases given as (lon, lat, light, halo, paused)."""
    lon, lat, light, halo, paused = zip(*rows, strict=True) if rows else ((),) * 5
    ids = [f"case-{n}" for n in range(len(rows))]
    hall.view.show_cases(lon, lat, light, halo, [0] * len(rows), paused, ids, labels)


def no_cases(hall: Hall) -> None:
    show_cases(hall, [])


def show_people(hall: Hall, rows, labels=None) -> None:
    """Show people given as (lon, lat, age, status)."""
    lon, lat, age, status = zip(*rows, strict=True) if rows else ((),) * 4
    hall.view.show_people(lon, lat, age, status, [f"20{n}" for n in range(len(rows))], labels)


def test_nothing_leaves_the_program(hall: Hall):
    show_cases(hall, [(*MIDDLE, LightCode.RED, Halo.WAITING, 0)], {0: "督 道路破损 超 10:40"})
    hall.view.show_heat(SAMPLE.heat.tobytes(), 320, 180, SAMPLE.city.bounds)
    hall.settle()

    assert hall.view.remote_requests == 0


def test_a_request_to_another_host_is_stopped_and_counted(qtbot):
    hall = open_hall(qtbot, SAMPLE.city, WALL, size=(200, 150))
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0)
        host = f"127.0.0.1:{server.getsockname()[1]}"
        hall.view.page.runJavaScript(f"fetch('http://{host}/').catch(() => 0); new Image().src = 'http://{host}/a.png'")
        qtbot.waitUntil(lambda: hall.view.remote_requests == 2, timeout=WAIT_MS)
        qtbot.wait(300)  # a request that was let through would come now

        with pytest.raises(BlockingIOError):
            server.accept()
    close(hall)


@pytest.mark.parametrize("layer", [layer.name for layer in load_layers()])
def test_every_layer_is_known_to_the_page(hall: Hall, layer: str):
    assert hall.ask(f"wanmi.layers.has('{layer}')") is True


@pytest.mark.parametrize(
    ("light", "halo", "paused", "at", "colour"),
    [
        (LightCode.GREEN, Halo.NONE, 0, (0, 0), WALL.ok),
        (LightCode.NONE, Halo.NONE, 0, (0, 0), WALL.text3),
        (LightCode.RED, Halo.NONE, 0, (-6, 6), WALL.over),
        (LightCode.RED, Halo.NONE, 0, (0, -1), WALL.casing),  # the "!"
        (LightCode.YELLOW, Halo.NONE, 0, (-7.4, 0), WALL.soon),
        (LightCode.YELLOW, Halo.NONE, 0, (-4, 0), WALL.casing),
        (LightCode.GREEN, Halo.NONE, 1, (-7.4, 0), WALL.text2),
        (LightCode.RED, Halo.WAITING, 0, (-22.5, 0), WALL.urge),
        (LightCode.RED, Halo.WAITING, 0, (-23.6, 0), WALL.urge),  # the full halo is wide
        (LightCode.RED, Halo.ANSWERED, 0, (-22.5, 0), WALL.urge),
        (LightCode.YELLOW, Halo.WAITING, 0, (-8.8, 0), WALL.soon),
    ],
)
def test_a_case_stands_at_its_place_in_its_shape(hall: Hall, light, halo, paused, at, colour):
    show_cases(hall, [(*MIDDLE, light, halo, paused)])
    hall.settle()
    x, y = hall.pixel_of(*MIDDLE)

    assert hall.has(x + at[0] * UNIT, y + at[1] * UNIT, colour)


def test_a_thin_halo_is_thin(hall: Hall):
    show_cases(hall, [(*MIDDLE, LightCode.RED, Halo.ANSWERED, 0)])
    hall.settle()
    x, y = hall.pixel_of(*MIDDLE)

    assert hall.has(x - 22.5 * UNIT, y, WALL.urge)
    assert not is_near(hall.colour(x - 24.4 * UNIT, y), WALL.urge)
    assert not is_near(hall.colour(x - 20.9 * UNIT, y), WALL.urge)


@pytest.mark.parametrize(
    ("status", "at", "colour"),
    [
        (Presence.OUT_OF_GRID, (-16.25, 0), WALL.soon),
        (Presence.LINGERING, (0, 0), WALL.text1),
        (Presence.NO_FIX, (0, 6.5), WALL.text1),
        (Presence.OFFLINE, (0, 0), WALL.text1),
        (Presence.ON_DUTY, (0, -3.5), WALL.text1),
    ],
)
def test_what_is_wrong_with_a_person_has_its_own_shape(hall: Hall, status, at, colour):
    show_people(hall, [(*MIDDLE, 0, status)])
    hall.settle()
    x, y = hall.pixel_of(*MIDDLE)

    assert hall.has(x + at[0] * UNIT, y + at[1] * UNIT, colour, 20)


@pytest.mark.parametrize(("age", "lit"), [(0, range(36, 37)), (90, range(16, 21)), (170, range(1, 5))])
def test_the_ring_of_a_person_empties_as_the_fix_ages(hall: Hall, age: int, lit: range):
    show_people(hall, [(*MIDDLE, age, Presence.ON_DUTY)])
    hall.settle()
    x, y = hall.pixel_of(*MIDDLE)
    angles = np.radians(np.arange(5, 360, 10))
    at = [(round(x + 11 * UNIT * np.sin(a)), round(y - 11 * UNIT * np.cos(a))) for a in angles]

    assert hall.comes(lambda image: sum(image.pixelColor(*point).lightness() > 100 for point in at) in lit)


def test_heat_is_coloured_by_its_value_and_lies_under_the_streets(hall: Hall):
    cells = np.zeros((90, 160), np.uint8)
    cells[:, 80:] = 255
    hall.view.show_heat(cells.tobytes(), 160, 90, SAMPLE.city.bounds)
    hall.settle()
    x, y = (round(value) for value in hall.pixel_of(*MIDDLE))
    street = next(s for s in SAMPLE.city.streets if s.name == "迎宾大道").line[10]

    def hot(image: QImage, steps: range) -> int:
        top = WALL.heat["density"].stops[-1][1]
        return sum(is_near(image.pixelColor(x + dx, y + 30).name(), top, 20) for dx in steps)

    assert hall.comes(lambda image: hot(image, range(60, 260)) > 60)
    assert hot(hall.picture(), range(-260, -60)) == 0
    assert hall.has(*hall.pixel_of(*street), WALL.map.arterial.colour, 20)


def test_rows_of_the_heat_run_from_north_to_south(hall: Hall):
    cells = np.zeros((90, 160), np.uint8)
    cells[:30] = 255
    hall.view.show_heat(cells.tobytes(), 160, 90, SAMPLE.city.bounds)
    hall.settle()
    north, south = (round(hall.pixel_of(MIDDLE[0], SOUTH + (NORTH - SOUTH) * t)[1]) for t in (0.75, 0.25))

    def hot(image: QImage, y: int) -> int:
        top = WALL.heat["density"].stops[-1][1]
        return sum(is_near(image.pixelColor(x, y).name(), top, 20) for x in range(300, 660))

    assert hall.comes(lambda image: hot(image, north) > 140)
    assert hot(hall.picture(), south) == 0


def test_a_click_gives_the_case(hall: Hall):
    show_cases(hall, [(WEST + (EAST - WEST) * t, MIDDLE[1], LightCode.RED, Halo.NONE, 0) for t in (0.3, 0.5, 0.7)])
    hall.settle()
    x, y = hall.pixel_of(WEST + (EAST - WEST) * 0.7, MIDDLE[1])

    with hall.qtbot.waitSignal(hall.view.case_clicked, timeout=WAIT_MS) as clicked:
        hall.click(x + 3, y - 2)

    assert clicked.args == ["case-2"]


def test_a_click_on_the_ground_means_nothing(hall: Hall):
    show_cases(hall, [(*MIDDLE, LightCode.RED, Halo.NONE, 0)])
    show_people(hall, [(WEST + (EAST - WEST) * 0.3, MIDDLE[1], 0, 0)])
    hall.settle()
    x, y = hall.pixel_of(*MIDDLE)
    person = hall.pixel_of(WEST + (EAST - WEST) * 0.3, MIDDLE[1])

    with hall.qtbot.assertNotEmitted(hall.view.case_clicked):
        hall.click(x + 90, y + 90)
        with hall.qtbot.waitSignal(hall.view.person_clicked, timeout=WAIT_MS) as clicked:
            hall.click(*person)

    assert clicked.args == ["200"]


def test_of_many_updates_the_page_draws_the_last(hall: Hall):
    before = hall.ask("performance.now()")
    for n in range(200):
        show_people(hall, [(WEST + (EAST - WEST) * n / 200, MIDDLE[1], 0, 0)] * 50)
    hall.settle()

    assert hall.ask("wanmi.stage.board.hits.length") == 50
    x = hall.ask("wanmi.stage.board.hits[0].x")
    assert x == pytest.approx(hall.pixel_of(WEST + (EAST - WEST) * 199 / 200, MIDDLE[1])[0], abs=1)
    assert hall.ask(f"performance.getEntriesByType('resource').filter(e => e.startTime > {before}).length") <= 6


def test_what_has_not_changed_does_not_travel_again(hall: Hall):
    show_people(hall, [(*MIDDLE, 0, 0)])
    hall.settle()

    with hall.qtbot.assertNotEmitted(hall.view.drawn, wait=200):
        show_people(hall, [(*MIDDLE, 0, 0)])

    with hall.qtbot.waitSignal(hall.view.person_clicked, timeout=WAIT_MS):
        hall.click(*hall.pixel_of(*MIDDLE))


def test_more_than_a_thousand_of_one_kind_are_dots_and_the_pressing_stay_marks(hall: Hall):
    rng = np.random.default_rng(3)
    many = [(rng.uniform(WEST, EAST), rng.uniform(SOUTH, NORTH), LightCode.GREEN, Halo.NONE, 0) for _ in range(1200)]
    red = [(WEST + (EAST - WEST) * t, MIDDLE[1], LightCode.RED, Halo.NONE, 0) for t in (0.2, 0.5, 0.8)]
    show_cases(hall, many + red)
    hall.settle()
    x, y = hall.pixel_of(*many[0][:2])
    marks = hall.ask("wanmi.stage.board.hits.map(h => h.index)")

    assert sorted(marks) == [1200, 1201, 1202]
    assert hall.comes(
        lambda image: (
            sum(
                is_near(image.pixelColor(px, py).name(), WALL.ok, 6)
                for px in range(0, 960, 2)
                for py in range(0, 540, 2)
            )
            > 1500
        )
    )
    assert 0 <= x <= 960
    assert 0 <= y <= 540


def test_a_place_wished_for_before_the_page_stands_is_where_it_opens(qtbot):
    view = MapView(SAMPLE.city, DESK)
    qtbot.addWidget(view)
    view.resize(300, 200)
    view.fly_to(*MIDDLE, 16.0)
    with qtbot.waitSignal(view.ready, timeout=WAIT_MS):
        view.show()
    hall = Hall(qtbot, view)

    qtbot.waitUntil(lambda: hall.ask("wanmi.stage.map.getZoom()") == 16.0, timeout=WAIT_MS)
    west, _, east, _ = view.bounds()
    close(hall)

    assert (west + east) / 2 == pytest.approx(MIDDLE[0], abs=1e-4)


def test_bounds_follow_the_view(hall: Hall):
    whole = hall.view.bounds()
    with hall.qtbot.waitSignal(hall.view.bounds_changed, timeout=WAIT_MS):
        hall.view.fly_to(*MIDDLE)
    hall.qtbot.waitUntil(lambda: hall.view.bounds()[2] - hall.view.bounds()[0] < (whole[2] - whole[0]) / 3)

    west, south, east, north = hall.view.bounds()

    assert whole[0] <= WEST < EAST <= whole[2]
    assert ((west + east) / 2, (south + north) / 2) == pytest.approx(MIDDLE, abs=1e-3)


def test_a_flight_takes_less_than_a_second_and_the_marks_go_along(hall: Hall):
    show_cases(hall, [(*MIDDLE, LightCode.RED, Halo.NONE, 0)])
    began = time.monotonic()
    hall.view.fly_to(WEST + (EAST - WEST) * 0.4, MIDDLE[1], 16.0)
    hall.qtbot.waitUntil(lambda: hall.ask("wanmi.stage.map.getZoom()") == 16.0, timeout=5000)
    took = time.monotonic() - began
    hall.settle()

    assert took < 2.0
    found = hall.ask("wanmi.stage.board.hits.filter(h => h.layer == 'cases')")
    assert found == [] or found[0]["x"] == pytest.approx(hall.pixel_of(*MIDDLE)[0], abs=1)
    assert hall.ask("wanmi.stage.still.canvas.style.transform") == ""


def test_a_place_pointed_at_stands_in_brackets(hall: Hall):
    hall.view.highlight(*MIDDLE, "私搭乱建")
    hall.settle()
    x, y = hall.pixel_of(*MIDDLE)

    assert hall.has(x - 32 * UNIT, y - 28 * UNIT, WALL.text1, 30)
    assert hall.ask("wanmi.stage.board.drawn[0].text") == "私搭乱建"


def test_a_case_pointed_at_carries_one_label(hall: Hall):
    show_cases(hall, [(*MIDDLE, LightCode.RED, Halo.WAITING, 0)], {0: "督 私搭乱建 超 9:15"})
    hall.view.highlight(*MIDDLE, "私搭乱建")
    hall.settle()

    assert [box["text"] for box in hall.ask("wanmi.stage.board.drawn") if "私搭" in box["text"]] == ["私搭乱建"]


def test_the_size_may_change_and_the_whole_city_stays_in_view(qtbot):
    hall = open_hall(qtbot, SAMPLE.city, DESK, size=(300, 200))
    hall.view.resize(700, 500)
    qtbot.waitUntil(lambda: hall.ask("wanmi.stage.camera.width") == 700, timeout=WAIT_MS)
    west, south, east, north = hall.view.bounds()
    close(hall)

    assert west <= WEST < EAST <= east
    assert south <= SOUTH < NORTH <= north
    assert (east - west) / (EAST - WEST) < 1.2


def test_a_killed_renderer_comes_back_with_everything_it_showed(qtbot, caplog):
    hall = open_hall(qtbot, SAMPLE.city, WALL, unit_px=UNIT)
    show_cases(hall, [(*MIDDLE, LightCode.RED, Halo.NONE, 0)])
    hall.view.show_heat(SAMPLE.heat.tobytes(), 320, 180, SAMPLE.city.bounds)
    hall.view.fly_to(*MIDDLE, 15.5)
    qtbot.waitUntil(lambda: hall.ask("wanmi.stage.map.getZoom()") == 15.5, timeout=WAIT_MS)
    hall.settle()
    renderer = hall.view.page.renderProcessPid()
    assert is_descendant(renderer)

    began = time.monotonic()
    with qtbot.waitSignals([hall.view.renderer_died, hall.view.ready], timeout=WAIT_MS):
        os.kill(renderer, signal.SIGKILL)
    took = time.monotonic() - began
    qtbot.waitUntil(lambda: hall.ask("wanmi.stage.map.getZoom()") == 15.5, timeout=WAIT_MS)
    hall.settle()

    x, y = hall.pixel_of(*MIDDLE)
    assert took < 3.0 * SLOWNESS
    assert hall.view.page.renderProcessPid() != renderer
    assert hall.has(x - 6 * UNIT, y + 6 * UNIT, WALL.over)
    assert "loading it again" in caplog.text
    close(hall)


def test_a_renderer_that_hangs_is_ended_and_comes_back(qtbot, monkeypatch):
    monkeypatch.setattr(channel, "ANSWER_LIMIT_MS", 400)
    hall = open_hall(qtbot, SAMPLE.city, DESK, size=(300, 200))
    renderer = hall.view.page.renderProcessPid()

    with qtbot.waitSignals([hall.view.renderer_died, hall.view.ready], timeout=WAIT_MS):
        hall.view.page.runJavaScript("while (true) {}")
        show_cases(hall, [(*MIDDLE, LightCode.GREEN, Halo.NONE, 0)])
    hall.settle()
    x, y = hall.pixel_of(*MIDDLE)

    assert hall.view.page.renderProcessPid() != renderer
    assert hall.has(x, y, DESK.ok)
    close(hall)


SLOWNESS = 3 if (os.getloadavg()[0] > 3) else 1
"""A machine that others keep busy gets more time."""


def is_descendant(pid: int) -> bool:
    """Return whether *pid* is a child, or a child's child, of this process."""
    while pid > 1:
        if pid == os.getpid():
            return True
        pid = int(Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[1])
    return False


def test_a_map_nobody_sees_piles_up_nothing(qtbot):
    hall = open_hall(qtbot, SAMPLE.city, DESK, size=(300, 200))
    hall.view.hide()
    for _ in range(20):
        show_cases(hall, [(*MIDDLE, LightCode.RED, Halo.NONE, 0)])
        qtbot.wait(5)
    hall.view.show()
    show_cases(hall, [(*MIDDLE, LightCode.GREEN, Halo.NONE, 0)])
    hall.settle()
    x, y = hall.pixel_of(*MIDDLE)

    assert hall.has(x, y, DESK.ok)
    close(hall)


def test_the_map_takes_no_keys(hall: Hall):
    browser = hall.view.findChild(QWebEngineView, "map_browser")
    x, y = hall.pixel_of(*MIDDLE)
    hall.click(x, y)

    assert browser.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert not browser.hasFocus()
    assert browser.focusProxy() is None or not browser.focusProxy().hasFocus()


def test_the_stand_alone_page_draws_without_the_program(qtbot, tmp_path):
    save_standalone(SAMPLE.city, tmp_path / "city.html", theme=DESK)
    profile, view = QWebEngineProfile(), QWebEngineView()
    asked: list[str] = []
    profile.setUrlRequestInterceptor(Listener(asked, profile))
    page = QWebEnginePage(profile, view)
    qtbot.addWidget(view)
    view.setPage(page)
    view.resize(400, 300)
    answers: list[float] = []

    def is_drawn() -> bool:
        page.runJavaScript(
            "window.wanmi && wanmi.stage && wanmi.stage.board ? wanmi.stage.board.drawn.length : 0", answers.append
        )
        return bool(answers) and answers[-1] > 3

    page.load(QUrl.fromLocalFile(str(tmp_path / "city.html")))
    view.show()
    qtbot.waitUntil(is_drawn, timeout=WAIT_MS)
    shiboken6.delete(page)

    assert [address for address in asked if not address.startswith("file:")] == []


class Listener(QWebEngineUrlRequestInterceptor):
    """Writes down every address a page asks for."""

    def __init__(self, asked: list[str], parent) -> None:
        super().__init__(parent)
        self.asked = asked

    def interceptRequest(self, info) -> None:  # noqa: N802 - Qt's name
        self.asked.append(info.requestUrl().toString())


ENDING = """
import sys
from widgets.map.engine import prepare_environment
from widgets.map.scheme import register_scheme
prepare_environment()
register_scheme()
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication
from tests.gui.map_city import make_sample
from widgets.map.view import MapView
from widgets.theme import load_theme
application = QApplication([])
view = MapView(make_sample().city, load_theme("desk"))
loop = QEventLoop()
view.ready.connect(loop.quit)
view.show()
loop.exec()
view.close()
view.deleteLater()
"""


def test_a_program_that_ends_in_a_hurry_ends_cleanly():
    root = Path(__file__).parents[2]

    ended = subprocess.run(
        [sys.executable, "-c", ENDING], cwd=root, capture_output=True, text=True, timeout=60, check=False
    )

    assert ended.returncode == 0, ended.stderr
    assert "Release of profile" not in ended.stderr
