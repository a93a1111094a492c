"""The wall's window: panels in their cells, one scene after another, and what its first cube says."""

import logging
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from app.domain.moment import SECOND
from app.domain.terms import Post
from app.situation.questions.department_rates import DepartmentRates
from app.situation.questions.wall_now import WallNow, WallState
from tests.gui import wall_moment as made
from tests.gui.wall_panels_test import WALLS
from tests.gui.wall_window_hall import Hall, window_hall  # noqa: F401  # a fixture
from widgets.wall.glance import Look
from widgets.wall.ink import Label
from widgets.wall.layout import read_layout
from widgets.wall.scenes import Cells, read_scene


def test_the_window_is_the_wall_and_every_cell_belongs_to_a_panel(hall):
    cells = [view.geometry() for view in hall.window.views.values()]

    assert (hall.window.width(), hall.window.height()) == (5760, 1620)
    assert sum(cell.width() * cell.height() for cell in cells) == 5760 * 1620
    assert hall.window.views["map"].geometry() == hall.map.geometry()
    assert hall.window.views["supervision"].geometry().topLeft().toTuple() == (3840, 540)


def test_a_picture_of_the_wall_has_all_its_pixels_and_black_seams(hall):
    hall.tell(made.moment())

    picture = hall.window.grab_wall()

    assert (picture.width(), picture.height()) == (5760, 1620)
    assert picture.pixelColor(960, 700) == picture.pixelColor(4000, 540) == QColor("#000000")
    assert picture.pixelColor(980, 700) != QColor("#000000")


def test_the_first_cube_says_who_put_the_scene_on_the_wall(hall):
    pushed = WallState(wall="hall", scene="daily", scene_at=hall.now, scene_post=Post.SHIFT_LEADER, scene_actor="3102")

    hall.tell(made.moment(answers=made.answers() | {WallNow(wall="hall"): pushed}))

    assert {"日常", "值班长 3102 推送", "15:26 起"} <= set(hall.texts("scene"))


def test_another_scene_in_the_log_is_asked_for(qtbot, hall):
    pushed = WallState(wall="hall", scene="supervision", scene_at=hall.now)

    with qtbot.waitSignal(hall.window.scene_wanted) as asked:
        hall.tell(made.moment(answers=made.answers() | {WallNow(wall="hall"): pushed}))

    assert asked.args == ["supervision"]


def test_a_new_scene_takes_the_place_of_the_old_one_and_asks_for_nothing_more_of_it(hall):
    hall.window.show_scene(replace(hall.window.scene, key="other", placements=hall.window.scene.placements[:2]))

    assert sorted(hall.window.views) == ["queues", "scene"]
    assert set(hall.feed.asked) == {hall.window, *(view.panel for view in hall.window.views.values())}


def test_a_panel_of_both_scenes_stays_and_one_that_comes_back_is_the_same(hall):
    hall.map.ready.emit()
    hall.tell(made.moment())
    daily, kept = hall.window.scene, hall.window.views["map"]

    hall.window.show_scene(replace(daily, key="other", placements=daily.placements[:2]))
    away = hall.map.isVisible()
    hall.window.show_scene(daily)

    assert away is False
    assert hall.map.isVisible()
    assert hall.window.views["map"] is kept
    assert not kept.isVisible()
    assert set(hall.looks().values()) == {Look.LIVE}


def test_a_replayed_moment_says_so_in_every_title(hall):
    hall.tell(made.moment(live=False))

    for key in ("queues", "feed", "amounts", "quality", "supervision", "departments", "people", "hours", "scene"):
        assert "回放 15:26" in hall.texts(key), key


def test_no_key_does_anything(hall):
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_F4, Qt.Key.Key_Q):
        QTest.keyClick(hall.window, key, Qt.KeyboardModifier.ControlModifier)

    assert hall.window.isVisible()


def test_the_clock_of_the_first_cube_runs_without_data(hall):
    hall.wait(7)

    assert {"15:26", ":15"} <= set(hall.texts("scene"))


def test_news_stands_on_the_panels_before_the_next_second(hall, qtbot):
    hall.tell(made.moment())
    hall.window._timer.stop()

    hall.feed.moment_ready.emit(made.quiet())

    qtbot.waitUntil(
        lambda: (
            "没有督办与超期" in [one.text for one in hall.window.views["supervision"].items if isinstance(one, Label)]
        )
    )


def test_every_panel_refreshed_is_counted(hall):
    hall.tell(made.moment())
    before = hall.window.frames.refreshed

    hall.wait(1)

    assert hall.window.frames.refreshed == before + len(hall.window.views)
    assert hall.window.frames.longest_ms < 1000


def test_a_window_over_part_of_the_wall_shows_that_part(qtbot):
    hall = Hall(qtbot, "hall-16x9", region=Cells(left=5, top=1, right=6, bottom=3))

    assert (hall.window.width(), hall.window.height()) == (2 * 1920, 3 * 1080)
    assert hall.window.views["amounts"].geometry().topLeft().toTuple() == (0, 0)
    assert "scene" not in hall.window.views


def test_only_the_first_unanswered_notice_blinks(hall):
    hall.tell(made.moment())
    pictures = []
    for _ in range(2):
        hall.wait(1)
        pictures.append(hall.window.views["supervision"].grab().toImage())

    first_row, below_title = range(84, 150), range(84, 540)
    changed = [y for y in below_title for x in range(600, 960, 3) if pictures[0].pixel(x, y) != pictures[1].pixel(x, y)]
    assert changed
    assert set(changed) <= set(first_row)


def test_an_unknown_panel_in_a_scene_is_logged_and_the_rest_stands(hall, caplog):
    strange = replace(hall.window.scene.placements[0], panel="tomorrow")

    with caplog.at_level(logging.ERROR):
        hall.window.show_scene(replace(hall.window.scene, placements=(strange, *hall.window.scene.placements[1:])))

    assert "tomorrow" in caplog.text
    assert len(hall.window.views) == len(hall.window.scene.placements) - 1


def test_departments_are_ranked_within_their_group_and_each_group_has_its_turn(hall):
    def grouped(at):
        rates = made.rates()
        rows = tuple(replace(rate, group="街道" if place % 2 else "专业部门") for place, rate in enumerate(rates.rows))
        answers = made.answers() | {DepartmentRates(): replace(rates, rows=rows)}
        hall.tell(made.moment(at=at, answers=answers))
        return hall.texts("departments")

    first, second = grouped(made.NOW), grouped(made.NOW + 20 * SECOND)

    assert {"园林处", "执法大队"} <= set(first) ^ set(second) or {"环卫处", "路灯处"} <= set(first) ^ set(second)
    assert not {"园林处", "环卫处"} <= set(first)
    assert [text for text in first if text in "12345678"] == ["1", "2", "3", "4"]


def test_shipped_scenes_fill_every_shipped_wall():
    for path in sorted(Path(WALLS).glob("*.toml")):
        wall = read_layout(path)
        for key in wall.scenes:
            scene = read_scene(WALLS / "scenes" / f"{key}.toml", wall)
            cells = [cell for placement in scene.placements for cell in placement.cells.names()]
            assert len(cells) == wall.columns * wall.rows, path.name
