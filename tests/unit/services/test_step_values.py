"""The fields of a step are read strictly: what is wrong, unknown or not this step's is refused with a sentence."""

import json

import pytest

from app.domain.moment import DAY, HOUR
from app.domain.terms import Pending, Stage
from tests.unit.services.town import WALK


def last_facts(store, case_id):
    return json.loads(store.history(case_id)[-1].payload)["facts"]


@pytest.fixture
def disposing(hall):
    case_id = hall.opened()
    hall.to_stage(case_id, "accept", "file", "dispatch", "sign")
    return case_id


@pytest.mark.parametrize("more", ["2x", "soon", "0h", "-1h", 5, "1d 2h"])
def test_a_delay_is_asked_for_in_units_of_time(hall, disposing, more):
    assert hall.ask("hw", "apply_delay", disposing, more=more, reason="等料")["code"] == "invalid"


def test_a_delay_asked_for_and_granted_moves_the_due_moment(hall, store, disposing):
    before = store.case(disposing).state.case_due

    assert hall.ask("hw", "apply_delay", disposing, more="2h", reason="等料")["ok"]
    assert last_facts(store, disposing)["more"] == "2h"
    assert store.case(disposing).state.pending is Pending.DELAY
    assert hall.ask("leader", "approve_delay", disposing)["ok"]

    state = store.case(disposing).state
    assert (state.case_due - before, state.delays) == (2 * HOUR, 1)


@pytest.mark.parametrize("until", [0, -1, True, "morgen", 5.0])
def test_a_hanging_ends_in_the_future(hall, disposing, until):
    assert hall.ask("hw", "apply_hang", disposing, hang_until=until, reason="雨季")["code"] in ("invalid", "missing")
    past = hall.clock.now() - 1
    assert hall.ask("hw", "apply_hang", disposing, hang_until=past, reason="雨季")["code"] == "invalid"


def test_a_hanging_longer_than_a_year_is_refused(hall, disposing):
    until = hall.clock.now() + 366 * DAY

    assert hall.ask("hw", "apply_hang", disposing, hang_until=until, reason="雨季")["code"] == "not_allowed"


def test_a_repeat_is_merged_into_a_case_that_stands(hall, store):
    first, repeat, void = hall.opened(), hall.opened(), hall.opened()
    hall.ask("acceptor", "reject", void, reason="不实")

    assert hall.ask("acceptor", "merge", repeat, merged_into="nobody")["text"] == "没有案卷 nobody"
    assert hall.ask("acceptor", "merge", repeat, merged_into=repeat)["text"] == "不能与本案自身比对或并案"
    assert hall.ask("acceptor", "merge", repeat, merged_into=void)["text"].endswith("已作废，不能并入")
    assert hall.ask("acceptor", "merge", repeat)["code"] == "missing"
    assert hall.ask("acceptor", "merge", repeat, merged_into=first)["ok"]
    assert hall.ask("acceptor", "merge", first, merged_into=repeat)["text"].endswith("已并入本案，不能再并入它")

    state = store.case(repeat).state
    assert (state.stage, state.merged_into) == (Stage.VOID, first)


def test_what_is_no_repeat_says_what_it_was_compared_with(hall, store):
    first, other = hall.opened(), hall.opened()

    for compared in ([], [other], ["nobody"], first, [5], [""]):
        assert hall.ask("acceptor", "not_duplicate", other, compared=compared)["code"] in ("missing", "invalid")
    assert hall.ask("acceptor", "not_duplicate", other, compared=[first, first])["ok"]

    assert last_facts(store, other)["compared"] == [first]
    assert store.case(other).state.stage is Stage.REPORTED


def test_closing_says_by_what_standard(hall, store):
    case_id = hall.opened()
    hall.to_stage(case_id, *list(WALK)[:-1])

    assert hall.ask("leader", "close", case_id)["code"] == "missing"
    assert hall.ask("leader", "close", case_id, closing=" ")["code"] == "missing"
    assert hall.ask("leader", "close", case_id, closing="地面无垃圾")["ok"]
    assert last_facts(store, case_id)["closing"] == "地面无垃圾"


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("accept", {"closing": "好"}),
        ("accept", {"amount_fen": 5}),
        ("accept", {"more": "2h"}),
        ("accept", {"hang_until": 2_000_000_000_000_000}),
        ("accept", {"assistants": ["SZ"]}),
        ("accept", {"satisfaction": "satisfied"}),
        ("reject", {"office": "供电公司", "reason": "x"}),
        ("reject", {"party": "某公司", "reason": "x"}),
    ],
)
def test_a_field_that_is_not_the_steps_is_refused_and_not_dropped(hall, name, fields):
    case_id = hall.opened()

    assert hall.ask("acceptor", name, case_id, **fields)["code"] == "not_allowed"
    assert hall.kinds(case_id) == ["reported"]


def test_a_public_case_is_called_back_and_the_answer_is_one_of_the_words(hall, store):
    call = {"source": "12319", "class_key": "E06010", "lon": 117.0105, "lat": 36.6105, "description": "垃圾成堆"}
    case_id = hall.ask("acceptor", "register_call", **call)["case_id"]
    assert hall.ask("acceptor", "accept", case_id)["code"] == "not_allowed"
    assert hall.ask("acceptor", "accept", case_id, unverified_because="照片清楚")["ok"]
    assert last_facts(store, case_id)["unverified_because"] == "照片清楚"
    hall.to_stage(case_id, *list(WALK)[1:])

    assert hall.ask("acceptor", "call_back", case_id, satisfaction="glad")["code"] == "invalid"
    assert hall.ask("acceptor", "call_back", case_id, satisfaction="dissatisfied", note="仍有异味")["ok"]
    assert store.case(case_id).state.satisfaction == "dissatisfied"
    assert hall.ask("acceptor", "reopen", case_id, reason="不满意")["ok"]
    assert store.case(case_id).state.stage is Stage.FILED


def test_a_consultation_and_a_transfer_need_their_words(hall, store):
    call = {"source": "12319", "class_key": "E06010", "lon": 117.0105, "lat": 36.6105, "description": "垃圾成堆"}
    asked, moved = (hall.ask("acceptor", "register_call", **call)["case_id"] for _ in range(2))

    assert hall.ask("acceptor", "consult_close", asked)["code"] == "missing"
    assert hall.ask("acceptor", "consult_close", asked, note="清运时间为早六点")["ok"]
    assert hall.ask("acceptor", "transfer", moved, reason="不属城管")["code"] == "missing"
    assert hall.ask("acceptor", "transfer", moved, office="供电公司", reason="不属城管")["ok"]

    assert last_facts(store, moved)["office"] == "供电公司"
    assert {store.case(one).state.stage for one in (asked, moved)} == {Stage.VOID}
    collector = hall.opened()
    assert hall.ask("acceptor", "consult_close", collector, note="x")["code"] == "not_allowed"
