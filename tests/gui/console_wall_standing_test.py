"""What stands on the wall is what a click on the desk's small picture means, also where a case opened other panels."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from app.adapters.mqtt.wall_report import decode, encode
from app.services.wall_scenes import PanelPicture
from tests.gui.console_wall_test import STATE, console, scenes  # noqa: F401  # fixtures
from tests.gui.wall_steering_test import Steered, hall  # noqa: F401  # a fixture

OPENED = tuple(
    PanelPicture(key=key, title=title, left=left, top=2, columns=1, rows=1)
    for key, title, left in (("spotlight", "投屏案件", 0), ("photos", "照片", 4), ("near", "周边力量", 5))
)


def middle(thumb, column: int, row: int):
    box = thumb.box
    across, down = box.width() / thumb.scene.columns, box.height() / thumb.scene.rows
    return QPointF(box.left() + (column + 0.5) * across, box.top() + (row + 0.5) * down)


@pytest.mark.parametrize(
    ("column", "key", "title"), [(0, "spotlight", "投屏案件"), (4, "photos", "照片"), (5, "near", "周边力量")]
)
def test_a_click_shows_large_what_stands_there_and_its_name_is_that_of_the_wall(console, column, key, title):  # noqa: F811
    thumb = console.box.live
    console.state = replace(STATE, case_id="c1", number="1")
    console.alive(panels=OPENED, looks={key: "failed"})
    console.until(lambda: thumb.panel_at(middle(thumb, column, 2)).key == key)

    QTest.mouseClick(thumb, Qt.MouseButton.LeftButton, pos=middle(thumb, column, 2).toPoint())

    assert (console.last().name, console.last().fields["panel"]) == ("wall_magnify", key)
    assert thumb._words(thumb.panel_at(middle(thumb, column, 2))) == f"{title}　读取失败"
    assert thumb.panel_at(middle(thumb, 0, 1)).key == "queues", "what the wall did not tell of is the scene's"


def test_the_past_shows_the_scene_and_not_what_stands_there_now(console):  # noqa: F811
    console.alive(panels=OPENED)
    console.until(lambda: console.box.live.panel_at(middle(console.box.live, 4, 2)).key == "photos")

    console.box.show_past(is_past=True)

    assert console.box.live.panel_at(middle(console.box.live, 4, 2)).key == "people"


def test_a_panel_that_is_shown_large_lies_where_it_is_large(console):  # noqa: F811
    large = PanelPicture(key="queues", title="七个环节", left=1, top=0, columns=3, rows=3)
    city_map = PanelPicture(key="map", title="", left=0, top=1, columns=1, rows=1)

    console.alive(panels=(large, city_map))
    console.until(lambda: console.box.live.panel_at(middle(console.box.live, 2, 1)).key == "queues")

    assert console.box.live.panel_at(middle(console.box.live, 0, 1)).key == "map"


def test_the_wall_tells_where_its_panels_really_stand_and_of_which_moment_they_are(qtbot, hall):  # noqa: F811
    wall = Steered(qtbot, hall)
    qtbot.waitUntil(wall.is_answered)
    case_id = hall.opened()
    assert hall.ask("leader", "wall_show_case", case_id)["ok"]
    wall.feed.wake()
    qtbot.waitUntil(lambda: "photos" in wall.window.views)
    qtbot.waitUntil(wall.is_answered)
    wall.steering.tell()

    report = wall.line.told[-1]
    stood = {one.panel: one.cells for one in wall.window.scene.placements}
    told = {one.key: (one.left + 1, one.top + 1, one.columns, one.rows) for one in report.panels}
    assert told == {key: (one.left, one.top, one.columns, one.rows) for key, one in stood.items()}
    assert "people" not in told
    assert report.seen_at == wall.feed.latest.at
    assert decode(encode(report)) == report
    wall.feed.close()
