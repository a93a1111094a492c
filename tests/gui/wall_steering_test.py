"""A wall window that follows a real log: scenes, turns, a panel large, filters, and scenes that cannot be shown."""

from pathlib import Path

import pytest

from app.adapters.store import open_store
from app.domain.moment import MINUTE, SECOND
from app.situation.filters import Filter
from app.situation.setting import Setting
from app.situation.situation import Situation
from tests.unit.services.town import Hall, duty, rules
from widgets.feed import SituationFeed
from widgets.theme import load_theme
from widgets.wall.glance import Look
from widgets.wall.ink import Label
from widgets.wall.layout import LayoutError, read_layout
from widgets.wall.panel import PanelContext
from widgets.wall.scenes import Cells, magnified, read_scene, read_scenes
from widgets.wall.steering import WallSteering
from widgets.wall.window import WallWindow

WALLS = Path(__file__).resolve().parents[2] / "config" / "walls"
TURNS = [{"scene": "daily", "seconds": 60}, {"scene": "people", "seconds": 30}]


class Line:
    """Keeps what the wall tells."""

    def __init__(self):
        self.told = []

    def tell(self, report):
        self.told.append(report)

    def listen(self, listener):
        raise AssertionError("a wall does not listen")


@pytest.fixture
def hall(tmp_path):
    store = open_store(f"sqlite:///{tmp_path}/hall.db", attachments=tmp_path / "media", fsync=False)
    store.migrate()
    yield Hall(store, rules(duties=(duty("T2", "D1"),))).staff()
    store.dispose()


class Steered:
    """A window over the hall's log, with its steering."""

    def __init__(self, qtbot, hall, *, is_picture=False):
        city, calendar = hall.rules.city, hall.rules.calendar
        self.situation = Situation(
            hall.store, Setting(city=city, classes={}, calendar=calendar, roster=()), None, now=hall.clock.now
        )
        self.feed = SituationFeed(self.situation, hall.clock.now, interval_s=0.05)
        layout = read_layout(WALLS / "demo.toml")
        self.scenes = read_scenes(WALLS / "scenes", ("daily", "supervision", "people", "night"), layout)
        context = PanelContext(theme=load_theme("wall"), calendar=calendar, wall="hall")
        self.window = WallWindow(layout, self.scenes["daily"], self.feed, context, hall.clock.now)
        self.line = Line()
        self.steering = WallSteering(
            self.window, self.scenes, self.feed, "hall", hall.clock.now, line=self.line, is_picture=is_picture
        )
        qtbot.addWidget(self.window)
        self.window.show()
        self.feed.start()
        self._bot = qtbot

    def shows(self, key):
        self._bot.waitUntil(lambda: self.window.scene.key == key)

    def is_answered(self):
        latest = self.feed.latest
        asked = {one for view in self.window.views.values() for one in view.panel.questions()}
        return latest is not None and asked <= latest.answers.keys()


@pytest.fixture
def wall(qtbot, hall):
    made = Steered(qtbot, hall)
    qtbot.waitUntil(made.is_answered)
    yield made
    made.feed.close()


def cells(window, panel):
    return next(one.cells for one in window.scene.placements if one.panel == panel)


def test_a_pushed_scene_stands_and_undo_brings_back_the_one_before(qtbot, hall, wall):
    for name, given, key in (
        ("wall_scene", {"scene": "supervision"}, "supervision"),
        ("wall_scene", {"scene": "night"}, "night"),
        ("wall_undo", {}, "supervision"),
    ):
        assert hall.ask("leader", name, **given)["ok"]
        wall.feed.wake()
        wall.shows(key)
        qtbot.waitUntil(wall.is_answered)
    assert {one.panel for one in wall.scenes["supervision"].placements} == set(wall.window.views)


def test_a_desk_lays_the_test_card_over_the_wall_and_undo_takes_it_away(qtbot, hall, wall):
    assert hall.ask("boss", "wall_scene", scene="test_card")["ok"]
    qtbot.waitUntil(lambda: wall.window.cards.shown == "test_card")
    below = wall.window.scene.key
    wall.steering.tell()
    told = wall.line.told[-1].scene

    assert hall.ask("boss", "wall_undo")["ok"]

    qtbot.waitUntil(lambda: not wall.window.cards.shown)
    assert (below, told) == ("daily", "test_card")
    assert not wall.steering.turns.skipped


@pytest.mark.parametrize("card", ["test_card", "self_check"])
def test_every_window_shows_a_card_that_a_desk_lays_until_its_ten_minutes_are_over(qtbot, hall, wall, card):
    second = Steered(qtbot, hall)
    try:
        assert hall.ask("leader", "wall_card", card=card)["ok"]
        qtbot.waitUntil(lambda: wall.window.cards.shown == second.window.cards.shown == card)

        hall.clock.go(10 * MINUTE - SECOND)
        moments = wall.feed.latest, second.feed.latest
        qtbot.waitUntil(lambda: wall.feed.latest is not moments[0] and second.feed.latest is not moments[1])
        assert wall.window.cards.shown == second.window.cards.shown == card

        hall.clock.go(SECOND)
        qtbot.waitUntil(lambda: not wall.window.cards.shown and not second.window.cards.shown)
    finally:
        second.feed.close()


def test_a_card_lies_over_a_wall_that_stands_still_or_replays_and_is_no_part_of_the_past(qtbot, hall, wall):
    assert hall.ask("leader", "wall_card", card="test_card")["ok"]
    qtbot.waitUntil(lambda: wall.window.cards.shown == "test_card")
    laid = hall.clock.now()
    hall.clock.go(MINUTE)
    assert hall.ask("leader", "wall_replay", at=laid, speed=0)["ok"]
    qtbot.waitUntil(lambda: not wall.window.cards.shown)  # whatever is put there takes it off

    qtbot.waitUntil(lambda: wall.feed.position == laid)
    qtbot.waitUntil(wall.is_answered)
    assert not wall.window.cards.shown
    assert hall.ask("leader", "wall_card", card="test_card")["ok"]

    qtbot.waitUntil(lambda: wall.window.cards.shown == "test_card")
    assert wall.feed.position == laid


def test_scenes_take_turns_on_the_wall_s_own_clock_also_while_the_store_is_away(qtbot, hall, wall, monkeypatch):
    assert hall.ask("leader", "wall_rotate", turns=TURNS)["ok"]
    qtbot.waitUntil(lambda: wall.steering.turns.scene() == "daily")
    monkeypatch.setattr(hall.store, "head", lambda: 1 // 0)
    qtbot.waitUntil(lambda: wall.feed.trouble is not None)

    for seconds, key in ((61, "people"), (30, "daily"), (60, "people")):
        hall.clock.go(seconds * SECOND)
        wall.steering.turns.turned.emit()
        wall.shows(key)


def test_turns_hold_on_an_alarm_until_somebody_acknowledges_it(qtbot, hall, wall):
    assert hall.ask("leader", "wall_rotate", turns=TURNS)["ok"]
    case_id = hall.opened(urgent=True)
    qtbot.waitUntil(
        lambda: (
            wall.steering._state is not None
            and wall.steering._state.rotation is not None
            and wall.steering._state.rotation.is_alarmed
        )
    )
    hall.clock.go(300 * SECOND)
    wall.feed.wake()
    qtbot.wait(200)
    assert wall.window.scene.key == "daily"

    assert hall.ask("acceptor", "acknowledge_alarm", alarm=case_id)["ok"]
    hall.clock.go(61 * SECOND)
    wall.shows("people")


def test_a_scene_nobody_has_is_said_once_what_stands_there_stays_and_turns_go_past_it(qtbot, hall, wall, caplog):
    assert hall.ask("leader", "wall_scene", scene="hot")["ok"]
    qtbot.waitUntil(lambda: any(report.skipped == ("hot",) for report in wall.line.told))
    assert wall.window.scene.key == "daily"
    qtbot.wait(200)
    assert sum("hot" in record.message for record in caplog.records) == 1

    assert hall.ask("leader", "wall_rotate", turns=[{"scene": "hot", "seconds": 30}, *TURNS])["ok"]
    qtbot.waitUntil(lambda: wall.steering.turns.scene() == "daily")
    hall.clock.go(91 * SECOND)
    wall.shows("people")


def test_a_scene_that_breaks_while_it_is_put_up_leaves_the_one_before(qtbot, hall, wall, monkeypatch):
    show = WallWindow.show_scene
    monkeypatch.setattr(
        WallWindow,
        "show_scene",
        lambda self, scene, *more: 1 // 0 if scene.key == "night" else show(self, scene, *more),
    )

    assert hall.ask("leader", "wall_scene", scene="night")["ok"]
    qtbot.waitUntil(lambda: any(report.skipped == ("night",) for report in wall.line.told))

    assert set(wall.window.views) == {one.panel for one in wall.scenes["daily"].placements}

    monkeypatch.undo()
    for scene in ("supervision", "night"):
        assert hall.ask("leader", "wall_scene", scene=scene)["ok"]
        wall.shows(scene)
    assert not wall.steering.turns.skipped, "what can be shown again has its turns again"


def test_a_panel_is_shown_large_and_back_and_the_whole_wall_is_narrowed(qtbot, hall, wall):
    assert hall.ask("leader", "wall_magnify", panel="queues")["ok"]
    qtbot.waitUntil(lambda: cells(wall.window, "queues") == Cells(left=2, top=1, right=4, bottom=3))
    assert cells(wall.window, "map") == Cells(left=1, top=2, right=1, bottom=2)
    assert wall.window.views.keys() == {one.panel for one in wall.scenes["daily"].placements}
    assert hall.ask("leader", "wall_filter", filter={"classes": ["E06"]})["ok"]
    qtbot.waitUntil(lambda: wall.window.views["queues"].panel.context.filter == Filter(classes=("E06",)))

    assert hall.ask("leader", "wall_magnify")["ok"]
    qtbot.waitUntil(lambda: cells(wall.window, "queues").columns == 1)
    assert hall.ask("leader", "wall_filter")["ok"]
    qtbot.waitUntil(lambda: wall.window.views["map"].panel.context.filter.is_empty)


def test_the_wall_says_that_it_lives_what_it_shows_and_how_its_panels_stand(qtbot, hall, wall):
    wall.window.tick()
    wall.steering.tell()

    report = wall.line.told[-1]
    assert (report.wall, report.scene, report.at) == ("hall", "daily", hall.clock.now())
    assert report.looks.keys() == wall.window.views.keys()
    assert report.looks["queues"] == "live"


def test_only_a_panel_of_the_scene_is_shown_large():
    layout = read_layout(WALLS / "demo.toml")
    scene = read_scene(WALLS / "scenes" / "daily.toml", layout)

    assert (
        magnified(scene, "", layout)
        == magnified(scene, "scene", layout)
        == magnified(scene, "nothing", layout)
        == scene
    )
    assert {one.panel for one in magnified(scene, "map", layout).placements} == {"scene", "queues", "feed", "map"}
    large = next(one for one in magnified(scene, "queues", layout).placements if one.panel == "queues")
    assert large.zoom == 3


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ('period = "year"', "period"), ("rotate_s = 3", "rotate_s"), ("rotate_s = true", "rotate_s"), ("rotate_s = 90000", "rotate_s"),
        ('holds_on_alarm = "yes"', "holds_on_alarm"), ('map = "density"', "map"), ('map = { layer = "rain" }', "map.layer"),
        ("map = { top = 0 }", "map.top"), ("map = { period_h = inf }", "map.period_h"), ("map = { colour = 1 }", "map.colour"),
        ("filter = []", "filter"), ('filter = { classes = "E06" }', "filter.classes"), ("filter = { districts = [1] }", "filter.districts"),
        ('filter = { lights = ["blue"] }', "blue"), ("filter = { areas = [] }", "filter.areas"), ("rotate = 60", "rotate"),
    ],
)  # fmt: skip
def test_a_wrong_key_of_a_scene_is_refused_by_its_name(tmp_path, line, word):
    path = tmp_path / "odd.toml"
    path.write_text(f'name = "异"\n{line}\n[[panels]]\npanel = "scene"\ncells = "1-1"\n', encoding="utf-8")

    with pytest.raises(LayoutError, match=word):
        read_scene(path, read_layout(WALLS / "demo.toml"))
    assert read_scenes(tmp_path, ("odd",), read_layout(WALLS / "demo.toml")) == {}


def test_the_keys_of_a_scene_are_read(tmp_path):
    path = tmp_path / "hot.toml"
    text = (
        'name = "高发"\nperiod = "7d"\nrotate_s = 60\nholds_on_alarm = false\n'
        'filter = { classes = ["E06"], districts = ["990101"], lights = ["red"] }\n'
        'map = { layer = "recurrence", period_h = 168, half_life_h = 24, top = 12.5 }\n'
        '[[panels]]\npanel = "scene"\ncells = "1-1"\n'
    )
    path.write_text(text, encoding="utf-8")

    scene = read_scene(path, read_layout(WALLS / "demo.toml"))

    assert (scene.period, scene.rotate_s, scene.holds_on_alarm) == ("7d", 60, False)
    assert scene.filter == Filter(classes=("E06",), areas=("990101",), lights=("red",))
    assert (scene.map.layer, scene.map.period_h, scene.map.half_life_h, scene.map.top) == ("recurrence", 168, 24, 12.5)


def labels(window, key):
    window.tick()
    return [item.text for item in window.views[key].items if isinstance(item, Label)]


def test_the_wall_says_how_its_scene_stands_there(qtbot, hall, wall):
    assert hall.ask("leader", "wall_rotate", turns=TURNS)["ok"]
    qtbot.waitUntil(lambda: "1:00 后转 人员" in labels(wall.window, "scene"))
    assert hall.ask("leader", "wall_pin")["ok"]
    qtbot.waitUntil(lambda: "轮播停住" in labels(wall.window, "scene"))
    assert hall.ask("leader", "wall_scene", scene="daily")["ok"]
    qtbot.waitUntil(lambda: "已钉住 · 值班长" in labels(wall.window, "scene"))


def test_a_frozen_wall_stands_still_says_so_and_goes_on(qtbot, hall, wall):
    hall.opened()
    assert hall.ask("leader", "wall_freeze")["ok"]
    at = hall.clock.now()
    hall.clock.go(SECOND)
    qtbot.waitUntil(lambda: wall.feed.position == at)
    qtbot.waitUntil(lambda: any(text.startswith("定格 ") for text in labels(wall.window, "queues")))
    before = labels(wall.window, "queues")
    hall.opened()
    hall.clock.go(40 * SECOND)
    wall.feed.wake()
    qtbot.wait(300)
    assert labels(wall.window, "queues") == before
    assert wall.window.views["queues"].look is Look.LIVE

    assert hall.ask("leader", "wall_unfreeze")["ok"]
    qtbot.waitUntil(lambda: labels(wall.window, "queues") != before)
