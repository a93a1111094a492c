"""登记来电 with one hand on the phone: typed by script, its keys counted; every outcome of the same form."""

from collections.abc import Iterator
from functools import cache

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication

from app.domain.moment import DAY, HOUR, SECOND
from app.domain.terms import Post, Stage
from app.services.geocoder import Geocoder
from app.services.messages import Answer
from app.services.ports import GatewayAway
from app.services.searching import CallerCase
from app.situation.questions.count_by import GroupCount
from tests.gui.search_hall import NOW, Hall, focused, hold_enter, press, site, type_text
from widgets.console.call_values import due_of

CTRL = Qt.KeyboardModifier.ControlModifier
SECONDS_A_KEY = 0.25
"""A slow typist, looking at the keys with the receiver at the ear: four keys a second."""


@cache
def geocoder() -> Geocoder:
    return Geocoder(site()[0].city)


class Keys(QObject):
    """Counts the keys that are pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        if event.type() == QEvent.Type.KeyPress and watched is QApplication.focusWidget():
            self.count += 1
        return False


@pytest.fixture
def hall(qapp, tmp_path) -> Iterator[Hall]:
    made = Hall(tmp_path)
    object.__setattr__(made.context, "geocoder", geocoder())
    yield made
    made.close()


@pytest.fixture
def keys(qapp) -> Iterator[Keys]:
    counting = Keys()
    qapp.installEventFilter(counting)
    yield counting
    qapp.removeEventFilter(counting)


def street() -> str:
    return next(one.name for one in site()[0].city.streets if len(one.name) >= 3 and one.line)


def enter(text: str = "") -> None:
    type_text(focused(), text)
    press(Qt.Key.Key_Return)


def known(place: int, **changes: object) -> CallerCase:
    values = {
        "phone": "13800000001", "at": NOW - place * HOUR, "subject": f"case-{place}", "digest": "d",
        "number": f"E0601020260611{place:04d}", "class_key": "E06010", "place": "文昌路 118 号", "stage": Stage.DISPOSING,
    }  # fmt: skip
    return CallerCase(**(values | changes))


def test_a_phone_call_is_registered_in_under_twenty_seconds_of_typing(hall, keys):
    form = hall.open("call")

    press(Qt.Key.Key_1)  # 12345
    enter()  # no work order
    enter("13800000001")
    enter()  # no name
    enter("路边有一堆垃圾没人清")
    press(Qt.Key.Key_1)  # a case
    enter(f"{street()}118")
    enter("bllj")
    enter()  # the usual reply limit
    enter()  # not urgent
    press(Qt.Key.Key_Return)  # the button
    hall.settle()

    committed = 10  # hanzi, each a key or two with an input method
    assert (keys.count + 2 * committed) * SECONDS_A_KEY <= 20, keys.count
    assert hall.steps == ["register_call"]
    fields = hall.desk.asked[0].fields
    assert fields["source"] == "12345"
    assert fields["caller_phone"] == "13800000001"
    assert fields["class_key"] == "E06010"
    assert fields["description"] == "路边有一堆垃圾没人清"
    assert fields["place"].startswith(street())
    assert fields["lon"]
    assert "E060102026061100001" in form.told.text()
    assert focused() is form.fields.source


def test_what_the_number_told_before_follows_the_typing(hall):
    hall.search.known = (known(1), known(2, stage=Stage.CLOSED), known(3, number="", stage=None, class_key=""))
    form = hall.open("call")
    form.fields.phone.setFocus()

    type_text(form.fields.phone, "13")
    assert "写号码后" in form.history.table.words.text()
    type_text(form.fields.phone, "800")
    hall.until(lambda: len(form.history.table.rows) == 3)
    type_text(form.fields.phone, "9")
    hall.until(lambda: form.history.table.words is not None)

    assert form.history.table.words.text() == "此号没有来电记录"


@pytest.mark.parametrize("count", [0, 1, 50, 5_000])
def test_any_number_of_earlier_calls_is_listed(hall, count):
    hall.search.known = tuple(known(number) for number in range(1, count + 1))
    form = hall.open("call")

    type_text(form.fields.phone, "138")
    hall.until(lambda: hall.search.asked and not form.history._is_reading and not form.history._pause.isActive())

    assert len(form.history.table.rows) == min(count, 50)


def test_a_consultation_is_closed_by_the_same_form(hall):
    hall.open("call")

    press(Qt.Key.Key_2)
    enter()
    enter("0271234567")
    enter()
    enter("问办证要什么材料")
    press(Qt.Key.Key_2)
    press(Qt.Key.Key_2)
    enter("带身份证到窗口")
    press(Qt.Key.Key_Return)
    hall.settle()

    step = hall.desk.asked[0]
    assert step.name == "consult_call"
    assert (step.fields["category"], step.fields["answer"], step.fields["source"]) == (
        "办事指引",
        "带身份证到窗口",
        "12319",
    )
    assert "class_key" not in step.fields


def test_a_call_for_another_office_is_transferred(hall):
    hall.open("call")

    press(Qt.Key.Key_1)
    enter("GD2026061100017")
    enter("13800000001")
    enter()
    enter("小区停水")
    press(Qt.Key.Key_3)
    enter("市水务集团")
    enter("供水企业职责")
    enter("5天")
    press(Qt.Key.Key_Return)
    hall.settle()

    step = hall.desk.asked[0]
    assert step.name == "transfer_call"
    assert step.fields["office"] == "市水务集团"
    assert step.fields["order_no"] == "GD2026061100017"
    assert step.fields["reply_due"] == NOW + 5 * DAY


def test_a_caller_who_asks_about_a_case_is_linked_to_it(hall):
    hall.search.known = (known(1), known(2))
    form = hall.open("call")
    type_text(form.fields.phone, "13800000001")
    hall.until(lambda: len(form.history.table.rows) == 2)

    press(Qt.Key.Key_PageDown)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert "E06010202606110002" in form.said
    press(Qt.Key.Key_Return, CTRL)
    hall.settle()

    assert [(step.name, step.case_id) for step in hall.desk.asked] == [("link_call", "case-2")]


def test_what_is_missing_is_named_and_gets_the_keyboard(hall):
    form = hall.open("call")

    press(Qt.Key.Key_Return, CTRL)

    assert "地点" in form.said
    assert focused() is form.fields.place
    assert not hall.steps
    form.fields.due.setText("后天")
    press(Qt.Key.Key_Return, CTRL)
    assert "回复时限" in form.said


@pytest.mark.parametrize(("row", "words"), [("place", "地点"), ("class_", "小类")])
def test_a_call_is_not_registered_with_words_that_were_not_chosen(hall, row, words):
    form = hall.open("call")
    form.fields.text.setPlainText("路面有垃圾")
    for name, written in (("place", f"{street()}118"), ("class_", "bllj")):
        field = getattr(form.fields, name)
        field.setFocus()
        enter(written)
    field = getattr(form.fields, row)
    field.setFocus()
    field.clear()
    type_text(field, "没有这种东西")

    press(Qt.Key.Key_Return, CTRL)

    assert f"请从列表选定{words}" in form.said
    assert not hall.steps


def test_of_classes_that_fit_as_well_the_most_used_stands_first(hall):
    form = hall.open("call")
    first, second = (one.value for one in form.fields.class_._find("j")[:2])
    used = GroupCount(key=str(second), name="", none=0, green=9, yellow=0, red=0, waiting=0)

    hall.feed.speak(CountBy=(used,))

    assert next(one.value for one in form.fields.class_._find("j")) == second != first
    assert id(form) not in hall.feed.asked


def test_a_refused_call_keeps_what_was_written(hall):
    form = hall.open("call")
    hall.desk.answers.append(Answer(step_id="", ok=False, code="invalid", text="工单已登记"))
    form.fields.outcome.choose(1)
    form.fields.answer.setPlainText("已答复")

    press(Qt.Key.Key_Return, CTRL)
    hall.settle()

    assert "工单已登记" in form.said
    assert form.fields.answer.words == "已答复"
    press(Qt.Key.Key_Return, CTRL)
    hall.settle()
    assert hall.steps == ["consult_call", "consult_call"]


def test_without_a_gateway_the_call_goes_out_once_it_answers(hall):
    form = hall.open("call")
    hall.extra._seat._asker._again.setInterval(20)
    hall.desk.away = GatewayAway()
    form.fields.outcome.choose(1)
    form.fields.answer.setPlainText("已答复")
    press(Qt.Key.Key_Return, CTRL)
    press(Qt.Key.Key_Return, CTRL)
    hall.until(lambda: len(hall.desk.asked) > 1)
    hall.desk.away = None
    hall.until(lambda: not form.told.isHidden())

    assert len({step.step_id for step in hall.desk.asked}) == 1


def test_only_the_acceptor_registers_but_a_dispatcher_may_dispatch_first(hall):
    hall.sit("3108", (Post.DISPATCHER,))
    form = hall.open("call")
    press(Qt.Key.Key_Return, CTRL)
    assert "由受理员办理" in form.said
    form.fields.outcome.choose(4)
    press(Qt.Key.Key_Return, CTRL)
    assert "请从列表选定地点" in form.said


def test_place_and_class_call_for_a_department_that_may_be_dispatched_at_once(hall):
    form = hall.open("call")
    form.fields.text.setPlainText("井盖没了")
    form.fields.outcome.choose(4)
    for field, words in ((form.fields.place, f"{street()}118"), (form.fields.class_, "bllj")):
        field.setFocus()
        enter(words)

    advised = form.fields.department.value
    assert advised
    press(Qt.Key.Key_Return, CTRL)
    hall.settle()
    assert hall.desk.asked[0].fields["department"] == advised


def test_a_very_long_description_is_refused_and_a_long_one_goes(hall):
    form = hall.open("call")
    form.fields.outcome.choose(1)
    form.fields.answer.setPlainText("好")
    form.fields.text.setPlainText("长" * 4_001)
    press(Qt.Key.Key_Return, CTRL)
    assert "4000" in form.said
    form.fields.text.setPlainText("长" * 4_000)
    press(Qt.Key.Key_Return, CTRL)
    hall.settle()
    assert len(hall.desk.asked[0].fields["text"]) == 4_000


@pytest.mark.parametrize(
    ("written", "due"), [("5天", NOW + 5 * DAY), ("6/12 15:26", NOW + DAY - 8_000_000), ("x", None), ("13/40", None)]
)
def test_a_reply_limit_is_written_as_people_do(written, due):
    assert due_of(written, NOW) == due


def test_a_day_already_past_is_next_years():
    assert due_of("6/10 15:26", NOW) > NOW + 300 * DAY


def test_a_class_that_is_none_is_named_and_keeps_the_keyboard(hall):
    form = hall.open("call")
    form.fields.class_.setFocus()
    enter("无此小类")

    assert form.said == "没有找到“无此小类”，请换个写法，从列表选定"
    assert focused() is form.fields.class_

    form.fields.class_.selectAll()
    enter("bllj")
    assert form.fields.class_.value == "E06010"
    assert focused() is not form.fields.class_


def test_f5_which_reads_again_elsewhere_empties_a_written_form_only_when_pressed_twice(hall):
    form = hall.open("call")
    type_text(form.fields.phone, "13800000001")
    press(Qt.Key.Key_F5)
    assert form.fields.phone.text() == "13800000001"
    assert form.said == "再按一次 F5 清空已写的内容"

    hall.now += 11 * SECOND
    press(Qt.Key.Key_F5)
    assert form.fields.phone.text() == "13800000001"
    hall.now += 2 * SECOND
    press(Qt.Key.Key_F5)

    assert form.fields.phone.text() == ""
    assert form.said == ""
    assert form.fields.source.hasFocus()


def test_a_place_that_is_not_known_is_said_where_it_was_written_and_the_form_goes_on(hall):
    form = hall.open("call")
    form.fields.place.setFocus()
    type_text(form.fields.place, "zzzznowhere")
    press(Qt.Key.Key_Return)
    assert form.fields.grid.text() == "没有找到这个地点；登记案卷须换个写法，从列表选定"
    assert form.fields.class_.hasFocus()

    form.fields.place.clear()
    form.fields.place.setFocus()
    type_text(form.fields.place, f"{street()}118")
    press(Qt.Key.Key_Return)

    assert "单元网格" in form.fields.grid.text()

    form.fields.place.setFocus()
    form.fields.place.selectAll()
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Return)

    assert form.fields.grid.text() == "", "where no place is written any more, no grid is named"


def test_an_enter_held_down_goes_to_the_button_and_registers_nothing(hall):
    form = hall.open("call")
    form.fields.text.setPlainText("路面有垃圾")
    for field, words in ((form.fields.place, f"{street()}118"), (form.fields.class_, "bllj")):
        field.setFocus()
        enter(words)

    hold_enter()
    hall.settle()

    assert hall.steps == []
    form.do.setFocus()
    press(Qt.Key.Key_Return)
    hall.settle()
    assert hall.steps == ["register_call"]
