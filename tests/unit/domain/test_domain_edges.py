"""Every edge the law names can be walked, and no other edge."""

import pytest

from app.domain.errors import DomainError, Missing, NotAllowed
from app.domain.terms import Pending, Post, Source, Stage, Supervision
from tests.unit.domain.law import ALSO_WHILE, BY_STEP, EDGES, ROWS, STANDS_SO, before
from tests.unit.domain.routes import PLACES, next_minute, standing


def clock_effect(was, now, at, calendar):
    """Return in the law's word what became of a clock of the department."""
    if now == was:
        return "runs" if now is not None and now.is_running else "-"
    if now.is_stopped:
        return "ends"
    if now.earlier:
        return "next"
    if was is not None and now.budget() > was.budget():
        return "longer"
    if was is None or was.is_stopped:
        return "starts"
    return "pauses" if now.is_paused else "resumes"


def test_the_law_names_every_step_of_the_table_once(site):
    assert sorted(one.step for one in EDGES) == sorted(site.workflow.steps)


@pytest.mark.parametrize(("one", "at"), ROWS)
def test_an_edge_leads_where_the_law_says(site, one, at):
    case = before(site, one, *at)
    now = next_minute(case)
    after = site.step(case, one.step, now, **site.usual(site.workflow.step(one.step), case, now))

    assert after.state.stage is (case.state.stage if one.to == "same" else Stage(one.to))
    assert after.state.pending is one.to_pending
    assert after.state.post is site.workflow.post_of(after.state.stage, after.state.pending)
    assert after.version == case.version + 1


@pytest.mark.parametrize(("one", "at"), ROWS)
def test_an_edge_turns_both_clocks_as_the_law_says(site, one, at):
    case = before(site, one, *at)
    now = next_minute(case)
    after = site.step(case, one.step, now, **site.usual(site.workflow.step(one.step), case, now))
    effect = clock_effect(case.case_clock, after.case_clock, now, site.calendar)

    if one.case_clock == "-":
        assert after.case_clock == case.case_clock or one.step == "file_afterwards"
    else:
        assert effect == one.case_clock or (one.case_clock == "ends" and effect == "-" and case.case_clock is None)
    if one.our_clock == "-":
        assert after.stage_clock == case.stage_clock
    elif one.our_clock == "off":
        assert after.stage_clock is None
    else:
        assert after.stage_clock.segments[0].start == now
        assert after.state.stage_due > now


@pytest.mark.parametrize("one", EDGES, ids=lambda one: one.step)
def test_an_edge_is_its_actors_and_needs_what_the_law_says(site, one):
    rule = site.workflow.step(one.step)

    assert set(rule.posts) == one.actors
    assert {*rule.needs, *(["reason"] if rule.reason else [])} == one.needs


@pytest.mark.parametrize(
    ("one", "name"), [(one, name) for one in EDGES if one.places for name in sorted(one.needs)],
    ids=lambda value: value if isinstance(value, str) else value.step,
)  # fmt: skip
def test_without_what_it_needs_an_edge_is_not_walked(site, one, name):
    case = before(site, one, *one.places[-1])
    if name in ("department", "unit", "condition"):
        case = case.with_state(**{name: ""} if name != "department" or not case.state.holder else {})
    now = next_minute(case)
    given = site.usual(site.workflow.step(one.step), case, now)
    del given[name]
    with pytest.raises(DomainError) as refused:
        site.step(case, one.step, now, **given)

    assert isinstance(refused.value, Missing | NotAllowed)
    if isinstance(refused.value, Missing):
        assert refused.value.what == name


def allowed(stage, pending):
    """Return the steps the law allows on a case that stands so."""
    also = {name for name, words in ALSO_WHILE.items() if pending.value in words.split()}
    return {
        one.step
        for one in EDGES
        if (stage, pending) in one.places or (one.step in also and (stage, Pending.NONE) in one.places)
    }


@pytest.mark.parametrize("at", PLACES, ids=lambda at: f"{at[0]}+{at[1]}")
def test_every_other_step_is_refused(site, at):
    case = standing(site, *at)
    now = next_minute(case)
    for name, rule in site.workflow.steps.items():
        if name in allowed(*at) or not rule.from_stages:
            continue
        stood = case.with_state(**STANDS_SO.get(name, {}))
        with pytest.raises(NotAllowed):
            site.step(stood, name, now, **site.usual(rule, stood, now))


@pytest.mark.parametrize("post", list(Post))
@pytest.mark.parametrize("at", PLACES, ids=lambda at: f"{at[0]}+{at[1]}")
def test_a_post_has_its_own_steps_and_no_others(site, at, post):
    offered = {rule.name for rule in site.workflow.steps_from(at[0], [post], at[1], Supervision.WAITING)}

    assert offered == {name for name in allowed(*at) if post in BY_STEP[name].actors}


@pytest.mark.parametrize("source", list(Source))
def test_only_an_instruction_is_filed_directly(site, source):
    opened = {"step": "instruction_filed", "source": source, "fields": {"condition": "1"}}
    if source in {Source.LEADER, Source.SUPERIOR, Source.MEDIA}:
        assert site.open(**opened).state.stage is Stage.FILED
    else:
        with pytest.raises(NotAllowed, match="批示立案"):
            site.open(**opened)


BESIDE = [
    pytest.param(name, place, id=f"{name}-{place[0]}+{place[1]}")
    for name, words in ALSO_WHILE.items()
    for place in PLACES
    if place[1].value in words.split() and (place[0], Pending.NONE) in BY_STEP[name].places
]


@pytest.mark.parametrize(("name", "at"), BESIDE)
def test_what_goes_on_beside_an_application_leaves_it_waiting(site, name, at):
    case = before(site, BY_STEP[name], *at)
    now = next_minute(case)
    after = site.step(case, name, now, **site.usual(site.workflow.step(name), case, now))
    ends_it = name in ("force_close", "handle")

    assert after.state.pending is (Pending.NONE if ends_it else at[1])
    assert after.state.applied_at == (None if ends_it else case.state.applied_at)
    holder = {"force_close": Post.NOBODY, "handle": Post.DEPARTMENT}.get(name, case.state.post)
    assert after.state.post is holder
