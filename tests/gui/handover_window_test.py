"""交接班: the sheet is built from how things stand, signed by the one who goes and by another who comes."""

import json
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt

from app.domain.moment import MINUTE
from app.domain.terms import Pending, Post
from app.services.messages import Answer
from app.services.ports import StoreFailure
from app.services.shifts import SHEET_BYTES
from app.situation.questions.alarms import AlarmList
from app.situation.questions.claims import ClaimRow
from app.situation.questions.handovers import HandoverRow, Signature
from app.situation.questions.listing import Listed, Listing
from app.situation.questions.which import Which
from tests.gui.alarm_window_test import alarm, alarms
from tests.gui.callback_window_test import call
from tests.gui.search_hall import NOW, Hall, case_row, press, type_text
from widgets.console.handover_sheet import PROMISES, lines_of


@pytest.fixture
def hall(qapp, tmp_path) -> Iterator[Hall]:
    made = Hall(tmp_path, user="3107")
    yield made
    made.close()


def urgent(count: int):
    def answer(question: Listing) -> Listed:
        number = count if question.which is Which.URGENT else 0
        return Listed(
            rows=tuple(case_row(n, place="路" * 200) for n in range(1, min(number, question.limit) + 1)), total=number
        )

    return answer


def speak(hall: Hall, count: int = 1, sheets: tuple[HandoverRow, ...] = ()) -> None:
    claim = ClaimRow(
        case_id="c", number="E1", seat="5", actor="3108", post="acceptor", since=NOW - MINUTE, until=NOW + MINUTE
    )  # fmt: skip
    hall.feed.speak(Alarms=alarms(alarm(1)), Claims=(claim,), Listing=urgent(count), Handovers=sheets)


def opened(hall: Hall):
    """Open the window and wait until the replies due are counted."""
    window = hall.open("handover")
    hall.settle()
    return window


def offered(user: str, sheet: dict[str, object], accepted: str = "") -> HandoverRow:
    def sign(actor: str) -> Signature:
        return Signature(at=NOW, actor=actor, post=Post.SHIFT_LEADER, seat="3", note="")

    return HandoverRow(handover="h1", offered=sign(user), accepted=sign(accepted) if accepted else None, sheet=sheet)


@pytest.mark.parametrize("count", [0, 1, 50, 5_000])
def test_the_sheet_holds_any_number_of_cases_and_can_always_be_stored(hall, count):
    hall.search.records = tuple(call(number, text="长" * 400) for number in range(1, 1_501))
    window = opened(hall)
    speak(hall, count)
    type_text(window.promises, "答应王女士18时前回电")

    press(Qt.Key.Key_F2)
    hall.settle()

    sheet = hall.desk.asked[0].fields["sheet"]
    assert len(json.dumps(sheet, ensure_ascii=False).encode()) <= SHEET_BYTES
    totals = {section["title"]: section["total"] for section in sheet["sections"]}
    assert totals["紧急在办"] == count
    assert totals["未确认告警"] == totals["签收未办"] == 1
    assert totals["待回复工单"] == 1_500
    lines = lines_of(sheet)
    assert lines[0].section == PROMISES
    assert ("另有" in str([line.text for line in lines])) is (count > 30 or totals["待回复工单"] > 30)


def test_a_sheet_is_signed_by_two_and_its_promises_go_on(hall):
    window = opened(hall)
    speak(hall)
    type_text(window.promises, "环城高架封闭到22时")
    press(Qt.Key.Key_F2)
    hall.settle()
    sheet = hall.desk.asked[0].fields["sheet"]
    assert "已交班签字" in window.said
    assert hall.steps == ["offer_handover"]

    hall.sit("3109")
    other = opened(hall)
    speak(hall, sheets=(offered("3107", sheet),))
    press(Qt.Key.Key_F3)
    assert hall.steps == ["offer_handover"]
    assert "看过后再按 F3" in other.said
    assert other.table.rows[0].text == "环城高架封闭到22时"
    press(Qt.Key.Key_F3)
    hall.settle()

    assert hall.steps == ["offer_handover", "accept_handover"]
    assert hall.desk.asked[1].fields["handover"] == "h1"
    assert hall.desk.asked[1].session == "s-3109"
    assert other.promises.toPlainText() == "环城高架封闭到22时"


def test_what_the_shift_before_promised_comes_below_what_is_written_already(hall):
    window = opened(hall)
    speak(hall, sheets=(offered("3108", {"promises": ["环城高架封闭到22时", "给王女士回电"]}),))
    window.promises.setPlainText("给王女士回电\n问环卫处")
    press(Qt.Key.Key_F3)
    hall.desk.opened.clear()
    for _ in range(2):
        press(Qt.Key.Key_F3)
    hall.desk.opened.set()
    hall.settle()

    assert hall.steps == ["accept_handover"], "a second press while the first has no answer signs nothing"
    assert window.promises.toPlainText() == "给王女士回电\n问环卫处\n环城高架封闭到22时"


def test_a_promise_written_after_the_signature_stands(hall):
    window = opened(hall)
    speak(hall)
    type_text(window.promises, "one")
    hall.desk.opened.clear()
    press(Qt.Key.Key_F2)
    window.promises.appendPlainText("two")
    hall.desk.opened.set()
    hall.settle()

    assert window.promises.toPlainText() == "two"
    type_text(window.promises, "!")
    assert window.promises.toPlainText() == "two!"


def test_nobody_signs_the_own_sheet_or_one_already_signed(hall):
    window = opened(hall)
    speak(hall, sheets=(offered("3107", {}),))
    press(Qt.Key.Key_F3)
    assert "没有等待接班" in window.said
    speak(hall, sheets=(offered("3108", {}, accepted="3106"),))
    press(Qt.Key.Key_F3)
    assert not hall.steps


def test_a_refused_signature_keeps_the_promises(hall):
    window = opened(hall)
    speak(hall)
    type_text(window.promises, "ok")
    hall.desk.answers.append(Answer(step_id="", ok=False, code="invalid", text="交接单超过 48 KB"))
    press(Qt.Key.Key_F2)
    hall.settle()
    assert "48 KB" in window.said
    assert window.promises.toPlainText() == "ok"


def test_what_could_not_be_read_is_said_and_not_left_out(hall):
    window = opened(hall)
    hall.feed.speak(Alarms=AlarmList(open=(), seen_today=(), total=0, seen_total=0), Claims=(), Handovers=())
    unread = [line.section for line in window.table.rows if "未读出" in line.text]
    assert unread == ["待批申请", "紧急在办", "督办待回复", "先派后补，待补立案"]


def test_replies_due_that_cannot_be_counted_are_unread_and_not_none(hall):
    hall.search.broken = StoreFailure("库连不上")
    window = opened(hall)
    speak(hall)
    assert [line.section for line in window.table.rows if "未读出" in line.text] == ["待回复工单"]
    assert "库连不上" in window.said
    press(Qt.Key.Key_F2)
    hall.settle()
    assert hall.steps == ["offer_handover"], "the sheet says itself what is missing"


def test_what_is_not_counted_yet_is_not_signed(hall):
    counted = threading.Event()
    hall.search.calls = lambda query: counted.wait(60) and ()
    window = hall.open("handover")
    speak(hall)
    press(Qt.Key.Key_F2)
    assert "还没有读出" in window.said
    assert not window.table.rows
    counted.set()
    hall.settle()
    assert "现状已读出" in window.said
    assert window.table.rows
    assert not hall.steps


def test_pending_applications_are_named(hall):
    window = opened(hall)
    hall.feed.speak(
        Alarms=alarms(), Claims=(), Handovers=(),
        Listing=lambda question: Listed(rows=(case_row(1, pending=Pending.DELAY),), total=1) if question.pendings else Listed(rows=(), total=0),
    )  # fmt: skip
    assert [(line.section, "延期待批" in line.text) for line in window.table.rows] == [("待批申请", True)]


def test_where_nobody_has_offered_a_sheet_the_list_says_so_and_reads_no_longer(hall):
    window = opened(hall)
    assert window.sheets.words.text() == "读取中"

    speak(hall)

    assert window.sheets.words.text() == "还没有交接单"


def test_a_hand_faster_than_the_sheet_signs_nothing_and_is_told_when_it_stands(hall):
    window = opened(hall)
    press(Qt.Key.Key_F2)
    assert "还没有读出" in window.said
    speak(hall)
    assert "按 F2 交班签字" in window.said
    assert not hall.steps

    window.close()
    opened(hall)
    press(Qt.Key.Key_F2)
    assert "还没有读出" in window.said, "what was read when it was last open is not signed"
    assert not hall.steps
