"""The lull: a worker hears when the screen's thread has drawn what it was given, and the feed waits for it."""

import threading
import time

import pytest
import shiboken6
from PySide6.QtCore import QObject, QTimer

from app.domain.moment import HOUR, SECOND
from tests.gui.wall_feed_test import AskSeq, Town
from widgets.feed import SituationFeed
from widgets.lull import SHORT_S, Lull

NOW = 1_000 * HOUR
TURNS = 6


class Drawing(QObject):
    """Draws for some turns of the event loop at each call, as a window does whose panels are refreshed some at a time."""

    def __init__(self, look=lambda: None):
        super().__init__()
        self.left = 0
        self.looked = []
        self._look = look
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._draw)

    def begin(self, *_: object):
        self.left = TURNS
        self._timer.start()

    def _draw(self):
        time.sleep(3 * SHORT_S)
        self.looked.append(self._look())
        self.left -= 1
        if not self.left:
            self._timer.stop()


@pytest.fixture
def lull(qapp) -> Lull:
    return Lull()


def test_nothing_is_waited_for_before_anything_was_handed_over(lull):
    assert lull.wait(0)


def test_a_lull_comes_when_the_drawing_is_done(qtbot, lull):
    drawing = Drawing(lambda: lull.wait(0))
    lull.expect()
    drawing.begin()
    lull.begin()
    assert not lull.wait(0)

    qtbot.waitUntil(lambda: lull.wait(0))

    assert drawing.left == 0
    assert drawing.looked == [False] * TURNS


def test_the_lull_of_what_came_before_is_not_that_of_what_is_on_its_way(qtbot, lull):
    lull.expect()
    lull.begin()
    lull.expect()
    qtbot.waitUntil(lambda: not lull._timer.isActive())
    assert not lull.wait(0)

    lull.begin()
    qtbot.waitUntil(lambda: lull.wait(0))


class Busy(QObject):
    """Somebody who draws in turns too short to be told from rest."""

    def __init__(self):
        super().__init__()
        self.is_drawing = True

    def asked(self) -> bool:
        return self.is_drawing


def test_there_is_no_lull_while_somebody_says_that_he_draws(qtbot, lull):
    busy, turns = Busy(), []
    lull.heed(busy.asked)
    lull.expect()
    lull.begin()
    timer = QTimer(interval=0)
    timer.timeout.connect(lambda: turns.append(lull.wait(0)))
    timer.start()
    qtbot.waitUntil(lambda: len(turns) > 4 * TURNS)
    timer.stop()
    assert not any(turns)

    busy.is_drawing = False
    qtbot.waitUntil(lambda: lull.wait(0))


def test_one_who_is_gone_is_waited_for_no_more(qtbot, lull):
    busy = Busy()
    lull.heed(busy.asked)
    del busy
    lull.expect()
    lull.begin()
    qtbot.waitUntil(lambda: lull.wait(0))


def test_one_whom_qt_has_deleted_is_waited_for_no_more_though_python_keeps_him(qtbot, lull):
    busy = Busy()
    lull.heed(busy.asked)
    shiboken6.delete(busy)
    lull.expect()
    lull.begin()
    qtbot.waitUntil(lambda: lull.wait(0))


def test_a_worker_that_waits_is_woken(qtbot, lull):
    woken = []
    lull.expect()
    worker = threading.Thread(target=lambda: woken.append(lull.wait(60)))
    worker.start()
    lull.begin()
    qtbot.waitUntil(lambda: bool(woken))
    worker.join()
    assert woken == [True]


def test_one_who_waits_for_a_screen_that_never_rests_goes_on(lull):
    lull.expect()
    assert not lull.wait(0.01)


def test_while_somebody_looks_back_the_next_answer_waits_for_the_screen(qtbot, monkeypatch):
    monkeypatch.setattr("widgets.feed.DRAWN_WITHIN_S", 60)  # a busy machine draws for longer than is waited for
    town = Town(log_start=NOW - 900 * HOUR)
    feed = SituationFeed(town, lambda: NOW, interval_s=60)
    drawing = Drawing(lambda: len(town.seen))
    try:
        feed.register(drawing, [AskSeq()])
        feed.start()
        qtbot.waitUntil(lambda: feed.latest is not None)
        feed.moment_ready.connect(drawing.begin)
        feed.look_at(NOW - HOUR)
        qtbot.waitUntil(lambda: bool(drawing.looked))
        feed.look_at(NOW - HOUR - SECOND)  # wanted at once, answered once the screen has drawn
        qtbot.waitUntil(lambda: feed.latest is not None and feed.latest.at == NOW - HOUR - SECOND)
    finally:
        feed.close()

    assert len(set(drawing.looked[:TURNS])) == 1, "no view was made while the screen drew the one before"


def test_a_feed_that_is_closed_leaves_no_timer_that_runs_to_whoever_collects_it(qtbot):
    feed = SituationFeed(Town(log_start=NOW - 900 * HOUR), lambda: NOW, interval_s=60)
    asker = QObject()
    feed.register(asker, [AskSeq()])
    feed.start()
    qtbot.waitUntil(lambda: feed.latest is not None)
    feed._lull.begin()
    feed._hand_over(feed.latest)  # is still on its way when the feed closes

    feed.close()
    timer = feed._lull._timer
    assert not timer.isActive()
    qtbot.wait(1)

    assert not timer.isActive()
