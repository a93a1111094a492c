"""What a map survives: a renderer killed or hanging, nobody looking, a program that ends in a hurry; and a page without a program."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import shiboken6
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile, QWebEngineUrlRequestInterceptor
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from tests.gui.map_hall import WAIT_MS, Hall, close, open_hall
from tests.gui.map_shared import (  # noqa: F401  # two are fixtures
    DESK,
    MIDDLE,
    SAMPLE,
    UNIT,
    WALL,
    emptied_map,
    shared_map,
    show_cases,
)  # fmt: skip
from widgets.map import browser, channel
from widgets.map.layers.cases import Halo, LightCode
from widgets.map.standalone import save_standalone
from widgets.map.view import MapView


def test_a_killed_renderer_comes_back_with_everything_it_showed(qtbot, caplog):
    hall = open_hall(qtbot, SAMPLE.city, WALL, unit_px=UNIT)
    show_cases(hall, [(*MIDDLE, LightCode.RED, Halo.NONE, 0)])
    hall.view.show_heat(SAMPLE.heat.tobytes(), 320, 180, SAMPLE.city.bounds)
    hall.view.fly_to(*MIDDLE, 15.5)
    qtbot.waitUntil(lambda: hall.ask("wanmi.stage.map.getZoom()") == 15.5, timeout=WAIT_MS)
    hall.settle()
    renderer = hall.view.page.renderProcessPid()
    assert is_descendant(renderer)

    with qtbot.waitSignals([hall.view.renderer_died, hall.view.ready], timeout=WAIT_MS):
        os.kill(renderer, signal.SIGKILL)
    qtbot.waitUntil(lambda: hall.ask("wanmi.stage.map.getZoom()") == 15.5, timeout=WAIT_MS)
    hall.settle()

    x, y = hall.pixel_of(*MIDDLE)
    assert hall.view.page.renderProcessPid() != renderer
    assert hall.has(x - 6 * UNIT, y + 6 * UNIT, WALL.over)
    assert "loading it again" in caplog.text
    close(hall)


def test_a_renderer_that_hangs_is_ended_and_comes_back(qtbot):
    hall = open_hall(qtbot, SAMPLE.city, DESK, size=(300, 200))
    limit, renderer, died = hall.view._browser.layers._limit, hall.view.page.renderProcessPid(), []
    hall.view.renderer_died.connect(lambda reason: died.append((reason, hall.view.is_ready)))
    hall.view.renderer_died.connect(lambda: limit.setInterval(channel.ANSWER_LIMIT_MS))
    hall.settle()
    limit.setInterval(400)

    with qtbot.waitSignals([hall.view.renderer_died, hall.view.ready], timeout=WAIT_MS):
        hall.view.page.runJavaScript("while (true) {}")
        show_cases(hall, [(*MIDDLE, LightCode.GREEN, Halo.NONE, 0)])
    hall.settle()
    x, y = hall.pixel_of(*MIDDLE)

    assert died == [("hangs", False)], "it is said once"
    assert hall.view.page.renderProcessPid() != renderer
    assert hall.has(x, y, DESK.ok)
    close(hall)


def test_what_a_page_says_that_was_given_up_does_not_make_the_map_ready(qtbot):
    hall, drawn = open_hall(qtbot, SAMPLE.city, DESK, size=(300, 200)), []
    layers = hall.view._browser.layers
    hall.view.drawn.connect(drawn.append)
    hall.view.renderer_died.connect(lambda _: layers.drawn.emit(7))

    layers.silent.emit()
    said, was_ready = list(drawn), hall.view.is_ready
    qtbot.waitUntil(lambda: hall.view.is_ready, timeout=WAIT_MS)
    hall.settle()

    assert (said, was_ready) == ([], False)
    close(hall)


def test_a_renderer_that_cannot_be_ended_is_loaded_again_later(qtbot, monkeypatch, caplog):
    hall = open_hall(qtbot, SAMPLE.city, DESK, size=(300, 200))
    monkeypatch.setattr(browser, "KILL", 0)  # which ends nothing
    standing = hall.view._browser._standing
    standing.setInterval(200)
    standing.timeout.connect(lambda: standing.setInterval(WAIT_MS))
    renderer, died = hall.view.page.renderProcessPid(), []
    hall.view.renderer_died.connect(died.append)

    with qtbot.waitSignal(hall.view.ready, timeout=WAIT_MS):
        hall.view._browser.layers.silent.emit()

    assert died == ["hangs"]
    assert "did not come to stand" in caplog.text
    assert hall.view.page.renderProcessPid() == renderer
    close(hall)


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
    qtbot.waitUntil(lambda: hall.ask("document.hidden") is True)
    told: list[int] = []
    hall.view.drawn.connect(told.append)
    for n in range(20):
        show_cases(hall, [(MIDDLE[0] + n * 1e-4, MIDDLE[1], LightCode.RED, Halo.NONE, 0)])
        qtbot.waitUntil(lambda: hall.view.waiting == 0)
    told_hidden = len(told)
    hall.view.show()
    show_cases(hall, [(*MIDDLE, LightCode.GREEN, Halo.NONE, 0)])
    hall.settle()
    assert told_hidden == 0, "a hidden page paints nothing"
    assert len(told) <= 3, "what was never seen is not told of one by one"
    x, y = hall.pixel_of(*MIDDLE)

    assert hall.has(x, y, DESK.ok)
    close(hall)


def test_a_map_that_was_never_seen_looks_at_the_whole_city_and_at_nothing_smaller(qtbot):
    view, told = MapView(SAMPLE.city, DESK), []
    qtbot.addWidget(view)
    hall = Hall(qtbot, view)
    view.resize(300, 200)
    qtbot.waitUntil(lambda: hall.ask("Boolean(window.wanmi && wanmi.stage)"), timeout=WAIT_MS)
    view.bounds_changed.connect(told.append)
    show_cases(hall, [(*MIDDLE, LightCode.RED, Halo.NONE, 0)])
    qtbot.waitUntil(lambda: view.waiting == 0, timeout=WAIT_MS)
    before = view.bounds()

    with qtbot.waitSignal(view.ready, timeout=WAIT_MS):
        view.show()
    hall.settle()

    assert before == SAMPLE.city.bounds
    assert all(west < east and south < north for west, south, east, north in told)
    assert view.bounds() != SAMPLE.city.bounds
    close(hall)


def test_a_place_that_is_no_place_moves_no_map(qtbot, caplog):
    hall = open_hall(qtbot, SAMPLE.city, DESK, size=(300, 200))
    before = hall.ask("wanmi.stage.map.getCenter()")

    hall.view.fly_to(float("nan"), MIDDLE[1])
    hall.settle()

    assert hall.ask("[wanmi.stage.home, wanmi.stage.map.getCenter()]") == [True, before]
    assert "no place" in caplog.text
    close(hall)


def test_a_click_on_the_map_leaves_the_keyboard_where_it_was(qtbot):
    desk, field, view = QWidget(), QLineEdit(), MapView(SAMPLE.city, DESK)
    for part in (field, view):
        (desk.layout() or QVBoxLayout(desk)).addWidget(part)
    qtbot.addWidget(desk)
    desk.resize(400, 400)
    with qtbot.waitSignal(view.ready, timeout=WAIT_MS):
        desk.show()
    desk.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus, timeout=WAIT_MS)
    hall = Hall(qtbot, view)

    with qtbot.waitSignal(view.ground_clicked, timeout=WAIT_MS):
        hall.click(200, 150)
    qtbot.wait(100)

    assert field.hasFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_J)
    assert field.text() == "j"
    desk.close()


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

    ended = subprocess.run([sys.executable, "-c", ENDING], cwd=root, capture_output=True, text=True, check=False)

    assert ended.returncode == 0, ended.stderr
    assert "Release of profile" not in ended.stderr
