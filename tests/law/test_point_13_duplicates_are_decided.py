"""A suspected duplicate is 并案 or 非重复, never passed over; 收回 until the receiver signs, and both stay in the log."""

from app.domain.moment import SECOND
from app.domain.terms import Stage
from app.services.advice import Advisor
from app.situation.questions.drill import Drill, Which
from tests.law.ways import done, facts, refused, state


def test_a_repeat_at_the_same_spot_is_suspected_and_merging_names_the_other(hall, situation):
    first = hall.opened()
    hall.clock.go(SECOND)
    second = hall.opened(terminal="T2")
    situation.poll()
    rules = hall.rules
    advisor = Advisor(rules.city, rules.places, rules.limits, rules.catalogue)
    rows = {row.case_id: row for row in Drill(which=Which.OPEN).answer(situation.at())}
    found = advisor.duplicates(rows[second], tuple(rows.values()))
    assert [one.row.case_id if hasattr(one, "row") else one.case_id for one in found] == [first]
    refused(hall, "acceptor", "merge", second)
    refused(hall, "acceptor", "merge", second, merged_into=second)

    done(hall, "acceptor", "merge", second, merged_into=first)

    assert (state(hall, second).stage, state(hall, second).merged_into) == (Stage.VOID, first)
    assert state(hall, first).stage is Stage.REPORTED


def test_saying_that_it_is_none_names_what_was_compared_and_the_case_goes_on(hall):
    first, second = hall.opened(), hall.opened(terminal="T2")
    refused(hall, "acceptor", "not_duplicate", second, compared=[])

    done(hall, "acceptor", "not_duplicate", second, compared=[first])

    assert facts(hall, second, "not_duplicate")["compared"] == [first]
    done(hall, "acceptor", "accept", second)


def test_what_was_decided_wrongly_is_taken_back_until_the_next_post_has_it(hall):
    case_id = hall.opened()
    hall.to_stage(case_id, "accept")
    done(hall, "acceptor", "take_back", case_id)
    assert hall.kinds(case_id) == ["reported", "accept", "taken_back"]
    assert state(hall, case_id).stage is Stage.REPORTED
    hall.to_stage(case_id, "accept")
    done(hall, "leader", "claim", case_id)
    done(hall, "leader", "release", case_id)

    assert "已签收" in refused(hall, "acceptor", "take_back", case_id)
