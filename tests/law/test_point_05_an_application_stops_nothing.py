"""延期 and 挂账 pending: the clock runs; approval dates back to the application, refusal changes nothing."""

import pytest

from app.domain.moment import DAY, HOUR, MINUTE
from app.domain.terms import Light, Stage
from app.situation.questions.desk import CaseOf
from app.situation.questions.drill import Drill, Which
from app.situation.questions.listing import ProblemLibrary
from tests.law.ways import at, disposing, done, refused, state


@pytest.fixture
def case_id(hall):
    return disposing(hall)


ASKED = {
    "apply_return": ("refuse_return", "dispatcher", {}),
    "apply_delay": ("refuse_delay", "leader", {"more": "2h"}),
    "apply_hang": ("refuse_hang", "dispatcher", {}),
}


@pytest.mark.parametrize("name", ASKED)
def test_while_it_waits_and_once_refused_nothing_has_changed(hall, situation, case_id, name):
    refuse, ruler, fields = ASKED[name]
    before = hall.store.case(case_id)
    until = {"hang_until": hall.clock.now() + 5 * DAY} if name == "apply_hang" else {}
    done(hall, "hw", name, case_id, reason="缺材料", **fields, **until)
    assert hall.store.case(case_id).case_clock == before.case_clock
    at(hall, before.state.case_due + MINUTE)
    situation.poll()
    row = CaseOf(case_id=case_id).answer(situation.at())
    assert (row.light, row.is_over) == (Light.RED, True), "it is late while its application waits"

    done(hall, ruler, refuse, case_id, reason="理由不足")

    assert hall.store.case(case_id).case_clock == before.case_clock
    assert state(hall, case_id).case_due == before.state.case_due


def test_a_hanging_dates_back_to_when_it_was_asked_for(hall, situation, case_id):
    due, asked = state(hall, case_id).case_due, hall.clock.now()
    done(hall, "hw", "apply_hang", case_id, reason="冬季不能施工", hang_until=asked + 30 * DAY)
    at(hall, due + 2 * HOUR)
    situation.poll()
    assert Drill(which=Which.CASE_OVER).answer(situation.at())

    done(hall, "dispatcher", "approve_hang", case_id)

    case = hall.store.case(case_id)
    assert (case.state.stage, case.state.frozen) == (Stage.HUNG, Light.GREEN)
    assert case.case_clock.segments[-1].start == asked
    situation.poll()
    assert not Drill(which=Which.CASE_OVER).answer(situation.at())
    assert [row.case_id for row in ProblemLibrary().answer(situation.at()).rows] == [case_id]


def test_a_granted_delay_counts_from_the_application_too(hall, case_id):
    due = state(hall, case_id).case_due
    done(hall, "hw", "apply_delay", case_id, reason="缺材料", more="4h")
    at(hall, due + MINUTE)

    done(hall, "leader", "approve_delay", case_id)

    assert state(hall, case_id).case_due == hall.rules.calendar.add(due, 4 * HOUR)
    assert hall.store.case(case_id).case_clock.light(hall.rules.calendar, hall.clock.now()) is not Light.RED


def test_who_is_late_asks_for_no_delay(hall, case_id):
    at(hall, state(hall, case_id).case_due + MINUTE)

    assert "已超期" in refused(hall, "hw", "apply_delay", case_id, reason="缺材料", more="2h")
