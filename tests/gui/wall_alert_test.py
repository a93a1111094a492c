"""警情横幅 over a real window and a real log: there while nobody has taken the alarm, spoken once, readable in its cells."""

import logging
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRect, QSizeF

from app.adapters.store import open_store
from app.domain.moment import MINUTE, SECOND
from app.services.messages import Answer
from app.services.ports import GatewayAway
from app.situation.questions.alarms import AlarmList, AlarmRow, Alarms
from app.situation.setting import Setting
from app.situation.situation import Situation
from tests.gui import wall_checks as checks
from tests.gui import wall_moment as made
from tests.gui.speaking import LANGUAGES, speaking
from tests.gui.wall_emergency_moment import alarm
from tests.gui.wall_panels_test import LAYOUTS, WALLS, context, glance
from tests.unit.services.town import Hall, duty, rules
from widgets.feed import SituationFeed
from widgets.theme import load_theme
from widgets.wall.alert_overlay import AlertOverlay
from widgets.wall.gateway_watch import QUIET, GatewayWatch
from widgets.wall.glance import Look
from widgets.wall.ink import Phase
from widgets.wall.layout import read_layout
from widgets.wall.looks import body_top
from widgets.wall.panel import PanelContext
from widgets.wall.panels.alert_banner import HEIGHT, MOST, AlertBannerPanel, LocalAlarm, spoken_words
from widgets.wall.scenes import Cells, read_scene
from widgets.wall.sheet import Sheet
from widgets.wall.speech import Speech, open_voice
from widgets.wall.type import TypeScale
from widgets.wall.window import WallWindow

MAP_BOX = 98.0
"""Where the box of the map's title ends, mock px: two lines (resources/web)."""
ASKED = Alarms(limit=MOST)


def row(number: int, **changes: object) -> AlarmRow:
    return alarm(number, made.NOW, **changes)


LONG = row(
    4, class_name="渣土运输车辆未安装密闭装置并沿途遗撒", place="环城高架北段辅路与滨河大道交叉口东北角绿化带内侧"
)
ALARMS = (row(1), row(2, class_name="", text="核查任务已派 3 人均未应答", place=""), row(3, place="", reason=""), LONG)


def moment(*alarms: AlarmRow, total: int | None = None):
    count = len(alarms) if total is None else total
    found = AlarmList(open=alarms, seen_today=(), total=count, seen_total=0)
    return made.moment(answers={ASKED: found})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", [1, 2, 4])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_alarm_stands_in_a_cell_of_its_own_and_can_be_read_in_both_halves_of_the_blink(
    qapp, layout, count, language
):  # fmt: skip
    wall, theme = read_layout(WALLS / f"{layout}.toml"), load_theme("wall")
    scale = TypeScale(theme, wall)
    sheet = Sheet(scale, QSizeF(count * wall.cell_px[0], HEIGHT * scale.unit))
    panel = AlertBannerPanel(context())

    with speaking(qapp, language):
        panel.compose(replace(glance("live"), moment=moment(*ALARMS[:count], total=9)), sheet)

    low = replace(wall, cell_px=(wall.cell_px[0], round(HEIGHT * scale.unit)))
    items = sheet.items
    assert len(checks.labels_of(items)) == 2 * 4 * count
    assert checks.too_small(items, scale) == []
    assert checks.too_faint(items, scale, theme, sheet.ground) == []
    assert checks.at_a_seam(items, scale, low, Cells(left=1, top=1, right=count, bottom=1)) == []
    assert checks.clipped(items) == []
    assert checks.overlapping(items, scale) == []
    assert checks.cut_by_a_plate(items, scale) == []
    with speaking(qapp, "zh"):
        left = f"另 {9 - count} 条未确认"
    lit = [one.text for one in checks.labels_of(items) if one.phase is Phase.LIT]
    assert language != "zh" or (left in lit and lit.count("未确认") == count - 1)


class Desk:
    """A gateway that is there or not."""

    def __init__(self):
        self.is_there, self.asked = True, 0

    def ask(self, step):
        self.asked += 1
        if not self.is_there:
            raise GatewayAway("no answer")
        return Answer(step_id=step.step_id, ok=False, code="not_logged_in", text="请先登录")


@pytest.fixture
def hall(tmp_path):
    store = open_store(f"sqlite:///{tmp_path}/hall.db", attachments=tmp_path / "media", fsync=False)
    store.migrate()
    yield Hall(store, rules(duties=(duty("T2", "D1"),))).staff()
    store.dispose()


class Watched:
    """A window over the hall's log, with its banner, its voice and its eye on the gateway."""

    def __init__(self, qtbot, hall, *, is_picture=False):
        setting = Setting(
            city=hall.rules.city, classes={"C01002": "污水井盖"}, calendar=hall.rules.calendar, roster=()
        )  # fmt: skip
        self.hall, self.desk = hall, Desk()
        self.feed = SituationFeed(
            Situation(hall.store, setting, None, now=hall.clock.now), hall.clock.now, interval_s=0.05
        )
        layout = read_layout(WALLS / "demo.toml")
        panels = PanelContext(theme=load_theme("wall"), calendar=hall.rules.calendar, wall="hall")
        scene = read_scene(WALLS / "scenes" / "supervision.toml", layout)
        self.window = WallWindow(layout, scene, self.feed, panels, hall.clock.now)
        self.speech = Speech(self.window, engine="mock")
        self.gateway = GatewayWatch(self.desk, hall.ids, "wall", self.feed, hall.clock.now, self.window)
        self.overlay = AlertOverlay(
            self.window, self.feed, panels, hall.clock.now, speech=self.speech, gateway=self.gateway,
            is_picture=is_picture,
        )  # fmt: skip
        qtbot.addWidget(self.window)
        self.window.show()
        self.feed.start()

    @property
    def view(self):
        return self.overlay.view

    def texts(self):
        return [label.text for label in checks.labels_of(self.view.items) if label.phase is not Phase.UNLIT]


@pytest.fixture
def wall(qtbot, hall):
    watched = Watched(qtbot, hall)
    qtbot.waitUntil(lambda: watched.feed.latest is not None)
    yield watched
    watched.gateway.close()
    watched.feed.close()


def urgent(hall):
    return hall.opened(class_key="C01002", urgent=True, place="解放路 118 号门前")


def test_the_banner_stands_from_the_alarm_until_a_desk_takes_it(wall, hall, qtbot):
    assert not wall.view.isVisible()

    case_id = urgent(hall)
    qtbot.waitUntil(wall.view.isVisible)
    assert {"紧急 污水井盖", "解放路 118 号门前", "未确认"} <= set(wall.texts())
    place, width = wall.view.geometry(), wall.window.layout_of_wall.cell_px[0]
    assert (place.left(), place.width()) == (width, width), "beside the first cube, one cell for one alarm"
    assert place.bottom() < wall.window.layout_of_wall.cell_px[1], "within the first row"

    assert hall.ask("leader", "acknowledge_alarm", case_id)["ok"]
    qtbot.waitUntil(lambda: not wall.view.isVisible())


def test_the_banner_covers_no_title_and_at_most_half_the_columns(wall, hall, qtbot):
    for _ in range(5):
        urgent(hall)
        hall.clock.go(SECOND)
    qtbot.waitUntil(lambda: wall.overlay.panel.alarms(wall.feed.latest) == 5 and wall.view.isVisible())
    wall.overlay.tick()

    unit, place = wall.overlay._scale.unit, wall.view.geometry()
    assert place.width() == 3 * wall.window.layout_of_wall.cell_px[0]
    assert "另 2 条未确认" in wall.texts()
    for view in wall.window.views.values():
        title = QRect(
            view.x(), view.y(), view.width(), round(body_top(Sheet(wall.overlay._scale, QSizeF(9, 9))) * unit)
        )
        assert not place.intersects(title), view.panel.key
    box = QRect(place.left(), 0, place.width(), round(MAP_BOX * unit))
    assert not place.intersects(box), "the map's box says its title and what its ground means"


def test_the_banner_is_of_now_while_the_wall_shows_the_past(wall, hall, qtbot):
    wall.hall.clock.go(MINUTE)
    wall.feed.look_at(hall.clock.now() - 30 * SECOND)
    qtbot.waitUntil(lambda: wall.feed.latest is not None and not wall.feed.latest.live)

    urgent(hall)

    qtbot.waitUntil(wall.view.isVisible)
    assert not wall.feed.latest.live


def test_the_banner_of_a_picture_is_of_its_moment(hall, qtbot):
    hall.opened()
    before = hall.clock.now()
    hall.clock.go(MINUTE)
    urgent(hall)
    hall.clock.go(MINUTE)
    picture = Watched(qtbot, hall, is_picture=True)
    qtbot.waitUntil(picture.view.isVisible)

    picture.feed.look_at(before)
    qtbot.waitUntil(lambda: picture.feed.latest.at == before)
    assert not picture.view.isVisible()

    picture.feed.look_at(before + MINUTE)
    qtbot.waitUntil(picture.view.isVisible)
    picture.gateway.close()
    picture.feed.close()


def test_an_alarm_is_spoken_once_only_after_a_desk_switched_speech_on(wall, hall, qtbot):
    first = urgent(hall)
    qtbot.waitUntil(wall.view.isVisible)
    assert wall.speech.said == []

    assert hall.ask("leader", "wall_speech", on=True)["ok"]
    qtbot.waitUntil(lambda: wall.speech.is_on)
    assert wall.speech.said == [], "what was there before is not said late"
    hall.clock.go(SECOND)
    urgent(hall)
    qtbot.waitUntil(lambda: len(wall.speech.said) == 1)
    for _ in range(4):
        wall.overlay.tick()
    assert hall.ask("leader", "acknowledge_alarm", first)["ok"]
    qtbot.wait(200)
    assert wall.speech.said == ["紧急 污水井盖，解放路 118 号门前，请处理"]

    assert hall.ask("leader", "wall_speech", on=False)["ok"]
    qtbot.waitUntil(lambda: not wall.speech.is_on)


def test_where_nothing_can_speak_the_log_says_so_once_and_the_banner_stands(qtbot, caplog):
    caplog.set_level(logging.WARNING)
    speech = Speech(engine="speechd")
    speech.switch(is_on=True)
    if not speech.trouble:
        pytest.skip("this machine has a Chinese voice")

    speech.hear([(1, "紧急")])
    speech.switch(is_on=False)
    speech.switch(is_on=True)

    assert [one.message for one in caplog.records if "not spoken" in one.message] == [
        f"alarms are not spoken: {speech.trouble}"
    ]


def test_the_mock_engine_is_no_engine_for_a_hall(qapp, monkeypatch):
    from PySide6.QtTextToSpeech import QTextToSpeech

    monkeypatch.setattr(QTextToSpeech, "availableEngines", staticmethod(lambda: ["mock"]))

    assert open_voice(qapp) == (None, "no speech engine is installed")


def test_a_gateway_that_is_gone_is_an_alarm_of_the_walls_own_and_ends_when_it_answers(wall, hall, qtbot):
    wall.gateway.look()
    assert wall.desk.asked == 0, "a log that grows needs no asking"
    wall.desk.is_there = False
    since = hall.clock.now()
    hall.clock.go(QUIET)
    wall.gateway.look()
    qtbot.waitUntil(lambda: wall.gateway.away_since > 0)
    assert since - SECOND <= wall.gateway.away_since <= since
    qtbot.waitUntil(wall.view.isVisible)
    assert "网关无应答" in wall.texts()

    urgent(hall)
    qtbot.waitUntil(lambda: not wall.gateway.away_since)
    qtbot.waitUntil(lambda: "网关无应答" not in wall.texts())


def test_the_walls_own_alarm_comes_before_those_of_the_log_and_is_counted(qapp):
    panel = AlertBannerPanel(context())
    panel.local = (LocalAlarm(name="网关无应答", words="新上报和派遣暂停", since=made.NOW),)
    scale = TypeScale(load_theme("wall"), read_layout(WALLS / "demo.toml"))
    sheet = Sheet(scale, QSizeF(960, HEIGHT * scale.unit))

    look = panel.compose(replace(glance("live"), moment=moment(*ALARMS)), sheet)

    texts = [label.text for label in checks.labels_of(sheet.items)]
    assert look is Look.LIVE
    assert "网关无应答" in texts
    assert "另 4 条未确认" in texts
    assert panel.alarms(moment(*ALARMS)) == 5


def test_what_is_spoken_names_what_and_where(qapp):
    assert spoken_words(ALARMS[:2]) == [
        "紧急 污水井盖缺失，解放路 118 号门前，请处理",
        "核查任务已派 3 人均未应答，2026-2，请处理",
    ]


def test_a_gateway_that_is_gone_is_noticed_also_after_the_clock_was_put_back(wall, hall, qtbot):
    hall.clock.go(-3600 * SECOND)
    wall.gateway.look()
    wall.desk.is_there = False
    hall.clock.go(QUIET + SECOND)
    wall.gateway.look()

    qtbot.waitUntil(lambda: wall.gateway.away_since > 0)


def test_windows_come_and_go_and_share_one_voice_and_one_eye_on_the_gateway(wall, hall, qtbot):
    context_of_wall = PanelContext(theme=load_theme("wall"), calendar=hall.rules.calendar, wall="hall")
    shared = Speech(wall.feed, engine="mock", is_on=True)
    windows = []
    for _ in range(2):
        window = WallWindow(
            wall.window.layout_of_wall, wall.window.scene, wall.feed, context_of_wall, hall.clock.now
        )  # fmt: skip
        windows.append((window, AlertOverlay(window, wall.feed, context_of_wall, hall.clock.now, speech=shared)))
        window.show()
    assert hall.ask("leader", "wall_speech", on=True)["ok"]

    urgent(hall)
    qtbot.waitUntil(lambda: all(overlay.view.isVisible() for _, overlay in windows))
    windows.pop(0)[0].deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    hall.clock.go(SECOND)
    urgent(hall)
    qtbot.waitUntil(lambda: len(shared.said) == 2)
    qtbot.wait(200)

    assert len(shared.said) == 2
    windows.pop()[0].deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
