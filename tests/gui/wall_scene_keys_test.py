"""Every scene of a wall can be previewed and pushed from the desk, however many there are, by key and by mouse."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.gui.console_hall import row
from tests.gui.console_wall_test import STATE, WALLS, WallConsole
from widgets.wall.layout import read_layout
from widgets.wall.scene_pictures import pictures_of
from widgets.wall.scenes import read_scenes

LAYOUTS = sorted(path.name for path in WALLS.glob("*.toml"))
ALT = Qt.KeyboardModifier.AltModifier


def scenes_of(layout):
    wall = read_layout(WALLS / layout)
    return pictures_of(tuple(read_scenes(WALLS / "scenes", wall.scenes, wall).values()), wall)


def many(count):
    """Return so many scenes."""
    (first, *_) = scenes_of("demo.toml")
    return tuple(replace(first, key=f"s{place}", name=f"场景{place}") for place in range(1, count + 1))


@pytest.fixture
def seated(qapp, monkeypatch):
    made = []

    def sit(scenes):
        console = WallConsole(monkeypatch, scenes)
        made.append(console)
        console.state = replace(STATE, scene=scenes[0].key)
        console.show(row(1))
        console.alive()
        return console

    yield sit
    for console in made:
        console.close()


def pushed(console):
    """Push the preview; return the scene that was asked for."""
    console.keypad(Qt.Key.Key_Enter)
    return console.last().fields["scene"]


def press(console, place):
    """Preview the scene at *place* of the wall's list by the keypad."""
    if place < 6:
        console.keypad(Qt.Key(Qt.Key.Key_1 + place))
    for _ in range(place - 5):
        console.keypad(Qt.Key.Key_Plus)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_scene_of_every_shipped_wall_is_pushed_by_the_keypad(seated, layout):
    console = seated(scenes_of(layout))
    for place, scene in enumerate(console.box.scenes.values()):
        press(console, place)
        assert console.box.preview is scene
        assert pushed(console) == scene.key
        assert console.box.preview is None


@pytest.mark.parametrize("count", [1, 6, 7, 8, 11])
def test_however_many_scenes_a_wall_has_each_has_a_button_or_stands_in_the_list(seated, count):
    console = seated(many(count))
    keys, reached = console.box.scene_keys, []
    menu = None if keys.more is None else keys.more.menu()
    clicks = [button.click for button in keys.buttons if button.menu() is None]
    for click in (*clicks, *(() if menu is None else [action.trigger for action in menu.actions()])):
        click()
        reached.append(console.box.preview.key)
        assert pushed(console) == reached[-1]

    assert reached == list(console.box.scenes)


def test_plus_goes_through_the_further_scenes_and_then_previews_none(seated):
    console = seated(many(8))
    seen = []
    for _ in range(4):
        QTest.keyClick(console.window, Qt.Key.Key_Plus, ALT)
        seen.append(console.box.preview and console.box.preview.key)

    assert seen == ["s7", "s8", None, "s7"]


def test_the_further_scene_on_the_wall_and_the_one_in_preview_are_named_on_the_key(seated):
    console = seated(scenes_of("demo.toml"))
    more = console.box.scene_keys.more
    assert more.text() == "+　夜间"
    console.keypad(Qt.Key.Key_Plus)
    assert more.text() == "+　夜间　预览"
    console.state = replace(STATE, scene="night")
    console.feed.speak()
    assert more.text() == "+　夜间　在屏"


def test_a_list_says_how_many_scenes_are_in_it(seated):
    console = seated(many(9))
    assert console.box.scene_keys.more.text() == "+　更多 3"
    console.state = replace(STATE, scene="s8")
    console.feed.speak()
    assert console.box.scene_keys.more.text() == "+　场景8　在屏"
