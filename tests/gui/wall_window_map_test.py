"""The map's panel: its last picture while its page is away, what is old said, and cases flown to."""

import logging
from dataclasses import replace
from types import SimpleNamespace

from PySide6.QtWidgets import QWidget

from app.domain.moment import SECOND
from app.situation.freshness import Freshness
from app.situation.questions.numbers import Numbers
from app.situation.questions.pointed import Pointed, PointedAt
from tests.gui import wall_moment as made
from tests.gui.wall_window_hall import window_hall  # noqa: F401  # a fixture
from widgets import demo
from widgets.demo import FirstWall, desk_follows
from widgets.wall.glance import Look
from widgets.wall.panels.map import UNCOVER_MS


def test_while_the_map_is_away_its_last_picture_stands_there_with_its_time(hall):
    hall.map.ready.emit()
    hall.tell(made.moment())
    hall.wait(1)

    hall.map.renderer_died.emit("crashed")

    view = hall.window.views["map"]
    colour = view.grab().toImage().pixelColor(1400, 800)
    assert "末次画面 15:26:08" in hall.texts("map")
    assert colour.blue() > colour.red() + 30, "the picture's blue under its ground"


def test_a_map_that_cannot_take_a_moment_fails_alone(hall, monkeypatch):
    def tear(*_, **__):
        raise ValueError("paper tears")

    hall.map.ready.emit()
    monkeypatch.setattr(hall.map, "show_cases", tear)

    hall.tell(made.moment())

    assert hall.looks()["map"] is Look.FAILED
    assert hall.looks()["feed"] is Look.LIVE
    assert hall.window.views["map"].isVisible()


def test_the_map_is_uncovered_when_it_is_there_and_covered_while_its_page_is_loaded_again(hall):
    hall.tell(made.moment())
    before = hall.window.views["map"].isVisible()
    hall.map.ready.emit()
    hall.window.tick()
    ready = hall.window.views["map"].isVisible()
    hall.map.renderer_died.emit("crashed")

    assert (before, ready, hall.window.views["map"].isVisible()) == (True, False, True)


def test_a_map_that_is_back_is_uncovered_a_little_later_unless_it_died_again(hall, qtbot):
    hall.map.ready.emit()
    hall.tell(made.moment())
    view = hall.window.views["map"]
    for _ in range(2):
        hall.map.renderer_died.emit("crashed")
        hall.map.ready.emit()
        hall.window.tick()
    early = view.isVisible()
    hall.map.renderer_died.emit("crashed")
    qtbot.wait(UNCOVER_MS + 200)
    dead = view.isVisible()
    hall.map.ready.emit()
    qtbot.waitUntil(lambda: not view.isVisible())

    assert (early, dead) == (True, True)


def test_a_map_that_dies_before_its_first_picture_is_covered_at_once_too(hall):
    hall.map.small_picture = lambda width, taken: None
    hall.map.ready.emit()
    hall.tell(made.moment())

    hall.map.renderer_died.emit("crashed")

    assert hall.window.views["map"].isVisible()
    assert "地图读取中" in hall.texts("map")


def test_a_map_that_dies_in_a_scene_without_it_stays_out_of_sight_and_is_covered_in_the_next_with_it(hall):
    hall.map.ready.emit()
    hall.tell(made.moment())
    view, daily = hall.window.views["map"], hall.window.scene
    hall.window.show_scene(replace(daily, placements=[one for one in daily.placements if one.panel != "map"]))

    hall.map.renderer_died.emit("crashed")
    away = view.isVisible()
    hall.window.show_scene(daily)

    assert (away, hall.window.views["map"].isVisible()) == (False, True)


def test_the_map_says_that_cases_or_positions_are_old_and_that_they_are_new_again(hall):
    hall.map.ready.emit()
    hall.tell(made.moment(freshness=Freshness(cases_at=hall.now, fixes_at=hall.now)))
    live = hall.map.shown["legend"]
    hall.wait(31)
    cases_old = hall.map.shown["legend"]
    hall.tell(made.moment(freshness=Freshness(cases_at=hall.now, fixes_at=hall.now - 61 * SECOND)))
    positions_old = hall.map.shown["legend"]
    hall.tell(made.moment(freshness=Freshness(cases_at=hall.now, fixes_at=hall.now)))

    assert (live.is_stale, cases_old.is_stale, positions_old.is_stale) == (False, True, True)
    assert cases_old.freshness == "末次位置 15:26 起未更新"
    assert positions_old.freshness == "末次位置 15:25 起未更新"
    assert hall.map.shown["legend"] == live


def test_the_wall_is_first_true_when_every_panel_has_what_it_needs(hall, caplog):
    seats = SimpleNamespace(feed=hall.feed, wall_map=hall.map)
    first, stood = FirstWall(seats, hall.window, started=0.0), []
    first.stands.connect(lambda: stood.append(len(said())))
    said = lambda: [record for record in caplog.records if "first true wall" in record.message]  # noqa: E731

    with caplog.at_level(logging.INFO):
        hall.map.ready.emit()
        hall.tell(made.moment(answers={}))
        hall.tell(made.moment(answers={one: found for one, found in made.answers().items() if one != Numbers()}))
        hall.tell(made.moment(freshness=Freshness(error="read anew")))
        early = len(said())
        hall.tell(made.moment())
        hall.tell(made.moment())

    assert early == 0
    assert len(said()) == 1
    assert stood == [1]


def test_the_demos_desk_waits_for_no_wall_that_does_not_come(hall, monkeypatch, qtbot):
    monkeypatch.setattr(demo, "WALL_WITHIN_MS", 20)
    first, stood = FirstWall(SimpleNamespace(feed=hall.feed, wall_map=hall.map), hall.window, started=0.0), []
    first.stands.connect(lambda: stood.append(1))

    qtbot.waitUntil(lambda: bool(stood))
    hall.map.ready.emit()
    hall.tell(made.moment())

    assert stood == [1]


def test_a_wall_that_is_closed_early_does_not_end_the_demo_and_the_desk_opens_without_it(hall, qapp, qtbot, caplog):
    first, ended = FirstWall(SimpleNamespace(feed=hall.feed, wall_map=hall.map), hall.window, started=0.0), []
    desk = QWidget()
    qtbot.addWidget(desk)

    with caplog.at_level(logging.INFO):
        desk_follows(qapp, first, lambda: ended.append(qapp.quitOnLastWindowClosed()) or desk.show())
        hall.window.close()
        qtbot.waitUntil(desk.isVisible)
        hall.map.ready.emit()
        hall.tell(made.moment())

    assert ended == [False], "nothing ended the program before, and the desk opens once"
    assert qapp.quitOnLastWindowClosed(), "now the last window does"
    assert [record.message for record in caplog.records if "wall" in record.message] == [
        "the wall was closed before it showed the city; the desk opens without it"
    ]


def test_the_map_gets_cases_people_and_their_labels(hall):
    hall.tell(made.moment())

    count, ids, labels = hall.map.shown["cases"]
    drawn, terminals, calls = hall.map.shown["people"]
    assert (count, len(ids), drawn) == (60, 60, 62)
    assert labels[0] == "督 井盖缺失 剩 0:38"
    assert labels[1] == "督 道路破损 超 10:40"
    assert calls[terminals.index("2119")] == "2119 越界 11 分"


def test_a_case_somebody_put_on_the_wall_is_flown_to_once_and_left_when_it_is_taken_off(hall):
    def moment(at):
        return made.moment(answers=made.answers() | {Pointed(wall="hall"): at})

    pointed = moment(PointedAt(kind="camera", id="0197", label="滨江路口", lon=114.3, lat=30.5))

    hall.tell(pointed)
    hall.tell(replace(pointed, seq=2))
    flights, spot = list(hall.map.flights), hall.map.shown["spot"]
    hall.tell(moment(PointedAt()))

    assert flights == [(114.3, 30.5)]
    assert spot[:2] == (114.3, 30.5)
    assert "滨江路口" in spot[2]
    assert "spot" not in hall.map.shown
    assert hall.map.flights[-1] == ("home", "home")
