"""Who put what on the wall: every kind of event that the gateway can write there has its sentence, in either language."""

import re
from dataclasses import replace

import pytest

from app.adapters.store import open_store
from app.domain.moment import DAY, HOUR, MINUTE, SECOND, Instant
from app.domain.scene_hours import SceneHours
from app.domain.terms import Post
from app.services.registry import desk_steps
from app.services.wall_lost import ENDS_AFTER, LOST_AFTER
from app.services.wall_scenes import PanelPicture, ScenePicture
from app.situation.questions.wall_pushes import Push, PushesBetween, WallPushes
from app.situation.setting import Setting
from app.situation.situation import Situation
from tests.gui.speaking import LANGUAGES, speaking
from tests.unit.services.test_wall_lost import go_by
from tests.unit.services.town import LAT, MONDAY_9, WEST_LON, Hall, rules
from widgets.console.push_words import WallNames, names_of, push_words
from widgets.words import clock

PLACE = {"lon": WEST_LON, "lat": LAT}
TURNS = [{"scene": "daily", "seconds": 60}, {"scene": "hot", "seconds": 30}]
EMERGENCY = {
    "title": "建设路积水", "kind": "内涝", "level": 3, **PLACE, "place": "建设路", "commander": "指挥长", "site_commander": "现场指挥",
}  # fmt: skip
ACTS: tuple[tuple[str, dict[str, object], str], ...] = (
    ("wall_pin", {}, "钉住，直到放行"),
    ("wall_unpin", {}, "放行"),
    ("wall_scene", {"scene": "hot"}, "推送 高发"),
    ("wall_undo", {}, "撤销，回到 起始场景"),
    ("wall_scene", {"scene": "daily", "pin_minutes": 30}, "推送 日常，钉住 30 分"),
    ("wall_pin", {"until": MONDAY_9 + HOUR}, "钉住 {left} 分"),
    ("wall_show_case", {}, "投屏 {number}"),
    ("wall_magnify", {"panel": "queues"}, "放大 七个环节"),
    ("wall_scene", {"scene": "hot"}, "推送 高发"),
    ("wall_undo", {}, "撤销，回到 日常、投屏 {number}、放大 七个环节"),
    ("wall_magnify", {}, "还原面板"),
    ("wall_show_subject", {"kind": "camera", "id": "C7", "label": "文昌路东口", **PLACE}, "突出 摄像机 文昌路东口"),
    ("wall_show_subject", {"kind": "component_class", "id": "01002", "label": "污水井盖"}, "突出 部件类 污水井盖"),
    ("wall_clear", {}, "撤下投屏"),
    ("wall_filter", {"filter": {"classes": ["E06"], "lights": ["red"]}}, "筛选 市容环境、红灯"),
    ("wall_filter", {"filter": {}}, "取消筛选"),
    ("wall_map", {"layer": "unseen"}, "图层 巡查盲区"),
    ("wall_map", {}, "图层还原"),
    ("wall_annotate", {"shape": "text", "points": [[WEST_LON, LAT]], "text": "积水"}, "标注 文字 积水"),
    ("wall_remove_annotation", {"id": "{note}"}, "清除标注 文字 积水"),
    ("wall_freeze", {}, "定格在 06-08 {now}"),
    ("wall_unfreeze", {}, "解除定格"),
    ("wall_undo", {}, "撤销，回到 日常、定格在 06-08 {frozen}"),
    ("wall_unfreeze", {}, "解除定格"),
    ("wall_replay", {"at": MONDAY_9, "speed": 60.0, "terminals": ["T1"]}, "回放 06-08 09:00 起，60 倍，跟随 T1"),
    ("wall_replay", {"at": MONDAY_9, "speed": 0.0}, "回放 06-08 09:00，停在此刻"),
    ("wall_return_live", {}, "回到实时"),
    ("wall_rotate", {"turns": TURNS}, "轮播，从 日常 起"),
    ("wall_rotate", {"turns": []}, "停止轮播，停在 日常"),
    ("wall_speech", {"on": True}, "打开语音播报"),
    ("wall_speech", {"on": False}, "关闭语音播报"),
    ("wall_card", {"card": "test_card"}, "上测试图，10 分"),
    ("wall_card", {"card": "self_check"}, "上自检，10 分"),
    ("wall_card", {"card": ""}, "撤下自检"),
)  # fmt: skip
"""What a desk may ask of a wall, in an order in which the gateway grants it, and how it reads afterwards."""
SCENES = tuple(
    ScenePicture(
        key=key, name=name, columns=6, rows=3,
        panels=(PanelPicture(key="queues", title="七个环节", left=0, top=0, columns=2, rows=1),),
    )
    for key, name in (("daily", "日常"), ("hot", "高发"), ("night", "夜间"), ("emergency", "应急"))
)  # fmt: skip
RAW = re.compile(r"[a-z]+_[a-z_]+|\b(queues|daily|hot|night|emergency|camera|component|text|unseen|red|E06)\b")
"""Words of the program, not of a screen."""


class Wall:
    """A hall on a real store, and the situation of its log."""

    def __init__(self, folder) -> None:
        self.store = open_store(f"sqlite:///{folder / 'wall.sqlite'}", attachments=folder / "attachments", fsync=False)
        self.store.migrate()
        self.store.take_lease("hall", MONDAY_9)
        made = replace(rules(), scene_hours=(SceneHours.parse("night", "20:00-08:00"),))
        self.hall = Hall(self.store, made).staff()
        setting = Setting(
            city=self.hall.rules.city,
            classes={},
            majors={"E06": "市容环境"},
            calendar=self.hall.rules.calendar,
            roster=(),
        )
        self.situation = Situation(self.store, setting, None, now=self.hall.clock.now)

    def newest(self, limit: int = 1) -> tuple[Push, ...]:
        self.situation.load()
        return WallPushes(wall="hall", limit=limit).answer(self.situation.at())

    def day(self, since: Instant) -> tuple[Push, ...]:
        self.situation.load()
        return PushesBetween(wall="hall", since=since, until=since + DAY).answer(self.situation.at())

    def timers(self, at: Instant) -> None:
        self.hall.clock.at = at
        self.store.take_lease("hall", at)
        self.hall.gateway.timers()


@pytest.fixture
def wall(tmp_path):
    made = Wall(tmp_path)
    yield made
    made.store.dispose()


def play(wall: Wall) -> list[tuple[Push, str]]:
    """Do all that a desk may do; return what the log says of it, with how it should read."""
    case_id, note, done = wall.hall.opened(), "", []
    for name, given, words in ACTS:
        wall.hall.clock.go(MINUTE)
        told = {key: note if value == "{note}" else value for key, value in given.items()}
        answer = wall.hall.ask("leader", name, case_id if name == "wall_show_case" else "", **told)
        assert answer["ok"], (name, answer)
        note = answer.get("fields", {}).get("id", note)
        now = wall.hall.clock.now()
        (push,) = wall.newest()
        display = None if push.stand is None else push.stand.display
        shown = None if display is None else display.case
        frozen = "" if display is None or display.frozen_at is None else clock(display.frozen_at)
        number, left = "" if shown is None else shown.number, (MONDAY_9 + HOUR - now) // MINUTE
        done.append((push, words.format(number=number, left=left, now=clock(now), frozen=frozen)))
    return done


def test_every_request_that_a_desk_may_make_of_a_wall_is_in_this_test():
    assert {name for name in desk_steps() if name.startswith("wall_")} == {name for name, _, _ in ACTS}


def test_every_change_that_a_desk_makes_reads_as_what_was_done(qapp, wall):
    names, done = names_of(SCENES), play(wall)

    assert [(push_words(push, names), push.actor, push.post) for push, _ in done] == [
        (words, "leader", Post.SHIFT_LEADER) for _, words in done
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_kind_that_the_gateway_writes_reads_as_a_word_of_the_program(qapp, wall, language):
    play(wall)
    wall.hall.ask("leader", "emergency_open", **EMERGENCY)
    wall.hall.ask("leader", "emergency_close", note="退水")
    wall.timers(MONDAY_9 + 11 * HOUR)
    wall.timers(MONDAY_9 + 23 * HOUR)
    pushes = wall.newest(100)

    with speaking(qapp, language):
        names = replace(names_of(SCENES), scenes={one.key: "甲" for one in SCENES}, panels={"queues": "乙"})
        told = {
            push.kind: push_words(push, names) for push in pushes if push.filtered != ("市容环境",) or language == "zh"
        }

    assert [push.post for push in pushes[:2]] == [Post.SYSTEM] * 2
    assert {kind: words for kind, words in told.items() if not words or RAW.search(words)} == {}
    assert not any("其他操作" in words or "Other" in words for words in told.values())


def test_the_clock_s_own_pushes_read_as_the_clock_s(qapp, wall):
    wall.hall.ask("leader", "wall_scene", scene="hot")
    wall.timers(MONDAY_9 + 11 * HOUR)
    wall.timers(MONDAY_9 + 23 * HOUR)

    assert [push_words(push, names_of(SCENES)) for push in wall.newest(2)] == [
        "按时段撤下，回到 高发",
        "按时段换上 夜间",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_became_of_a_lost_holder_reads_as_such(qapp, wall, language):
    wall.hall.ask("leader", "wall_freeze")
    go_by(wall.hall, LOST_AFTER + SECOND)
    go_by(wall.hall, SECOND, "leader")
    go_by(wall.hall, ENDS_AFTER + 2 * SECOND)
    wall.hall.ask("boss", "wall_pin")
    go_by(wall.hall, ENDS_AFTER + 2 * SECOND)

    with speaking(qapp, language):
        said = {push.kind: push_words(push, names_of(SCENES)) for push in wall.newest(7)}
        ended = [push_words(push, names_of(SCENES)) for push in wall.newest(7) if push.kind == "hold_ended"]
    assert {"holder_lost", "holder_back", "hold_ended"} < said.keys()
    assert not any(not words or RAW.search(words) or "Other" in words or "其他" in words for words in said.values())
    if language == "zh":
        assert said["holder_lost"] == "坐席 leader 离线"
        assert ended == ["坐席 boss 离线，已放行", "坐席 leader 离线，已恢复实时"]


def test_a_kind_that_only_a_newer_gateway_writes_is_named(qapp):
    push = Push(at=0, kind="sung", actor="", post=Post.NOBODY, seat="", scene="", number="", label="", until=None)

    assert push_words(push, WallNames()) == "其他操作 sung"


def test_a_day_has_all_its_pushes_and_none_of_the_day_before(qapp, wall):
    midnight = MONDAY_9 + 15 * HOUR
    wall.timers(midnight - 10 * MINUTE)
    first = len(wall.newest(100))
    for scene in ("hot", "daily", "hot"):
        assert wall.hall.ask("leader", "wall_scene", scene=scene)["ok"]
    wall.hall.clock.at = midnight
    assert wall.hall.ask("leader", "wall_scene", scene="people")["ok"]

    assert [push.scene for push in wall.day(midnight - DAY)][: -first or None] == ["hot", "daily", "hot"]
    assert [(push.scene, push.at) for push in wall.day(midnight)] == [("people", midnight)]
    assert wall.day(midnight + DAY) == ()
