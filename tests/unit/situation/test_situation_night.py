"""夜间: each number of the night is its list, hours add up to tonight's reports, and telephones are as entered by then."""

from collections import Counter
from dataclasses import replace

import pytest

from app.domain.duty_entries import PHONE_SET, PHONE_SUBJECT
from app.domain.moment import DAY, HOUR, MINUTE
from app.domain.terms import QUEUE_OF, Post, Queue, Stage, Stream
from app.situation.filters import Filter
from app.situation.questions.drill import Drill
from app.situation.questions.night import Night, NightDue, NightReports, evening_before, next_morning
from app.situation.questions.night_hours import NightHours
from app.situation.questions.night_queues import NightQueues
from app.situation.questions.night_watch import NightWatch
from app.situation.questions.which import Which
from tests.unit.situation import growth
from tests.unit.situation.growth import CALENDAR, NOON, ListSource, case_id, duty, in_disposal, situation, state
from tests.unit.situation.reference import SlowCity

LOGS = {seed: growth.random_log(seed, cases=60, events=500) for seed in range(3)}
NIGHT = NOON + 15 * HOUR  # 3:00 of Tuesday
MOMENTS = [(seed, NOON - back * HOUR) for seed in LOGS for back in (0, 9, 13, 16, 30, 40)]


@pytest.fixture(scope="module")
def cities():
    return {seed: situation(log) for seed, log in LOGS.items()}


@pytest.mark.parametrize(("seed", "t"), MOMENTS)
@pytest.mark.parametrize("by", [Filter(), Filter(classes=("E06",))])
def test_every_number_of_the_night_is_its_list_and_a_plain_reading(cities, seed, t, by):
    view, slow = cities[seed].at(t), SlowCity(LOGS[seed].events, t, "recorded")
    night = Night(limit=0, filter=by).answer(view)

    due = NightDue(filter=by).answer(view)
    assert night.due_total == len(due) == sum(row.count for row in night.due)
    for row in night.due:
        assert len(NightDue(department=row.department, filter=by).answer(view)) == row.count
    reports = NightReports(filter=by).answer(view)
    assert night.reported == len(reports)
    assert night.reported_urgent == len(NightReports(urgent_only=True, filter=by).answer(view))
    if night.reported_last_night is not None:
        assert night.reported_last_night == len(NightReports(is_before=True, filter=by).answer(view))
    both = [case.case_id for case in NightDue(with_urgent=True, filter=by).answer(view)]
    shown = Night(limit=10_000, filter=by).answer(view)
    assert both == [case.case_id for case in (*shown.urgent, *shown.due_rows)]
    sets = {
        Which.URGENT: night.urgent_total, Which.URGENT_OVER: night.urgent_over,
        Which.URGENT_OURS: night.urgent_total - night.disposing,
    }  # fmt: skip
    assert {which: len(Drill(which=which, filter=by).answer(view)) for which in sets} == sets
    keys = {case: one.state.class_key for case, one in slow.last.items()}
    expected = {c for c in slow.reported_since(evening_before(CALENDAR, t)) if keys[c].startswith(by.classes or ("",))}
    assert {row.case_id for row in reports} == expected
    running = {c: s for c, s in slow.open().items() if s.urgent and s.stage is not Stage.HUNG}
    urgent = {c: s for c, s in running.items() if s.class_key.startswith(by.classes or ("",))}
    assert night.urgent_total == len(urgent)
    late = [s.case_due for s in urgent.values() if slow.is_over(s)]
    assert night.urgent_over == len(late)
    assert night.longest_us == (t - min(late) if late else None)
    opens = next_morning(CALENDAR, t)
    assert {row.case_id for row in due} == {
        c for c, s in slow.open().items()
        if QUEUE_OF.get(s.stage) is Queue.DISPOSING and not s.urgent and s.case_due is not None
        and s.case_due > t and opens <= s.case_due <= opens + HOUR and s.class_key.startswith(by.classes or ("",))
    }  # fmt: skip


@pytest.mark.parametrize(("seed", "t"), MOMENTS)
def test_the_queues_of_the_night_are_the_urgent_and_our_own(cities, seed, t):
    view = cities[seed].at(t)
    stock = NightQueues().answer(view)
    ours = [queue for queue in Queue if queue is not Queue.DISPOSING]

    assert sum(row.urgent for row in stock.rows) == stock.urgent == len(Drill(which=Which.URGENT).answer(view))
    for row in stock.rows:
        assert row.urgent == len(Drill(which=Which.URGENT, queue=row.queue).answer(view))
        assert row.stage_over == len(Drill(which=Which.STAGE_OVER, queue=row.queue).answer(view))
        assert row.urgent_over == len(Drill(which=Which.URGENT_OVER, queue=row.queue).answer(view))
        assert row.stock == (len(Drill(which=Which.OPEN, queue=row.queue).answer(view)) if row.queue in ours else 0)
    at_departments = Drill(which=Which.DISPOSING).answer(view)
    assert stock.resting == sum(not row.urgent for row in at_departments)
    assert stock.resting == len(Drill(which=Which.ORDINARY_DISPOSING).answer(view))


def test_an_urgent_case_that_is_hung_stands_at_nobody_s_post_and_is_not_in_hand():
    log = ListSource()
    log.case(case_id(1), "dispatch", NOON - HOUR, in_disposal(1, urgent=True))
    log.case(case_id(2), "approve_hang", NOON - HOUR, state(2, urgent=True, stage=Stage.HUNG))
    view = situation(log).at()

    night, queues = Night().answer(view), NightQueues().answer(view)

    assert (night.urgent_total, night.disposing, queues.urgent) == (1, 1, 1)
    assert [case.case_id for case in night.urgent] == [case_id(1)]
    assert Drill(which=Which.URGENT_OURS).answer(view) == ()
    assert [case.case_id for case in Drill(which=Which.HUNG).answer(view)] == [case_id(2)]


@pytest.mark.parametrize(("seed", "t"), MOMENTS)
def test_the_hours_add_up_to_tonight_s_reports(cities, seed, t):
    view = cities[seed].at(t)
    counts, night = NightHours().answer(view), Night().answer(view)

    assert sum(counts.tonight) + counts.running + counts.after == night.reported
    assert counts.hours == 14
    for hour, count in enumerate([*counts.tonight, *([counts.running] if len(counts.tonight) < 14 else [])]):
        assert len(NightReports(first=hour, until=hour + 1).answer(view)) == count
    assert len(NightReports(first=counts.hours).answer(view)) == counts.after
    if counts.last_night:
        before = sum(counts.last_night[: len(counts.tonight)])
        until = view.before(counts.evening - DAY + len(counts.tonight) * HOUR - 1)
        assert until is not None
        assert before == len(NightReports().answer(until)) if counts.tonight else before == 0


def test_the_night_before_is_counted_to_the_same_minute():
    log = ListSource()
    for n, at in enumerate((NIGHT - DAY, NIGHT - DAY + MINUTE, NIGHT - HOUR), start=1):
        log.case(case_id(n), "reported", at, state(n))
    log.case(case_id(9), "reported", NIGHT - 3 * DAY, state(9))
    log.events.sort(key=lambda one: one.recorded_at)
    log.events = [replace(one, seq=place, chain_seq=place) for place, one in enumerate(log.events, start=1)]
    night = Night().answer(situation(log).at(NIGHT))

    assert (night.reported, night.reported_last_night) == (1, 1)


def test_the_first_working_hour_begins_and_ends_with_its_minute():
    log, opens = ListSource(), NOON + 20 * HOUR
    for n, due in enumerate((opens - 1, opens, opens + HOUR, opens + HOUR + 1), start=1):
        log.case(case_id(n), "dispatch", NOON - HOUR, in_disposal(n, case_soon=due - MINUTE, case_due=due))
    view = situation(log).at(NIGHT)

    assert Night().answer(view).opens == opens
    assert sorted(row.case_id for row in NightDue().answer(view)) == [case_id(2), case_id(3)]


def test_telephones_are_as_entered_and_who_has_something_to_do_stands_first():
    log = ListSource()
    log.case(case_id(1), "dispatch", NOON - HOUR, in_disposal(1, urgent=True, department="D2"))
    log.case(
        case_id(2), "dispatch", NOON - HOUR, in_disposal(2, case_soon=NIGHT, case_due=NOON + 20 * HOUR + 30 * MINUTE)
    )
    for key, phone in (("leader", "8001"), ("D2", "3002"), ("T2", "13900000002")):
        entered = {"key": key, "phone": phone}
        log.append(PHONE_SUBJECT, PHONE_SET, entered, NOON, stream=Stream.CONFIG)
    view = situation(log, duty("T1", end=NOON + 20 * HOUR)).at(NIGHT)

    watch = NightWatch().answer(view)

    assert [(one.post, one.phone) for one in watch.posts] == [(Post.LEADER, "8001"), (Post.SHIFT_LEADER, "")]
    assert [(one.key, one.phone, one.urgent, one.due) for one in watch.departments] == [
        ("D2", "3002", 1, 0),
        ("D1", "", 0, 1),
    ]
    assert [(one.terminal, one.phone, one.is_live) for one in watch.on_call] == [("T2", "13900000002", False)]
    assert NightWatch().answer(situation(log).at(NOON - MINUTE)).posts[0].phone == ""


def test_whoever_is_on_line_off_the_roster_can_be_called():
    log = ListSource()
    log.fix("T3", NOON - MINUTE)
    watch = NightWatch().answer(situation(log, duty("T1")).at())

    assert [(one.terminal, one.phone, one.is_live) for one in watch.on_call] == [("T3", "", True)]
    assert Counter(one.urgent for one in watch.departments) == {}
