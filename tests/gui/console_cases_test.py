"""Case work at the desk: claims, taking back, comparing, merging, several at once, questions of every kind."""

import hashlib
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from app.adapters.terminals.limits import MEDIA_BYTES
from app.domain.moment import HOUR, MINUTE
from app.domain.terms import Pending, Post, Queue, Source, Stage, Supervision
from app.services.messages import Answer
from app.services.ports import GatewayAway
from tests.gui.console_hall import NOW, Console, at_department, in_dialog, row
from tests.gui.waiting import PATIENCE_S
from widgets.console.ask_dialog import AskDialog
from widgets.console.ask_kinds import AmountField, OneField
from widgets.console.asking import make_fields
from widgets.console.bulk_dialog import BulkDialog
from widgets.console.case_rights import usual_words
from widgets.console.choose_dialog import ChooseDialog
from widgets.console.compare_dialog import CompareDialog
from widgets.console.queue_delegate import QueueDelegate
from widgets.console.teams import unit_choices, unit_in_charge

FILED = {"stage": Stage.FILED, "queue": Queue.FILED, "post": Post.DISPATCHER, "version": 3}
ACCEPTED = {"stage": Stage.ACCEPTED, "queue": Queue.ACCEPTED, "post": Post.SHIFT_LEADER, "version": 2}
TAKEN = {"claimed_by": "5", "claimed_until": NOW + 5 * MINUTE}
AT_WORK = {"supervised": Supervision.NONE, "reply_due": None, "is_over": False, "holder": "HW", "holder_name": "环卫处"}
NEAR = row(1).lat + 1e-4


@pytest.fixture
def console(qapp, monkeypatch) -> Iterator[Console]:
    made = Console(monkeypatch)
    yield made
    made.close()


def claims(console: Console) -> list[tuple[str, str]]:
    return [(step.name, step.case_id) for step in console.desk.claims]


def test_a_case_that_lies_open_is_claimed_and_given_back_when_it_is_left(console):
    console.show(row(1, **FILED), row(2, **FILED))

    console.until(lambda: claims(console) == [("claim", row(1).case_id)])
    QTest.keyClick(console.page.queue.list, Qt.Key.Key_Down)
    console.until(lambda: len(claims(console)) == 3)

    assert claims(console)[1:] == [("release", row(1).case_id), ("claim", row(2).case_id)]


def test_whoever_walks_through_the_queue_claims_nothing(console):
    console.show(row(1, **FILED), row(2, **FILED), row(3, **FILED))
    for _ in range(2):
        QTest.keyClick(console.page.queue.list, Qt.Key.Key_Down)

    console.until(lambda: claims(console))

    assert claims(console) == [("claim", row(3).case_id)]


def test_a_case_of_another_seat_is_passed_over_and_takes_no_step_here(console):
    console.show(row(1, **FILED, **TAKEN), row(2, **FILED))
    assert console.page.queue.current.case_id == row(2).case_id
    assert "另 1 件由其他坐席办理中" in console.page.queue.foot.text()
    assert console.page.queue.delegate.taken_by(row(1, **TAKEN)) == "坐席 5 办理中"

    QTest.keyClick(console.page.queue.list, Qt.Key.Key_Up)
    console.press(Qt.Key.Key_F4)
    console.settle()

    assert "坐席 5 办理中，占用到 15:31" in console.said
    assert console.steps == []
    assert console.page.head.claim.text() == "坐席 5 办理中，占用到 15:31"


def test_a_claim_that_came_too_late_opens_the_next_case(console):
    console.desk.taken[row(1).case_id] = "坐席 5 于 15:26:03 起办理中"
    console.show(row(1, **FILED), row(2, **FILED))

    console.until(lambda: console.window.flow.desk.case_id == row(2).case_id)

    assert console.steps == []


def test_z_takes_back_what_this_seat_did_last(console):
    console.show(row(1, **FILED), row(2, **FILED))
    console.letter(Qt.Key.Key_Z)
    assert "没有可收回的步骤" in console.said

    console.press(Qt.Key.Key_F4)
    console.settle()
    assert "Z 收回" in console.said
    console.letter(Qt.Key.Key_Z)
    console.settle()

    step = console.desk.asked[-1]
    assert (step.name, step.case_id, step.version) == ("take_back", row(1).case_id, 4)
    console.feed.speak([row(1, **(FILED | {"version": 5})), row(2, **FILED)])
    console.feed.speak()
    assert console.window.flow.desk.case_id == row(1).case_id


def test_taking_back_after_the_receiver_signed_says_so(console):
    console.show(row(1, **FILED))
    console.press(Qt.Key.Key_F4)
    console.settle()
    console.desk.answers.append(Answer(step_id="", ok=False, code="not_allowed", text="环卫处已签收，不能收回"))

    console.letter(Qt.Key.Key_Z)
    console.settle()

    assert console.said == "环卫处已签收，不能收回"


@pytest.mark.parametrize(("key", "step"), [(Qt.Key.Key_N, "not_duplicate"), (Qt.Key.Key_M, "merge")])
def test_the_suspected_duplicate_is_laid_beside_and_decided_there(console, key, step):
    console.show(row(1), row(2, lat=NEAR, reported_at=NOW - 30 * MINUTE))

    def decide(dialog: QDialog) -> None:
        assert isinstance(dialog, CompareDialog)
        assert "相距 11 米" in dialog.reason.text()
        assert dialog.other.number.text() == row(2).number
        if key == Qt.Key.Key_M:
            in_dialog(confirm)
        QTest.keyClick(dialog, key)

    def confirm(dialog: QDialog) -> None:
        assert isinstance(dialog, AskDialog)
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    in_dialog(decide)
    console.letter(Qt.Key.Key_V)
    console.settle()

    assert console.steps == [step]
    fields = console.desk.asked[0].fields
    assert row(2).case_id in (fields.get("merged_into"), *fields.get("compared", ()))


def test_several_marked_cases_take_one_key_and_each_has_its_own_result(console):
    rows = [row(number, **FILED) for number in (1, 2, 3)]
    console.show(*rows)
    console.desk.answers.append(Answer(step_id="", ok=True, version=4, case_id=rows[0].case_id))
    console.desk.answers.append(Answer(step_id="", ok=False, code="stale", text="坐席 5 已于 15:26:03 派遣"))
    results: list[list[str]] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, BulkDialog)
        console.until(lambda: dialog.is_ended)
        table = dialog.table
        results.append([table.item(place, 2).text() for place in range(table.rowCount())])
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    for _ in range(2):
        QTest.keyClick(console.page.queue.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert "已选 3 件" in console.page.queue.foot.text()
    in_dialog(look)
    console.press(Qt.Key.Key_F4)
    console.settle()

    assert results == [["已派遣", "未办：坐席 5 已于 15:26:03 派遣", "已派遣"]]
    assert console.steps == ["dispatch"] * 3
    assert "已办 2 件，未办 1 件" in console.said
    assert not console.page.queue.marks.marked


def test_whoever_leaves_while_several_cases_are_worked_leaves_no_list_of_them_behind(console):
    console.show(*(row(number, **FILED) for number in (1, 2, 3)))
    console.desk.opened.clear()
    seen: list[bool] = []

    def leave(dialog: QDialog) -> None:
        console.until(lambda: console.desk.asked)
        console.window.flow.logged_out.emit("登录已到期")
        seen.append(dialog.isVisible())
        console.desk.opened.set()
        dialog.done(0)

    for _ in range(2):
        QTest.keyClick(console.page.queue.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    in_dialog(leave)
    console.press(Qt.Key.Key_F4)
    console.settle()

    assert seen == [False]
    assert console.steps == ["dispatch"], "what was asked goes out, no further case is begun"
    assert console.said == ""


def test_accepting_is_never_done_for_several_at_once(console):
    console.show(row(1), row(2, lat=30.9))
    QTest.keyClick(console.page.queue.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)

    console.press(Qt.Key.Key_F2)

    assert "须逐件办理" in console.said
    assert console.steps == []


def test_a_key_with_two_meanings_asks_which_and_the_delay_carries_its_amount(console):
    console.show(at_department(1, case_due=NOW + HOUR, **AT_WORK), posts=(Post.DEPARTMENT,), department="HW")

    def which(dialog: QDialog) -> None:
        assert isinstance(dialog, ChooseDialog)
        in_dialog(how_much)
        QTest.keyClick(dialog, Qt.Key.Key_1)

    def how_much(dialog: QDialog) -> None:
        assert isinstance(dialog, AskDialog)
        QTest.keyClick(dialog, Qt.Key.Key_2)
        dialog.accept()
        assert dialog.message.text() == "请填写延长"
        amount = next(field for field in dialog.fields if isinstance(field, AmountField))
        amount.amount.setValue(4)
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    in_dialog(which)
    console.press(Qt.Key.Key_F9)
    console.settle()

    assert [(step.name, step.fields["more"]) for step in console.desk.asked] == [("apply_delay", "4h")]
    assert console.desk.asked[0].fields["reason"] == "连续降雨，无法施工"


def test_photos_from_files_are_sent_before_the_step_that_names_them(console, tmp_path: Path):
    console.show(at_department(1, **AT_WORK), posts=(Post.DEPARTMENT,), department="HW")
    picture = tmp_path / "after.png"
    image = QImage(64, 48, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.green)
    assert image.save(str(picture))

    def attach(dialog: QDialog) -> None:
        photos = next(field for field in dialog.fields if field.name == "photos")
        photos.add_files([picture])
        console.until(lambda: photos.value() is not None)
        QTest.keyClick(dialog, Qt.Key.Key_1)
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    in_dialog(attach)
    console.press(Qt.Key.Key_F3)
    console.settle()

    assert console.desk.uploads == [picture.read_bytes()]
    assert console.desk.asked[0].fields["photos"][0]["phase"] == "after"


def test_a_photo_that_the_gateway_would_not_take_never_leaves_the_desk(console, tmp_path: Path):
    console.show(at_department(1, **AT_WORK), posts=(Post.DEPARTMENT,), department="HW")
    large = tmp_path / "large.png"
    image = QImage(64, 48, QImage.Format.Format_RGB32)
    assert image.save(str(large))
    with large.open("ab") as file:
        file.truncate(MEDIA_BYTES + 1)
    said = []

    def attach(dialog: QDialog) -> None:
        photos = next(field for field in dialog.fields if field.name == "photos")
        photos.add_files([large])
        said.append(photos.state.text())
        dialog.reject()

    in_dialog(attach)
    console.press(Qt.Key.Key_F3)
    console.settle()

    assert said == ["large.png 超过 8 MB"]
    assert console.desk.uploads == []


def test_a_photo_that_finds_no_gateway_says_so_and_is_sent_again(console, tmp_path: Path):
    console.show(at_department(1, **AT_WORK), posts=(Post.DEPARTMENT,), department="HW")
    picture = tmp_path / "after.png"
    assert QImage(64, 48, QImage.Format.Format_RGB32).save(str(picture))
    said = []

    def attach(dialog: QDialog) -> None:
        photos = next(field for field in dialog.fields if field.name == "photos")
        console.desk.away = GatewayAway("no answer within 5 s")
        photos.add_files([picture])
        console.until(lambda: "没有传上" in photos.state.text())
        said.append(photos.state.text())
        console.desk.away = None
        photos.add.click()
        console.until(lambda: photos.value() is not None)
        dialog.reject()

    in_dialog(attach)
    console.press(Qt.Key.Key_F3)
    console.settle()

    assert said == ["1 张，已传 0 张，1 张没有传上：网关没有应答"]
    assert console.desk.uploads == [picture.read_bytes()]


def test_of_two_photos_the_one_that_did_not_arrive_is_sent_again_whichever_it_was(console, tmp_path: Path, monkeypatch):
    console.show(at_department(1, **AT_WORK), posts=(Post.DEPARTMENT,), department="HW")
    pictures = [tmp_path / "one.png", tmp_path / "two.png"]
    for number, picture in enumerate(pictures):
        assert QImage(64, 48 + number, QImage.Format.Format_RGB32).save(str(picture))
    first, second = (picture.read_bytes() for picture in pictures)
    may_answer, lost = threading.Event(), [first, second]

    def upload(content: bytes) -> str:
        if content == second:
            may_answer.wait(PATIENCE_S)
        if content in lost:
            lost.remove(content)
            raise GatewayAway
        return hashlib.sha256(content).hexdigest()

    monkeypatch.setattr(console.desk, "upload", upload)
    said = []

    def attach(dialog: QDialog) -> None:
        photos = next(field for field in dialog.fields if field.name == "photos")
        try:
            photos.add_files(pictures[:1])
            console.until(lambda: "没有传上" in photos.state.text())
            photos.add_files(pictures[1:])
            photos.add.click()  # the first once more, behind the second, which is still under way
            may_answer.set()
            console.until(lambda: photos.value() is not None)
            said.append(photos.fault())
            assert "没有传上" in said[0]
            photos.add.click()
            console.until(lambda: len(photos.value() or ()) == 2)
            said.append(photos.fault())
        finally:
            dialog.reject()

    in_dialog(attach)
    console.press(Qt.Key.Key_F3)
    console.settle()

    assert said == ["有照片没有传上，再点一次“添加照片”重传，或放弃", ""]


def test_an_application_shows_both_claims_and_who_may_rule(console):
    waiting = at_department(1, pending=Pending.RETURN, post=Post.DISPATCHER, returns=2, **AT_WORK)
    console.show(waiting)
    rows = console.page.form.rows

    assert rows["application"].field.toolTip() == "回退 待批"
    assert "已多次往返" in rows["to_and_fro"].reason.text()
    assert "department" in rows
    assert console.page.keys.word_of("F4") == "准予回退"
    assert console.page.keys.word_of("F8") == "不准回退"


def test_a_key_of_another_post_says_whose_it_is(console):
    console.show(row(1, **ACCEPTED), posts=(Post.ACCEPTOR,))

    console.press(Qt.Key.Key_F3)

    assert console.said == "F3 本席不能用：立案由值班长办理。现由值班长办理：待立案"


def test_a_public_report_that_nobody_verified_wants_a_reason_to_be_accepted(console):
    console.show(row(1, source=Source.HOTLINE_12345, reporter=""))

    def why(dialog: QDialog) -> None:
        QTest.keyClick(dialog, Qt.Key.Key_3)
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    console.press(Qt.Key.Key_F2)  # the blue square stops once
    in_dialog(why)
    console.press(Qt.Key.Key_F2)
    console.settle()

    assert console.desk.asked[0].fields["unverified_because"] == "视频已见问题，不再派核实"


@pytest.mark.parametrize("letter", [Qt.Key.Key_P, Qt.Key.Key_G, Qt.Key.Key_H])
def test_photos_map_and_history_are_shown_large_and_put_back(console, letter):
    console.show(row(1))
    console.letter(letter)
    assert console.page.queue.isHidden()

    QTest.keyClick(console.window, Qt.Key.Key_Escape)

    assert console.page.large == ""
    assert console.page.queue.isVisible()
    assert console.is_at_queue


def test_what_is_zoomed_in_one_photo_is_zoomed_in_the_other(console):
    console.show(row(1))
    console.letter(Qt.Key.Key_P)
    lens = console.page.photos.compare.lens

    for _ in range(3):
        QTest.keyClick(console.page, Qt.Key.Key_Plus)
    QTest.keyClick(console.page, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)

    assert lens.factor > 1.9
    assert lens.middle.x() < 0.5
    QTest.keyClick(console.page, Qt.Key.Key_Home)
    assert lens.factor == 1.0


def test_all_steps_are_found_under_s_and_a_choice_of_units_names_the_departments_own(console):
    console.show(at_department(1, **AT_WORK), posts=(Post.DEPARTMENT,), department="HW")
    seen: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, ChooseDialog)
        seen.extend(dialog.list.item(place).text() for place in range(dialog.list.count()))
        dialog.reject()

    in_dialog(look)
    console.letter(Qt.Key.Key_S)

    words = " ".join(seen)
    assert all(step in words for step in ("处置", "回退申请", "延期申请", "挂账申请", "转派", "派班组", "争议登记"))


def test_one_of_a_list_refuses_what_is_none(qapp):
    field = OneField("unit", "下属单位", [("A", "甲队"), ("B", "乙队")], is_needed=True)

    assert field.fault() == "请选择下属单位，↑ ↓ 换一项"
    field.box.setCurrentIndex(1)
    assert field.value() == "B"
    field.deleteLater()


def test_a_department_works_on_what_it_opens_but_has_not_signed_it(console):
    mine = {"claimed_by": "3", "claimed_until": NOW + 5 * MINUTE}
    console.show(at_department(1, stage=Stage.DISPATCHED, **mine), posts=(Post.DEPARTMENT,), department="HW")
    assert console.page.head.claim.text() == "本席办理中"

    console.feed.speak([row(1, version=9, **mine)])
    assert console.page.head.claim.text() == "本席已签收"


def test_the_question_for_a_unit_begins_with_the_one_in_charge_of_the_place(console):
    city = console.context.city
    named = [
        one for one in city.responsibilities if one.unit and one.area_prefix and "E06010".startswith(one.class_prefix)
    ]
    unit = named[-1]
    case = at_department(1, **AT_WORK, grid=f"{unit.area_prefix}001001001"[:15])
    case = replace(case, department=unit.department)
    console.show(case, posts=(Post.DEPARTMENT,), department=unit.department)
    choices = unit_choices(console.context, case)

    assert len(choices) > 1
    assert unit_in_charge(console.context, case, choices) == unit.unit
    assert unit_in_charge(console.context, replace(case, grid="880000000000000"), choices) == ""
    rule = console.context.workflow.step("assign_unit")
    (field,) = (
        one for one in make_fields(console.context, console.window.flow.desk.case, rule, "") if one.name == "unit"
    )
    assert field.value() == unit.unit
    field.deleteLater()


def test_what_may_be_taken_back_stands_on_a_line_of_its_own(console):
    console.show(row(1, **FILED))
    console.press(Qt.Key.Key_F4)
    console.settle()

    assert console.said.splitlines()[-1] == "Z 收回"


def test_a_leaders_keys_of_rulings_say_which_is_yes(console):
    console.show(posts=(Post.LEADER,))

    words = usual_words(console.context, console.window.flow.desk.person)
    assert (words["F9"], words["F8"]) == ("准予", "不准")


def test_a_row_and_the_head_name_the_same_place(console, monkeypatch):
    drawn: list[str] = []
    draw = QueueDelegate._text
    monkeypatch.setattr(
        QueueDelegate, "_text", lambda self, *args, **more: drawn.append(args[3]) or draw(self, *args, **more)
    )
    console.show(row(1))
    console.page.queue.list.viewport().grab()

    assert "文昌路 118 号西侧" in drawn
    assert "文昌路" not in drawn
    assert console.page.head.place.toolTip() == "文昌路 118 号西侧"
