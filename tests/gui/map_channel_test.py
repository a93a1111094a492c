"""The line to the map's page: one pull at a time, and a rest after each that is as long as its picture took."""

import time

import pytest
from PySide6.QtCore import QObject

from widgets.map.channel import REST_MOST_S, REST_SHARE, Bridge, LayerChannel

TOOK_S = 0.06


class Page:
    """Takes note of what it is asked to do and when."""

    def __init__(self):
        self.pulls: list[float] = []

    def runJavaScript(self, script: str) -> None:  # noqa: N802  # the page's own name
        assert script.startswith(f"wanmi.channel.pull({len(self.pulls) + 1}, ")
        self.pulls.append(time.monotonic())


class Line:
    """A channel to a page that answers when the test says so."""

    def __init__(self, qtbot):
        self.qtbot, self.page, self.bridge, self.owner = qtbot, Page(), Bridge(), QObject()
        self.channel = LayerChannel(self.page, self.bridge, {}, self.owner)
        self.bridge.ready.emit()
        self.count = 0

    def put(self) -> None:
        self.count += 1
        self.channel.put("cases", b"%d" % self.count)

    def pulled(self, count: int) -> None:
        self.qtbot.waitUntil(lambda: len(self.page.pulls) == count)

    def draw_after(self, seconds: float) -> None:
        """Have the newest pull taken at once and drawn later."""
        pull = len(self.page.pulls)
        self.bridge.taken.emit(pull)
        self.qtbot.wait(round(seconds * 1000))
        self.bridge.drawn.emit(pull)


@pytest.fixture
def line(qtbot) -> Line:
    return Line(qtbot)


def test_the_page_rests_as_long_as_its_last_picture_took(line: Line):
    line.put()
    line.pulled(1)
    line.draw_after(TOOK_S)
    line.put()
    line.pulled(2)
    line.put()
    taken_at = time.monotonic()
    line.bridge.taken.emit(2)

    line.pulled(3)

    assert line.page.pulls[2] - taken_at >= REST_SHARE * TOOK_S - 0.002, "a timer counts whole milliseconds"


def test_what_comes_after_a_rest_is_pulled_at_once(line: Line):
    line.put()
    line.pulled(1)
    line.draw_after(TOOK_S)
    line.qtbot.wait(round(2 * TOOK_S * 1000))
    line.put()

    assert line.channel._soon.interval() == 0
    line.pulled(2)


def test_a_hidden_page_that_never_draws_goes_on_taking(line: Line):
    for pull in range(1, 4):
        line.put()
        line.pulled(pull)
        line.bridge.taken.emit(pull)


def test_a_picture_told_of_after_hours_makes_no_rest_of_hours(line: Line, monkeypatch):
    line.put()
    line.pulled(1)
    line.bridge.taken.emit(1)
    line.channel._begun = 1, time.monotonic() - 3 * 3600
    line.bridge.drawn.emit(1)
    line.put()
    line.pulled(2)
    line.bridge.taken.emit(2)

    assert line.channel._rests_until - time.monotonic() <= REST_MOST_S
