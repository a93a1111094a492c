"""A call half written when a work order has to be taken, or when the gateway is slow: nothing typed is lost, no dialog."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt

from app.domain.call import CallRecord
from app.domain.moment import DAY, HOUR
from app.domain.terms import CallOutcome, Source
from app.services.messages import Answer
from app.services.ports import GatewayAway
from tests.gui.call_form_test import CTRL, enter, geocoder, known, street
from tests.gui.search_hall import NOW, Hall, focused, press, type_text


@pytest.fixture
def hall(qapp, tmp_path) -> Iterator[Hall]:
    made = Hall(tmp_path)
    object.__setattr__(made.context, "geocoder", geocoder())
    yield made
    made.close()


def order(number: int) -> CallRecord:
    return CallRecord(
        call_id=f"call-{number}", line=Source.HOTLINE_12319, received_at=NOW - HOUR, text=f"第 {number} 件来文",
        order_no=f"GD{number}", reply_due=NOW + DAY, outcome=CallOutcome.OPEN,
    )  # fmt: skip


def half_written(hall: Hall):
    """Return the form with a call in it whose number, words, place, class and asked-about case are known."""
    hall.search.known = (known(1), known(2))
    form = hall.open("call")
    type_text(form.fields.phone, "13800000001")
    hall.until(lambda: len(form.history.table.rows) == 2)
    form.history.table.select(1)
    form.fields.text.setPlainText("路边有一堆垃圾\n没人清")
    for field, words in ((form.fields.place, f"{street()}118"), (form.fields.class_, "bllj")):
        field.setFocus()
        enter(words)
    form.fields.due.setText("5天")
    form.fields.urgent.setChecked(True)
    form.fields.outcome.choose(5)
    return form


def test_a_work_order_taken_over_lays_the_half_written_call_aside_and_f6_brings_it_back_word_for_word(hall):
    form = half_written(hall)
    before = form.drafting.draft

    hall.extra._on_call_wanted(order(1))
    assert (form.fields.order.text(), form.fields.phone.text()) == ("GD1", "")
    assert form.drafting.aside.isVisible()
    assert form.drafting.aside.text() == "放一边：13800000001 路边有一堆垃圾 没人清　F6 取回"
    press(Qt.Key.Key_F6)
    hall.until(lambda: len(form.history.table.rows) == 2)

    assert form.drafting.draft == before
    assert before.conditions
    assert form.map.place == form.fields.place.value is not None
    assert form.history.case_id == "case-2"
    assert form.drafting.aside.isHidden()
    press(Qt.Key.Key_F6)
    assert form.said == "没有放一边的来电"


def test_f6_changes_places_with_what_is_half_written_now_and_goes_round(hall):
    form = hall.open("call")
    for words in ("甲", "乙"):
        form.fields.text.setPlainText(words)
        form.take(order(1 if words == "甲" else 2))
    form.fields.text.setPlainText("丙")

    seen = []
    for _ in range(3):
        press(Qt.Key.Key_F6)
        seen.append(form.fields.text.words)

    assert seen == ["乙", "甲", "丙"]


def test_an_order_only_looked_at_is_not_kept_and_one_written_to_goes_on_where_it_was(hall):
    form = hall.open("call")
    form.take(order(1))
    form.take(order(2))
    assert form.drafting.aside.isHidden()

    form.fields.answer.setPlainText("已答复")
    form.take(order(2))
    assert form.fields.answer.words == "已答复"
    form.take(order(1))
    form.take(order(2))

    assert (form.fields.order.text(), form.fields.answer.words) == ("GD2", "已答复")
    press(Qt.Key.Key_Return, CTRL)  # the case's outcome lacks its place: what is asked names the right order
    assert form.values["call_id"] == "call-2"


@pytest.mark.parametrize("name", ["name", "reason", "due"])
def test_f5_gives_up_no_line_of_the_form_at_the_first_press(hall, name):
    form = hall.open("call")
    type_text(getattr(form.fields, name), "3")

    press(Qt.Key.Key_F5)

    assert getattr(form.fields, name).text() == "3"


def sent_away(hall: Hall):
    """Return the form with a consultation that waits for a gateway that does not answer."""
    form = hall.open("call")
    hall.extra._seat._asker._again.setInterval(20)
    hall.desk.away = GatewayAway()
    form.fields.outcome.choose(1)
    form.fields.phone.setText("13800000001")
    form.fields.answer.setPlainText("已答复")
    press(Qt.Key.Key_Return, CTRL)
    hall.until(lambda: len(hall.desk.asked) > 1)
    return form


def test_the_next_call_begun_while_the_gateway_is_away_stands_when_it_answers(hall):
    form = sent_away(hall)
    press(Qt.Key.Key_Return, CTRL)
    assert form.said == "已发出，正在等网关应答；F5 写下一件"
    press(Qt.Key.Key_F5)  # once: what went out is not lost
    type_text(form.fields.phone, "13900000009")
    assert focused() is not None

    hall.desk.away = None
    hall.until(lambda: not form.told.isHidden())

    assert form.fields.phone.text() == "13900000009"
    assert form.drafting.aside.isHidden()


def test_a_call_refused_after_the_next_was_begun_is_laid_aside_with_its_words(hall):
    form = sent_away(hall)
    press(Qt.Key.Key_F5)
    type_text(form.fields.phone, "13900000009")
    hall.desk.answers.append(Answer(step_id="", ok=False, code="invalid", text="工单已登记"))

    hall.desk.away = None
    hall.until(lambda: "工单已登记" in form.said)

    assert form.fields.phone.text() == "13900000009"
    press(Qt.Key.Key_F6)
    assert (form.fields.phone.text(), form.fields.answer.words) == ("13800000001", "已答复")
    press(Qt.Key.Key_F6)
    assert form.fields.phone.text() == "13900000009"


def test_what_is_written_to_a_call_after_it_went_out_is_laid_aside_once_it_is_registered(hall):
    form = sent_away(hall)
    form.fields.answer.setPlainText("已答复，请带身份证")

    hall.desk.away = None
    hall.until(lambda: not form.told.isHidden())

    assert form.fields.answer.words == ""
    press(Qt.Key.Key_F6)
    assert form.fields.answer.words == "已答复，请带身份证"
