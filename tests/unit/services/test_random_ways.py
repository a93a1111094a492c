"""Whatever desks and collectors do in whatever order, a case moves only where the workflow's table allows."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.case_fold import fold
from app.domain.terms import Post, Stage
from tests.fakes import FakeStore
from tests.unit.services.town import PEOPLE, Hall, duty, rules, tables

WORKFLOW = tables()["workflow"]
DESK_STEPS = [name for name, rule in WORKFLOW.steps.items() if rule.from_stages and rule.posts != (Post.COLLECTOR,)]
FIELDS = {
    "reason": "理由",
    "note": "说明",
    "condition": "1",
    "department": "HW",
    "requirement": "今日办结",
    "checker": "T2",
}
USERS = [*PEOPLE, "hw", "sz", "east"]

desk_steps = st.tuples(
    st.sampled_from(USERS),
    st.sampled_from(DESK_STEPS),
    st.sets(st.sampled_from(sorted(FIELDS))),
    st.integers(-1, 0),
)
replies = st.tuples(
    st.sampled_from(["verify", "check"]), st.sampled_from(["passed", "failed", "unable"]), st.sampled_from(["T1", "T2"])
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data(), merged=st.booleans())
def test_random_ways_never_leave_the_table(data, merged):
    hall = Hall(FakeStore(), rules(duties=(duty("T2", "D1"),), merged_posts=merged)).staff()
    case_id = hall.opened()
    for _ in range(data.draw(st.integers(5, 25))):
        hall.clock.go(data.draw(st.integers(0, 3_600_000_000)))
        before = hall.store.case(case_id)
        answer = _act(hall, data, case_id, before)
        after = hall.store.case(case_id)
        assert (after.version > before.version) is answer["ok"]
        _check_move(hall, before, after)

    _check_history(hall, case_id)


def _act(hall, data, case_id, before):
    """Take a likely step: one that fits the stage more often than not, with or without its fields."""
    if before.state.checker and data.draw(st.booleans()):
        task, result, terminal = data.draw(replies)
        return hall.one(hall.reply(case_id, task, result, terminal=terminal))
    fitting = [rule.name for rule in WORKFLOW.steps_for(before.state, list(Post)) if rule.name in DESK_STEPS]
    user, name, given_fields, back = data.draw(desk_steps)
    if fitting and data.draw(st.integers(0, 3)):
        name = data.draw(st.sampled_from(fitting))
        user = data.draw(st.sampled_from(_able(name) or USERS))
    taken = WORKFLOW.step(name)
    chosen = {
        key: FIELDS[key]
        for key in given_fields | set(taken.needs)
        if key in FIELDS and key in (*taken.needs, "reason", "note")
    }
    if data.draw(st.integers(0, 4)) == 0:
        chosen = {key: FIELDS[key] for key in given_fields}
    elif taken.reason:
        chosen["reason"] = "理由"
    return hall.one(hall.step(user, name, case_id, before.version + back, **chosen))


def _able(name):
    posts = set(WORKFLOW.step(name).posts)
    return [user for user, own in PEOPLE.items() if posts & set(own)] + (["hw"] if Post.DEPARTMENT in posts else [])


def _check_move(hall, before, after):
    if after.version == before.version:
        assert after == before
        return
    rule = WORKFLOW.step(hall.store.history(after.case_id)[-1].kind)
    event = hall.store.history(after.case_id)[-1]
    assert after.version == before.version + 1
    assert rule.fits_case(before.state)
    assert after.state.stage == (rule.to_stage or before.state.stage)
    assert Post(event.post) in rule.posts
    assert after.state.post == WORKFLOW.post_of(after.state.stage, after.state.pending)
    if event.post == Post.DEPARTMENT:
        assert before.state.department == "HW"
    if after.state.stage in (Stage.CLOSED, Stage.VOID):
        assert (after.state.stage_due, after.state.case_due) == (None, None)


def _check_history(hall, case_id):
    """The log alone tells the same case."""
    case = None
    for event in hall.store.history(case_id):
        case = fold(case, event)
    assert case == hall.store.case(case_id)
