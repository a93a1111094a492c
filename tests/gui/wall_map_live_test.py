"""The wall's map over a real log: a desk's push, drawing and layer come to the page, and one request clears them."""

import json
import struct
from pathlib import Path

import pytest

from app.adapters.store import open_store
from app.domain.camera import Camera
from app.domain.component import Component, Components
from app.domain.moment import MINUTE, SECOND
from app.situation.setting import Setting
from app.situation.situation import Situation
from tests.gui.map_hall import WAIT_MS
from tests.gui.map_hall import Hall as MapHall
from tests.unit.services.town import LAT, WEST_LON, Hall, a_fix, duty, rules, some_fixes
from widgets.feed import SituationFeed
from widgets.map.view import MapView
from widgets.theme import load_theme
from widgets.wall.layout import read_layout
from widgets.wall.panel import PanelContext
from widgets.wall.scenes import read_scenes
from widgets.wall.steering import WallSteering
from widgets.wall.window import WallWindow

WALLS = Path(__file__).resolve().parents[2] / "config" / "walls"
PLACE = {"lon": WEST_LON, "lat": LAT}
CAMERAS = (Camera(id="CAM-1", name="文昌路东口", lon=WEST_LON + 0.001, lat=LAT, url="rtsp://cam/1"),)
COMPONENTS = Components.of(
    Component(code, WEST_LON, LAT) for code in ("37010201101000012", "37010201101000013", "37010201102000014")
)


@pytest.fixture
def hall(tmp_path):
    store = open_store(f"sqlite:///{tmp_path}/hall.db", attachments=tmp_path / "media", fsync=False)
    store.migrate()
    yield Hall(store, rules(duties=(duty("T1", "D1"), duty("T2", "D1")))).staff()
    store.dispose()


class LiveWall:
    """A wall with a real page, steered by a real log."""

    def __init__(self, qtbot, hall: Hall) -> None:
        city, calendar = hall.rules.city, hall.rules.calendar
        roster = (duty("T1", "D1"), duty("T2", "D1"))
        situation = Situation(
            hall.store,
            Setting(city=city, classes={}, calendar=calendar, roster=roster, cameras=CAMERAS),
            None,
            now=hall.clock.now,
        )
        self.hall = hall
        self.feed = SituationFeed(situation, hall.clock.now, interval_s=0.1)
        layout = read_layout(WALLS / "demo.toml")
        scenes = read_scenes(WALLS / "scenes", ("daily", "supervision"), layout)
        theme = load_theme("wall")
        self.map = MapView(city, theme, unit_px=1.5, interactive=False, reduced_motion=True)
        context = PanelContext(
            theme=theme, calendar=calendar, wall="hall", city_map=self.map, read_components=lambda: COMPONENTS
        )
        self.window = WallWindow(layout, scenes["daily"], self.feed, context, hall.clock.now)
        self.steering = WallSteering(self.window, scenes, self.feed, "hall", hall.clock.now)
        qtbot.addWidget(self.window)
        with qtbot.waitSignal(self.map.ready, timeout=WAIT_MS):
            self.window.show()
            self.feed.start()
        self.page = MapHall(qtbot, self.map)
        self._bot = qtbot

    def ask(self, name: str, case_id: str = "", **given) -> None:
        answer = self.hall.ask("leader", name, case_id, **given)
        assert answer["ok"], answer
        self.feed.wake()

    def labels(self) -> set[str]:
        return {one["text"] for one in self.page.ask("wanmi.stage.board.drawn")}

    def comes(self, *texts: str) -> None:
        self._bot.waitUntil(lambda: set(texts) <= self.labels(), timeout=WAIT_MS)

    def goes(self, text: str) -> None:
        self._bot.waitUntil(lambda: text not in self.labels(), timeout=WAIT_MS)


@pytest.fixture
def wall(qtbot, hall):
    for terminal, east in (("T1", 0.002), ("T2", 0.001)):
        hall.handle(some_fixes(terminal, a_fix(terminal, at=hall.clock.now(), lon=WEST_LON + east)))
    made = LiveWall(qtbot, hall)
    yield made
    made.feed.close()


def test_a_subject_is_flown_to_marked_and_the_nearest_numbered_with_cameras_and_one_request_clears_it(wall, qtbot):
    before = wall.map.bounds()
    wall.ask("wall_show_subject", kind="camera", id="甲", label="东门", **PLACE)

    wall.comes("摄像机 东门", "T2 90 米 2 分", "T1 180 米 3 分", "甲 文昌路东口")
    assert sorted(wall.page.ask("wanmi.stage.board.labels.filter((one) => one.badge).map((one) => one.badge)")) == [
        "1",
        "2",
    ]
    x, y = wall.page.pixel_of(WEST_LON, LAT)
    assert abs(x - wall.map.width() / 2) < 3
    assert abs(y - wall.map.height() / 2) < 3
    west, _, east, _ = wall.map.bounds()
    assert east - west < (before[2] - before[0]) / 2

    wall.ask("wall_clear")

    wall.goes("摄像机 东门")
    qtbot.waitUntil(lambda: wall.map.bounds() == pytest.approx(before, abs=1e-6), timeout=WAIT_MS)
    assert wall.page.ask("wanmi.stage.board.labels.filter((one) => one.badge).length") == 0


def test_an_inspector_on_the_wall_is_followed_where_he_goes(wall, qtbot):
    wall.ask("wall_show_subject", kind="inspector", id="T1", label="T1", **PLACE)
    wall.comes("监督员 T1", "T2 90 米 2 分")

    wall.hall.clock.go(20 * SECOND)
    wall.hall.handle(some_fixes("T1", a_fix("T1", at=wall.hall.clock.now(), lon=WEST_LON + 0.0035)))
    wall.feed.wake()

    wall.comes("监督员 T1", "T2 220 米 3 分")


def test_a_drawing_comes_to_the_page_with_its_words_and_goes_when_it_is_taken_away(wall, qtbot):
    case_id = wall.hall.opened()
    wall.ask("wall_show_case", case_id)
    answer = wall.hall.ask(
        "leader", "wall_annotate", case_id, shape="arrow", text="绕行学院街",
        points=[[WEST_LON - 0.002, LAT], [WEST_LON + 0.002, LAT + 0.001]],
    )  # fmt: skip
    wall.feed.wake()
    wall.comes("绕行学院街")

    wall.ask("wall_clear")
    wall.goes("绕行学院街")
    wall.ask("wall_show_case", case_id)
    wall.comes("绕行学院街")
    wall.ask("wall_remove_annotation", id=answer["fields"]["id"])

    wall.goes("绕行学院街")


def test_a_layer_from_the_desk_takes_the_scenes_place(wall, qtbot):
    wall.ask("wall_map", layer="choropleth")
    qtbot.waitUntil(lambda: "分区立案" in wall.page.ask("document.body.innerText"), timeout=WAIT_MS)

    wall.ask("wall_map", layer="plain")

    qtbot.waitUntil(lambda: "底色：" not in wall.page.ask("document.body.innerText"), timeout=WAIT_MS)
    assert wall.page.ask("Boolean(document.querySelector('.wanmi-box .wanmi-row canvas[style*=\"360px\"]'))") is False


def test_in_the_past_each_has_the_way_he_had_just_gone(wall, qtbot):
    start = wall.hall.clock.now()
    for step in range(12):
        wall.hall.clock.go(20 * SECOND)
        at = wall.hall.clock.now()
        wall.hall.handle(some_fixes("T1", a_fix("T1", at=at, lon=WEST_LON + 0.002 + step * 2e-4)))
    wall.feed.wake()
    assert wall.page.ask("wanmi.layers.get('tails') !== undefined") is True

    wall.feed.look_at(start + 3 * MINUTE)

    qtbot.waitUntil(lambda: _tail_points(wall) > 5, timeout=WAIT_MS)
    wall.feed.look_at(None)
    qtbot.waitUntil(lambda: _tail_points(wall) == 0, timeout=WAIT_MS)


def test_the_inspector_on_the_wall_has_a_tail_in_the_present_and_nobody_else(qtbot, wall):
    for step in range(12):
        wall.hall.clock.go(20 * SECOND)
        at = wall.hall.clock.now()
        for terminal, lat in (("T1", LAT), ("T2", LAT + 1e-3)):
            wall.hall.handle(some_fixes(terminal, a_fix(terminal, at=at, lon=WEST_LON + 0.002 + step * 2e-4, lat=lat)))
    wall.feed.wake()
    wall.ask("wall_show_subject", kind="inspector", id="T1", lon=WEST_LON + 0.003, lat=LAT, label="T1")

    qtbot.waitUntil(lambda: 5 < _tail_points(wall) < 20, timeout=WAIT_MS)
    wall.ask("wall_clear")
    qtbot.waitUntil(lambda: _tail_points(wall) == 0, timeout=WAIT_MS)


def test_a_component_on_the_wall_shows_all_of_its_class_and_goes_with_it(qtbot, wall):
    first = COMPONENTS.codes[0]
    wall.ask("wall_show_subject", kind="component", id=first, lon=WEST_LON, lat=LAT, label="井盖")

    qtbot.waitUntil(lambda: _points(wall, "components") == 2, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: "小点：同类部件 01101 共 2 个，异常另有符号" in _legend(wall), timeout=WAIT_MS)
    wall.ask("wall_show_subject", kind="component", id=COMPONENTS.codes[2], lon=WEST_LON, lat=LAT, label="路灯")
    qtbot.waitUntil(lambda: _points(wall, "components") == 1, timeout=WAIT_MS)
    wall.ask("wall_clear")
    qtbot.waitUntil(lambda: _points(wall, "components") == 0, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: "小点" not in _legend(wall), timeout=WAIT_MS)


def test_a_class_of_components_on_the_wall_shows_all_of_it_over_the_whole_city(qtbot, wall):
    whole = wall.map.bounds()
    wall.ask("wall_show_subject", kind="component", id=COMPONENTS.codes[2], lon=WEST_LON, lat=LAT, label="路灯")
    qtbot.waitUntil(lambda: _points(wall, "components") == 1, timeout=WAIT_MS)

    wall.ask("wall_show_subject", kind="component_class", id="01101", label="上水井盖")

    qtbot.waitUntil(lambda: _points(wall, "components") == 2, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: wall.map.bounds() == pytest.approx(whole, abs=1e-6), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: "小点：上水井盖 01101 共 2 个" in _legend(wall), timeout=WAIT_MS)
    wall.ask("wall_undo")
    qtbot.waitUntil(lambda: " 01102 共 1 个" in _legend(wall), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: _points(wall, "components") == 1, timeout=WAIT_MS)


def _tail_points(wall: LiveWall) -> int:
    return _points(wall, "tails")


def _legend(wall: LiveWall) -> str:
    return wall.map.layers.get("legend", b"").decode("utf-8", "ignore")


def _points(wall: LiveWall, layer: str) -> int:
    """Return how many points of a layer the page was given."""
    payload = wall.map.layers.get(layer, b"")
    if not payload:
        return 0
    (length,) = struct.unpack_from("<I", payload)
    heading = json.loads(payload[8 : 8 + length])
    return next(count for name, _, _, count in heading["arrays"] if name == "x")
