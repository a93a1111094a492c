"""历史回放 at a desk: everything goes to that moment, nothing is written, and one key brings back now."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.moment import HOUR, MINUTE
from app.domain.terms import Stage
from app.situation.questions.wall_now import WallNow, WallState
from tests.gui.console_hall import NOW, Console, row

REFUSED = "正在看历史，只看不办；按 Home 回到现在"


@pytest.fixture
def console(qapp, monkeypatch):
    made = Console(monkeypatch)
    made.feed.span = (NOW - 100 * HOUR, NOW)
    yield made
    made.close()


def look_back(console, at=NOW - HOUR):
    console.feed.look_at(at)
    console.feed.speak()


def test_the_bar_says_which_moment_is_looked_at_and_the_page_is_hatched(console):
    console.show(row(1))
    look_back(console)

    assert console.page.bar.past.isVisible()
    assert console.page.bar.past.text().startswith("历史 ")
    assert console.page.ground.isVisible()
    assert console.page.ground.size() == console.page.size()
    assert console.page.scrubber.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_F8, Qt.Key.Key_F10, Qt.Key.Key_F12])
def test_no_key_of_the_workflow_writes_anything_of_the_past(console, key):
    console.show(row(1, stage=Stage.REPORTED))
    look_back(console)

    console.press(key)
    console.settle()

    assert console.said == REFUSED
    assert console.steps == []


@pytest.mark.parametrize("letter", "NMAZS1")
def test_no_letter_writes_anything_of_the_past(console, letter):
    console.show(row(1, stage=Stage.REPORTED))
    look_back(console)

    QTest.keyClicks(console.page.queue.list, letter)
    console.settle()

    assert console.said == REFUSED
    assert console.steps == []


@pytest.mark.parametrize("key", ["0", ".", "K*", "K/"])
def test_no_key_of_the_wall_moves_it_but_those_of_time(console, key):
    console.show(row(1))
    look_back(console)

    console.page.wall.pressed.emit(key)
    console.settle()

    assert console.said == REFUSED
    assert console.steps == []


def test_what_another_window_asks_for_is_refused_with_the_same_sentence(console):
    console.show(row(1))
    look_back(console)
    told = []
    console.flow = console.window.flow
    console.flow.asker.answered.connect(told.append)

    console.flow.asker.ask("accept", "受理", case_id="x")
    console.until(lambda: told)

    assert (told[0].answer.ok, told[0].answer.text) == (False, REFUSED)
    assert console.steps == []


def test_the_claim_on_the_open_case_is_given_back(console):
    console.show(row(1, stage=Stage.REPORTED))
    console.until(lambda: any(step.name == "claim" for step in console.desk.claims))

    look_back(console)
    console.until(lambda: any(step.name == "release" for step in console.desk.claims))

    assert console.window.flow.claims.held == ""


def test_a_case_that_was_not_there_yet_is_put_away_and_comes_back(console):
    one = row(1, stage=Stage.REPORTED)
    console.show(one)
    assert console.window.flow.desk.case_id == one.case_id

    console.feed.look_at(NOW - HOUR)
    console.feed.speak(())
    assert console.window.flow.desk.case is None
    assert console.said == "此刻还没有这件案卷"

    console.feed.look_at(NOW - MINUTE)
    console.feed.speak((one,))
    console.feed.speak()
    assert console.window.flow.desk.case_id == one.case_id


def test_home_brings_back_now_and_the_desk_works_again(console):
    console.show(row(1, stage=Stage.REPORTED))
    look_back(console)

    console.press(Qt.Key.Key_Home)
    console.feed.speak()
    console.feed.speak()

    assert console.feed.is_live
    assert not console.page.bar.past.isVisible()
    assert not console.page.ground.isVisible()
    assert console.window.flow.desk.rules != ()


def test_back_at_now_the_desk_no_longer_says_that_it_only_looks(console):
    console.show(row(1, stage=Stage.REPORTED))
    look_back(console)
    console.press(Qt.Key.Key_F2)
    assert console.said == REFUSED

    console.press(Qt.Key.Key_Home)

    assert console.said == "已回到现在"


def test_escape_goes_back_to_now(console):
    console.show(row(1))
    look_back(console)

    console.press(Qt.Key.Key_Escape)

    assert console.feed.is_live


def test_the_strip_opens_with_its_key_and_takes_its_own_keys(console):
    console.show(row(1))
    QTest.keyClick(console.window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert console.page.scrubber.isVisible()
    assert console.feed.is_live

    QTest.keyClick(console.page.scrubber, Qt.Key.Key_Left)
    assert console.feed.position == NOW - MINUTE
    QTest.keyClick(console.page.scrubber, Qt.Key.Key_PageUp)
    assert console.feed.position == NOW - MINUTE - HOUR
    QTest.keyClick(console.page.scrubber, Qt.Key.Key_Space)
    assert console.feed.speed == 60.0


def test_space_at_the_queue_plays_while_one_looks_back(console):
    console.show(row(1))
    look_back(console)

    QTest.keyClick(console.page.queue.list, Qt.Key.Key_Space)

    assert console.feed.speed == 60.0


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("25:00", "看不懂"), ("2020-01-01 10:00", "记录始于"), ("2099-01-01 10:00", "还没有到")],
)
def test_a_moment_that_cannot_be_is_refused_where_it_is_typed(console, typed, sentence):
    console.show(row(1))
    look_back(console)
    scrubber = console.page.scrubber

    scrubber.begin_typing()
    QTest.keyClicks(scrubber.type, typed)
    QTest.keyClick(scrubber.type, Qt.Key.Key_Return)

    assert sentence in scrubber.typed_fault.text()
    assert console.feed.position == NOW - HOUR


def test_enter_of_the_wall_puts_the_moment_on_the_wall(console):
    console.show(row(1))
    console.feed.look_at(NOW - HOUR, 60.0)
    console.feed.speak()

    console.page.wall.pressed.emit("K=")
    console.until(lambda: console.steps)

    step = console.desk.asked[0]
    assert step.name == "wall_replay"
    assert step.fields == {"wall": "hall", "at": NOW - HOUR, "speed": 60.0}


def test_the_picture_of_the_moment_is_saved_under_its_name(console, tmp_path):
    object.__setattr__(console.context, "export_folder", tmp_path)
    console.show(row(1))
    look_back(console)

    QTest.keyClick(
        console.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    console.settle()

    (picture,) = tmp_path.glob("wanmi-*.png")
    assert picture.stat().st_size > 10_000
    assert str(picture) in console.said


def test_alarms_go_on_being_counted_while_one_looks_back(console):
    console.show(row(1))
    look_back(console)

    asked = {type(question).__name__ for questions in console.feed.asked_live.values() for question in questions}

    assert {"Alarms", "WallNow"} <= asked


def test_a_wall_that_replays_is_brought_back_to_now_by_one_key(console):
    replaying = WallState(wall="hall", scene="daily", replay_at=NOW - HOUR, replay_speed=60.0, replay_since=NOW)
    console.feed.special[WallNow] = replaying
    console.show(row(1))
    assert "回到现在" in console.page.wall.freeze.text()
    assert "回放" in console.page.wall.how.toolTip() + console.page.wall.how.text()

    console.page.wall.pressed.emit("K-")
    console.until(lambda: console.steps)

    assert console.steps == ["wall_return_live"]


def test_nothing_offers_a_step_while_one_looks_back(console):
    console.show(row(1, stage=Stage.REPORTED))
    assert console.page.queue.delegate.next_key(row(1, stage=Stage.REPORTED)) != ("", "")

    look_back(console)

    assert console.page.queue.delegate.next_key(row(1, stage=Stage.REPORTED)) == ("", "")
    buttons = (console.page.wall.undo, console.page.wall.pin, console.page.wall.show_case, console.page.wall.freeze)
    assert not any(button.isEnabled() for button in buttons)
    assert console.page.wall.push.isEnabled()


def test_a_window_beside_the_desk_says_which_moment_it_shows(console):
    console.show(row(1))
    look_back(console)
    extra = console.window.extra

    extra.open_lists()
    assert extra.sheet("lists").past.isVisible()
    assert extra.sheet("lists").past.text().startswith("历史 ")
    extra.open_search()
    assert extra.sheet("search").past.text() == "现在的内容"

    console.feed.look_at(None)
    assert not extra.sheet("lists").past.isVisible()
