"""A row of a chart, clicked at a desk, narrows a real wall over a real gateway: title, numbers, lists; and back."""

from pathlib import Path

import pytest

from app.adapters.store import open_store
from app.domain.moment import HOUR
from app.situation.period import Period
from app.situation.questions.filed_cases import FiledCases
from app.situation.setting import Setting
from app.situation.situation import Situation
from tests.unit.services.town import MONDAY_9, WALK, Hall, duty, rules
from widgets.console.wall_marks import said_of
from widgets.feed import SituationFeed
from widgets.theme import load_theme
from widgets.wall.clickable import marks_of
from widgets.wall.ink import Label
from widgets.wall.layout import read_layout
from widgets.wall.panel import PanelContext
from widgets.wall.scenes import read_scenes
from widgets.wall.steering import WallSteering
from widgets.wall.window import WallWindow

WALLS = Path(__file__).resolve().parents[2] / "config" / "walls"
DUTIES = (duty("T2", "D1", end=MONDAY_9 + 40 * HOUR),)
FILE = tuple(WALK)[:2]


@pytest.fixture
def hall(tmp_path):
    store = open_store(f"sqlite:///{tmp_path}/hall.db", attachments=tmp_path / "media", fsync=False)
    store.migrate()
    yield Hall(store, rules(duties=DUTIES)).staff()
    store.dispose()


@pytest.fixture
def situation(hall):
    names = {"E06010": "暴露垃圾", "C01002": "污水井盖"}
    setting = Setting(city=hall.rules.city, classes=names, calendar=hall.rules.calendar, roster=DUTIES)
    return Situation(hall.store, setting, None, now=hall.clock.now)


@pytest.fixture
def wall(qtbot, hall, situation):
    feed = SituationFeed(situation, hall.clock.now, interval_s=0.05)
    layout = read_layout(WALLS / "demo.toml")
    scenes = read_scenes(WALLS / "scenes", ("hot", "daily"), layout)
    context = PanelContext(theme=load_theme("wall"), calendar=hall.rules.calendar, wall="hall")
    window = WallWindow(layout, scenes["hot"], feed, context, hall.clock.now)
    steering = WallSteering(window, scenes, feed, "hall", hall.clock.now)
    qtbot.addWidget(window)
    window.show()
    feed.start()
    yield window
    assert steering.scenes
    feed.close()


def texts(window: WallWindow, key: str) -> list[str]:
    window.tick()
    return [item.text for item in window.views[key].items if isinstance(item, Label)]


def test_the_click_on_a_class_narrows_every_number_and_an_empty_filter_brings_all_back(qtbot, hall, situation, wall):
    for place in range(5):
        case = hall.opened(**({} if place else {"class_key": "C01002"}))
        hall.to_stage(case, *FILE)
    qtbot.waitUntil(lambda: "近 7 日 5 件" in " ".join(texts(wall, "pareto")))

    marks = {one.name: one for one in marks_of(wall.views.values(), wall.region, wall.layout_of_wall)}
    clicked = marks["暴露垃圾"]
    assert hall.ask("leader", "wall_filter", filter=said_of(clicked.filter))["ok"]
    qtbot.waitUntil(lambda: f"筛选 {clicked.name}" in texts(wall, "amounts"))
    left = FiledCases(period=Period.WEEK, filter=clicked.filter).answer(situation.at())

    assert len(left) == 4
    qtbot.waitUntil(lambda: str(len(left)) in texts(wall, "amounts"))
    for key in ("pareto", "sources", "rank_areas", "hour_weekday"):
        assert any(text.startswith("筛选") for text in texts(wall, key)), key
        assert f"近 7 日 {len(left)} 件" in " ".join(texts(wall, key)) or "没有" in " ".join(texts(wall, key)), key

    assert hall.ask("leader", "wall_filter")["ok"]
    qtbot.waitUntil(lambda: not any(text.startswith("筛选") for text in texts(wall, "amounts")))
    qtbot.waitUntil(lambda: "近 7 日 5 件" in " ".join(texts(wall, "pareto")))
