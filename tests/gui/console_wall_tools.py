"""The desk's large map with the tools beside it (图上指挥), all that is searched being read."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.camera import Camera
from app.domain.city import AreaLevel
from app.domain.component import Component, Components
from app.situation.questions.people import People
from tests.gui import console_hall, wall_moment
from tests.gui.console_hall import row
from tests.gui.console_wall_test import WallConsole

CODE, NEIGHBOUR, DRAIN = "42010201002042424", "42010201002900001", "42010201003000001"
CAMERA = Camera(id="CAM-7", name="文昌路东口", lon=114.30, lat=30.60, url="rtsp://cam/7")


@pytest.fixture(name="console")
def wall_console(qapp, monkeypatch, scenes):
    made = console_hall.ConsoleContext
    parts = Components.of(Component(code, 114.301, 30.601) for code in (CODE, NEIGHBOUR, DRAIN))
    more = {"cameras": (CAMERA,), "read_components": lambda: parts}
    monkeypatch.setattr(console_hall, "ConsoleContext", lambda **given: made(**given, **more))
    console = WallConsole(monkeypatch, scenes)
    console.feed.special[People] = wall_moment.people()
    console.show(row(1))
    console.alive()
    yield console
    console.close()


@pytest.fixture(name="tools")
def wall_tools(console):
    """The map shown large, all that is searched being read."""
    QTest.keyClick(console.window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    console.until(lambda: console.window.flow.map.preview.is_ready)
    assert console.page.large == "map"
    return console.page.map.tools


def told(console, name: str):
    return console.page.map.view.told.get(name)


def type_into(tools, text: str) -> None:
    tools.finder.field.setText(text)
    QTest.keyClick(tools.finder.field, Qt.Key.Key_Return)


def community(console):
    return next(area for area in console.context.city.areas if area.level is AreaLevel.COMMUNITY)


def asked(console, kind: type) -> list:
    return [one for questions in console.feed.asked.values() for one in questions if isinstance(one, kind)]
