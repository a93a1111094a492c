"""工单与回访: lists of calls, reply and call back by digits and Enter, the caller's number only once written down."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.adapters.exchange.line_orders import read_line_orders
from app.domain.call import CallRecord
from app.domain.case import Case, CaseState
from app.domain.moment import DAY, HOUR
from app.domain.terms import CallOutcome, Post, Satisfaction, Source, Stage
from app.services.messages import Answer
from tests.gui.search_hall import NOW, Hall, focused, hold_enter, in_dialog, press, type_text
from widgets.console.callback_rows import LISTS, CallRow

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def hall(qapp, tmp_path) -> Iterator[Hall]:
    made = Hall(tmp_path)
    yield made
    made.close()


def call(number: int, **changes: object) -> CallRecord:
    values = {
        "call_id": f"call-{number}", "line": Source.HOTLINE_12345, "received_at": NOW - number * HOUR, "text": "路边有垃圾",
        "order_no": f"GD20260611{number:05d}", "reply_due": NOW + 5 * DAY, "digest": f"d{number}",
        "outcome": CallOutcome.CONSULTATION, "category": "政策咨询", "answer": "已答复",
    }  # fmt: skip
    return CallRecord(**(values | changes))


def opened(hall: Hall, *records: CallRecord):
    hall.search.records = records
    window = hall.open("callbacks")
    hall.settle()
    return window


@pytest.mark.parametrize("count", [0, 1, 50, 5_000])
def test_any_number_of_orders_is_listed(hall, count):
    window = opened(hall, *(call(number) for number in range(1, count + 1)))
    assert len(window.table.rows) == min(count, 1_000)
    if not count:
        assert window.table.words.text() == "没有待回复工单"


def test_each_empty_list_says_in_its_own_words_that_it_is(hall):
    window = opened(hall)
    said = []
    for place in range(len(LISTS)):
        window.tabs.setCurrentIndex(place)
        hall.settle()
        said.append(window.table.words.text())
    assert said == ["没有待回复工单", "没有待回访的来电", "没有未办来电", "没有待答复的转办", "近 60 天没有来电"]


def test_place_and_office_that_the_list_cuts_stand_whole_above_the_words(hall):
    place, office = "人民大道与文昌路交叉口东南角往东 200 米路南非机动车道内", "市人力资源和社会保障局信访办公室"
    window = opened(hall, call(1, place=place, outcome=CallOutcome.TRANSFER, office=office), call(2))
    assert window.panel.told.remark.toolTip() == f"{place}　转往 {office}"
    window.table.select(1)
    assert window.panel.told.remark.toolTip() == ""


def test_the_order_due_first_stands_on_top_and_a_late_one_is_red(hall):
    window = opened(hall, call(1), call(2, reply_due=NOW - HOUR), call(3, reply_due=NOW + HOUR))
    assert [row.call.call_id for row in window.table.rows] == ["call-2", "call-3", "call-1"]
    due = window.table.model.index(0, 7)
    assert due.data(Qt.ItemDataRole.ForegroundRole) == hall.context.theme.qcolor("over_text")


def test_an_order_is_replied_to_by_f2_words_and_enter(hall):
    window = opened(hall, call(1))
    press(Qt.Key.Key_F2)
    type_text(focused(), "已清运，请验收")
    press(Qt.Key.Key_Return)
    hall.settle()

    step = hall.desk.asked[0]
    assert (step.name, step.fields["text"], step.fields["call_id"]) == ("reply_order", "已清运，请验收", "call-1")
    assert step.fields["interim"] is False
    assert "已答复工单" in window.came.text()


def test_a_caller_is_asked_by_f3_a_digit_and_enter(hall):
    window = opened(hall, call(1), call(2, satisfaction=Satisfaction.SATISFIED), call(3, outcome=CallOutcome.OPEN))
    press(Qt.Key.Key_2, CTRL)
    hall.settle()
    assert [row.call.call_id for row in window.table.rows] == ["call-1"]

    press(Qt.Key.Key_F3)
    press(Qt.Key.Key_3)
    type_text(focused(), "没清干净")
    press(Qt.Key.Key_Return)
    hall.settle()

    step = hall.desk.asked[0]
    assert step.name == "call_back"
    assert (step.fields["satisfaction"], step.fields["note"]) == ("dissatisfied", "没清干净")


def test_a_transfer_is_followed_until_its_office_answers(hall):
    transfer = {"outcome": CallOutcome.TRANSFER, "office": "市水务集团"}
    window = opened(hall, call(1, **transfer), call(2, **transfer, ended_at=NOW))
    press(Qt.Key.Key_4, CTRL)
    hall.settle()
    assert [row.call.call_id for row in window.table.rows] == ["call-1"]
    press(Qt.Key.Key_F4)
    type_text(focused(), "已抢修")
    press(Qt.Key.Key_Return)
    hall.settle()
    assert hall.desk.asked[0].fields == {"reply": "已抢修", "call_id": "call-1"}


def test_a_refused_reply_keeps_its_words(hall):
    window = opened(hall, call(1))
    hall.desk.answers.append(Answer(step_id="", ok=False, code="not_allowed", text="案卷或转办尚未办结"))
    press(Qt.Key.Key_F2)
    type_text(focused(), "办好了")
    press(Qt.Key.Key_Return)
    hall.settle()
    assert "尚未办结" in window.said
    assert window.panel.words.words == "办好了"


def test_a_number_is_shown_only_after_the_look_is_written_down(hall):
    window = opened(hall, call(1))
    hall.search.people = {"d1": {"caller_name": "王女士", "caller_phone": "13800000001"}}
    hall.desk.answers.append(Answer(step_id="", ok=False, code="no_right", text="无权"))
    press(Qt.Key.Key_F6)
    hall.settle()
    assert "13800000001" not in window.head.remark.toolTip()

    hall.desk.answers.append(Answer(step_id="", ok=True, fields={"digest": "d1"}))
    press(Qt.Key.Key_F6)
    hall.settle()
    hall.settle()
    assert "王女士　13800000001" in window.head.remark.toolTip()
    assert hall.steps == ["look_at_caller"] * 2


def test_a_call_without_an_outcome_goes_on_in_the_call_form(hall):
    opened(hall, call(1, outcome=CallOutcome.OPEN))
    press(Qt.Key.Key_3, CTRL)
    hall.settle()
    press(Qt.Key.Key_Return)
    form = hall.extra.sheet("call")
    assert form.isVisible()
    assert form.fields.order.text() == "GD2026061100001"
    form.fields.outcome.choose(1)
    form.fields.answer.setPlainText("答")
    form.send()
    hall.settle()
    assert hall.desk.asked[-1].fields["call_id"] == "call-1"


def test_lists_that_fail_say_so_and_are_read_again(hall):
    hall.search.broken = OSError("断线")
    window = opened(hall, call(1))
    assert "断线" in window.table.words.text()
    hall.search.broken = None
    press(Qt.Key.Key_F5)
    hall.settle()
    assert len(window.table.rows) == 1


@pytest.mark.parametrize("is_wired", [True, False])
def test_a_month_is_reconciled_with_the_lines_file_and_exported(hall, is_wired):
    window = opened(hall, call(1), call(2))
    path = hall.folder / "12345.csv"
    path.write_text(
        "工单号,接收日期,办理结果\nGD2026061100001,2026-06-11,咨询\nGD2026061100009,2026-06-11,立案\n", encoding="utf-8"
    )
    press(Qt.Key.Key_F9)
    sheet = hall.extra.sheet("reconcile")
    sheet._read_orders = read_line_orders if is_wired else None
    assert window.isVisible()
    type_text(sheet.file, str(path))
    QTest.keyClick(sheet.file, Qt.Key.Key_Return)
    hall.settle()
    if not is_wired:
        assert "本席不能读" in sheet.said
        return
    assert [(row["result"], row["order_no"]) for row in sheet.table.rows] == [
        ("我方缺", "GD2026061100009"), ("对方缺", "GD2026061100002"), ("一致", "GD2026061100001")
    ]  # fmt: skip
    received = {str(sheet.table.model.index(place, 4).data()) for place in range(3)}
    assert received == {"", "2026-06-11 14:26", "2026-06-11 13:26"}, "to the minute, as people read it"
    in_dialog(lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Return))
    sheet.export()
    hall.settle()
    assert list(hall.folder.glob("月度对账2026-06-*.csv"))


def closed_case(last_valid_at: int) -> Case:
    state = CaseState(
        number="E1", source=Source.HOTLINE_12345, reported_at=0, class_key="E06010", lon=114.3, lat=30.6, place="", road="",
        grid="", duty_grid="", stage=Stage.CLOSED, post=Post.NOBODY,
    )  # fmt: skip
    return Case(
        case_id="k1", version=9, last_seq=9, last_valid_at=last_valid_at, opened_at=0, description="", state=state,
        stage_clock=None, case_clock=None,
    )  # fmt: skip


def test_the_caller_of_a_merged_case_waits_until_the_other_is_closed_and_is_asked_on_his_call(hall):
    own = closed_case(NOW)
    own = replace(own, case_id="k0", state=replace(own.state, stage=Stage.VOID, merged_into="k1"))
    other = closed_case(NOW)
    asked = call(1, outcome=CallOutcome.CASE, case_id="k0")
    open_one = replace(other, state=replace(other.state, stage=Stage.DISPOSING))
    files = {"k0": own, "k1": open_one}
    hall.files.case = files.get
    window = opened(hall, asked)
    press(Qt.Key.Key_2, CTRL)
    hall.settle()
    assert not window.table.rows

    files["k1"] = other
    press(Qt.Key.Key_F5)
    hall.settle()
    (row,) = window.table.rows
    assert (row.case_id, row.is_merged, row.is_done) == ("k1", True, True)
    for key in (Qt.Key.Key_F3, Qt.Key.Key_1, Qt.Key.Key_Return, Qt.Key.Key_Return):
        press(key)
    hall.settle()
    step = hall.desk.asked[-1]
    assert (step.name, step.case_id, step.fields["call_id"]) == ("call_back", "", "call-1")


@pytest.mark.parametrize(("closed_at", "waits"), [(NOW, False), (NOW + HOUR, True)])
def test_a_caller_whose_case_was_sent_back_is_asked_again_once_it_is_closed_again(closed_at, waits):
    to_ask = next(one for one in LISTS if one.name == "待回访")
    asked = call(1, outcome=CallOutcome.CASE, case_id="k1", satisfaction=Satisfaction.DISSATISFIED, called_back_at=NOW)

    assert to_ask.keeps(CallRow(call=asked, case=closed_case(closed_at))) is waits


def test_a_reply_half_written_stands_again_when_its_call_comes_back(hall):
    window = opened(hall, call(1), call(2))
    press(Qt.Key.Key_F2)
    type_text(focused(), "已清运")
    press(Qt.Key.Key_F2)  # once more by mistake
    assert window.panel.words.words == "已清运"

    window.table.select(1)
    assert not window.panel.words.isVisible()
    press(Qt.Key.Key_F2)
    assert window.panel.words.words == "", "the other call's reply is its own"
    window.table.select(0)
    press(Qt.Key.Key_F2)

    assert window.panel.words.words == "已清运"


def test_a_reply_goes_out_once_however_long_or_often_enter_is_pressed(hall):
    window = opened(hall, call(1))
    hall.desk.opened.clear()
    press(Qt.Key.Key_F2)
    type_text(focused(), "已清运")
    press(Qt.Key.Key_Return)
    hold_enter(times=3)
    press(Qt.Key.Key_Return)
    assert window.said == "已发出，正在等网关应答"
    hall.desk.opened.set()
    hall.settle()

    assert hall.steps == ["reply_order"]
    press(Qt.Key.Key_F2)
    type_text(focused(), "再答")
    press(Qt.Key.Key_Return)
    hall.settle()
    assert hall.steps == ["reply_order", "reply_order"]


def test_an_answer_to_one_reply_leaves_the_next_one_that_is_written_meanwhile(hall):
    window = opened(hall, call(1), call(2))
    hall.desk.opened.clear()
    press(Qt.Key.Key_F2)
    type_text(focused(), "已清运")
    press(Qt.Key.Key_Return)
    window.table.select(1)
    press(Qt.Key.Key_F2)
    type_text(focused(), "正在办")

    hall.desk.opened.set()
    hall.until(lambda: "已答复工单" in window.came.text())
    hall.settle()

    assert window.panel.words.words == "正在办"
    assert window.panel.words.hasFocus()


def test_an_answer_to_an_interim_reply_leaves_the_final_one_that_is_written_meanwhile(hall):
    window = opened(hall, call(1))
    hall.desk.opened.clear()
    press(Qt.Key.Key_F2)
    type_text(focused(), "正在办")
    press(Qt.Key.Key_Return)
    focused().selectAll()
    type_text(focused(), "已清运")

    hall.desk.opened.set()
    hall.until(lambda: "已答复工单" in window.came.text())
    hall.settle()

    assert window.panel.words.words == "已清运"
    assert window.panel.words.hasFocus()
    press(Qt.Key.Key_Return)
    hall.settle()
    assert [step.fields["text"] for step in hall.desk.asked] == ["正在办", "已清运"]
    assert window.panel.words.isHidden()


def test_whoever_comes_back_to_a_half_written_reply_writes_on_at_its_end(hall):
    window = opened(hall, call(1))
    press(Qt.Key.Key_F2)
    type_text(focused(), "已清运")
    press(Qt.Key.Key_F2)
    type_text(focused(), "，请验收")

    assert window.panel.words.words == "已清运，请验收"


def test_a_list_read_again_takes_no_digit_of_the_satisfaction(hall):
    window = opened(hall, call(1))
    press(Qt.Key.Key_F3)

    press(Qt.Key.Key_F5)
    hall.settle()

    assert window.panel.satisfaction.hasFocus()
