"""Rosters, leaves, telephones and responsibility grids entered at a desk."""

import json

import pytest

from app.domain.duty_entries import duty_id
from app.domain.moment import DAY, HOUR
from app.domain.terms import Stream
from tests.unit.services.town import MONDAY_9, Hall, duty, rules

NOON = MONDAY_9 + 3 * HOUR


def set_duty(hall, **values):
    given = {"terminal": "T1", "duty_grid": "D1", "start": MONDAY_9, "end": MONDAY_9 + 8 * HOUR} | values
    return hall.ask("leader", "set_duty", **given)


def on_shift(hall, grid="D1"):
    return hall.rules.roster.on_shift(grid, hall.clock.now())


def test_a_duty_entered_counts_from_then_on_and_is_an_event(hall):
    answer = set_duty(hall)

    assert answer["ok"], answer
    assert on_shift(hall) == ("T2", "T1")
    event = hall.store.data.events[-1]
    assert (event.stream, event.subject, event.kind, event.actor) == (Stream.SHIFT, "roster", "duty_set", "leader")
    assert json.loads(event.payload)["id"] == answer["fields"]["id"]


def test_a_duty_can_be_replaced_and_taken_off(hall):
    entry = set_duty(hall)["fields"]["id"]
    assert set_duty(hall, id=entry, terminal="T4")["ok"]
    assert on_shift(hall) == ("T2", "T4")

    assert hall.ask("leader", "remove_duty", id=entry)["ok"]

    assert on_shift(hall) == ("T2",)


def test_a_row_of_the_sites_own_roster_can_be_taken_off(hall):
    assert hall.ask("leader", "remove_duty", id=duty_id(duty("T2", "D1")))["ok"]

    assert on_shift(hall) == ()


def test_leave_counts_as_not_on_shift_until_it_is_taken_back(hall):
    answer = hall.ask("leader", "set_leave", terminal="T2", start=MONDAY_9, end=NOON, reason="病假")
    assert on_shift(hall) == ()

    assert hall.ask("leader", "remove_leave", id=answer["fields"]["id"])["ok"]

    assert on_shift(hall) == ("T2",)


@pytest.mark.parametrize(
    ("name", "fields", "says"),
    [
        ("set_duty", {"terminal": "T9"}, "未登记"),
        ("set_duty", {"terminal": "一 二"}, "终端"),
        ("set_duty", {"terminal": "T1", "duty_grid": "D9", "start": MONDAY_9, "end": NOON}, "没有责任网格"),
        ("set_duty", {"terminal": "T1", "duty_grid": "D1", "start": NOON, "end": MONDAY_9}, "结束应晚于开始"),
        ("set_duty", {"terminal": "T1", "duty_grid": "D1", "start": NOON, "end": NOON + 8 * DAY}, "不超过 7 天"),
        ("set_duty", {"terminal": "T2", "duty_grid": "D2", "start": MONDAY_9, "end": NOON}, "已在责任网格 D1 排班"),
        ("set_duty", {"terminal": "T1", "duty_grid": "D1", "start": "九点", "end": NOON}, "时刻"),
        ("remove_duty", {"id": "no such"}, "没有这条排班"),
        ("set_leave", {"terminal": "T1", "start": MONDAY_9, "end": NOON}, "请假事由"),
        ("remove_leave", {"id": "no such"}, "没有这条请假"),
        ("set_duty_phone", {"key": "nobody", "phone": "1"}, "没有部门、岗位或终端"),
        ("set_duty_phone", {"key": "HW", "phone": "call me"}, "电话号码"),
        ("set_duty_grid", {"code": "D9"}, "没有责任网格"),
        ("set_duty_grid", {"code": "D1", "unit_grids": ["1"]}, "没有单元网格"),
        ("set_duty_grid", {"code": "D1", "unit_grids": ["370102002001001"]}, "已属责任网格 D2"),
        ("set_duty_grid", {"code": "D1", "terminals": "T1"}, "列表"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence_and_nothing_is_written(hall, name, fields, says):
    hall.token("leader")
    before = len(hall.store.data.events)

    answer = hall.ask("leader", name, **fields)

    assert not answer["ok"]
    assert says in answer["text"]
    assert len(hall.store.data.events) == before


def test_only_the_shift_leader_keeps_the_roster(hall):
    assert hall.ask("acceptor", "set_duty_phone", key="HW", phone="1")["code"] == "no_right"


def test_a_telephone_entered_wins_over_the_citys_and_an_empty_one_strikes_it_out(hall):
    assert hall.rules.roster.phones["HW"] == "8001"
    assert hall.ask("leader", "set_duty_phone", key="HW", phone="136 0000 0000")["ok"]
    assert hall.rules.roster.phones["HW"] == "136 0000 0000"
    assert hall.ask("leader", "set_duty_phone", key="shift_leader", phone="3102")["ok"]
    assert hall.ask("leader", "set_duty_phone", key="HW", phone="")["ok"]

    assert hall.rules.roster.phones["HW"] == ""
    assert hall.rules.roster.phones["shift_leader"] == "3102"


def test_a_responsibility_grid_is_bound_anew_and_its_terminals_are_known(hall):
    left = list(hall.rules.roster.unit_grids_of("D1"))[:-1]
    moved = hall.rules.roster.unit_grids_of("D1")[-1]

    assert hall.ask("leader", "set_duty_grid", code="D1", unit_grids=left, terminals=["T1", "T7"])["ok"]
    assert hall.rules.roster.duty_grid_of(moved) == ""
    given = [*hall.rules.roster.unit_grids_of("D2"), moved]
    assert hall.ask("leader", "set_duty_grid", code="D2", unit_grids=given, terminals=["T3"])["ok"]

    assert hall.rules.roster.duty_grid_of(moved) == "D2"
    assert hall.rules.roster.knows("T7")


def test_a_new_gateway_knows_what_was_entered(hall, store):
    assert set_duty(hall)["ok"]
    assert hall.ask("leader", "set_duty_phone", key="HW", phone="1")["ok"]
    assert hall.ask("leader", "set_duty_grid", code="D2", terminals=["T8"])["ok"]

    again = Hall(store, rules(duties=(duty("T2", "D1"), duty("T3", "D2"))), clock=hall.clock, ids=hall.ids)
    again.handle(again.report())

    assert on_shift(again) == ("T2", "T1")
    assert again.rules.roster.phones["HW"] == "1"
    assert again.rules.roster.bound_to("D2") == ("T8",)


def test_a_refused_request_of_one_batch_leaves_the_roster_as_it_was(hall):
    bad = hall.step("leader", "set_duty", terminal="T9")
    good = hall.step("leader", "set_leave", terminal="T2", start=MONDAY_9, end=NOON, reason="事假")

    answers = hall.handle(bad, good).outgoing

    assert [one.body["ok"] for one in answers[:2]] == [False, True]
    assert on_shift(hall) == ()


def test_a_case_in_a_grid_that_was_bound_anew_belongs_to_its_new_responsibility_grid(hall, store):
    here = store.case(hall.opened()).state
    left = [grid for grid in hall.rules.roster.unit_grids_of("D1") if grid != here.grid]
    assert hall.ask("leader", "set_duty_grid", code="D1", unit_grids=left, terminals=["T1"])["ok"]
    given = [*hall.rules.roster.unit_grids_of("D2"), here.grid]
    assert hall.ask("leader", "set_duty_grid", code="D2", unit_grids=given, terminals=["T3"])["ok"]

    case_id = hall.opened()
    assert hall.ask("acceptor", "send_verify", case_id)["ok"]

    assert (here.duty_grid, store.case(case_id).state.duty_grid) == ("D1", "D2")
    assert store.case(case_id).state.checker == "T3"


def test_loading_twice_is_loading_once(hall, store):
    hall.clock.go(HOUR)
    assert set_duty(hall, end=MONDAY_9 + 8 * HOUR)["ok"]
    roster = hall.rules.roster
    for _ in range(2):
        with store.unit(hall.clock.now()) as unit:
            roster.load(unit)

    assert roster.on_shift("D1", MONDAY_9) == ("T2", "T1")
