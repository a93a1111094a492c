"""Whatever desks and collectors do in whatever order, a case moves only where the workflow's table allows."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.case_fold import fold
from tests.fakes import FakeStore
from tests.unit.services.town import Hall, duty, rules
from tests.unit.services.ways import DEPARTMENTS, PEOPLE, REPLIES, any_step, check_move


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data(), merged=st.booleans())
def test_random_ways_never_leave_the_table(data, merged):
    hall = Hall(FakeStore(), rules(duties=(duty("T2", "D1"),), merged_posts=merged)).staff()
    cases = [hall.opened(self_handled=data.draw(st.booleans())), hall.opened()]
    for _ in range(data.draw(st.integers(5, 25))):
        hall.clock.go(data.draw(st.integers(0, 3_600_000_000)))
        case_id = data.draw(st.sampled_from(cases))
        before = hall.store.case(case_id)
        answer = _act(hall, data, case_id, cases)
        after = hall.store.case(case_id)
        assert (after.version > before.version) is (answer["ok"] and answer.get("moved", True))
        check_move(hall, before, after)
    for case_id in cases:
        _check_history(hall, case_id)


def _act(hall, data, case_id, cases):
    """Take a likely step, answer a task, claim the case, or take the last step back."""
    kind = data.draw(st.sampled_from(["step", "step", "step", "reply", "claim", "take_back"]))
    if kind == "reply" and hall.store.case(case_id).state.checker:
        task, result, terminal = data.draw(REPLIES)
        return hall.one(hall.reply(case_id, task, result, terminal=terminal))
    if kind == "claim":
        user = data.draw(st.sampled_from([*PEOPLE, *DEPARTMENTS]))
        return hall.ask(user, data.draw(st.sampled_from(["claim", "release"])), case_id) | {"moved": False}
    if kind == "take_back":
        last = hall.store.history(case_id)[-1].actor
        user = (
            last
            if last in (*PEOPLE, *DEPARTMENTS) and data.draw(st.booleans())
            else data.draw(st.sampled_from(["triple", "hw"]))
        )
        return hall.ask(user, "take_back", case_id)
    user, name, fields = any_step(data.draw, hall, case_id, cases)
    back = data.draw(st.integers(-1, 3)) < 0
    return hall.one(hall.step(user, name, case_id, hall.store.case(case_id).version - back, **fields))


def _check_history(hall, case_id):
    """The log alone tells the same case."""
    case = None
    for event in hall.store.history(case_id):
        case = fold(case, event)
    assert case == hall.store.case(case_id)
