"""The panels of the other scenes are loaded once, after the first moment with cases, beside the screen's thread."""

import logging
import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, Signal

from tests.gui.wall_moment import moment
from widgets.wall import panels_ahead
from widgets.wall.panels_ahead import PanelsAhead


class Feed(QObject):
    moment_ready = Signal(object)


@pytest.fixture
def loads(monkeypatch):
    made = []
    monkeypatch.setattr(panels_ahead, "AFTER_MS", 0)
    monkeypatch.setattr(panels_ahead, "load_panels", lambda: made.append(threading.current_thread()))
    return made


def test_the_others_are_loaded_once_when_there_are_cases(qtbot, loads):
    feed, there = Feed(), moment()
    PanelsAhead(feed)

    feed.moment_ready.emit(replace(there, freshness=replace(there.freshness, cases_at=None)))
    qtbot.wait(50)
    assert loads == []

    feed.moment_ready.emit(there)
    feed.moment_ready.emit(there)
    qtbot.waitUntil(lambda: bool(loads))
    qtbot.wait(50)

    assert len(loads) == 1
    assert loads[0] is not threading.main_thread()


def test_a_panel_that_cannot_be_loaded_is_told_in_the_log(qtbot, monkeypatch, caplog):
    def fail():
        raise ImportError("no such panel")

    monkeypatch.setattr(panels_ahead, "AFTER_MS", 0)
    monkeypatch.setattr(panels_ahead, "load_panels", fail)
    feed = Feed()
    PanelsAhead(feed)

    with caplog.at_level(logging.ERROR):
        feed.moment_ready.emit(moment())
        qtbot.waitUntil(lambda: "not every panel can be loaded" in caplog.text)
