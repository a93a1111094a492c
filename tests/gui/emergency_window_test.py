"""应急 at the desk: opened, steered and ended by keys alone; what cannot be meant is said before anybody is asked."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt

from app.domain.emergency_plan import Plan, PlanStep
from app.domain.moment import HOUR, MINUTE, to_datetime
from app.domain.resource import Resource
from app.domain.terms import Post
from app.services.geocoder import Geocoder
from app.situation.emergency_stand import Sent
from app.situation.questions.emergency import EmergencySeen
from app.situation.questions.wall_now import WallState
from tests.gui import wall_emergency_moment as made
from tests.gui.console_hall import site
from tests.gui.console_looks_test import cut, overlapping, too_small
from tests.gui.search_hall import NOW, Hall, focused, hold_enter, press, type_text
from widgets.console.emergency_open_form import due_at

CTRL = Qt.KeyboardModifier.ControlModifier
PUMP = Resource(code="R1", kind="抽水泵车", name="抽水泵车一号", lon=114.3, lat=30.6, unit="台", owner="排水处")
PLAN = Plan(key="waterlogging", name="城市内涝", kind="内涝", steps=(PlanStep(title="启动响应", minutes=5),))


@pytest.fixture
def hall(qapp, tmp_path) -> Iterator[Hall]:
    made_hall = Hall(tmp_path)
    object.__setattr__(made_hall.context, "plans", (PLAN,))
    object.__setattr__(made_hall.context, "resources", (PUMP,))
    object.__setattr__(made_hall.context, "geocoder", Geocoder(site()[0].city))
    yield made_hall
    made_hall.close()


def tell(hall, seen=None, **wall):
    hall.feed.speak(
        EmergencyNow=seen or EmergencySeen(), EmergencyOrders=made.orders(NOW), WallNow=WallState(wall="hall", **wall)
    )


def going_on(hall, **changes):
    window = hall.open("emergency")
    tell(hall, EmergencySeen(stand=made.stand(NOW, **changes)))
    return window


def last(hall):
    return hall.desk.asked[-1].name, hall.desk.asked[-1].fields


def test_an_emergency_at_a_place_is_opened_by_keys_alone(hall):
    window = hall.open("emergency")
    tell(hall)
    street = next(one.name for one in site()[0].city.streets if one.name)
    type_text(focused(), "下穿通道积水")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_2)
    type_text(focused(), street)
    press(Qt.Key.Key_Return)
    type_text(focused(), "指挥长 1003")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    type_text(focused(), "18:30")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_2)
    press(Qt.Key.Key_Return)
    hall.settle()

    name, fields = last(hall)
    assert name == "emergency_open"
    assert (fields["title"], fields["kind"], fields["level"], fields["drill"]) == ("下穿通道积水", "内涝", 2, True)
    assert (fields["commander"], fields["place"], fields["wall"]) == ("指挥长 1003", street, hall.context.wall)
    assert to_datetime(fields["due"]).strftime("%H:%M") == "18:30"
    assert {"lon", "lat"} <= set(fields)
    assert "已办" in window.said


def test_without_a_place_it_is_the_case_that_the_wall_shows(hall):
    window = hall.open("emergency")
    tell(hall, case_id="c1", number="2026061100012", lon=114.3, lat=30.6)
    assert "2026061100012" in window.open_form.where.toolTip()
    window.open_form.title.setText("井盖缺失")
    press(Qt.Key.Key_Return, CTRL)
    hall.settle()

    assert (hall.desk.asked[-1].name, hall.desk.asked[-1].case_id) == ("emergency_open", "c1")


@pytest.mark.parametrize(
    ("title", "place", "due", "said"),
    [("", "", "", "请填写事件名称"), ("积水", "", "", "找得到的地点"), ("积水", "没有这个地方啊", "", "找得到的地点")],
)
def test_what_is_missing_is_said_and_nobody_is_asked(hall, title, place, due, said):
    window = hall.open("emergency")
    tell(hall)
    window.open_form.title.setText(title)
    window.open_form.place.setText(place)
    press(Qt.Key.Key_Return, CTRL)

    assert said in window.said
    assert hall.desk.asked == []


def test_a_time_that_is_past_today_is_tomorrows(qapp):
    assert due_at("15:00", NOW) - NOW == 24 * HOUR - 26 * MINUTE - 8_000_000
    assert due_at("16：26", NOW) - NOW == HOUR - 8_000_000
    assert [due_at(text, NOW) for text in ("", "25:00", "7", "a:b", "12:60")] == [None] * 5


def test_a_reading_names_its_source_and_leaves_room_for_the_next(hall):
    window = going_on(hall)
    press(Qt.Key.Key_1)
    type_text(focused(), "27.5")
    press(Qt.Key.Key_Return)
    type_text(focused(), "监督员 2056")
    press(Qt.Key.Key_Return, CTRL)
    hall.settle()

    name, fields = last(hall)
    assert name == "emergency_reading"
    assert {"what": "depth", "value": 27.5, "source": "监督员 2056", "by_hand": True}.items() <= fields.items()
    assert window.reading.value.text() == ""
    assert window.reading.source.text() == "监督员 2056"

    press(Qt.Key.Key_4)
    type_text(focused(), "雨停")
    press(Qt.Key.Key_Return, CTRL)
    hall.settle()
    assert last(hall)[1]["words"] == "雨停"


def test_a_number_that_is_none_is_not_sent(hall):
    window = going_on(hall)
    press(Qt.Key.Key_1)
    type_text(focused(), "很深")
    press(Qt.Key.Key_Return, CTRL)

    assert "不小于 0 的数" in window.said
    assert hall.desk.asked == []


def test_enter_moves_a_step_on_and_k_acknowledges_a_late_one(hall):
    window = going_on(hall)
    press(Qt.Key.Key_F5)
    window.steps.view.selectRow(6)
    press(Qt.Key.Key_Return)
    hall.settle()
    assert last(hall) == ("emergency_step", {"number": 7, "state": "running", "wall": hall.context.wall})

    press(Qt.Key.Key_K)
    assert "没有超时" in window.said
    window.steps.view.selectRow(4)
    press(Qt.Key.Key_K)
    hall.settle()
    assert last(hall) == ("emergency_step", {"number": 5, "seen": True, "wall": hall.context.wall})


def test_a_resource_is_sent_with_minutes_arrives_and_is_taken_back(hall):
    window = going_on(hall, sent=())
    press(Qt.Key.Key_F6)
    window.stocks.view.selectRow(0)
    window.board.minutes.setText("12")
    press(Qt.Key.Key_Return)
    hall.settle()
    assert {"resource": "R1", "coming": 1, "minutes": 12}.items() <= last(hall)[1].items()
    assert window.board.minutes.text() == ""

    tell(hall, EmergencySeen(stand=made.stand(NOW, sent=(Sent(code="R1", coming=1),))))
    assert window.stocks.rows[0].state == "在途 1"
    press(Qt.Key.Key_Return)
    hall.settle()
    assert {"resource": "R1", "on_site": 1}.items() <= last(hall)[1].items()
    press(Qt.Key.Key_Delete)
    hall.settle()
    assert set(last(hall)[1]) == {"resource", "wall"}


def test_it_is_ended_by_two_presses_and_the_level_changed_by_one(hall):
    window = going_on(hall)
    press(Qt.Key.Key_1, CTRL)
    hall.settle()
    assert last(hall) == ("emergency_change", {"level": 1, "wall": hall.context.wall})

    press(Qt.Key.Key_F10)
    assert "再按一次 F10" in window.said
    press(Qt.Key.Key_F10)
    hall.settle()
    assert last(hall)[0] == "emergency_close"


def test_a_press_of_f10_is_not_remembered_for_the_next_hour(hall):
    window = going_on(hall)
    press(Qt.Key.Key_F10)
    then = hall.context.now()
    object.__setattr__(hall.context, "now", lambda: then + HOUR)
    press(Qt.Key.Key_F10)
    hall.settle()

    assert hall.desk.asked == []
    assert "再按一次 F10" in window.said
    press(Qt.Key.Key_F10)
    hall.settle()
    assert last(hall)[0] == "emergency_close"


def test_speech_is_switched_by_one_key_also_without_an_emergency(hall):
    hall.open("emergency")
    tell(hall, speech="on")
    press(Qt.Key.Key_F9)
    hall.settle()
    assert last(hall) == ("wall_speech", {"on": False, "wall": hall.context.wall})


def test_a_dispatcher_is_told_who_may_open_one(qapp, tmp_path):
    hall = Hall(tmp_path, posts=(Post.DISPATCHER,))
    try:
        window = hall.open("emergency")
        tell(hall, case_id="c1", number="1", lon=114.3, lat=30.6)
        window.open_form.title.setText("积水")
        press(Qt.Key.Key_Return, CTRL)
        assert "由值班长或领导办理" in window.said
        assert hall.desk.asked == []
    finally:
        hall.close()


def test_the_window_can_be_read(hall):
    window = going_on(hall)
    assert too_small(window) == []
    assert cut(window) == []
    assert overlapping(window) == []
    tell(hall)
    assert too_small(window) == []
    assert cut(window) == []
    assert overlapping(window) == []


def test_an_enter_held_down_opens_no_emergency(hall):
    window = hall.open("emergency")
    tell(hall, case_id="c1", number="E1")
    type_text(window.open_form.title, "下穿通道积水")

    hold_enter()
    hall.settle()

    assert hall.steps == []
    assert window.open_form.do.hasFocus()
    press(Qt.Key.Key_Return)
    hall.settle()
    assert hall.steps == ["emergency_open"]


def test_a_reading_goes_out_once_and_the_next_that_is_written_meanwhile_stands(hall):
    window = going_on(hall)
    hall.desk.opened.clear()
    window.reading.value.setText("30")
    press(Qt.Key.Key_Return, CTRL)
    press(Qt.Key.Key_Return, CTRL)
    window.reading.value.setText("45")

    hall.desk.opened.set()
    hall.settle()

    assert hall.steps == ["emergency_reading"]
    assert window.reading.value.text() == "45"


def test_minutes_written_for_the_next_resource_stand_when_the_one_before_is_sent(hall):
    window = going_on(hall, sent=())
    hall.desk.opened.clear()
    window.board.minutes.setText("12")
    press(Qt.Key.Key_F6)
    press(Qt.Key.Key_Return)
    window.board.minutes.setText("25")

    hall.desk.opened.set()
    hall.settle()

    assert window.board.minutes.text() == "25"


def test_what_is_wished_again_after_something_else_goes_out_again(hall):
    going_on(hall)
    hall.desk.opened.clear()
    for level in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_2, Qt.Key.Key_1):
        press(level, CTRL)
    hall.desk.opened.set()
    hall.settle()

    assert [step.fields["level"] for step in hall.desk.asked] == [1, 2, 1]
