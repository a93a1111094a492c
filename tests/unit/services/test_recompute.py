"""Clocks computed anew after a change of the rules."""

import json
from dataclasses import replace
from datetime import date

import pytest

from app.domain.limit import Limit
from app.domain.moment import HOUR, MINUTE
from app.domain.terms import Stage, Stream
from app.domain.work_time import WorkWindow
from app.services.recompute import recompute_clocks, rules_digest
from app.situation.places import Places
from tests.unit.services.town import COVER, EAST_LON, MONDAY_9, Hall


@pytest.fixture
def started(hall, store):
    """A hall that has recomputed at its start, with a case at the acceptor, one at a department and a closed one."""
    waiting = hall.opened()
    disposing = hall.opened()
    hall.to_stage(disposing, "accept", "file", "dispatch", "sign")
    closed = hall.opened()
    assert hall.ask("acceptor", "reject", closed, reason="重复")["ok"]
    assert recompute_clocks(store, hall.rules, hall.clock.now()) == 0
    return hall, store, waiting, disposing, closed


def test_nothing_changes_while_the_rules_stay(started):
    hall, store, *_ = started
    head = store.head()

    assert recompute_clocks(store, hall.rules, hall.clock.now()) == 0
    assert store.head() == head


def test_a_holiday_moves_the_disposal_clock_and_leaves_natural_minutes_alone(started):
    hall, store, waiting, disposing, closed = started
    before = store.case(disposing)
    calendar = replace(hall.rules.calendar, holidays=hall.rules.calendar.holidays | {date(2026, 6, 8)})

    changed = recompute_clocks(store, replace(hall.rules, calendar=calendar), hall.clock.now())

    after = store.case(disposing)
    assert changed == 1
    assert after.state.case_due == MONDAY_9 + 27 * HOUR
    assert (after.version, after.case_clock) == (before.version + 1, before.case_clock)
    assert hall.kinds(disposing)[-1] == "clock_recomputed"
    assert [len(hall.kinds(one)) for one in (waiting, closed)] == [1, 2]


def test_a_changed_stage_limit_moves_our_own_posts(started):
    hall, store, waiting, disposing, _ = started
    minutes = {**hall.rules.stage_limits.minutes, (Stage.REPORTED, False, ""): Limit.parse("30m")}
    rules = replace(hall.rules, stage_limits=replace(hall.rules.stage_limits, minutes=minutes))

    assert recompute_clocks(store, rules, hall.clock.now()) == 1

    assert store.case(waiting).state.stage_due == MONDAY_9 + 30 * MINUTE
    assert hall.kinds(disposing)[-1] == "sign"


def test_a_changed_disposal_limit_moves_the_department(started):
    hall, store, _, disposing, _ = started
    rows = tuple(
        replace(row, limit=Limit.parse("6h")) if (row.class_key, row.condition) == ("E06010", "1") else row
        for row in hall.rules.limits.rows
    )
    before = store.case(disposing).state.case_due

    assert recompute_clocks(store, replace(hall.rules, limits=type(hall.rules.limits)(rows)), hall.clock.now()) == 1

    assert store.case(disposing).state.case_due == before + 2 * HOUR


def test_a_changed_threshold_moves_when_it_is_soon(started):
    hall, store, waiting, *_ = started
    charter = replace(hall.rules.workflow.charter, soon_percent=50)
    rules = replace(hall.rules, workflow=replace(hall.rules.workflow, charter=charter))

    assert recompute_clocks(store, rules, hall.clock.now()) == 2

    assert store.case(waiting).state.stage_soon == MONDAY_9 + 15 * MINUTE // 2


def test_the_digest_in_force_is_in_the_log(started):
    hall, store, *_ = started

    newest = [event for event in store.data.events if event.stream == Stream.CONFIG][-1]

    assert json.loads(newest.payload)["digest"] == rules_digest(hall.rules)


def test_a_change_says_which_cases_it_moved_and_rings_until_somebody_looks(started):
    hall, store, _, disposing, _ = started
    calendar = replace(hall.rules.calendar, holidays=hall.rules.calendar.holidays | {date(2026, 6, 8)})

    recompute_clocks(store, replace(hall.rules, calendar=calendar), hall.clock.now())

    config = [event for event in store.data.events if event.stream == Stream.CONFIG][-1]
    (alarm,) = [event for event in store.data.events if event.stream == Stream.ALARM]
    assert json.loads(config.payload)["numbers"] == [store.case(disposing).state.number]
    assert (alarm.subject, json.loads(alarm.payload)["reason"]) == ("clock_rules", "日历或时限已调整，1 件案卷重新计时")
    assert hall.ask("leader", "acknowledge_alarm", alarm="clock_rules")["ok"]
    assert hall.ask("acceptor", "acknowledge_alarm", alarm="clock_rules")["code"] == "not_allowed"


def test_a_clock_of_the_country_keeps_the_countrys_limit(hall, store):
    """A rural case in hand is not recomputed by the town's minutes at a start with the same tables."""
    areas = tuple(
        replace(area, area_type="rural") if area.code == "370102001" else area for area in hall.rules.city.areas
    )
    city = replace(hall.rules.city, areas=areas)
    rural = Hall(store, replace(hall.rules, city=city, places=Places(city)), hall.clock, hall.ids, hall.passwords)
    town, country = rural.opened(lon=EAST_LON), rural.opened()
    for case_id in (town, country):
        assert rural.ask("acceptor", "send_verify", case_id, checker="T2")["ok"]

    minutes = [(store.case(one).state.stage_due - hall.clock.now()) // MINUTE for one in (town, country)]
    recompute_clocks(store, rural.rules, hall.clock.now())

    assert minutes == [30, 60]
    assert hall.kinds(country)[-1] == "send_verify"


def test_the_digest_follows_windows_swap_days_and_limits(hall):
    rules = hall.rules
    calendar = rules.calendar
    others = [
        replace(rules, calendar=replace(calendar, windows=(WorkWindow(480, 720),))),
        replace(rules, calendar=replace(calendar, workdays=calendar.workdays | {date(2026, 6, 13)})),
        replace(rules, limits=type(rules.limits)(rules.limits.rows[1:])),
        _chartered(rules, shares={}),
        _chartered(rules, sign_limit=None),
    ]

    assert len({rules_digest(one) for one in (rules, *others)}) == 6


def test_who_has_not_signed_has_his_share_under_the_new_calendar_counted_from_when_he_got_the_case(hall, store):
    case_id = hall.opened()
    hall.to_stage(case_id, "accept", "file", "dispatch")
    hall.clock.go(10 * MINUTE)
    assert hall.ask("boss", "urge", case_id)["ok"]
    assert recompute_clocks(store, hall.rules, hall.clock.now()) == 0
    before = store.case(case_id).state
    calendar = replace(hall.rules.calendar, holidays=hall.rules.calendar.holidays | {date(2026, 6, 8)})

    recompute_clocks(store, replace(hall.rules, calendar=calendar), hall.clock.now())

    after = store.case(case_id).state
    assert before.holder_due < before.case_due
    assert after.holder_due - before.holder_due >= 20 * HOUR
    assert after.holder_due <= after.case_due


def test_a_changed_share_moves_who_has_not_signed_and_nobody_else(started):
    hall, store, _, disposing, _ = started
    unsigned = hall.opened()
    hall.to_stage(unsigned, "accept", "file", "dispatch")

    assert recompute_clocks(store, _chartered(hall.rules, shares={}, sign_limit=None), hall.clock.now()) == 1

    assert store.case(unsigned).state.holder_due == store.case(unsigned).state.case_due
    assert hall.kinds(disposing)[-1] == "sign"


def _chartered(rules, **changes):
    workflow = rules.workflow
    return replace(rules, workflow=replace(workflow, charter=replace(workflow.charter, **changes)))


def test_a_seat_that_saw_the_case_before_is_told(started):
    hall, store, _, disposing, _ = started
    seen = store.case(disposing).version
    calendar = replace(hall.rules.calendar, holidays=hall.rules.calendar.holidays | {date(2026, 6, 8)})
    recompute_clocks(store, replace(hall.rules, calendar=calendar), hall.clock.now())

    answer = hall.one(hall.step("hw", "handle", disposing, seen, note="好了"))

    assert answer["code"] == "stale"
    assert answer["text"].startswith("系统 已于 ")
    assert answer["text"].endswith(" 重新计时")


def test_a_class_that_left_the_tables_keeps_its_limit(hall, store):
    case_id = hall.opened(class_key=COVER, description="井盖破损")
    hall.to_stage(case_id, "accept")
    assert hall.ask("leader", "file", case_id, condition="2")["ok"]
    assert hall.ask("dispatcher", "dispatch", case_id, department="SZ")["ok"]
    rows = tuple(row for row in hall.rules.limits.rows if row.class_key not in (COVER, "C01"))

    assert recompute_clocks(store, replace(hall.rules, limits=type(hall.rules.limits)(rows)), hall.clock.now()) == 0
