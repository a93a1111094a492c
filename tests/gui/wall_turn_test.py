"""Panels take turns to be refreshed: every one of them comes to its turn, however soon the next second begins."""

import pytest
from PySide6.QtCore import QObject

from widgets.wall.turn import Turn

KEYS = ("scene", "map", "feed", "queues", "near")


@pytest.fixture
def refreshed() -> list[str]:
    return []


@pytest.fixture
def turn(qapp, refreshed):
    parent = QObject()
    yield Turn(parent, refreshed.append)
    parent.deleteLater()


def test_a_panel_that_waits_is_not_passed_over_when_the_next_moment_comes_first(turn, refreshed):
    for _ in range(5):
        turn.begin(KEYS)
        turn._one()
        turn._one()
    assert set(refreshed) == set(KEYS)


def test_all_are_refreshed_once_for_each_moment_where_there_is_time(turn, refreshed, qtbot):
    turn.begin(KEYS)
    qtbot.waitUntil(lambda: not turn.waiting)
    assert refreshed == list(KEYS)


def test_panels_of_another_scene_wait_no_more(turn, refreshed):
    turn.begin(KEYS)
    turn.begin(("feed", "cameras"))
    turn.finish()
    assert refreshed == ["feed", "cameras"]
