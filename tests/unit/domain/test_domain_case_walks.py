"""Any walk through the workflow leaves a case that its log can give back."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.case import CaseState
from app.domain.case_fold import fold, payload_of
from app.domain.event import Event, canonical
from app.domain.moment import MINUTE
from app.domain.terms import Light, Pending, Post, Source

FIELDS = {
    "reason": "理由",
    "note": "说明",
    "condition": "1",
    "department": "D1",
    "checker": "T02",
    "requirement": "要求",
}


def event_of(case, seq, kind, facts):
    payload = canonical(payload_of(case, "step-1", facts))
    return Event(
        seq=seq, stream="case", subject=case.case_id, kind=kind, axis="command", chain_seq=seq, prev_hash="", hash="",
        hash_version=1, recorded_at=case.last_valid_at, valid_at=case.last_valid_at, actor="", post="", seat="",
        payload=payload,
    )  # fmt: skip


def walk(site, draw):
    """Yield the steps of one random walk: the case after each, and its name."""
    class_key = draw(st.sampled_from(["E06010", "C01003", "E09001", "C02044"]))
    source = draw(st.sampled_from(list(Source)))
    case = site.open(class_key=class_key, source=source, condition="", urgent=draw(st.booleans()))
    yield "reported", case
    at = case.last_valid_at
    for _ in range(draw(st.integers(0, 25))):
        rules = site.workflow.steps_for(case.state, list(Post))
        if not rules:
            return
        rule = draw(st.sampled_from(rules))
        at += draw(st.integers(0, 2000)) * MINUTE
        condition = site.limits.conditions(class_key)[0].condition
        needed = {name: FIELDS[name] for name in (*rule.needs, "reason")} | (
            {"condition": condition} if "condition" in rule.needs else {}
        )
        case = site.step(case, rule.name, at, **needed)
        yield rule.name, case


@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
def test_every_case_of_every_walk_is_whole(site, data):
    for number, (_, case) in enumerate(walk(site, data.draw), 1):
        state = case.state
        assert case.version == number
        assert state.post is site.workflow.post_of(state.stage, state.pending)
        assert (state.stage_due is None) is (case.stage_clock is None)
        assert state.frozen is Light.NONE or state.case_due is None
        assert state.case_due is None or case.case_clock.due(site.calendar) == state.case_due
        if state.post is Post.DEPARTMENT:
            assert state.case_due is not None
            assert state.stage_due is None
        if state.post in {Post.ACCEPTOR, Post.SHIFT_LEADER, Post.DISPATCHER, Post.COLLECTOR}:
            assert state.stage_due is not None
        if state.pending is Pending.NONE and state.post is not Post.DEPARTMENT:
            assert state.case_due is None
        if site.workflow.is_final(state.stage):
            assert site.workflow.steps_for(state, list(Post)) == ()
            assert (state.stage_due, state.case_due) == (None, None)


@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
def test_folding_a_walks_events_gives_its_cases(site, data):
    folded = None
    for seq, (name, case) in enumerate(walk(site, data.draw), 1):
        facts = {"description": case.description} if seq == 1 else {"reason": "理由"}
        folded = fold(folded, event_of(case, seq, name, facts))

        assert folded.last_seq == seq
        assert (folded.state, folded.stage_clock, folded.case_clock) == (case.state, case.stage_clock, case.case_clock)
        assert (folded.version, folded.description, folded.opened_at) == (case.version, "垃圾未清", case.opened_at)


@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
def test_a_state_comes_back_from_its_payload(site, data):
    for _, case in walk(site, data.draw):
        assert CaseState.from_payload(json.loads(canonical(case.state.to_payload()))) == case.state
