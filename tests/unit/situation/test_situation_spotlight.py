"""The case in the light: whose turn it is, what it used of each queue's limit, who is near."""

from app.domain.moment import HOUR, MINUTE, SECOND
from app.domain.terms import Post, Queue, Stage, Stream, Supervision
from app.situation.questions.spotlight import Spotlight, SpotlightNear, SpotlightTimes
from tests.unit.situation.growth import NOON, ListSource, case_id, duty, in_disposal, situation, state

WAITING = {"supervised": Supervision.WAITING}


def three_waiting() -> ListSource:
    log = ListSource()
    for n in (1, 2, 3):
        log.case(case_id(n), "supervise", NOON - HOUR, in_disposal(n, reply_due=NOON + n * HOUR, **WAITING))
    return log


def test_the_unanswered_cases_take_turns_of_twenty_seconds_in_the_order_of_their_list():
    city = situation(three_waiting())
    start = NOON - 10 * MINUTE

    shone = [Spotlight(wall="hall").answer(city.at(start + place * 10 * SECOND)) for place in range(6)]

    cases = [one.row.case.case_id for one in shone]
    assert cases[0::2] == cases[1::2]
    assert len(set(cases)) == 3
    assert {(one.place, one.row.case.case_id) for one in shone} == {(n, case_id(n)) for n in (1, 2, 3)}
    assert {one.total for one in shone} == {3}


def test_a_case_put_on_the_wall_stops_the_turns():
    log = three_waiting()
    shown = {"case_id": case_id(2), "number": "x", "lon": 114.0, "lat": 30.5}
    log.append("hall", "case_shown", shown, NOON - MINUTE, stream=Stream.WALL)
    city = situation(log)

    shone = [Spotlight(wall="hall").answer(city.at(NOON - place * 10 * SECOND)) for place in range(5)]

    assert {(one.row.case.case_id, one.place) for one in shone} == {(case_id(2), 0)}


def test_nobody_owes_a_reply():
    view = situation(ListSource()).at()

    assert Spotlight(wall="hall").answer(view).row is None
    assert SpotlightTimes(wall="hall").answer(view).queues == ()
    assert SpotlightNear(wall="hall").answer(view).people == ()


def test_each_queue_is_timed_against_its_own_limit_and_disposal_over_all_visits():
    log, at = ListSource(), NOON - 4 * HOUR  # 8:00, a Monday
    filed = {"post": Post.SHIFT_LEADER, "stage": Stage.ACCEPTED}
    log.case(case_id(1), "reported", at, state(1, stage_soon=at + 9 * MINUTE, stage_due=at + 15 * MINUTE))
    log.case(case_id(1), "accept", at + 6 * MINUTE, state(1, stage_due=at + 26 * MINUTE, stage_soon=at, **filed))
    disposal = in_disposal(1, case_soon=NOON - 2 * HOUR, case_due=NOON - HOUR)
    log.case(case_id(1), "dispatch", at + 30 * MINUTE, disposal)
    log.case(case_id(1), "feedback", at + 90 * MINUTE, state(1, stage=Stage.FEEDBACK, post=Post.DISPATCHER))
    again = in_disposal(1, case_soon=NOON - HOUR, case_due=NOON - 30 * MINUTE, reply_due=NOON, **WAITING)
    log.case(case_id(1), "rework", at + 2 * HOUR, again)

    times = {one.queue: one for one in SpotlightTimes(wall="hall").answer(situation(log).at()).queues}

    assert list(times) == list(Queue)
    assert (times[Queue.REPORTED].used_us, times[Queue.REPORTED].limit_us) == (6 * MINUTE, 15 * MINUTE)
    assert (times[Queue.ACCEPTED].used_us, times[Queue.ACCEPTED].limit_us) == (24 * MINUTE, 20 * MINUTE)
    assert times[Queue.ACCEPTED].is_late
    assert times[Queue.VERIFYING].used_us is None
    assert (times[Queue.DISPOSING].used_us, times[Queue.DISPOSING].limit_us) == (3 * HOUR, 150 * MINUTE)
    assert times[Queue.DISPOSING].is_now
    assert [one.is_now for one in times.values()].count(True) == 1


def test_who_is_near_the_case_comes_nearest_first():
    log = three_waiting()
    log.fix("T1", NOON - MINUTE, lat=30.505)
    log.fix("T2", NOON - MINUTE, lat=30.501)
    found = SpotlightNear(wall="hall").answer(situation(log, duty("T1")).at())

    assert [one.person.terminal for one in found.people] == ["T2", "T1"]


def test_the_last_steps_of_the_case_are_those_of_the_moment_looked_at_and_no_recomputed_clock_is_one():
    log, at = ListSource(), NOON - 4 * HOUR
    shown = {"case_id": case_id(1), "number": "x", "lon": 114.0, "lat": 30.5}
    log.append("hall", "case_shown", shown, at, stream=Stream.WALL)
    kinds = ("reported", "accept", "file", "clock_recomputed", "dispatch", "sign")
    for n, kind in enumerate(kinds, start=1):
        log.case(case_id(1), kind, at + n * MINUTE, in_disposal(1))
    log.case(case_id(2), "reported", at + 2 * MINUTE, in_disposal(2))
    city = situation(log)

    def told(minutes: int) -> list[str]:
        return [one.kind for one in Spotlight(wall="hall").answer(city.at(at + minutes * MINUTE)).steps]

    assert told(6) == ["sign", "dispatch", "file"]
    assert told(4) == ["file", "accept", "reported"]
    assert told(1) == ["reported"]
    (first,) = Spotlight(wall="hall").answer(city.at(at + MINUTE)).steps
    assert (first.at, first.case_id) == (at + MINUTE, case_id(1))
