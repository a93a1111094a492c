"""Whatever desks and collectors do in whatever order, a case moves only where the workflow's table allows."""

import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.case_fold import fold
from app.domain.moment import HOUR
from tests.fakes import FakeStore
from tests.unit.services.town import WALK, Hall, duty, rules
from tests.unit.services.ways import DEPARTMENTS, PEOPLE, any_reply, any_step, check_move


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32), merged=st.booleans())
def test_random_ways_never_leave_the_table(seed, merged):
    chance = random.Random(seed)
    hall = Hall(FakeStore(), rules(duties=(duty("T2", "D1"),), merged_posts=merged)).staff()
    cases = [hall.opened(self_handled=chance.random() < 0.5), hall.opened()]
    hall.to_stage(cases[1], *list(WALK)[: chance.randint(0, len(WALK))])
    for _ in range(60):
        hall.clock.go(chance.choice([1, 60_000_000, 3_600_000_000]))
        hall.store.take_lease("hall", hall.clock.now())
        case_id = chance.choice(cases)
        before = hall.store.case(case_id)
        answer = _act(hall, chance, case_id, cases)
        after = hall.store.case(case_id)
        assert (after.version > before.version) is (answer["ok"] and answer.get("moved", True))
        check_move(hall, before, after)
    for case_id in cases:
        _check_history(hall, case_id)


def _act(hall, chance, case_id, cases):
    """Take a likely step, answer a task, claim the case, or take the last step back."""
    if hall.clock.now() - hall.seated_at > 10 * HOUR:
        hall.tokens.clear()
        hall.seated_at = hall.clock.now()
    kind = chance.choices(["step", "reply", "claim", "take_back"], [12, 3, 1, 1])[0]
    if kind == "reply" and hall.store.case(case_id).state.checker:
        return hall.one(any_reply(chance, hall, case_id))
    if kind == "claim":
        user = chance.choice([*PEOPLE, *DEPARTMENTS])
        return hall.ask(user, chance.choice(["claim", "release"]), case_id) | {"moved": False}
    if kind == "take_back":
        last = hall.store.history(case_id)[-1].actor
        return hall.ask(last if last in (*PEOPLE, *DEPARTMENTS) else "triple", "take_back", case_id)
    user, name, fields = any_step(chance, hall, case_id, cases)
    back = chance.random() < 0.1
    return hall.one(hall.step(user, name, case_id, hall.store.case(case_id).version - back, **fields))


def _check_history(hall, case_id):
    """The log alone tells the same case."""
    case = None
    for event in hall.store.history(case_id):
        case = fold(case, event)
    assert case == hall.store.case(case_id)
