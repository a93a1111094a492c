"""值班电话: one key away, the leader on duty first; what the night holds stands above."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt

from app.domain.duty_book import DutyBook
from app.domain.moment import HOUR
from app.situation.questions.night import DueFirst, NightNow
from tests.gui.search_hall import NOW, Hall, press, site

NIGHT = NightNow(
    is_night=True, urgent=(), urgent_total=3, urgent_over=1, opens=NOW + 17 * HOUR,
    due=(DueFirst(department="HW", name="环卫处", count=5), DueFirst(department="SZ", name="市政处", count=2)), due_total=7,
    due_rows=(), evening=NOW, reported=11, reported_urgent=2,
)  # fmt: skip


@pytest.fixture
def hall(qapp, tmp_path) -> Iterator[Hall]:
    made = Hall(tmp_path)
    yield made
    made.close()


def test_the_leader_on_duty_comes_first_then_every_department_with_its_telephone(hall):
    window = hall.open("phones")
    assert window.table.words.text() == "读取中"
    hall.feed.speak(RosterBook=DutyBook(()), Night=NIGHT)

    rows = window.table.rows
    departments = {one.code: one.phone for one in site()[0].city.departments}
    assert [row.name for row in rows[:2]] == ["领导", "值班长"]
    assert {row.id: row.phone for row in rows if row.kind == "部门"} == departments
    assert [row.kind for row in rows[2:]] == ["部门"] * len(departments) + ["岗位"] * 3


def test_what_the_night_holds_stands_above_the_telephones(hall):
    window = hall.open("phones")
    hall.feed.speak(RosterBook=DutyBook(()), Night=NIGHT)

    said = window.head.remark.toolTip()
    assert "紧急在办 3，其中处置超期 1" in said
    assert "08:26 起一小时内到期 7（环卫处 5、市政处 2）" in said


def test_a_telephone_nobody_entered_is_said_to_be_missing(hall):
    window = hall.open("phones")
    hall.feed.speak(RosterBook=DutyBook(()), Night=NIGHT)

    assert window.table.model.index(0, 2).data() == "未登记"


def test_it_is_asked_for_only_while_somebody_looks(hall):
    window = hall.open("phones")
    assert hall.feed.asked[id(window)]
    window.close()

    assert id(window) not in hall.feed.asked


def test_enter_leads_to_where_telephones_are_entered(hall):
    window = hall.open("phones")
    hall.feed.speak(RosterBook=DutyBook(()), Night=NIGHT)
    wanted: list[str] = []
    window.seat.window_wanted.connect(wanted.append)

    press(Qt.Key.Key_Return)

    assert wanted == ["roster"]
    assert not window.isVisible()
    assert hall.extra.sheet("roster").isVisible()
