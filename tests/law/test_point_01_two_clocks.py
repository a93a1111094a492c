"""处置 is the department's clock, 环节 our own posts': two limits, two lights, never one for the other."""

import pytest

from app.domain.moment import HOUR, MINUTE
from app.domain.terms import Light, Post
from app.situation.questions.desk import CaseOf
from app.situation.questions.drill import Drill, Which
from app.situation.questions.numbers import Numbers
from tests.law.ways import TO_FEEDBACK, at, disposing, done, state


def told(situation, case_id):
    situation.poll()
    view = situation.at()
    return CaseOf(case_id=case_id).answer(view), Numbers().answer(view)


def test_a_case_that_waits_for_our_ruling_is_late_at_the_dispatcher_not_at_the_department(hall, situation):
    case_id = disposing(hall)
    done(hall, "hw", "apply_return", case_id, reason="不属本单位")
    waiting = state(hall, case_id)
    assert waiting.post is Post.DISPATCHER
    assert waiting.stage_due < waiting.case_due
    at(hall, waiting.stage_due + MINUTE)

    row, numbers = told(situation, case_id)

    assert (row.stage_light, row.light) == (Light.RED, Light.GREEN)
    assert (numbers.stage_over, numbers.over) == (1, 0)


def test_a_department_s_lateness_is_none_of_ours(hall, situation):
    case_id = disposing(hall)
    at(hall, state(hall, case_id).case_due + MINUTE)

    row, numbers = told(situation, case_id)

    assert (row.light, row.stage_light) == (Light.RED, Light.NONE)
    assert (numbers.over, numbers.stage_over) == (1, 0)


@pytest.mark.parametrize("steps", [0, 1, 2, 6, 7, 8])
def test_every_post_of_ours_has_a_limit_of_its_own_that_runs_out_under_its_name(hall, situation, steps):
    case_id = hall.opened()
    hall.to_stage(case_id, *(*TO_FEEDBACK, "send_check", "check_passed")[:steps])
    ours = state(hall, case_id)
    assert ours.post is not Post.DEPARTMENT
    assert ours.stage_due is not None
    at(hall, ours.stage_due + MINUTE)

    row, numbers = told(situation, case_id)

    assert (row.is_stage_over, row.is_over) == (True, False)
    assert (numbers.stage_over, numbers.over) == (1, 0)
    assert [one.post for one in Drill(which=Which.STAGE_OVER).answer(situation.at())] == [ours.post]


def test_while_the_hall_checks_the_department_s_clock_stands_still(hall, situation):
    case_id = hall.opened()
    hall.to_stage(case_id, *TO_FEEDBACK)
    at(hall, hall.clock.now() + 30 * HOUR)

    row, numbers = told(situation, case_id)

    assert row.case_due is None
    assert (row.light, numbers.over) == (Light.GREEN, 0)
    assert row.is_stage_over
