"""What a case does by itself: a 挂账 ends on its day."""

import pytest

from app.domain.moment import DAY, HOUR
from app.domain.terms import Stage
from tests.unit.services.town import Hall


@pytest.fixture
def hung(hall):
    """A case hung for three days, asked for and granted."""
    case_id = hall.opened()
    hall.to_stage(case_id, "accept", "file", "dispatch", "sign")
    until = hall.clock.now() + 3 * DAY
    assert hall.ask("hw", "apply_hang", case_id, hang_until=until, reason="雨季不能施工")["ok"]
    assert hall.ask("dispatcher", "approve_hang", case_id)["ok"]
    return case_id


def test_a_hung_case_goes_on_by_itself_on_its_day(hall, store, hung):
    hall.clock.go(3 * DAY - HOUR)
    hall.gateway.timers()
    assert store.case(hung).state.stage is Stage.HUNG
    hall.clock.go(HOUR)

    hall.store.take_lease("hall", hall.clock.now())
    hall.gateway.timers()
    hall.gateway.timers()

    state = store.case(hung).state
    event = store.history(hung)[-1]
    assert (state.stage, state.holder, state.hang_until) == (Stage.DISPOSING, "HW", None)
    assert (event.kind, event.post, event.actor) == ("auto_resume", "system", "gateway")
    assert hall.kinds(hung).count("auto_resume") == 1


def test_a_gateway_started_later_knows_of_the_day_too(hall, store, hung):
    hall.clock.go(4 * DAY)
    later = Hall(store, hall.rules, hall.clock, hall.ids, hall.passwords, counter=1000)

    later.gateway.timers()

    assert store.case(hung).state.stage is Stage.DISPOSING


def test_one_resumed_by_hand_is_left_alone(hall, store, hung):
    assert hall.ask("dispatcher", "resume", hung)["ok"]
    version = store.case(hung).version
    hall.clock.go(4 * DAY)
    hall.store.take_lease("hall", hall.clock.now())

    hall.gateway.timers()

    assert store.case(hung).version == version


def test_one_hung_again_by_taking_back_is_resumed_too(hall, store, hung):
    assert hall.ask("dispatcher", "resume", hung)["ok"]
    assert hall.ask("dispatcher", "take_back", hung)["ok"]
    assert store.case(hung).state.stage is Stage.HUNG
    hall.clock.go(4 * DAY)
    hall.store.take_lease("hall", hall.clock.now())

    hall.gateway.timers()

    assert store.case(hung).state.stage is Stage.DISPOSING


def test_no_desk_resumes_in_the_systems_name(hall, hung):
    assert hall.ask("dispatcher", "auto_resume", hung)["code"] == "not_allowed"
