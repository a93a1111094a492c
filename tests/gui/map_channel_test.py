"""The line to the map's page: one pull at a time, and a rest after each that is as long as its picture took."""

import time

import pytest
from PySide6.QtCore import QObject

from widgets.map.channel import REST_MOST_S, REST_SHARE, Bridge, LayerChannel

TOOK_S = 0.06
EARLY = 0.94
"""Qt's timers may come a twentieth too early."""


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


def test_the_page_rests_after_its_picture_half_as_long_as_it_took(line: Line):
    line.put()
    line.pulled(1)
    line.put()
    line.bridge.taken.emit(1)
    line.qtbot.wait(round(TOOK_S * 1000))
    took, drawn_at = time.monotonic() - line.page.pulls[0], time.monotonic()
    line.bridge.drawn.emit(1)

    line.pulled(2)

    assert line.page.pulls[1] - drawn_at >= EARLY * REST_SHARE * took


def test_while_something_newer_waits_no_pull_begins_before_the_last_ones_picture(line: Line):
    for pull in range(1, 5):
        line.put()
        line.pulled(pull)
        line.put()
        line.bridge.taken.emit(pull)
        line.qtbot.wait(40)
        assert len(line.page.pulls) == pull
        line.bridge.drawn.emit(pull)


def test_what_comes_after_a_rest_is_pulled_at_once(line: Line):
    line.put()
    line.pulled(1)
    line.draw_after(TOOK_S)
    rested_at = line.channel._rests_until
    line.qtbot.waitUntil(lambda: time.monotonic() > rested_at > line.page.pulls[0] + TOOK_S)
    line.put()

    assert line.channel._soon.interval() == 0
    line.pulled(2)


def test_a_page_that_is_not_seen_never_draws_and_takes_what_is_new_now_and_then(line: Line):
    for pull in range(1, 4):
        line.put()
        line.pulled(pull)
        taken_at = time.monotonic()
        line.bridge.taken.emit(pull)
        line.put()
        line.pulled(pull + 1)
        assert line.page.pulls[pull] - taken_at >= EARLY * REST_MOST_S


def test_a_picture_told_of_after_hours_makes_no_rest_of_hours(line: Line):
    line.put()
    line.pulled(1)
    line.bridge.taken.emit(1)
    line.channel._begun = time.monotonic() - 3 * 3600
    before = time.monotonic()
    line.bridge.drawn.emit(1)

    assert before + REST_MOST_S <= line.channel._rests_until <= time.monotonic() + REST_MOST_S


def test_a_new_page_is_given_everything_without_a_rest(line: Line):
    line.put()
    line.pulled(1)
    line.bridge.taken.emit(1)
    line.channel.lose_page()
    line.bridge.ready.emit()

    assert line.channel._soon.interval() == 0
    line.pulled(2)
