"""Steps at the desk: what stops them, what is asked first, and that each version of a case gets one."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton

from app.domain.limit import Limit, LimitUnit
from app.domain.moment import HOUR
from app.domain.terms import Post, Queue, Stage, Supervision
from app.services.messages import Answer
from app.services.ports import GatewayAway
from tests.gui.console_hall import NOW, Console, at_department, in_dialog, row
from widgets.console.ask_dialog import AskDialog
from widgets.console.ask_kinds import AmountField, DayField, OneField, YuanField
from widgets.console.open_case import OpenCase
from widgets.console.standing import standing_refusal

FILED = {"stage": Stage.FILED, "queue": Queue.FILED, "post": Post.DISPATCHER, "version": 3}
CHECKED = {"stage": Stage.CHECKED, "queue": Queue.CHECKED, "post": Post.SHIFT_LEADER, "version": 8}
UNKNOWN = {"class_key": "E09009", "class_name": "机动车乱停放"}
"""A class with two conditions; no words of the report choose one."""


@pytest.fixture
def console(qapp, monkeypatch) -> Iterator[Console]:
    made = Console(monkeypatch)
    yield made
    made.close()


def test_a_key_takes_the_step_at_the_version_on_the_screen(console):
    console.show(row(1, **FILED))

    console.press(Qt.Key.Key_F4)
    console.settle()

    step = console.desk.asked[0]
    assert (step.name, step.version, step.session) == ("dispatch", 3, "s1")
    assert step.fields["department"]


def test_a_key_pressed_twice_sends_one_step(console):
    console.show(row(1, **FILED))
    console.desk.opened.clear()

    console.press(Qt.Key.Key_F4)
    console.press(Qt.Key.Key_F4)

    assert "等网关应答" in console.said
    console.desk.opened.set()
    console.settle()
    console.press(Qt.Key.Key_F4)
    console.settle()
    assert console.steps == ["dispatch"]


def test_the_next_version_may_take_its_own_step(console):
    console.show(row(1, **(FILED | {"stage": Stage.ACCEPTED, "post": Post.SHIFT_LEADER, "version": 2})))
    console.press(Qt.Key.Key_F3)
    console.press(Qt.Key.Key_F3)
    console.settle()
    console.feed.speak([row(1, **FILED)])

    console.press(Qt.Key.Key_F4)
    console.settle()

    assert [(step.name, step.version) for step in console.desk.asked] == [("file", 2), ("dispatch", 3)]


def test_a_refused_step_says_why_and_may_be_taken_again(console):
    console.show(row(1, **FILED))
    console.desk.answers.append(Answer(step_id="", ok=False, code="stale", text="坐席 5 已于 15:26:03 派遣"))

    console.press(Qt.Key.Key_F4)
    console.settle()

    assert console.said == "坐席 5 已于 15:26:03 派遣"
    assert console.page.message.property("role") == "error"
    console.press(Qt.Key.Key_F4)
    console.settle()
    assert console.steps == ["dispatch", "dispatch"]


def test_after_a_stale_answer_the_row_goes_and_the_case_stays_open_to_be_read(console):
    mine, other = row(1, **FILED), row(2)
    console.show(mine, other)
    console.desk.answers.append(Answer(step_id="", ok=False, code="stale", text="坐席 5 已于 15:26:03 派遣"))
    console.press(Qt.Key.Key_F4)
    console.settle()

    moved = at_department(1, version=4)
    console.feed.queue = lambda one: one.post is not Post.DEPARTMENT
    console.feed.speak([moved, other])

    assert console.said == "坐席 5 已于 15:26:03 派遣"
    assert "处置中" in console.page.head.plate.text()
    assert console.page.queue.current is None
    QTest.keyClick(console.page.queue.list, Qt.Key.Key_Down)
    assert console.page.queue.current == other


def test_an_undecided_field_stops_once_and_is_named(console):
    console.show(row(1, **UNKNOWN))

    console.press(Qt.Key.Key_F2)

    assert "立案条件 未判定" in console.said
    assert not console.desk.asked
    console.press(Qt.Key.Key_F2)
    console.settle()
    assert console.steps == ["accept"]


def test_a_suspected_duplicate_is_never_passed_and_n_decides_it(console):
    console.show(row(1), row(2, lat=row(1).lat + 1e-4))

    for _ in range(3):
        console.press(Qt.Key.Key_F2)

    assert not console.desk.asked
    assert "先判重复" in console.said
    console.letter(Qt.Key.Key_N)
    console.press(Qt.Key.Key_F2)  # at once: it waits until the decision is written down
    console.settle()
    assert console.steps == ["not_duplicate"]
    console.feed.speak([row(1, version=2), row(2, lat=row(1).lat + 1e-4)])
    console.settle()
    assert console.steps == ["not_duplicate", "accept"]
    assert console.desk.asked[0].fields["compared"] == [row(2).case_id]
    assert console.desk.asked[1].version == 2


def test_a_key_pressed_before_duplicates_were_looked_for_waits_for_the_answer(console):
    console.show(row(1), row(2), row(3), row(4, lat=row(3).lat + 1e-4))
    console.page.queue.select(row(2).case_id)

    console.press(Qt.Key.Key_F2)
    assert not console.desk.asked
    assert "正在核对重复" in console.said
    console.feed.speak()
    console.settle()
    assert console.steps == ["accept"]

    console.page.queue.select(row(3).case_id)
    console.press(Qt.Key.Key_F2)
    console.feed.speak()
    console.settle()
    assert console.steps == ["accept"]
    assert "先判重复" in console.said


def test_a_reason_is_chosen_by_its_number_and_goes_with_the_step(console):
    console.show(row(1))

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, AskDialog)
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)
        assert dialog.isVisible()
        QTest.keyClick(dialog.list, Qt.Key.Key_2)
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)

    in_dialog(choose)
    console.press(Qt.Key.Key_F12)
    console.settle()

    assert console.steps == ["reject"]
    assert console.desk.asked[0].fields["reason"] == "位置或内容不清，联系不上来电人"
    assert console.is_at_queue


def test_a_reason_written_for_a_step_that_was_refused_stands_again_and_after_one_that_was_done_it_does_not(console):
    console.show(row(1))
    console.desk.answers.append(Answer(step_id="", ok=False, code="unavailable", text="网关暂不可用"))
    found: list[str] = []

    def answer(dialog: QDialog) -> None:
        found.append(dialog.text.text())
        if not dialog.text.text():
            dialog.text.setText("城外，由邻市办理")
        dialog.do.click()

    for version in (1, 1, 2):
        console.feed.speak([row(1, version=version)])
        in_dialog(answer)
        console.window.flow.press("F12")
        console.settle()

    assert console.steps == ["reject"] * 3
    assert found == ["", "城外，由邻市办理", ""]


def test_an_enter_still_held_down_does_not_send_a_remembered_reason_unseen(console):
    console.show(at_department(1, supervised=Supervision.NONE), posts=(Post.DEPARTMENT,), department="HW")
    console.desk.answers.append(Answer(step_id="", ok=False, code="unavailable", text="网关暂不可用"))
    seen: list[object] = []

    def write(dialog: QDialog) -> None:
        dialog.text.setText("不属本部门")
        dialog.do.click()

    def hold(dialog: QDialog) -> None:
        seen.append(dialog.text.text())
        console.hold(Qt.Key.Key_Return, dialog.focusWidget())
        seen.append(dialog.isVisible())
        dialog.reject()

    for act in (write, hold):
        in_dialog(act)
        console.window.flow.press("F8")
        console.settle()

    assert seen == ["不属本部门", True]
    assert console.steps == ["apply_return"]


def test_digits_can_be_written_in_a_reason(console):
    console.show(row(1))

    def write(dialog: QDialog) -> None:
        assert isinstance(dialog, AskDialog)
        dialog.text.setFocus()
        QTest.keyClicks(dialog.text, "12345 no 3")
        QTest.keyClick(dialog.text, Qt.Key.Key_Return)

    in_dialog(write)
    console.press(Qt.Key.Key_F12)
    console.settle()

    assert console.desk.asked[0].fields["reason"] == "12345 no 3"


def test_escape_in_the_question_sends_nothing(console):
    console.show(row(1))
    in_dialog(lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape))

    console.press(Qt.Key.Key_F12)
    console.settle()

    assert not console.desk.asked
    assert console.is_at_queue


def test_a_case_that_moves_under_a_question_gets_the_step_at_the_version_that_was_asked_about(console):
    console.show(row(1))

    def answer_late(dialog: QDialog) -> None:
        console.feed.speak([row(1, stage=Stage.ACCEPTED, post=Post.SHIFT_LEADER, version=2)])
        QTest.keyClick(dialog, Qt.Key.Key_1)
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    in_dialog(answer_late)
    console.press(Qt.Key.Key_F12)
    console.settle()

    assert [(step.name, step.version) for step in console.desk.asked] == [("reject", 1)]


@pytest.mark.parametrize(("key", "sent"), [(Qt.Key.Key_Return, []), (Qt.Key.Key_N, []), (Qt.Key.Key_Y, ["close"])])
def test_closing_asks_once_and_enter_means_no(console, key, sent):
    console.show(row(1, **CHECKED))

    def answer(box: QDialog) -> None:
        assert isinstance(box, AskDialog)
        QTest.keyClick(box, key)

    in_dialog(answer)
    console.press(Qt.Key.Key_F7)
    console.settle()

    assert console.steps == sent
    assert console.is_at_queue


def test_steps_wait_for_an_absent_gateway_and_are_asked_again_with_the_same_id(console):
    console.show(row(1, **FILED), row(2, **FILED))
    console.window.flow.asker._again.setInterval(30)
    console.desk.away = GatewayAway()

    console.press(Qt.Key.Key_F4)
    console.until(lambda: "排队 1 步" in console.page.bar.waiting.text())
    QTest.keyClick(console.page.queue.list, Qt.Key.Key_Down)
    console.press(Qt.Key.Key_F4)
    assert console.page.bar.waiting.text() == "断线，本地排队 2 步"

    console.window.flow.claims.claim()
    assert console.page.bar.waiting.text() == "断线，本地排队 2 步"  # who has a case open is no step
    console.desk.away = None
    console.until(lambda: not console.page.bar.waiting.text() and console.window.flow.asker.waiting == 0)

    ids = {
        step.case_id: {one.step_id for one in console.desk.asked if one.case_id == step.case_id}
        for step in console.desk.asked
    }
    assert len(console.desk.asked) > 2
    assert [len(of_case) for of_case in ids.values()] == [1, 1]


def test_a_key_without_a_step_says_whose_turn_it_is(console):
    console.show(at_department(1), posts=(Post.ACCEPTOR,))

    console.press(Qt.Key.Key_F4)

    assert "现在不能用" in console.said
    assert "环卫处" in console.said
    assert not console.desk.asked


def test_a_department_works_its_own_cases_only(console):
    console.show(at_department(1), posts=(Post.DEPARTMENT,), department="YL")

    assert console.page.keys.word_of("F3") == ""
    console.press(Qt.Key.Key_F3)
    assert not console.desk.asked


def test_a_digit_on_the_list_itself_takes_the_step_at_once(console):
    console.show(row(1, source="12345"))
    console.page.queue.list.setFocus()
    taken: list[str] = []

    def choose(dialog):
        assert dialog.list.hasFocus() or dialog.focusWidget() is dialog.list
        in_dialog(asked)
        QTest.keyClick(dialog.list, Qt.Key.Key_2)

    def asked(dialog):
        taken.append(dialog.windowTitle())
        dialog.reject()

    in_dialog(choose)
    console.press(Qt.Key.Key_F12)

    assert [one.split("　")[0] for one in taken] == ["咨询办结"]


def test_a_case_is_closed_by_y_with_the_focus_on_the_conditions_and_left_open_by_n(console):
    console.show(row(1, **CHECKED))

    in_dialog(lambda dialog: QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_N))
    console.press(Qt.Key.Key_F7)
    assert not console.steps

    console.window.activateWindow()
    console.until(lambda: QApplication.activeWindow() is console.window)
    in_dialog(lambda dialog: QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Y))
    console.press(Qt.Key.Key_F7)
    console.settle()
    assert console.steps == ["close"]


def yuan(value: int) -> YuanField:
    field = YuanField("amount_fen", "金额", is_needed=True)
    field.amount.setValue(value)
    return field


@pytest.mark.parametrize("make", [
    lambda value: AmountField("more", "延长", is_needed=True, start=Limit(value, LimitUnit.WORK_HOUR)),
    yuan,
    lambda value: DayField("hang_until", "挂账至", date(2026, 6, value), is_needed=True),
], ids=["amount", "money", "day"])  # fmt: skip
def test_a_number_that_was_given_can_be_read_in_its_field(console, make):
    pictures = []
    for value in (2, 8):
        field = make(value)
        field.setParent(console.page)
        field.resize(600, 48)
        field.show()
        part = field.focusProxy()
        part.clearFocus()
        pictures.append(part.grab().toImage())
        assert part.lineEdit().width() > part.width() // 2
        field.deleteLater()
    assert pictures[0] != pictures[1]


def test_a_needed_choice_asks_to_be_chosen_not_written(console):
    field = OneField("unit", "下属单位", [("a", "甲所"), ("b", "乙所")], is_needed=True)
    assert field.fault() == "请选择下属单位，↑ ↓ 换一项"
    assert OneField("unit", "下属单位", [], is_needed=True).fault() == "没有可选的"


def test_what_cannot_be_had_is_refused_before_a_reason_is_asked_for(console):
    late = at_department(1, supervised=Supervision.NONE)
    console.show(late, posts=(Post.DEPARTMENT,), department="HW")
    rule = console.context.workflow.step("apply_delay")

    console.page.steps.step_asked.emit(rule.name)
    console.settle()

    assert "处置已超期，不能申请延期" in console.said
    assert not console.steps
    assert standing_refusal(console.context, OpenCase(row=replace(late, case_due=NOW + HOUR)), rule) == ""


def test_a_key_that_does_nothing_now_names_the_one_that_does_where_it_is_this_seats_turn(console):
    console.show(row(1, stage=Stage.ACCEPTED, queue=Queue.ACCEPTED, post=Post.SHIFT_LEADER, version=2))

    console.press(Qt.Key.Key_F11)

    assert console.said == "F11 现在不能用。本案待立案，请按 F3 立案"


def test_an_application_that_went_out_does_not_read_as_granted(console):
    console.show(at_department(1, supervised=Supervision.NONE), posts=(Post.DEPARTMENT,), department="HW")

    in_dialog(lambda dialog: (QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_1), dialog.accept()))
    console.press(Qt.Key.Key_F8)
    console.settle()

    assert console.steps == ["apply_return"]
    assert console.said.startswith("已提交回退申请")


def test_a_question_that_is_dropped_says_that_nothing_was_done(console):
    console.show(row(1))

    in_dialog(lambda dialog: dialog.reject())
    console.press(Qt.Key.Key_F12)
    console.settle()

    assert "未办" in console.said
    assert console.steps == []


def test_the_keys_of_the_case_before_are_gone_at_once(console):
    def shown() -> str:
        return " ".join(one.text() for one in console.page.steps.findChildren(QPushButton) if one.isVisible())

    console.show(row(1), row(2, **FILED))
    console.until(lambda: "F2" in shown())

    console.page.queue.select(row(2).case_id)  # and nothing is deleted before the loop comes round
    console.feed.speak()

    assert "F2" not in shown()
    assert console.page.keys.word_of("F4") == "派遣"
