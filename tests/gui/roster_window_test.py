"""排班与值班: the four pages, typed by keys, checked before they go, each change undone."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import Qt

from app.domain.city import Duty
from app.domain.duty_book import DutyBook
from app.domain.moment import CHINA, DAY, HOUR, MINUTE, from_datetime
from app.domain.terms import Post
from app.services.messages import Answer
from tests.gui.search_hall import NOW, Hall, focused, press, site, type_text
from widgets.console.roster_rows import end_of, moment_of, moment_words

CTRL = Qt.KeyboardModifier.ControlModifier
START = NOW - 3 * HOUR


@pytest.fixture
def hall(qapp, tmp_path) -> Iterator[Hall]:
    made = Hall(tmp_path)
    yield made
    made.close()


def terminal(place: int = 0) -> str:
    return site()[0].city.terminals[place]


def grid() -> str:
    return site()[0].city.duty_grids[0].code


def book(count: int) -> DutyBook:
    return DutyBook(
        [
            Duty(terminal=f"T{n:05d}", name=f"监督员{n}", duty_grid=grid(), start=START, end=START + 8 * HOUR)
            for n in range(count)
        ]
    )


def opened(hall: Hall, count: int = 1):
    window = hall.open("roster")
    hall.feed.speak(RosterBook=book(count))
    return window


@pytest.mark.parametrize("count", [0, 1, 50, 5_000])
def test_any_number_of_duties_is_listed(hall, count):
    window = opened(hall, count)
    assert len(window.tables[0].rows) == count
    if not count:
        assert "没有排班" in window.tables[0].words.text()
        assert "无排班" in window.head.remark.toolTip()


def test_a_duty_is_entered_by_keys_and_undone(hall):
    window = opened(hall, 0)
    hall.desk.answers.append(Answer(step_id="", ok=True, fields={"id": "new-1"}))

    press(Qt.Key.Key_Insert)
    for words in (terminal(), grid(), "6/12 20:00", "08:00"):
        type_text(focused(), words)
        press(Qt.Key.Key_Return)
    hall.settle()

    step = hall.desk.asked[0]
    assert step.name == "set_duty"
    start = moment_of("6/12 20:00", NOW)
    assert step.fields == {"terminal": terminal(), "duty_grid": grid(), "start": start, "end": start + 12 * HOUR}
    window.activateWindow()
    window.setFocus()
    press(Qt.Key.Key_Z, CTRL)
    hall.settle()
    assert (hall.desk.asked[1].name, hall.desk.asked[1].fields) == ("remove_duty", {"id": "new-1"})


def test_a_duty_is_removed_and_brought_back(hall):
    window = opened(hall, 2)
    row = window.shown.rows[0]
    press(Qt.Key.Key_Delete)
    hall.settle()
    assert hall.desk.asked[0].fields == {"id": row.id}
    press(Qt.Key.Key_Z, CTRL)
    hall.settle()
    assert hall.desk.asked[1].name == "set_duty"
    assert hall.desk.asked[1].fields["id"] == row.id
    assert hall.desk.asked[1].fields["terminal"] == row.terminal
    press(Qt.Key.Key_Z, CTRL)
    assert "没有可反悔" in window.said


def test_a_leave_needs_its_reason_and_its_period(hall):
    window = opened(hall)
    press(Qt.Key.Key_2, CTRL)
    window.setFocus()
    press(Qt.Key.Key_Insert)
    for words in (terminal(), "6/12 08:00", "6/11 08:00", "病假"):
        type_text(focused(), words)
        press(Qt.Key.Key_Return)
    assert "晚于开始" in window.said
    assert not hall.steps
    window.editor.fields["end"].setText("6/14 08:00")
    window.editor.fields["reason"].setFocus()
    press(Qt.Key.Key_Return)
    hall.settle()
    assert hall.desk.asked[0].fields["end"] - hall.desk.asked[0].fields["start"] == 2 * DAY


def test_a_telephone_is_changed_and_put_back(hall):
    window = opened(hall)
    press(Qt.Key.Key_3, CTRL)
    before = window.shown.rows[0]
    press(Qt.Key.Key_Return)
    window.editor.fields["phone"].setFocus()
    window.editor.fields["phone"].clear()
    type_text(focused(), "027-8801a")
    press(Qt.Key.Key_Return)
    assert "只能有数字" in window.said
    window.editor.fields["phone"].setText("027-88012345")
    press(Qt.Key.Key_Return)
    hall.settle()
    assert hall.desk.asked[0].fields == {"key": before.id, "phone": "027-88012345"}
    press(Qt.Key.Key_Z, CTRL)
    hall.settle()
    assert hall.desk.asked[1].fields == {"key": before.id, "phone": before.phone}


def test_a_responsibility_grid_gets_other_terminals(hall):
    window = opened(hall)
    press(Qt.Key.Key_4, CTRL)
    row = window.shown.rows[0]
    press(Qt.Key.Key_Return)
    window.editor.fields["terminals"].setFocus()
    window.editor.fields["terminals"].setText(f"{terminal(0)}、{terminal(1)}")
    press(Qt.Key.Key_Return)
    hall.settle()
    step = hall.desk.asked[0]
    assert (step.fields["code"], step.fields["unit_grids"]) == (row.id, list(row.unit_grids))
    assert step.fields["terminals"] == [terminal(0), terminal(1)]


def test_a_refused_change_stays_written_and_is_not_undone(hall):
    window = opened(hall)
    hall.desk.answers.append(Answer(step_id="", ok=False, code="invalid", text="该时段已排班"))
    press(Qt.Key.Key_Return)
    window.editor.fields["end"].setFocus()
    press(Qt.Key.Key_Return)
    hall.settle()
    assert "该时段已排班" in window.said
    assert window.editor.values["terminal"] == "T00000"
    window.setFocus()  # in a field Ctrl+Z undoes the typing
    press(Qt.Key.Key_Z, CTRL)
    assert "没有可反悔" in window.said


def test_only_the_shift_leader_changes_the_roster(hall):
    hall.sit("3108", (Post.ACCEPTOR,))
    window = opened(hall)
    for key in (Qt.Key.Key_Insert, Qt.Key.Key_Delete, Qt.Key.Key_Return):
        press(key)
        assert "由值班长维护" in window.said
    assert not hall.steps


def test_the_weeks_are_turned_by_page_keys(hall):
    window = opened(hall)
    press(Qt.Key.Key_PageDown)
    assert not window.shown.rows
    window.setFocus()
    press(Qt.Key.Key_PageUp)
    assert len(window.shown.rows) == 1


def test_moments_are_written_as_people_do():
    eight = moment_of("6/12 08:00", NOW)
    assert end_of("20:00", eight) - eight == 12 * HOUR
    assert end_of("06:30", eight) - eight == 22 * HOUR + 30 * MINUTE
    assert end_of("6/11 06:30", eight) < eight
    assert moment_of("明早", NOW) is None
    assert moment_of("13/1 08:00", NOW) is None


def test_a_date_without_its_year_is_the_nearest_one():
    december = from_datetime(datetime(2026, 12, 29, 9, 0, tzinfo=CHINA))
    start = moment_of("1/2 08:00", december)

    assert moment_words(start) == "2027-01-02 08:00"
    assert moment_words(end_of("1/2 20:00", start)) == "2027-01-02 20:00"
    assert moment_words(moment_of("12/31 20:00", start)) == "2026-12-31 20:00"
    assert moment_words(moment_of("2026/1/2 08:00", december)) == "2026-01-02 08:00"
    assert moment_of("2/29 08:00", from_datetime(datetime(2026, 12, 29, tzinfo=CHINA))) is None


def test_a_change_that_is_saved_beside_another_week_is_undone_to_what_it_was(hall):
    window = opened(hall)
    row = window.shown.rows[0]
    press(Qt.Key.Key_Return)
    window.editor.fields["start"].setText("6/11 13:00")
    press(Qt.Key.Key_PageDown)
    assert not window.shown.rows
    window.editor.fields["end"].setFocus()
    hall.desk.answers.append(Answer(step_id="", ok=True, fields={"id": row.id}))
    press(Qt.Key.Key_Return)
    hall.settle()
    window.setFocus()
    press(Qt.Key.Key_Z, CTRL)
    hall.settle()

    assert [step.name for step in hall.desk.asked] == ["set_duty", "set_duty"]
    assert hall.desk.asked[1].fields["start"] == row.start


def test_enter_pressed_twice_is_one_duty(hall):
    window = opened(hall)
    hall.desk.opened.clear()
    press(Qt.Key.Key_Return)
    window.editor.fields["end"].setFocus()
    for _ in range(2):
        press(Qt.Key.Key_Return)
    assert "正在等网关应答" in window.said
    hall.desk.opened.set()
    hall.settle()

    assert hall.steps == ["set_duty"]


def test_a_change_refused_while_the_desk_looks_back_is_sent_back_in_the_present(hall):
    window = opened(hall)
    hall.feed.look_at(NOW - HOUR)
    press(Qt.Key.Key_Return)
    window.editor.fields["end"].setFocus()
    press(Qt.Key.Key_Return)
    hall.until(lambda: "没有办成" in window.said)
    hall.feed.look_at(None)
    window.editor.fields["end"].setFocus()
    press(Qt.Key.Key_Return)
    hall.settle()

    assert hall.steps == ["set_duty"]


def test_an_undo_refused_while_the_desk_looks_back_is_there_in_the_present(hall):
    window = opened(hall)
    press(Qt.Key.Key_Delete)
    hall.until(lambda: "反悔" in window.said)
    window.setFocus()  # in a field Ctrl+Z undoes the typing
    hall.feed.look_at(NOW - HOUR)
    press(Qt.Key.Key_Z, CTRL)
    hall.until(lambda: "没有办成" in window.said)
    hall.feed.look_at(None)
    press(Qt.Key.Key_Z, CTRL)
    hall.settle()

    assert hall.steps == ["remove_duty", "set_duty"]


def test_an_answer_takes_away_nothing_that_was_written_meanwhile(hall):
    window = opened(hall, 2)
    hall.desk.opened.clear()
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Insert)
    type_text(focused(), terminal())
    hall.desk.opened.set()
    hall.settle()
    hall.until(lambda: "反悔" in window.said)

    assert window.editor.fields["terminal"].text() == terminal()
    assert window.editor.fields["terminal"].hasFocus()


def test_the_answer_to_one_change_leaves_the_next_until_that_has_its_own(hall):
    window = opened(hall, 2)
    hall.desk.answers += [
        Answer(step_id="", ok=True), Answer(step_id="", ok=False, code="invalid", text="该时段已排班"),
    ]  # fmt: skip
    hall.desk.opened.clear()
    press(Qt.Key.Key_Delete)
    window.shown.select(1)
    press(Qt.Key.Key_Return)
    window.editor.fields["end"].setFocus()
    press(Qt.Key.Key_Return)
    hall.desk.opened.set()
    hall.settle()
    hall.until(lambda: "该时段已排班" in window.said)

    assert hall.steps == ["remove_duty", "set_duty"]
    assert window.editor.values["terminal"] == "T00001"
    assert window.editor.fields["end"].hasFocus()


def test_an_answer_leaves_the_fields_of_another_page_alone(hall):
    window = opened(hall)
    hall.desk.opened.clear()
    press(Qt.Key.Key_Return)
    window.editor.fields["end"].setFocus()
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_2, CTRL)
    window.setFocus()
    press(Qt.Key.Key_Insert)
    window.editor.fields["reason"].setText("病假")
    hall.desk.opened.set()
    hall.settle()
    hall.until(lambda: "反悔" in window.said)

    assert window.editor.fields["reason"].text() == "病假"
    assert window.editors[0].fields["terminal"].text() == ""


def test_it_opens_at_the_first_duty_that_is_not_over(hall):
    window = hall.open("roster")
    shifts = (
        (NOW - 20 * HOUR, NOW - 12 * HOUR),
        (NOW - 9 * HOUR, NOW - HOUR),
        (NOW - HOUR, NOW + 7 * HOUR),
        (NOW + 7 * HOUR, NOW + 9 * HOUR),
    )
    duties = [
        Duty(terminal=f"T{n}", name=f"监督员{n}", duty_grid=grid(), start=start, end=end)
        for n, (start, end) in enumerate(shifts)
    ]  # fmt: skip
    hall.feed.speak(RosterBook=DutyBook(duties))

    assert window.tables[0].current.terminal == "T2"
    window.tables[0].select(0)
    hall.feed.speak(RosterBook=DutyBook(duties))
    assert window.tables[0].current.terminal == window.tables[0].rows[0].terminal
