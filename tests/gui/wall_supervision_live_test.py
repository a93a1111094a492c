"""The scene 督办 over a real log: a notice issued through the gateway stands on the wall, each count as long as its list."""

import pytest

from app.domain.moment import HOUR
from app.situation.questions.chased import Chased
from app.situation.questions.which import Which
from tests.gui.wall_live_test import WALLS, WAY, hall, situation, texts
from widgets.feed import SituationFeed
from widgets.theme import load_theme
from widgets.wall.glance import Look
from widgets.wall.layout import read_layout
from widgets.wall.panel import PanelContext
from widgets.wall.scenes import read_scene
from widgets.wall.window import WallWindow

__all__ = ["hall", "situation"]


@pytest.fixture
def wall(qtbot, hall, situation):  # fixtures of the other file
    feed = SituationFeed(situation, hall.clock.now, interval_s=0.1)
    layout = read_layout(WALLS / "demo.toml")
    context = PanelContext(theme=load_theme("wall"), calendar=hall.rules.calendar, wall="hall")
    window = WallWindow(
        layout, read_scene(WALLS / "scenes" / "supervision.toml", layout), feed, context, hall.clock.now
    )  # fmt: skip
    qtbot.addWidget(window)
    window.show()
    feed.start()
    yield window
    feed.close()


def test_a_notice_comes_to_the_wall_and_its_case_into_the_light(qtbot, hall, situation, wall):
    qtbot.waitUntil(lambda: wall.views["waiting"].look is Look.EMPTY)
    late, supervised = hall.opened(), hall.opened()
    hall.to_stage(late, *WAY[:4])
    hall.to_stage(supervised, *WAY[:4])
    assert hall.ask("boss", "supervise", supervised, requirement="立即处置")["ok"]
    hall.clock.go(30 * HOUR)

    qtbot.waitUntil(lambda: any(text.endswith(" 已逾") for text in texts(wall, "waiting")))
    qtbot.waitUntil(lambda: wall.views["unsupervised"].look is Look.LIVE)

    view = situation.at()
    (waiting,) = Chased(which=Which.WAITING, limit=0).answer(view).rows
    (unsupervised,) = Chased(which=Which.OVER_UNSUPERVISED, limit=0).answer(view).rows
    assert (waiting.case.case_id, unsupervised.case.case_id) == (supervised, late)
    assert waiting.case.number in texts(wall, "spotlight")
    assert "提请曝光，不再发通知" in texts(wall, "spotlight")
    assert "1 件，列前 1" not in texts(wall, "unsupervised")
    assert "1 件，工作时" in texts(wall, "unsupervised")
    assert "处置超期" in texts(wall, "stage_times")
    assert {"逾时未回复 1 件", "1"} <= set(texts(wall, "supervision_overview"))
    assert {view.look for view in wall.views.values()} <= {Look.LIVE, Look.EMPTY}
