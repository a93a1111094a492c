"""先行处置: for what is urgent or a municipal facility a dispute is written down, the task stays, costs follow."""

import json

import pytest

from app.domain.terms import Stage
from app.situation.questions.drill import Drill, Which
from tests.law.ways import done, facts, refused, state
from tests.unit.services.town import COVER, SHOP


@pytest.mark.parametrize("class_key", [COVER, SHOP])
def test_the_task_stays_with_whoever_has_it_and_the_clock_runs_on(hall, situation, class_key):
    urgent = {"urgent": True} if class_key == COVER else {}
    case_id = hall.opened(class_key=class_key, **urgent)
    done(hall, "acceptor", "accept", case_id)
    conditions = hall.rules.limits.conditions(class_key)
    condition = next((one.condition for one in conditions if one.urgent), conditions[0].condition)
    done(hall, "leader", "file", case_id, condition=condition)
    done(hall, "dispatcher", "dispatch", case_id, department="SZ")
    done(hall, "sz", "sign", case_id)
    before = hall.store.case(case_id)

    assert "先行处置" in refused(hall, "sz", "apply_return", case_id, reason="管线产权不清")
    done(hall, "sz", "dispute", case_id, reason="管线产权不清")

    after = hall.store.case(case_id)
    assert (after.state.stage, after.state.holder, after.state.disputed) == (Stage.DISPOSING, "SZ", True)
    assert after.case_clock == before.case_clock
    situation.poll()
    assert [row.case_id for row in Drill(which=Which.DISPUTED).answer(situation.at())] == [case_id]


def test_what_it_cost_and_who_pays_is_settled_after_the_work(hall):
    case_id = hall.opened()
    hall.to_stage(case_id, "accept", "file", "dispatch", "sign")
    refused(hall, "hw", "cost", case_id, amount_fen=120_000, what="围挡")
    done(hall, "hw", "dispute", case_id, reason="产权不清")
    done(hall, "hw", "cost", case_id, amount_fen=120_000, what="围挡")
    hall.to_stage(case_id, "handle", "feedback", "send_check", "check_passed", "close")
    done(hall, "hw", "cost", case_id, amount_fen=30_000, what="人工")

    done(hall, "dispatcher", "settle_dispute", case_id, party="市供水公司")

    costs = [json.loads(e.payload)["facts"] for e in hall.store.history(case_id) if e.kind == "cost"]
    assert [(one["what"], one["amount_fen"]) for one in costs] == [("围挡", 120_000), ("人工", 30_000)]
    assert facts(hall, case_id, "settle_dispute")["party"] == "市供水公司"
    assert not state(hall, case_id).disputed
