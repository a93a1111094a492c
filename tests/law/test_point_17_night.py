"""夜间: urgent clocks only, what falls due in the first working hour by department, tonight's reports."""

import random

import pytest

from app.domain.moment import DAY, HOUR, MINUTE
from app.domain.work_time import local_day, midnight
from app.situation.questions.night import Night, evening_before, next_morning
from tests.law.ways import at, disposing, done
from tests.unit.services.town import COVER, MONDAY_9
from tests.unit.situation import growth
from tests.unit.situation.reference import SlowCity

EVENING = MONDAY_9 + 9 * HOUR


def night(situation, limit=8):
    situation.poll()
    return Night(limit=limit).answer(situation.at())


def test_at_night_the_urgent_ones_are_listed_and_the_ordinary_wait_for_the_morning(hall, situation):
    hall.clock.go(5 * HOUR + 40 * MINUTE)
    ordinary = disposing(hall)
    at(hall, EVENING + 3 * HOUR)
    urgent = hall.opened(class_key=COVER, urgent=True)

    told = night(situation)

    assert told.is_night
    assert [row.case_id for row in told.urgent] == [urgent]
    assert told.opens == EVENING + 14 * HOUR
    assert hall.store.case(ordinary).state.case_due < told.opens + HOUR
    assert [(one.department, one.name, one.count) for one in told.due] == [("HW", "环卫处", 1)]
    assert [row.case_id for row in told.due_rows] == [ordinary]
    assert (told.evening, told.reported, told.reported_urgent) == (EVENING, 1, 1)


def test_an_urgent_case_that_falls_due_in_the_morning_is_the_night_s_not_the_morning_s(hall, situation):
    at(hall, EVENING + 12 * HOUR + 30 * MINUTE)
    case_id = hall.opened(class_key=COVER, urgent=True)
    done(hall, "acceptor", "accept", case_id)
    conditions = hall.rules.limits.conditions(COVER)
    done(hall, "leader", "file", case_id, condition=next(one.condition for one in conditions if one.urgent))
    done(hall, "dispatcher", "dispatch", case_id, department="SZ")

    told = night(situation)

    due = hall.store.case(case_id).state.case_due
    assert told.opens <= due <= told.opens + HOUR
    assert (told.urgent_total, told.due_total) == (1, 0)


def test_by_day_it_looks_to_the_next_morning(hall, situation):
    disposing(hall)

    told = night(situation)

    assert not told.is_night
    assert told.due_total == 0, "it falls due this afternoon, not tomorrow in the first hour"


@pytest.mark.parametrize(
    ("t", "morning"),
    [
        (EVENING, EVENING + 14 * HOUR),
        (EVENING + 8 * HOUR, EVENING + 14 * HOUR),
        (EVENING + 4 * DAY, EVENING + 6 * DAY + 14 * HOUR),
        (MONDAY_9, EVENING + 14 * HOUR),
    ],
    ids=["evening", "small hours", "Friday evening", "by day"],
)
def test_the_first_working_hour_is_the_next_morning_s(hall, t, morning):
    assert next_morning(hall.rules.calendar, t) == morning


def test_tonight_began_when_work_ended(hall):
    calendar = hall.rules.calendar

    assert evening_before(calendar, EVENING) == EVENING
    assert evening_before(calendar, EVENING + 13 * HOUR) == EVENING
    assert evening_before(calendar, EVENING - MINUTE) == EVENING - DAY


@pytest.mark.parametrize("seed", range(6))
def test_the_night_is_what_a_plain_reading_says(seed):
    log = growth.random_log(seed)
    situation, rng = growth.situation(log), random.Random(seed)
    for _ in range(12):
        t = growth.NOON - rng.randrange(60 * 60) * MINUTE
        compare(Night(limit=500).answer(situation.at(t)), SlowCity(log.events, t, "recorded"))


def compare(told, slow):
    def is_due_first(s):
        is_theirs = s.stage in ("dispatched", "disposing", "handled") and not s.urgent
        return is_theirs and s.case_due is not None and told.opens <= s.case_due <= told.opens + HOUR

    urgent = slow.where(lambda s: s.urgent and s.stage != "hung")
    due = slow.where(is_due_first)
    assert {row.case_id for row in told.urgent} == urgent
    assert told.urgent_over == len({case for case in urgent if slow.is_over(slow.open()[case])})
    assert {row.case_id for row in told.due_rows} == due
    assert sum(one.count for one in told.due) == told.due_total == len(due)
    assert told.evening in (midnight_of(slow.t) + 18 * HOUR, midnight_of(slow.t) - 6 * HOUR)
    assert told.reported == len(slow.reported_since(told.evening))


def midnight_of(t):
    return midnight(local_day(t))
