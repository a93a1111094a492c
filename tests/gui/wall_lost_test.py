"""A wall whose holder is lost says so where it says who holds it, before what he holds ends and for a while after."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QSizeF

from app.domain.moment import MINUTE, SECOND
from app.services.wall_lost import ENDS_AFTER, LOST_AFTER
from app.situation.wall_stand import TOLD_FOR
from tests.gui import wall_checks as checks
from tests.gui.speaking import LANGUAGES, speaking
from tests.gui.wall_panels_test import WALLS, context, glance
from tests.gui.wall_steering_test import Steered, hall, labels  # noqa: F401  # a fixture
from tests.unit.services.test_wall_lost import go_by
from widgets.theme import load_theme
from widgets.wall.layout import read_layout
from widgets.wall.registry import load_panels
from widgets.wall.sheet import Sheet
from widgets.wall.type import TypeScale
from widgets.words import clock

WORDS = ("坐席 1102 离线，23:58 恢复", "坐席 1102 离线，已恢复实时", "坐席 1102 离线，已放行")
IN_ENGLISH = ("seat 1102 off, live 23:58", "seat 1102 off, live now", "seat 1102 off, let go")


@pytest.fixture
def wall(qtbot, hall):  # noqa: F811
    made = Steered(qtbot, hall)
    qtbot.waitUntil(made.is_answered)
    yield made
    made.feed.close()


def says(wall, words: str) -> bool:
    return any(words in text for text in labels(wall.window, "scene"))


def test_a_frozen_wall_says_that_its_seat_is_lost_and_then_that_it_lives_again(qtbot, hall, wall):  # noqa: F811
    assert hall.ask("leader", "wall_freeze")["ok"]
    heard_at = hall.clock.now()
    qtbot.waitUntil(lambda: says(wall, "定格 "))

    go_by(hall, LOST_AFTER + 5 * SECOND)
    qtbot.waitUntil(lambda: says(wall, f"坐席 lea… 离线，{clock(heard_at + ENDS_AFTER)} 恢复"))
    assert wall.feed.position is not None

    go_by(hall, ENDS_AFTER - LOST_AFTER)
    qtbot.waitUntil(lambda: says(wall, "坐席 lea… 离线，已恢复实时"))
    qtbot.waitUntil(lambda: wall.feed.position is None)

    hall.clock.go(TOLD_FOR)
    qtbot.waitUntil(lambda: not says(wall, "离线"))


def test_a_replaying_wall_says_it_too(qtbot, hall, wall):  # noqa: F811
    hall.opened()
    begun = hall.clock.now()
    hall.clock.go(MINUTE)
    assert hall.ask("leader", "wall_replay", at=begun, speed=0.0)["ok"]
    qtbot.waitUntil(lambda: wall.feed.position == begun)

    go_by(hall, LOST_AFTER + 5 * SECOND)
    qtbot.waitUntil(lambda: says(wall, "坐席 lea… 离线"))


def test_what_anybody_puts_on_the_wall_ends_the_words(qtbot, hall, wall):  # noqa: F811
    assert hall.ask("leader", "wall_pin")["ok"]
    go_by(hall, ENDS_AFTER + 5 * SECOND)
    qtbot.waitUntil(lambda: says(wall, "坐席 lea… 离线，已放行"))

    assert hall.ask("boss", "wall_scene", scene="people")["ok"]

    qtbot.waitUntil(lambda: not says(wall, "离线"))


def test_the_words_are_spoken_in_english(qtbot, qapp, hall, wall):  # noqa: F811
    with speaking(qapp, "en"):
        assert hall.ask("leader", "wall_freeze")["ok"]
        go_by(hall, ENDS_AFTER + 5 * SECOND)
        qtbot.waitUntil(lambda: says(wall, "seat lea… off, live now"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("layout", ["demo", "hall-16x9", "hall-4x3", "led"])
@pytest.mark.parametrize("scene", ["日常", "高发", "督办", "考核", "人员", "夜间"])
def test_the_words_end_within_the_cube_and_the_chinese_ones_are_whole(qapp, layout, scene, language):
    wall = read_layout(WALLS / f"{layout}.toml")
    scale, seen = TypeScale(load_theme("wall"), wall), glance("live")
    with speaking(qapp, language):
        for words in WORDS if language == "zh" else IN_ENGLISH:
            sheet = Sheet(scale, QSizeF(*wall.cell_px))
            load_panels()["scene"](context()).compose(
                replace(seen, showing=replace(seen.showing, scene=scene, how=words)), sheet
            )
            (how,) = [
                one for one in checks.labels_of(sheet.items) if one.text.rstrip("…") in words and "1102" in one.text
            ]

            assert how.text == words or language == "en"
            assert how.start + how.width <= sheet.right * sheet.unit
