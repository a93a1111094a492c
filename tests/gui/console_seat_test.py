"""Sitting down and leaving: log-in, a session that ended, a seat left alone, help."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from app.domain.terms import Post, Queue, Stage
from app.services.messages import Answer, Login
from tests.gui.console_hall import Console, in_dialog, row
from tests.gui.waiting import PATIENCE_S, until
from widgets.console.ask_dialog import AskDialog
from widgets.console.help import HelpDialog
from widgets.console.idle import IDLE_MS
from widgets.console.places import PLACE

FILED = {"stage": Stage.FILED, "queue": Queue.FILED, "post": Post.DISPATCHER}


@pytest.fixture
def console(qapp, monkeypatch) -> Iterator[Console]:
    made = Console(monkeypatch)
    yield made
    made.close()


def test_a_wrong_password_is_told_and_a_right_one_opens_the_desk(console):
    login = console.window.login
    console.window.show()
    login.user.setText("3107")
    login.password.setText("wrong")
    QTest.keyClick(login.password, Qt.Key.Key_Return)
    console.settle()
    assert login.message.text() == "账号或密码不对"
    assert login.password.text() == ""

    login.password.setText("right")
    QTest.keyClick(login.password, Qt.Key.Key_Return)
    console.settle()

    assert console.page.isVisible()
    console.until(lambda: "受理员" in console.page.bar.person.text())


def test_enter_pressed_twice_is_one_attempt_to_log_in(console, monkeypatch):
    asked: list[Login] = []
    heard = threading.Event()
    answer = console.desk.login

    def answer_late(login: Login) -> Answer:
        asked.append(login)
        heard.wait(PATIENCE_S)
        return answer(login)

    monkeypatch.setattr(console.desk, "login", answer_late)
    login = console.window.login
    console.window.show()
    login.user.setText("3107")
    login.password.setText("wrong")

    for _ in range(2):
        QTest.keyClick(login.password, Qt.Key.Key_Return)
    heard.set()
    console.settle()

    assert len(asked) == 1
    login.password.setText("right")
    QTest.keyClick(login.password, Qt.Key.Key_Return)
    console.until(console.page.isVisible)


def test_a_lost_session_leads_back_to_the_log_in(console):
    console.show(row(1, **FILED))
    console.desk.answers.append(Answer(step_id="", ok=False, code="not_logged_in", text="登录已失效，请重新登录"))

    console.press(Qt.Key.Key_F4)
    console.until(console.window.login.isVisible)

    assert console.window.login.message.text() == "登录已失效，请重新登录"
    assert not console.feed.asked


def test_a_seat_left_alone_is_locked_and_keeps_nothing(console):
    console.show(row(1))
    console.window.idle.timer.setInterval(80)
    console.window.idle.timer.start()

    console.until(console.window.login.isVisible)

    assert console.page.queue.model.rowCount() == 0
    assert console.page.head.title.text() == "选一件案件"
    assert console.page.form.description.toPlainText() == ""
    assert console.window.login.user.text() == ""
    assert IDLE_MS == 15 * 60 * 1000
    console.press(Qt.Key.Key_F2)
    assert not console.desk.asked


def test_the_seat_is_given_to_the_next_person_by_one_key(console):
    console.show(row(1))

    QTest.keyClick(
        console.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )

    assert console.window.login.isVisible()
    assert console.window.login.message.text() == "已离席，请接班人登录"
    assert console.page.queue.model.rowCount() == 0
    assert not console.window.idle.timer.isActive()
    console.press(Qt.Key.Key_F2)
    assert not console.desk.asked


def test_a_key_or_the_mouse_keeps_a_seat_open(console):
    console.show(row(1))
    timer = console.window.idle.timer
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.setInterval(60_000)
    timer.start()
    until(lambda: timer.remainingTime() < 58_500)
    before = timer.remainingTime()

    QTest.keyClick(console.window.windowHandle(), Qt.Key.Key_Shift)

    assert timer.remainingTime() > before


def test_a_lock_ends_an_open_question_without_sending_it(console):
    console.show(row(1))

    def leave_alone(dialog: QDialog) -> None:
        assert isinstance(dialog, AskDialog)
        dialog.text.setText("与在办案卷重复")
        console.window.idle.ran_out.emit()

    in_dialog(leave_alone)
    console.press(Qt.Key.Key_F12)
    console.settle()

    assert console.window.login.isVisible()
    assert not console.desk.asked


def test_the_next_person_begins_with_an_empty_desk(console):
    console.show(row(1, class_key="E09009", class_name="机动车乱停放"))
    console.press(Qt.Key.Key_F2)
    assert console.said
    console.window.idle.ran_out.emit()

    console.show(row(2), posts=(Post.ACCEPTOR,))

    assert console.said == ""
    assert console.page.head.number.text() == row(2).number
    assert not console.page.bar.merged.isVisible()


def test_help_lists_the_keys_and_gives_the_focus_back(console):
    console.show(row(1))
    seen = []

    def read(dialog: QDialog) -> None:
        seen.append(type(dialog))
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    in_dialog(read)
    console.press(Qt.Key.Key_F1)

    assert seen == [HelpDialog]
    assert console.is_at_queue


def test_escape_leads_from_a_field_to_the_queue(console):
    console.show(row(1))
    console.page.form.rows["condition"].field.setFocus()
    assert not console.is_at_queue

    console.press(Qt.Key.Key_Escape)

    assert console.is_at_queue


def test_a_window_that_is_closed_at_the_log_in_remembers_strip_and_tab_of_whoever_sat_there(console, tmp_path):
    file = str(tmp_path / "places.ini")
    console.move_to(QSettings(file, QSettings.Format.IniFormat))
    console.show(row(1))
    QTest.keyClick(console.window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert console.page.scrubber.isVisible()
    console.page.queue.tabs.go_to("立案")
    console.window.idle.ran_out.emit()

    console.move_to(QSettings(file, QSettings.Format.IniFormat))
    console.move_to(QSettings(file, QSettings.Format.IniFormat))
    console.show(row(1))

    assert console.page.scrubber.isVisible()
    assert console.page.queue.tabs.kind == "立案"


def test_a_window_that_stood_on_a_screen_that_is_gone_comes_back_onto_one_that_is_there(console, tmp_path):
    places = QSettings(str(tmp_path / "places.ini"), QSettings.Format.IniFormat)
    console.window.setGeometry(9_000, 7_000, 1_200, 800)
    places.setValue(PLACE, console.window.saveGeometry())

    console.move_to(places)
    console.window.show()

    room = QApplication.primaryScreen().availableGeometry()
    assert room.intersects(console.window.geometry())
    assert room.contains(console.window.geometry().topLeft())


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00\xff no settings", b"[console]\ngeometry=1\nlower=@Invalid()\ntab=@Size(1 2)\nstrip-zoom=x\n"],
)
def test_a_broken_file_of_places_is_no_reason_not_to_open(console, tmp_path, content):
    file = tmp_path / "places.ini"
    file.write_bytes(content)
    file.chmod(0o444)

    console.move_to(QSettings(str(file), QSettings.Format.IniFormat))
    console.show(row(1))
    console.window.idle.ran_out.emit()

    assert console.window.login.isVisible()


def test_keys_of_the_desk_leave_the_keyboard_to_whoever_logs_in(console):
    console.show(row(1))
    console.window.idle.ran_out.emit()
    console.until(lambda: console.window.focusWidget() is console.window.login.user)

    console.press(Qt.Key.Key_Escape)
    for key in (Qt.Key.Key_Y, Qt.Key.Key_W, Qt.Key.Key_F, Qt.Key.Key_L):
        QTest.keyClick(console.window, key, Qt.KeyboardModifier.ControlModifier)
        assert console.window.focusWidget() is console.window.login.user

    QTest.keyClicks(console.window.focusWidget(), "3107")
    assert console.window.login.user.text() == "3107"
