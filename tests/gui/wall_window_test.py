"""The wall's window: panels in their cells, looks by the clock, and one broken panel among sound ones."""

import logging
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from app.domain.moment import SECOND
from app.domain.terms import Post
from app.situation.freshness import Freshness
from app.situation.questions.department_rates import DepartmentRates
from app.situation.questions.numbers import Numbers
from app.situation.questions.pointed import Pointed, PointedAt
from app.situation.questions.queues import Queues
from app.situation.questions.wall_now import WallNow, WallState
from tests.gui import wall_moment as made
from tests.gui.paper_map import PaperMap
from tests.gui.timeline_feed_fake import TimedFeed
from tests.gui.wall_panels_test import WALLS, Weekdays
from widgets.demo import FirstWall
from widgets.feed import Trouble
from widgets.theme import load_theme
from widgets.wall.glance import Look
from widgets.wall.ink import Label
from widgets.wall.layout import read_layout
from widgets.wall.panel import PanelContext
from widgets.wall.panels.queues import QueuesPanel
from widgets.wall.scenes import Cells, read_scene
from widgets.wall.window import WallWindow


class QuietFeed(TimedFeed):
    """A feed that speaks when the test tells it to."""

    progressed = Signal(float)

    def __init__(self):
        super().__init__()
        self.trouble = None
        self.asked: dict[QObject, tuple] = {}

    def register(self, owner, questions, *, live=False):
        self.asked[owner] = tuple(questions)

    def unregister(self, owner):
        self.asked.pop(owner, None)


class Hall:
    """A window with a feed, a map and a clock the test moves."""

    def __init__(self, qtbot, layout="demo", **options):
        self.now = made.NOW
        self.feed = QuietFeed()
        self.map = PaperMap()
        wall = read_layout(WALLS / f"{layout}.toml")
        context = PanelContext(
            theme=load_theme("wall"), calendar=Weekdays(), duty=("带班领导 1002",), city_name="示范市", wall="hall",
            city_map=self.map,
        )  # fmt: skip
        scene = read_scene(WALLS / "scenes" / "daily.toml", wall)
        self.window = WallWindow(wall, scene, self.feed, context, lambda: self.now, **options)
        qtbot.addWidget(self.window)
        self.window.show()

    def tell(self, moment):
        self.feed.moment_ready.emit(moment)
        self.window.tick()

    def wait(self, seconds):
        self.now += int(seconds * SECOND)
        self.window.tick()

    def looks(self):
        return {key: view.look for key, view in self.window.views.items()}

    def texts(self, key):
        return [item.text for item in self.window.views[key].items if isinstance(item, Label)]


@pytest.fixture
def hall(qtbot):
    return Hall(qtbot)


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


def test_before_any_data_the_wall_reads_and_after_three_seconds_it_says_that_it_failed(hall):
    assert set(hall.looks().values()) == {Look.LOADING}
    assert "读取中" in hall.texts("queues")

    hall.wait(4)

    assert hall.looks()["queues"] is Look.FAILED
    assert "此块停止显示数据" in hall.texts("queues")
    assert not any("317" in text for text in hall.texts("queues"))


def test_a_long_log_being_read_is_not_a_failure(hall):
    hall.wait(2)
    hall.feed.progressed.emit(0.45)
    hall.wait(2)

    assert hall.looks()["queues"] is Look.LOADING
    assert "读取中 45%" in hall.texts("queues")


def test_with_a_moment_every_panel_is_live(hall):
    hall.tell(made.moment())

    assert set(hall.looks().values()) == {Look.LIVE}


def test_data_of_cases_are_stale_after_30_s_and_positions_after_60_s(hall):
    hall.tell(made.moment(freshness=Freshness(cases_at=hall.now, fixes_at=hall.now)))

    hall.wait(30)
    on_time = hall.looks()
    hall.wait(1)
    later = hall.looks()
    hall.wait(30)

    assert on_time["queues"] is Look.LIVE
    assert (later["queues"], later["people"]) == (Look.STALE, Look.LIVE)
    assert hall.looks()["people"] is Look.STALE
    assert any(text.endswith("起未更新") for text in hall.texts("people"))


def test_fresh_data_end_the_stale_look(hall):
    hall.tell(made.moment())
    hall.wait(60)

    hall.tell(made.moment(freshness=Freshness(cases_at=hall.now, fixes_at=hall.now)))

    assert set(hall.looks().values()) == {Look.LIVE}


def test_trouble_names_its_tries_on_a_panel_that_has_nothing(hall):
    hall.feed.trouble = Trouble(reason="gone", since=hall.now, tries=3, next_at=hall.now + 12 * SECOND)

    hall.wait(4)

    assert "正在重试，第 3 次，下次 8 秒后" in hall.texts("amounts")


def test_a_question_without_an_answer_fails_its_panel_only(hall):
    answers = {question: found for question, found in made.answers().items() if question != Queues()}

    hall.tell(made.moment(answers=answers, failures={Queues(): "ValueError: no such column"}))

    assert hall.looks().pop("queues") is Look.FAILED
    assert {look for key, look in hall.looks().items() if key != "queues"} == {Look.LIVE}


def test_a_panel_that_throws_shows_that_it_failed_is_logged_once_and_comes_back(hall, monkeypatch, caplog):
    hall.tell(made.moment())

    with caplog.at_level(logging.INFO, logger="widgets.wall"):
        monkeypatch.setattr(QueuesPanel, "lay_out", lambda self, moment, sheet: 1 // 0)
        hall.wait(1)
        hall.wait(0.5)
        failed, texts = hall.looks(), hall.texts("queues")
        monkeypatch.undo()
        hall.wait(1)

    assert failed["queues"] is Look.FAILED
    assert {look for key, look in failed.items() if key != "queues"} == {Look.LIVE}
    assert "绘制失败，15:26:09 起" in texts
    assert [record.levelname for record in caplog.records] == ["ERROR", "INFO"]
    assert hall.looks()["queues"] is Look.LIVE


def test_a_panel_that_stays_broken_is_replaced_within_three_seconds_and_the_new_one_lives(hall, monkeypatch):
    hall.tell(made.moment())
    old = hall.window.views["queues"]
    hurt = old.panel
    monkeypatch.setattr(hurt, "compose", lambda glance, sheet: 1 // 0)

    looks = []
    for _ in range(3):
        hall.wait(1)
        looks.append(hall.looks()["queues"])

    new = hall.window.views["queues"]
    assert looks == [Look.FAILED, Look.FAILED, Look.LIVE]
    assert new is not old
    assert (new.geometry(), new.isVisible()) == (old.geometry(), True)
    assert hurt not in hall.feed.asked
    assert hall.feed.asked[new.panel] == new.panel.asked()
    assert hall.window.gallery.replaced == 1


def test_a_clock_that_is_put_back_an_hour_keeps_no_broken_panel_on_the_wall(hall, monkeypatch):
    hall.tell(made.moment())
    monkeypatch.setattr(hall.window.views["queues"].panel, "compose", lambda glance, sheet: 1 // 0)
    hall.wait(1)

    hall.wait(-3600)
    hall.wait(1)
    hall.wait(1)

    assert hall.looks()["queues"] is Look.LIVE
    assert hall.window.gallery.replaced == 1


def test_one_that_is_never_sound_is_tried_ever_more_rarely(hall, monkeypatch):
    hall.tell(made.moment())
    monkeypatch.setattr(QueuesPanel, "compose", lambda self, glance, sheet: 1 // 0)

    for _ in range(40):
        hall.wait(1)

    assert 2 <= hall.window.gallery.replaced <= 4
    assert {look for key, look in hall.looks().items() if key != "queues"} <= {Look.LIVE, Look.STALE}


def test_a_panel_that_cannot_be_made_says_so_and_is_made_when_it_can_be(hall, monkeypatch):
    def tear(*_):
        raise ValueError("paper tears")

    hall.tell(made.moment())
    daily = hall.window.scene
    hall.window.show_scene(replace(daily, placements=daily.placements[:1]))
    hall.window.gallery._made.pop("queues")
    monkeypatch.setattr(QueuesPanel, "__init__", tear)
    hall.window.show_scene(daily)
    failed = hall.looks()["queues"]
    monkeypatch.undo()
    hall.wait(3)
    hall.tell(made.moment())

    assert failed is Look.FAILED
    assert hall.looks()["queues"] is Look.LIVE


def test_a_panel_that_cannot_say_what_it_asks_fails_alone(hall, monkeypatch):
    monkeypatch.setattr(QueuesPanel, "questions", lambda self: 1 // 0)
    hall.window.show_scene(hall.window.scene)
    hall.tell(made.moment())

    assert hall.looks()["queues"] is Look.FAILED
    assert hall.looks()["feed"] is Look.LIVE


def test_while_the_map_is_away_its_last_picture_stands_there_with_its_time(hall):
    hall.map.ready.emit()
    hall.tell(made.moment())
    hall.wait(1)

    hall.map.renderer_died.emit("crashed")
    hall.wait(2)

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
    hall.window.tick()

    assert (before, ready, hall.window.views["map"].isVisible()) == (True, False, True)


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
    FirstWall(seats, hall.window, started=0.0)
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
