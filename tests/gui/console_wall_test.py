"""The desk's wall box: keys of the wall, what it says of the wall, and a wall that does not answer."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.moment import MINUTE, SECOND
from app.domain.terms import Post
from app.services.messages import Answer
from app.services.wall_line import WallReport
from app.situation.filters import Filter
from app.situation.questions.wall_now import WallNow, WallState
from app.situation.questions.wall_pushes import Push, WallPushes
from app.situation.rotation import Rotation
from app.situation.wall_log import Annotation
from app.situation.wall_stand import Look, Subject, Turn
from tests.gui import console_hall
from tests.gui.console_hall import NOW, Console, row
from widgets.console.wall_thumb import LOOKS
from widgets.wall.layout import read_layout
from widgets.wall.scene_pictures import pictures_of
from widgets.wall.scenes import read_scenes

WALLS = Path(__file__).resolve().parents[2] / "config" / "walls"
STATE = WallState(
    wall="hall", scene="daily", how="pushed", scene_at=NOW - 2 * MINUTE, scene_post=Post.SHIFT_LEADER, scene_seat="1"
)
PUSHES = (
    Push(
        at=NOW - 2 * MINUTE, kind="scene_shown", actor="3102", post=Post.SHIFT_LEADER, seat="1", scene="supervision",
        number="", label="", until=NOW + 28 * MINUTE,
    ),
    Push(
        at=NOW - 16 * MINUTE, kind="case_shown", actor="3107", post=Post.DISPATCHER, seat="5", scene="",
        number="E060102026061100412", label="", until=None,
    ),
)  # fmt: skip


class Line:
    """A line to a wall, in the test's hand."""

    def __init__(self) -> None:
        self.listeners: list[Callable[[WallReport], None]] = []

    def tell(self, report: WallReport) -> None:
        for listener in tuple(self.listeners):
            listener(report)

    def listen(self, listener: Callable[[WallReport], None]) -> Callable[[], None]:
        self.listeners.append(listener)
        return lambda: self.listeners.remove(listener)


@pytest.fixture(scope="module")
def scenes(qapp):
    layout = read_layout(WALLS / "demo.toml")
    return pictures_of(tuple(read_scenes(WALLS / "scenes", layout.scenes, layout).values()), layout)


class WallConsole(Console):
    """A console with a wall behind it; ``state`` is what the log says of it."""

    def __init__(self, monkeypatch, scenes) -> None:
        self.line, self.state = Line(), STATE
        made = console_hall.ConsoleContext
        more = {"wall_scenes": scenes, "wall_line": self.line}
        monkeypatch.setattr(console_hall, "ConsoleContext", lambda **given: made(**given, **more))
        super().__init__(monkeypatch)
        answer = self.feed._answer
        told = {WallNow: lambda: self.state, WallPushes: lambda: PUSHES}
        self.feed._answer = lambda question: told.get(type(question), lambda: answer(question))()
        self.box = self.page.wall

    def alive(self, at=None, **more) -> None:
        self.line.tell(WallReport(wall="hall", part="main", at=at or self.now, scene=self.state.scene, **more))
        self.until(lambda: self.box.watch.report is not None)

    def keypad(self, key: Qt.Key) -> None:
        QTest.keyClick(self.page.queue.list, key, Qt.KeyboardModifier.KeypadModifier)

    def last(self):
        self.settle()
        return self.desk.asked[-1]


@pytest.fixture
def console(qapp, monkeypatch, scenes):
    made = WallConsole(monkeypatch, scenes)
    made.show(row(1))
    made.alive()
    yield made
    made.close()


def test_a_scene_is_previewed_by_the_keypad_and_pushed_by_enter(console):
    console.keypad(Qt.Key.Key_2)
    assert console.steps == []
    second = console.box.keyed[1]
    assert console.box.preview is second
    assert console.box.next.toolTip() == f"预览：{second.name}"
    assert console.box.change.toolTip().startswith("推送后变化 ")

    console.keypad(Qt.Key.Key_Enter)

    assert (console.last().name, console.last().fields["scene"]) == ("wall_scene", second.key)
    assert console.box.preview is None
    assert console.said.startswith(f"已推送 {second.name}")


def test_keyboards_without_a_keypad_use_alt(console):
    QTest.keyClick(console.window, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    third = console.box.keyed[2]
    assert console.box.preview is third

    QTest.keyClick(console.window, Qt.Key.Key_Equal, Qt.KeyboardModifier.AltModifier)

    assert console.last().fields["scene"] == third.key


def test_the_digits_above_the_letters_still_choose_candidates_and_enter_alone_pushes_nothing(console):
    console.letter(Qt.Key.Key_2)
    console.keypad(Qt.Key.Key_Enter)
    console.settle()

    assert console.box.preview is None
    assert console.steps == []
    assert "先按小键盘" in console.said


@pytest.mark.parametrize(
    ("key", "state", "name"),
    [
        (Qt.Key.Key_Period, STATE, "wall_undo"),
        (Qt.Key.Key_0, STATE, "wall_show_case"),
        (Qt.Key.Key_Asterisk, STATE, "wall_pin"),
        (Qt.Key.Key_Asterisk, replace(STATE, pinned=True), "wall_unpin"),
        (Qt.Key.Key_Slash, STATE, "wall_rotate"),
        (Qt.Key.Key_Minus, STATE, "wall_freeze"),
        (Qt.Key.Key_Minus, replace(STATE, frozen_at=NOW), "wall_unfreeze"),
    ],
)
def test_each_key_of_the_wall_asks_for_its_own(console, key, state, name):
    console.state = state
    console.feed.speak()

    console.keypad(key)

    assert console.last().name == name
    assert console.last().fields["wall"] == "hall"


@pytest.mark.parametrize(
    ("key", "card", "name"), [(Qt.Key.Key_T, "test_card", "测试图"), (Qt.Key.Key_S, "self_check", "自检")]
)
def test_the_test_card_and_the_self_check_have_a_key_that_lays_them_and_takes_them_away(console, key, card, name):
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    console.feed.speak()
    button = console.box.cards[card]
    assert button.text() == f"上{name}"
    QTest.keyClick(console.window, key, keys)
    assert (console.last().name, console.last().fields["card"]) == ("wall_card", card)

    console.state = replace(STATE, card=card, card_until=NOW + 10 * MINUTE)
    console.feed.speak()
    assert button.text() == f"撤下{name}"
    assert console.box.case.toolTip() == f"{name}至 15:36"
    button.click()

    assert (console.last().name, console.last().fields["card"]) == ("wall_card", "")


def test_turns_are_those_that_the_scene_files_ask_for_and_the_same_key_stops_them(console, scenes):
    console.keypad(Qt.Key.Key_Slash)
    turns = console.last().fields["turns"]
    assert [turn["scene"] for turn in turns] == [scene.key for scene in scenes if scene.rotate_s]
    assert all(turn["seconds"] >= 5 for turn in turns)

    console.state = replace(STATE, how="rotated", rotation=Rotation(turns=(Turn("daily", 90), Turn("people", 45))))
    console.feed.speak()
    assert console.box.how.toolTip() == "轮播中，90 秒后换"
    console.keypad(Qt.Key.Key_Slash)

    assert (console.last().fields["turns"], console.last().fields["standing"]) == ([], "daily")


def test_a_refusal_is_told_in_the_gateway_s_words(console):
    console.desk.answers.append(
        Answer(step_id="", ok=False, code="no_right", text="大屏已由值班长（坐席 1）钉住，请该岗位放行")
    )

    console.keypad(Qt.Key.Key_Period)
    console.settle()

    assert console.said == "大屏已由值班长（坐席 1）钉住，请该岗位放行"


def test_what_stands_there_who_pinned_it_and_what_was_done_last_are_told(console):
    console.state = replace(
        STATE,
        pinned=True,
        pinned_until=NOW + 28 * MINUTE,
        pin_post=Post.SHIFT_LEADER,
        pin_seat="1",
        case_id="c",
        number="N1",
    )
    console.feed.speak()

    box = console.box
    assert box.scene.toolTip() == "正在显示：日常"
    assert box.how.toolTip() == "值班长　坐席 1　15:24 推送"
    assert box.pin_plate.isVisible()
    assert box.said.toolTip() == "大屏由值班长　坐席 1钉住至 15:54；应急响应期间，应急场景不受此限。"
    assert box.case.toolTip() == "投屏案件 N1"
    told = [[shown.toolTip() or shown.text() for shown in line] for line in box.rows]
    assert told[0] == ["15:24", "值班长　坐席 1", "推送 督办，钉住 30 分"]
    assert told[1] == ["15:10", "派遣员　坐席 5", "投屏 E060102026061100412"]


def test_a_wall_that_falls_silent_is_said_with_its_time_and_its_keys_are_off(console):
    console.now = NOW + 40 * SECOND
    console.box.refresh()

    assert console.box.said.toolTip() == "大屏无应答，自 15:26"
    assert not console.box.pin.isEnabled()
    for key in (Qt.Key.Key_Period, Qt.Key.Key_0, Qt.Key.Key_Asterisk):
        console.keypad(key)
    console.settle()
    assert console.steps == []
    assert console.said == "大屏无应答，自 15:26"

    console.alive()
    console.until(lambda: not console.box.watch.is_silent)
    console.keypad(Qt.Key.Key_Asterisk)
    assert console.last().name == "wall_pin"


def test_a_wall_that_falls_silent_is_said_also_after_the_desks_clock_was_put_back(console):
    console.now = NOW - 60 * MINUTE
    console.box.refresh()
    assert not console.box.watch.is_silent

    console.now += 16 * SECOND
    console.box.refresh()

    assert console.box.said.toolTip() == "大屏无应答，自 14:26"


def test_the_kept_word_of_a_wall_that_fell_long_ago_is_not_believed(qapp, monkeypatch, scenes):
    console = WallConsole(monkeypatch, scenes)
    try:
        console.show(row(1))
        console.alive(at=NOW - 6 * MINUTE)
        console.box.refresh()
        assert console.box.said.toolTip() == "大屏无应答，自 15:20"
    finally:
        console.close()
    assert console.line.listeners == []


def test_the_small_picture_shows_how_each_panel_stands(console):
    console.alive(looks={"queues": "failed", "people": "stale", "map": "live"})
    console.until(lambda: console.box.live.looks)
    theme, thumb = console.context.theme, console.box.live
    picture = thumb.grab().toImage()

    def ground(key: str) -> str:
        place = thumb._place(next(panel for panel in thumb.scene.panels if panel.key == key))
        return picture.pixelColor(int(place.left()) + 3, int(place.top()) + 3).name()

    assert ground("queues") == theme.qcolor(LOOKS["failed"][0]).name()
    assert ground("people") == theme.qcolor(LOOKS["stale"][0]).name()
    assert ground("map") == theme.qcolor("text2").name()


def test_a_click_on_a_panel_of_the_small_picture_shows_it_large_and_another_one_puts_it_back(console):
    thumb = console.box.live
    middle = thumb._place(next(panel for panel in thumb.scene.panels if panel.key == "queues")).center().toPoint()

    QTest.mouseClick(thumb, Qt.MouseButton.LeftButton, pos=middle)
    assert (console.last().name, console.last().fields["panel"]) == ("wall_magnify", "queues")

    console.state = replace(STATE, magnified="queues")
    console.feed.speak()
    QTest.mouseClick(thumb, Qt.MouseButton.LeftButton, pos=middle)
    assert "panel" not in console.last().fields


def test_a_scene_that_the_wall_could_not_show_is_said(console):
    console.alive(skipped=("hot",))
    console.until(lambda: "hot" in console.box.said.toolTip())

    assert console.box.said.toolTip() == "大屏没有场景 hot，已跳过"


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (replace(STATE, subject=Subject(kind="camera", id="CAM-7", label="文昌路东口")), "突出 文昌路东口"),
        (replace(STATE, magnified="queues"), "放大 七个环节"),
        (replace(STATE, frozen_at=NOW), "定格 15:26"),
        (replace(STATE, look=Look(layer="unseen")), "图层 巡查盲区"),
        (replace(STATE, filter=Filter((), ("990101",), (), ())), "已筛选"),
        (replace(STATE, case_id="c", number="N1", notes=(Annotation("a", "text", ((1.0, 1.0),), "积水"),)), "投屏案件 N1　标注 1"),
        (STATE, "没有案件或对象投屏"),
    ],
)  # fmt: skip
def test_what_was_done_to_the_wall_is_shown_in_its_box(console, state, words):
    console.state = state
    console.feed.speak()

    assert console.box.case.toolTip() == words


@pytest.mark.parametrize(
    ("key", "name"),
    [
        (Qt.Key.Key_Period, "wall_undo"), (Qt.Key.Key_0, "wall_show_case"), (Qt.Key.Key_Asterisk, "wall_pin"),
        (Qt.Key.Key_Slash, "wall_rotate"), (Qt.Key.Key_Minus, "wall_freeze"),
    ],
)  # fmt: skip
def test_every_key_of_the_wall_works_with_alt_too(console, key, name):
    QTest.keyClick(console.window, key, Qt.KeyboardModifier.AltModifier)

    assert console.last().name == name


def test_a_department_s_desk_looks_at_the_wall_and_is_told_that_it_cannot_steer_it(console):
    console.show(row(1), posts=(Post.DEPARTMENT,), department="HW")
    console.keypad(Qt.Key.Key_2)
    assert console.box.preview is console.box.keyed[1]
    assert not any(
        one.isEnabled() for one in (console.box.push, console.box.pin, console.box.rotate, console.box.freeze)
    )

    console.keypad(Qt.Key.Key_Enter)

    assert console.said == "部门席只看大屏；要投屏请联系指挥中心坐席"
    assert console.steps == []
    console.show(row(1))
    assert console.box.push.isEnabled()


def test_what_stands_on_the_wall_now_is_not_taken_for_what_stood_there_then(console):
    console.state = replace(STATE, scene="")
    console.line.tell(WallReport(wall="hall", part="main", at=console.now + SECOND, scene="supervision"))
    console.feed.speak()
    console.until(lambda: console.box.standing == "supervision")

    console.box.show_past(is_past=True)

    assert console.box.standing == next(iter(console.box.scenes))
