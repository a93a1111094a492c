"""A task that nobody answers goes to the next collector, and in the end back to the desk with an alarm."""

import json
from dataclasses import replace

import pytest

from app.domain.moment import HOUR, MINUTE, SECOND
from app.domain.terms import Stage, Stream
from tests.fakes import FakeStore
from tests.unit.services.test_checkers import hall_with
from tests.unit.services.town import EAST_LON, LAT, WEST_LON, Hall, a_fix, duty, rules, some_fixes

ON_SHIFT = (duty("T1", "D1"), duty("T2", "D1"), duty("T3", "D2"), duty("T4", "D2"))


@pytest.fixture
def asked():
    """A hall with an urgent case whose 核实 went to T1; everybody's position is fresh."""
    hall = hall_with(*ON_SHIFT)
    everybody_is_near(hall)
    case_id = hall.opened(urgent=True, terminal="T4")
    assert hall.ask("acceptor", "send_verify", case_id)["ok"]
    assert state_of(hall, case_id).checker == "T1"
    return hall, case_id


def everybody_is_near(hall):
    for number, terminal in enumerate(("T1", "T2", "T3", "T4")):
        fix = a_fix(terminal, at=hall.clock.now(), lon=WEST_LON + 0.0001 * number)
        hall.handle(some_fixes(terminal, fix))


def state_of(hall, case_id):
    return hall.store.case(case_id).state


def go(hall, us):
    hall.clock.go(us)
    hall.store.take_lease("hall", hall.clock.now())
    everybody_is_near(hall)
    return hall.gateway.timers()


def test_before_the_time_is_up_nothing_happens(asked):
    hall, case_id = asked

    go(hall, 9 * MINUTE)

    assert hall.kinds(case_id)[-1] == "send_verify"
    assert state_of(hall, case_id).checker == "T1"


def test_an_urgent_task_without_answer_goes_to_the_next_after_ten_minutes_and_the_log_says_why(asked):
    hall, case_id = asked

    told = go(hall, 10 * MINUTE + SECOND)

    newest = hall.store.history(case_id)[-1]
    assert (newest.kind, newest.post, newest.actor) == ("send_verify", "system", "gateway")
    assert json.loads(newest.payload)["facts"]["reason"] == "未应答，改派"
    assert state_of(hall, case_id).checker == "T2"
    addresses = {(one.channel, one.address, "cancel" in one.body) for one in told.outgoing}
    assert ("task", "T2", False) in addresses


def test_the_clock_of_the_stage_goes_on_whoever_is_asked_so_that_what_nobody_answered_shows_as_late(asked):
    hall, case_id = asked
    begun, due = hall.store.case(case_id).stage_clock.segments[0].start, state_of(hall, case_id).stage_due

    go(hall, 10 * MINUTE + SECOND)
    assert state_of(hall, case_id).checker == "T2"
    assert state_of(hall, case_id).stage_due == due

    go(hall, due - hall.clock.now() + SECOND)
    assert hall.store.case(case_id).stage_clock.segments[0].start == begun
    assert state_of(hall, case_id).stage_due == due < hall.clock.now()


def test_the_first_one_may_no_longer_answer(asked):
    hall, case_id = asked
    go(hall, 10 * MINUTE + SECOND)

    late = hall.one(hall.reply(case_id, "verify", "passed", terminal="T1"))

    assert late["code"] == "not_yours"


def test_one_that_was_told_already_hears_that_it_is_over(asked):
    hall, case_id = asked
    sent = hall.gateway.timers()
    hall.gateway.posted(sent.posts)

    told = go(hall, 10 * MINUTE + SECOND)

    (cancelled,) = [one for one in told.outgoing if "cancel" in one.body]
    assert (cancelled.address, cancelled.body["case_id"]) == ("T1", case_id)
    assert cancelled.body["cancel"] == sent.outgoing[0].body["id"]


def test_after_three_more_the_case_goes_back_to_its_desk_with_an_alarm(asked):
    hall, case_id = asked

    for _ in range(4):
        go(hall, 10 * MINUTE + SECOND)

    state = state_of(hall, case_id)
    assert hall.kinds(case_id)[-5:] == ["send_verify"] * 4 + ["verify_unable"]
    assert (state.stage, state.checker) == (Stage.REPORTED, "")
    alarms = [event for event in hall.store.data.events if event.stream == Stream.ALARM]
    assert json.loads(alarms[-1].payload)["reason"] == "核实任务已派 4 人均未应答"
    go(hall, HOUR)
    assert hall.kinds(case_id)[-1] == "verify_unable"


def test_with_nobody_left_to_ask_the_case_goes_back_at_once():
    hall = hall_with(duty("T2", "D1"))
    case_id = hall.opened(urgent=True)
    assert hall.ask("acceptor", "send_verify", case_id, checker="T2")["ok"]

    for _ in range(2):
        hall.clock.go(10 * MINUTE + SECOND)
        hall.gateway.timers()

    asked = [json.loads(one.payload)["after"]["checker"] for one in hall.store.history(case_id)]
    assert asked == ["", "T2", "T1", ""]
    assert hall.kinds(case_id)[-1] == "verify_unable"


def test_an_answer_in_time_ends_the_waiting(asked):
    hall, case_id = asked
    assert hall.one(hall.reply(case_id, "verify", "failed"))["ok"]

    go(hall, 2 * HOUR)

    assert hall.kinds(case_id)[-1] == "verify_failed"


def test_a_new_gateway_remembers_who_was_asked_and_waits_for_answers_that_lie_at_the_broker(asked):
    hall, case_id = asked
    hall.clock.go(2 * HOUR)
    again = Hall(hall.store, hall.rules, clock=hall.clock, ids=hall.ids)

    go(again, 0)
    assert state_of(hall, case_id).checker == "T1"
    go(again, 10 * MINUTE + SECOND)

    assert state_of(hall, case_id).checker == "T2"


def test_an_ordinary_check_waits_for_its_stage_limit():
    hall = hall_with(*ON_SHIFT)
    case_id = hall.opened(terminal="T4")
    hall.to_stage(case_id, "accept", "file", "dispatch", "sign", "handle", "feedback", "send_check")
    first, due = state_of(hall, case_id).checker, state_of(hall, case_id).stage_due

    go(hall, due - hall.clock.now())
    assert state_of(hall, case_id).checker == first
    go(hall, SECOND)

    assert state_of(hall, case_id).checker != first
    assert hall.kinds(case_id)[-1] == "send_check"


def test_the_next_one_has_as_much_time_as_the_first_and_a_reminder_gives_nobody_more():
    hall = hall_with(*ON_SHIFT)
    case_id = hall.opened(terminal="T4")
    hall.to_stage(case_id, "accept", "file", "dispatch", "sign", "handle", "feedback", "send_check")
    time = state_of(hall, case_id).stage_due - hall.clock.now()
    go(hall, time // 2)
    assert hall.ask("dispatcher", "urge", case_id)["ok"]
    go(hall, time - time // 2 + SECOND)
    second = state_of(hall, case_id).checker

    go(hall, time)
    assert state_of(hall, case_id).checker == second
    go(hall, 2 * SECOND)
    assert state_of(hall, case_id).checker != second


def test_whoever_has_a_task_already_is_passed_over_for_one_nearly_as_near():
    hall = hall_with(duty("T1", "D1"), duty("T2", "D1"))
    hall.handle(some_fixes("T1", a_fix("T1")), some_fixes("T2", a_fix("T2", lat=LAT + 0.001)))
    first, second = hall.opened(), hall.opened()

    for case_id in (first, second):
        assert hall.ask("acceptor", "send_verify", case_id)["ok"]

    assert [state_of(hall, one).checker for one in (first, second)] == ["T1", "T2"]


def test_of_two_as_near_the_one_whose_position_is_newer_goes():
    hall = hall_with(duty("T1", "D1"), duty("T2", "D1"))
    hall.handle(some_fixes("T1", a_fix("T1", at=hall.clock.now() - 10 * MINUTE)), some_fixes("T2", a_fix("T2")))
    case_id = hall.opened()

    assert hall.ask("acceptor", "send_verify", case_id)["ok"]

    assert state_of(hall, case_id).checker == "T2"


def other_checker_hall(*duties):
    return Hall(FakeStore(), replace(rules(duties=duties), other_checker=True)).staff()


def test_with_the_other_checker_option_the_reporter_is_never_asked():
    hall = other_checker_hall(duty("T1", "D1"), duty("T3", "D2"))
    hall.handle(some_fixes("T3", a_fix("T3", lon=EAST_LON)))
    case_id = hall.opened(terminal="T1")

    refused = hall.ask("acceptor", "send_verify", case_id, checker="T1")
    assert (refused["code"], "异人核查" in refused["text"]) == ("invalid", True)
    assert hall.ask("acceptor", "send_verify", case_id)["ok"]

    assert state_of(hall, case_id).checker == "T3"


def test_whoever_is_on_leave_is_not_asked():
    hall = hall_with(duty("T1", "D1"), duty("T2", "D1"))
    now = hall.clock.now()
    assert hall.ask("leader", "set_leave", terminal="T1", start=now, end=now + HOUR, reason="病假")["ok"]
    case_id = hall.opened()

    assert hall.ask("acceptor", "send_verify", case_id)["ok"]

    assert state_of(hall, case_id).checker == "T2"
