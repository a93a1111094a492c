"""告警: 空格 takes the top one, anywhere; the sound rings for what is new until it is taken."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt

from app.domain.moment import MINUTE
from app.services.messages import Answer
from app.situation.questions.alarms import AlarmList, AlarmRow
from tests.gui.search_hall import NOW, Hall, press
from tests.gui.waiting import rest

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def hall(qapp, tmp_path) -> Iterator[Hall]:
    made = Hall(tmp_path)
    yield made
    made.close()


def alarm(seq: int, **changes: object) -> AlarmRow:
    values = {
        "seq": seq, "at": NOW - 100 * MINUTE + seq * MINUTE, "subject": f"case-{seq}", "case_id": f"case-{seq}",
        "number": f"E0601020260611{seq:04d}", "class_key": "E06010", "class_name": "井盖缺失", "place": "环城高架",
        "lon": 114.3, "lat": 30.6, "reason": "紧急上报", "text": "", "seen_at": None, "seen_by": "", "seen_seat": "",
    }  # fmt: skip
    return AlarmRow(**(values | changes))


def alarms(*rows: AlarmRow, seen: tuple[AlarmRow, ...] = ()) -> AlarmList:
    newest = tuple(sorted(rows, key=lambda row: -row.seq))
    return AlarmList(open=newest, seen_today=seen, total=len(rows), seen_total=len(seen))


@pytest.mark.parametrize("count", [0, 1, 50, 5_000])
def test_any_number_of_alarms_is_listed(hall, count):
    window = hall.open("alarms")
    assert window.table.words.text() == "读取中"
    hall.feed.speak(Alarms=alarms(*(alarm(seq) for seq in range(1, count + 1))))
    assert len(window.table.rows) == count
    assert f"未确认 {count}" in window.head.title.text()
    if not count:
        assert window.table.words.text() == "今日没有告警"


def test_space_takes_the_top_alarm_once_and_the_next_space_the_next(hall):
    window = hall.open("alarms")
    hall.feed.speak(Alarms=alarms(alarm(1), alarm(2)))

    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Space)
    hall.settle()

    assert [step.fields["alarm"] for step in hall.desk.asked] == ["case-2", "case-1"]
    assert hall.steps == ["acknowledge_alarm"] * 2
    assert not window.table.rows


def test_space_at_the_desk_takes_it_without_the_window(hall):
    counts, said = [], []
    hall.extra.alarms_changed.connect(counts.append)
    hall.extra.said.connect(lambda words, _role: said.append(words))
    hall.feed.speak(Alarms=alarms(alarm(1)))
    hall.extra.acknowledge_alarm()
    hall.settle()
    hall.feed.speak(Alarms=alarms())
    hall.extra.acknowledge_alarm()
    assert counts == [1, 0]
    assert said == ["已确认告警", "没有未确认的告警"]


def test_an_alarm_another_seat_took_comes_back_with_the_reason(hall):
    window = hall.open("alarms")
    hall.feed.speak(Alarms=alarms(alarm(1)))
    hall.desk.answers.append(Answer(step_id="", ok=False, code="not_allowed", text="坐席 5 已于 15:26:03 确认"))
    press(Qt.Key.Key_Space)
    hall.settle()
    assert window.said == "坐席 5 已于 15:26:03 确认"
    assert len(window.table.rows) == 1


def test_only_what_is_new_rings_and_a_seat_may_be_silent(hall):
    sound = hall.extra._watch.sound
    hall.feed.speak(Alarms=alarms(alarm(1)))
    assert sound.rung == 0
    hall.feed.speak(Alarms=alarms(alarm(1), alarm(2)))
    hall.feed.speak()
    assert sound.rung == 1
    assert sound.is_ringing
    hall.extra.acknowledge_alarm()
    hall.settle()
    assert not sound.is_ringing

    window = hall.open("alarms")
    press(Qt.Key.Key_T, CTRL)
    assert "已关" in window.head.remark.toolTip()
    hall.feed.speak(Alarms=alarms(alarm(1), alarm(3)))
    assert sound.rung == 1


def test_it_rings_until_each_alarm_that_rang_is_acknowledged(hall):
    sound = hall.extra._watch.sound
    hall.feed.speak(Alarms=alarms(alarm(1)))
    hall.feed.speak(Alarms=alarms(alarm(1), alarm(2), alarm(3)))
    hall.extra.acknowledge_alarm()
    hall.settle()
    assert sound.is_ringing, "the second of the two was not seen by anybody"

    hall.desk.answers.append(Answer(step_id="", ok=False, code="unavailable", text="网关暂不可用"))
    hall.extra.acknowledge_alarm()
    hall.settle()
    assert sound.is_ringing, "a refusal acknowledges nothing"

    hall.feed.speak(Alarms=alarms(alarm(1), alarm(2)))
    assert sound.is_ringing
    hall.extra.acknowledge_alarm()
    hall.settle()
    assert not sound.is_ringing
    hall.feed.speak()
    assert not sound.is_ringing, "what was open from the start does not ring"


def test_enter_opens_the_alarms_case(hall):
    hall.open("alarms")
    hall.feed.speak(Alarms=alarms(alarm(1), alarm(2)))
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert hall.opened == ["case-1"]


def test_what_was_acknowledged_stays_for_the_day(hall):
    window = hall.open("alarms")
    hall.feed.speak(Alarms=alarms(seen=(alarm(1, seen_at=NOW, seen_by="3108", seen_seat="5"),)))
    cell = window.table.model.index(0, 5).data()
    assert cell == "06-11 15:26 坐席 5 3108 已确认"


def test_an_alarm_is_acknowledged_once_however_often_it_is_asked(hall):
    hall.feed.speak(Alarms=alarms(alarm(1), alarm(2)))
    for _ in range(3):
        hall.extra._watch.acknowledge(alarm(1))
    hall.settle()
    assert [step.fields["alarm"] for step in hall.desk.asked] == ["case-1"]


def test_without_alarms_the_arrows_do_not_turn_the_sound_down(hall):
    window = hall.open("alarms")
    hall.feed.speak(Alarms=alarms())
    volumes = [slider.value() for slider in window.sounds.sliders.values()]

    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_PageDown)

    assert [slider.value() for slider in window.sounds.sliders.values()] == volumes
    hall.feed.speak(Alarms=alarms(alarm(1)))
    assert window.table.view.hasFocus()


def test_why_it_rings_is_read_whole(hall):
    reason = "描述与紧急条件“路面塌陷，须围挡后修复”相符，未按紧急上报"
    window = hall.open("alarms")
    hall.feed.speak(Alarms=alarms(alarm(1, reason=reason)))

    window.resize(1840, 960)
    rest(20)
    view = window.table.view
    assert view.columnWidth(1) > window.table.model.index(0, 1).data(Qt.ItemDataRole.FontRole).pixelSize() * len(reason)
