"""Two levels of command: whoever holds the case acts, whoever is above calls it back, nobody else touches it."""

import pytest

from app.domain.moment import HOUR
from app.domain.terms import Stage
from tests.unit.services.town import COVER, WALK


@pytest.fixture
def case_id(hall):
    """A case at the department."""
    case_id = hall.opened()
    hall.to_stage(case_id, "accept", "file", "dispatch")
    return case_id


def down_to(hall, case_id, *levels):
    for user, name, fields in (("hw", "assign_unit", {"unit": "HW1"}), ("hw1", "assign_team", {"team": "HW11"}))[: len(levels)]:  # fmt: skip
        assert hall.ask(user, name, case_id, **fields)["ok"]


def test_a_case_goes_down_level_by_level_and_each_signs_for_itself(hall, store, case_id):
    assert hall.ask("hw", "sign", case_id)["ok"]
    assert hall.ask("hw", "assign_unit", case_id, unit="HW1")["ok"]
    assert store.case(case_id).state.stage is Stage.DISPATCHED
    assert hall.ask("hw1", "sign", case_id)["ok"]
    assert hall.ask("hw1", "assign_team", case_id, team="HW11")["ok"]
    assert hall.ask("hw11", "sign", case_id)["ok"]
    assert hall.ask("hw11", "handle", case_id, note="好了")["ok"]
    assert hall.ask("hw11", "feedback", case_id)["ok"]

    state = store.case(case_id).state
    assert (state.stage, state.department, state.unit, state.team) == (Stage.FEEDBACK, "HW", "HW1", "HW11")


@pytest.mark.parametrize(
    ("levels", "holder", "others"),
    [
        ((), "hw", ("hw1", "hw11", "sz")),
        (("u",), "hw1", ("hw", "hw11", "sz")),
        (("u", "t"), "hw11", ("hw", "hw1", "sz")),
    ],
)
def test_only_the_holder_signs(hall, case_id, levels, holder, others):
    down_to(hall, case_id, *levels)

    for other in others:
        assert hall.ask(other, "sign", case_id)["code"] == "no_right"
    assert hall.ask(holder, "sign", case_id)["ok"]


def test_a_refusal_names_who_has_the_case(hall, case_id):
    down_to(hall, case_id, "u")

    assert hall.ask("hw", "sign", case_id)["text"] == "案卷现由环卫一队办理"
    assert hall.ask("sz", "sign", case_id)["text"] == "案卷不属本部门（环卫处）"


@pytest.mark.parametrize(
    ("levels", "user", "left"),
    [(("u",), "hw", "HW"), (("u", "t"), "hw1", "HW1"), (("u", "t"), "hw", "HW1")],
)
def test_who_is_above_calls_the_case_back_one_level(hall, store, case_id, levels, user, left):
    down_to(hall, case_id, *levels)

    assert hall.ask(user, "recall_assignment", case_id)["ok"]

    assert store.case(case_id).state.holder == left


@pytest.mark.parametrize(("levels", "user"), [(("u",), "hw1"), (("u", "t"), "hw11"), (("u",), "sz"), (("u",), "hw11")])
def test_nobody_else_calls_it_back(hall, case_id, levels, user):
    down_to(hall, case_id, *levels)

    assert hall.ask(user, "recall_assignment", case_id)["code"] == "no_right"


def test_a_level_returns_the_case_one_level_up_with_a_reason(hall, store, case_id):
    down_to(hall, case_id, "u", "t")

    assert hall.ask("hw11", "return_up", case_id)["code"] == "missing"
    assert hall.ask("hw11", "return_up", case_id, reason="不在本班辖段")["ok"]
    assert store.case(case_id).state.holder == "HW1"
    assert hall.ask("hw1", "return_up", case_id, reason="力量不足")["ok"]
    assert store.case(case_id).state.holder == "HW"
    assert hall.ask("hw", "return_up", case_id, reason="不归我们")["code"] == "not_allowed"


@pytest.mark.parametrize(
    ("user", "name", "fields"),
    [
        ("hw", "assign_unit", {"unit": "SZ"}),
        ("hw", "assign_unit", {"unit": "HW11"}),
        ("hw", "assign_unit", {"unit": "NOBODY"}),
        ("hw", "assign_team", {"team": "HW11"}),
    ],
)
def test_a_case_goes_only_to_who_is_directly_below(hall, case_id, user, name, fields):
    assert hall.ask(user, name, case_id, **fields)["code"] == "invalid"
    assert hall.kinds(case_id)[-1] == "dispatch"


def test_assistants_say_when_their_part_is_done_and_before_that_the_lead_cannot_finish(hall, store):
    case_id = hall.opened()
    hall.to_stage(case_id, "accept", "file")
    assert hall.ask("dispatcher", "dispatch", case_id, department="HW", assistants=["SZ", "WC"])["ok"]
    hall.to_stage(case_id, "sign")

    assert hall.ask("hw", "handle", case_id, note="好了")["code"] == "not_allowed"
    assert hall.ask("hw", "assist_done", case_id, note="好了")["code"] == "no_right"
    assert hall.ask("sz", "handle", case_id, note="好了")["code"] == "no_right"
    assert hall.ask("sz", "assist_done", case_id, note="管线已移")["ok"]
    assert store.case(case_id).state.assistants == ("WC",)
    assert hall.ask("sz", "assist_done", case_id, note="再来")["code"] == "no_right"
    assert hall.ask("dispatcher", "release_assistant", case_id, department="WC")["ok"]
    assert hall.ask("hw", "handle", case_id, note="好了")["ok"]
    assert store.case(case_id).state.department == "HW"


@pytest.mark.parametrize("assistants", [["HW"], ["HW1"], ["NOBODY"], "SZ", [5], ["SZ"] * 9])
def test_assistants_are_other_departments(hall, assistants):
    case_id = hall.opened()
    hall.to_stage(case_id, "accept", "file")

    answer = hall.ask("dispatcher", "dispatch", case_id, department="HW", assistants=assistants)

    assert answer["code"] == "invalid"
    assert hall.kinds(case_id)[-1] == "file"


def test_any_level_of_the_chain_answers_a_supervision_and_no_other_house(hall, case_id):
    down_to(hall, case_id, "u")
    assert hall.ask("boss", "supervise", case_id, requirement="今日办结")["ok"]

    assert hall.ask("sz", "answer_supervision", case_id, reason="已安排")["code"] == "no_right"
    assert hall.ask("hw", "answer_supervision", case_id, reason="已安排")["ok"]


def test_the_leading_department_alone_appeals(hall, store, case_id):
    down_to(hall, case_id, "u")
    hall.clock.go(30 * 24 * HOUR)
    hall.tokens.clear()
    for user, name, fields in (("hw1", "sign", {}), ("hw1", "handle", {"note": "好了"}), ("hw1", "feedback", {})):
        assert hall.ask(user, name, case_id, **fields)["ok"]
    hall.to_stage(case_id, "send_check", "check_passed", "close")

    assert hall.ask("hw1", "appeal", case_id, reason="暴雨")["code"] == "no_right"
    assert hall.ask("hw", "appeal", case_id, reason="暴雨")["ok"]
    assert hall.ask("dispatcher", "pass_appeal", case_id)["ok"]
    assert hall.ask("acceptor", "grant_appeal", case_id)["ok"]

    assert store.case(case_id).state.exempt


def test_a_dispute_over_an_urgent_case_is_written_down_and_paid_for_later(hall, store):
    case_id = hall.opened(class_key=COVER, description="井盖丢失")
    hall.to_stage(case_id, "accept", "file")
    assert hall.ask("dispatcher", "dispatch", case_id, department="SZ")["ok"]
    assert hall.ask("sz", "apply_return", case_id, reason="不归我们")["code"] == "not_allowed"

    assert hall.ask("sz", "dispute", case_id, reason="产权属供水公司")["ok"]
    for amount in (0, -5, 1.5, True, "100", 10**13):
        assert hall.ask("sz", "cost", case_id, amount_fen=amount, what="井盖")["code"] == "invalid"
    assert hall.ask("hw", "cost", case_id, amount_fen=50_000, what="井盖")["code"] == "no_right"
    assert hall.ask("sz", "cost", case_id, amount_fen=50_000, what="井盖")["ok"]
    assert hall.ask("dispatcher", "settle_dispute", case_id, party="供水公司")["ok"]

    assert store.case(case_id).state.stage is Stage.DISPATCHED


def test_what_nobody_is_responsible_for_goes_to_the_territory(hall, store):
    case_id = hall.opened()
    hall.to_stage(case_id, "accept", "file")

    assert hall.ask("dispatcher", "mark_ownerless", case_id, department="SZ", reason="无主")["code"] == "invalid"
    assert hall.ask("dispatcher", "mark_ownerless", case_id, department="WC", reason="无主")["ok"]
    assert hall.ask("dispatcher", "dispatch", case_id, department="WC")["ok"]

    assert store.case(case_id).state.ownerless


def test_every_ordinary_step_says_where_the_case_stands_now(hall, store):
    case_id = hall.opened()

    for name, (user, fields) in list(WALK.items())[:7]:
        answer = hall.ask(user, name, case_id, **fields)
        state = store.case(case_id).state
        assert answer["fields"] == {"stage": state.stage, "post": state.post}
