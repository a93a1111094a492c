"""市级派遣 → department → its unit → team: each signs for itself, has its share of the clock, returns one level up."""

from app.domain.moment import SECOND
from app.domain.terms import Post, Stage
from app.situation.questions.desk import DeskQueue, UnderUs
from tests.law.ways import done, refused, state

QUEUES = ("HW", "HW1", "HW11")


def queues(situation):
    """Return which level has the case in its queue."""
    situation.poll()
    view = situation.at()
    return [code for code in QUEUES if DeskQueue(posts=(Post.DEPARTMENT,), department=code).answer(view)]


def test_each_level_gets_it_signs_for_it_and_has_its_share(hall, situation):
    case_id = hall.opened()
    hall.to_stage(case_id, "accept", "file", "dispatch")
    whole, shares = state(hall, case_id).case_due, []
    ways = (("hw", "assign_unit", {"unit": "HW1"}), ("hw1", "assign_team", {"team": "HW11"}), ("hw11", "handle", {}))
    for level, (user, step, fields) in zip(QUEUES, ways, strict=True):
        assert queues(situation) == [level]
        assert state(hall, case_id).stage is Stage.DISPATCHED
        shares.append(state(hall, case_id).holder_due)
        hall.clock.go(SECOND)
        done(hall, user, "sign", case_id)
        if step != "handle":
            done(hall, user, step, case_id, **fields)

    assert state(hall, case_id).case_due == whole, "one clock, whoever holds the case"
    assert shares == sorted(shares)
    assert shares[-1] < whole
    assert state(hall, case_id).holder_due == whole, "who has signed last has all that is left"


def test_a_team_returns_it_one_level_up_and_no_further(hall, situation):
    case_id = hall.opened()
    hall.to_stage(case_id, "accept", "file", "dispatch")
    done(hall, "hw", "assign_unit", case_id, unit="HW1")
    done(hall, "hw1", "assign_team", case_id, team="HW11")
    refused(hall, "hw11", "apply_return", case_id, reason="不属本班组")

    done(hall, "hw11", "return_up", case_id, reason="不属本班组")
    assert queues(situation) == ["HW1"]
    done(hall, "hw1", "return_up", case_id, reason="不属本队")
    assert queues(situation) == ["HW"]
    assert state(hall, case_id).department == "HW"
    done(hall, "hw", "apply_return", case_id, reason="不属本单位")


def test_the_level_above_sees_what_is_below_it_and_may_call_it_back(hall, situation):
    case_id = hall.opened()
    hall.to_stage(case_id, "accept", "file", "dispatch")
    done(hall, "hw", "assign_unit", case_id, unit="HW1")
    situation.poll()
    assert [row.holder for row in UnderUs(department="HW").answer(situation.at())] == ["HW1"]
    refused(hall, "sz", "recall_assignment", case_id)

    done(hall, "hw", "recall_assignment", case_id)

    assert queues(situation) == ["HW"]
