"""The wall over a real log: gateway, store, situation, feed and window as they run in a hall."""

from pathlib import Path

import pytest

from app.adapters.store import open_store
from app.domain.moment import HOUR, SECOND
from app.situation.questions.drill import Drill, Which
from app.situation.setting import Setting
from app.situation.situation import Situation
from tests.unit.services.town import MONDAY_9, WALK, Hall, duty, rules
from widgets.feed import SituationFeed
from widgets.theme import load_theme
from widgets.wall.glance import Look
from widgets.wall.ink import Label
from widgets.wall.layout import read_layout
from widgets.wall.panel import PanelContext
from widgets.wall.scenes import read_scene
from widgets.wall.window import WallWindow

WALLS = Path(__file__).resolve().parents[2] / "config" / "walls"
WAY = tuple(WALK)
DUTIES = (duty("T2", "D1", end=MONDAY_9 + 40 * HOUR),)


@pytest.fixture
def hall(tmp_path):
    store = open_store(f"sqlite:///{tmp_path}/hall.db", attachments=tmp_path / "media", fsync=False)
    store.migrate()
    yield Hall(store, rules(duties=DUTIES)).staff()
    store.dispose()


@pytest.fixture
def situation(hall):
    city, calendar = hall.rules.city, hall.rules.calendar
    setting = Setting(city=city, classes={}, calendar=calendar, roster=DUTIES)
    return Situation(hall.store, setting, None, now=hall.clock.now)


@pytest.fixture
def wall(qtbot, hall, situation):
    feed = SituationFeed(situation, hall.clock.now, interval_s=0.1)
    layout = read_layout(WALLS / "demo.toml")
    context = PanelContext(theme=load_theme("wall"), calendar=hall.rules.calendar, wall="hall")
    scene = read_scene(WALLS / "scenes" / "daily.toml", layout)
    window = WallWindow(layout, scene, feed, context, hall.clock.now)
    qtbot.addWidget(window)
    window.show()
    feed.start()
    yield window
    feed.close()


def texts(window: WallWindow, key: str) -> list[str]:
    window.tick()
    return [item.text for item in window.views[key].items if isinstance(item, Label)]


def test_what_the_gateway_commits_stands_on_the_wall_and_every_count_is_its_list(qtbot, hall, situation, wall):
    qtbot.waitUntil(lambda: wall.views["queues"].look is Look.LIVE)
    empty = texts(wall, "supervision")
    late, supervised, *_ = [hall.opened() for _ in range(4)]
    hall.to_stage(late, *WAY[:4])
    hall.to_stage(supervised, *WAY[:4])
    assert hall.ask("boss", "supervise", supervised, requirement="立即处置")["ok"]
    hall.clock.go(30 * HOUR)

    qtbot.waitUntil(lambda: "处置超期" in texts(wall, "queues") and wall.views["queues"].look is Look.LIVE)
    view = situation.at()
    count = {which: len(Drill(which=which).answer(view)) for which in Which}

    assert "没有督办与超期" in empty
    assert count[Which.CASE_OVER] == 2
    queues, quality = texts(wall, "queues"), texts(wall, "quality")
    assert int(queues[queues.index("处置超期") + 1]) == count[Which.CASE_OVER]
    assert int(quality[quality.index("环节超时") + 1]) == count[Which.STAGE_OVER] == 2
    assert texts(wall, "amounts").count(str(count[Which.IN_HAND])) >= 1
    assert f"{count[Which.SUPERVISED_AND_OVERDUE]} 件，工作时" in texts(wall, "supervision")
    assert texts(wall, "supervision").count("待回复") == 2 * count[Which.WAITING]  # both halves of its blink


def test_a_scene_pushed_from_a_desk_names_the_post_that_pushed_it(qtbot, hall, wall):
    assert hall.ask("leader", "wall_scene", scene="daily")["ok"]

    qtbot.waitUntil(lambda: any(text.endswith("推送") for text in texts(wall, "scene")))

    assert any(text.endswith("起") for text in texts(wall, "scene"))


def test_a_store_that_goes_away_makes_the_wall_stale_and_its_return_makes_it_live(qtbot, hall, wall, monkeypatch):
    qtbot.waitUntil(lambda: wall.views["queues"].look is Look.LIVE)

    monkeypatch.setattr(hall.store, "head", lambda: 1 // 0)
    hall.clock.go(31 * SECOND)
    qtbot.waitUntil(lambda: texts(wall, "queues") and wall.views["queues"].look is Look.STALE)
    monkeypatch.undo()

    qtbot.waitUntil(lambda: texts(wall, "queues") and wall.views["queues"].look is Look.LIVE)
