"""The shipped workflow is the one the rooms agreed on, and a table that makes none is refused."""

from dataclasses import replace

import pytest

from app.domain.errors import InvalidWorkflow, UnknownStep
from app.domain.step_rule import CaseClock, Holder, StageClock
from app.domain.terms import Axis, Light, Pending, Post, Source, Stage
from app.domain.workflow import Workflow

COMMAND = {
    "dispatch", "dispatched_first", "mark_ownerless", "return_to_registry", "apply_void", "sign", "assign_unit",
    "assign_team", "return_up", "recall_assignment", "step_done", "handle", "feedback", "assist_done",
    "release_assistant", "apply_return", "approve_return", "refuse_return", "apply_delay", "apply_hang", "approve_hang",
    "refuse_hang", "resume", "auto_resume", "dispute", "cost", "settle_dispute", "rework", "pass_on",
    "answer_supervision", "appeal", "pass_appeal", "refuse_appeal",
}  # fmt: skip
KEYS = {
    "accept": "F2", "reject": "F12", "consult_close": "F12", "transfer": "F12", "merge": "M", "not_duplicate": "N",
    "archive_self_handled": "F7", "send_verify": "F5", "file": "F3", "return_to_acceptor": "F8", "refuse_file": "F12",
    "file_afterwards": "F3", "dispatch": "F4", "return_to_registry": "F8", "apply_void": "F12", "approve_void": "F9",
    "refuse_void": "F8", "sign": "F2", "handle": "F3", "feedback": "F4", "apply_return": "F8", "approve_return": "F4",
    "refuse_return": "F8", "apply_delay": "F9", "approve_delay": "F9", "refuse_delay": "F8", "approve_delay_again": "F9",
    "refuse_delay_again": "F8", "apply_hang": "F9", "approve_hang": "F9", "refuse_hang": "F8", "resume": "F9",
    "send_check": "F6", "rework": "F8", "close": "F7", "return_to_check": "F8", "urge": "F10", "supervise": "F11",
    "expose": "F11", "approve_expose": "F9", "refuse_expose": "F8",
    "pass_appeal": "F9", "refuse_appeal": "F8", "grant_appeal": "F9", "refuse_appeal_again": "F8",
}  # fmt: skip
NEVER_TAKEN_BACK = {
    "reported", "call_registered", "instruction_filed", "dispatched_first", "reject", "consult_close", "transfer",
    "merge", "archive_self_handled", "verified", "verify_failed", "verify_unable", "refuse_file", "approve_void",
    "auto_resume", "check_passed", "check_failed", "check_unable", "close", "force_close", "call_back",
}  # fmt: skip


def test_the_judged_write_on_their_own_axis(site):
    assert {name for name, rule in site.workflow.steps.items() if rule.axis is Axis.COMMAND} == COMMAND


def test_the_keys_are_the_agreed_ones(site):
    assert {name: rule.key for name, rule in site.workflow.steps.items() if rule.key} == KEYS


def test_what_opens_or_ends_a_case_or_is_no_desks_is_never_taken_back(site):
    assert {name for name, rule in site.workflow.steps.items() if not rule.can_take_back} == NEVER_TAKEN_BACK


@pytest.mark.parametrize(
    ("stage", "post"),
    [
        (Stage.REPORTED, Post.ACCEPTOR),
        (Stage.VERIFYING, Post.COLLECTOR),
        (Stage.ACCEPTED, Post.SHIFT_LEADER),
        (Stage.FILED, Post.DISPATCHER),
        (Stage.DISPATCHED, Post.DEPARTMENT),
        (Stage.DISPOSING, Post.DEPARTMENT),
        (Stage.HANDLED, Post.DEPARTMENT),
        (Stage.FEEDBACK, Post.DISPATCHER),
        (Stage.CHECKING, Post.COLLECTOR),
        (Stage.CHECKED, Post.SHIFT_LEADER),
        (Stage.CLOSED, Post.NOBODY),
        (Stage.VOID, Post.NOBODY),
        (Stage.HUNG, Post.DISPATCHER),
        (Stage.PASSED, Post.ACCEPTOR),
    ],
)
def test_every_stage_has_its_post(site, stage, post):
    assert site.workflow.post_of(stage) is post


@pytest.mark.parametrize(
    ("pending", "post"),
    [
        (Pending.RETURN, Post.DISPATCHER),
        (Pending.HANG, Post.DISPATCHER),
        (Pending.DELAY, Post.SHIFT_LEADER),
        (Pending.DELAY_AGAIN, Post.LEADER),
        (Pending.VOID, Post.SHIFT_LEADER),
        (Pending.APPEAL, Post.DISPATCHER),
        (Pending.APPEAL_AGAIN, Post.ACCEPTOR),
    ],
)
def test_every_application_waits_for_the_post_that_rules_on_it(site, pending, post):
    assert site.workflow.post_of(Stage.DISPOSING, pending) is post


def test_a_case_ends_closed_or_void(site):
    assert [stage for stage in Stage if site.workflow.is_final(stage)] == [Stage.CLOSED, Stage.VOID]


def names(rules):
    return [rule.name for rule in rules]


def test_a_post_is_offered_what_is_for_this_kind_of_case(site):
    reported, called = site.open(), site.open(source=Source.HOTLINE_12345)
    usual = ["accept", "reject", "merge", "not_duplicate", "send_verify"]

    assert names(site.workflow.steps_for(reported.state, [Post.ACCEPTOR])) == usual
    assert set(names(site.workflow.steps_for(called.state, [Post.ACCEPTOR]))) - set(usual) == {
        "consult_close",
        "transfer",
    }
    assert names(site.workflow.steps_for(reported.state, [Post.DEPARTMENT])) == []


def test_with_the_limits_one_key_has_one_meaning(site):
    plain = site.disposing().state
    stepped = site.disposing("E06001", "3").state
    for state, name, other in ((plain, "handle", "step_done"), (stepped, "step_done", "handle")):
        offered = names(site.workflow.steps_for(state, [Post.DEPARTMENT], site.limits))
        assert name in offered
        assert other not in offered


def test_a_closed_case_offers_what_comes_after_the_end(site):
    in_time = site.closed().state

    assert names(site.workflow.steps_for(in_time, list(Post))) == []
    assert names(site.workflow.steps_for(replace(in_time, frozen=Light.RED), list(Post))) == ["appeal"]
    assert names(site.workflow.steps_for(replace(in_time, source=Source.HOTLINE_12319), list(Post))) == [
        "call_back",
        "reopen",
    ]


def test_an_unknown_step_is_named(site):
    with pytest.raises(UnknownStep, match="没有步骤 fly"):
        site.workflow.step("fly")


def changed(site, *, holders=None, rulers=None, without=(), **rules):
    """The shipped workflow with some stages, without some steps and with some rules changed."""
    known = site.workflow.charter
    charter = replace(
        known, holders={**known.holders, **(holders or {})}, rulers=known.rulers if rulers is None else rulers
    )
    steps = {name: rule for name, rule in site.workflow.steps.items() if name not in without}
    for name, changes in rules.items():
        steps[name] = replace(steps[name], **changes)
    return charter, steps


def refusal(site, **changes):
    with pytest.raises(InvalidWorkflow) as refused:
        Workflow(*changed(site, **changes))
    return refused.value


LOST = {Stage.HUNG: Holder(post=Post.DISPATCHER, waiting=True)}
NO_HANGING = ("apply_hang", "approve_hang", "refuse_hang", "resume", "auto_resume")


def test_the_shipped_workflow_is_not_refused(site):
    assert Workflow(*changed(site)).step("accept").zh == "受理"


def test_a_stage_that_no_step_reaches_is_refused(site):
    assert refusal(site, holders=LOST, without=NO_HANGING).name == "hung"


def test_a_dead_end_names_the_step_into_it(site):
    error = refusal(site, without=("resume", "auto_resume"))

    assert error.name == "approve_hang"
    assert "hung" in str(error)
    assert "no case can end" in str(error)


def test_a_loop_without_an_end_is_a_dead_end(site):
    error = refusal(site, resume={"to_stage": Stage.HUNG}, without=["auto_resume"])

    assert error.name in {"approve_hang", "resume"}


def test_without_closing_nothing_that_is_checked_can_end_but_by_force(site):
    assert refusal(site, without=["close", "archive_self_handled", "force_close"]).name in {"closed", "appeal"}


def test_stages_that_are_not_declared_are_refused(site):
    holders = {stage: holder for stage, holder in site.workflow.charter.holders.items() if stage is not Stage.PASSED}
    with pytest.raises(InvalidWorkflow, match="passed is not declared"):
        Workflow(replace(site.workflow.charter, holders=holders), site.workflow.steps)


def test_a_step_out_of_a_closed_case_is_refused_unless_it_says_so(site):
    assert refusal(site, rework={"from_stages": (Stage.CLOSED,)}).name == "rework"
    assert refusal(site, appeal={"after_end": False}).name == "appeal"
    assert refusal(site, rework={"after_end": True}).name == "rework"


def test_a_step_from_nowhere_to_nowhere_is_refused(site):
    assert refusal(site, urge={"from_stages": ()}).name == "urge"


def test_one_key_for_two_steps_of_one_post_is_refused_unless_both_ask_which(site):
    error = refusal(site, reject={"key": "F2"})

    assert error.name in {"accept", "reject"}
    assert "key F2 means" in str(error)
    assert refusal(site, reject={"choice": False}).name in {"consult_close", "reject"}


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("accept", {"stage_clock": StageClock.KEEP}),
        ("dispatch", {"stage_clock": StageClock.RESTART}),
        ("approve_hang", {"stage_clock": StageClock.RESTART}),
        ("approve_hang", {"case_clock": CaseClock.KEEP}),
        ("apply_delay", {"stage_clock": StageClock.KEEP}),
        ("approve_delay", {"stage_clock": StageClock.KEEP}),
        ("refuse_void", {"stage_clock": StageClock.STOP}),
        ("refuse_return", {"stage_clock": StageClock.RESTART}),
    ],
)
def test_a_step_that_leaves_the_wrong_clocks_running_is_refused(site, name, change):
    assert refusal(site, **{name: change}).name == name


@pytest.mark.parametrize(
    ("name", "ruling", "verb"),
    [
        ("apply_return", "approve_return", "dispatcher has no step to grant return"),
        ("apply_return", "refuse_return", "dispatcher has no step to refuse return"),
        ("apply_delay", "approve_delay_again", "leader has no step to grant delay_again"),
        ("apply_void", "refuse_void", "shift_leader has no step to refuse void"),
        ("pass_appeal", "grant_appeal", "acceptor has no step to grant appeal_again"),
    ],
)
def test_an_application_nobody_can_grant_or_refuse_is_refused(site, name, ruling, verb):
    error = refusal(site, without=[ruling])

    assert error.name == name
    assert verb in str(error)


def test_an_application_at_a_stage_where_nobody_rules_is_refused(site):
    assert refusal(site, refuse_return={"from_stages": (Stage.DISPATCHED,)}).name == "apply_return"
    assert refusal(site, approve_delay={"posts": (Post.DISPATCHER,)}).name == "apply_delay"


def test_an_application_that_no_post_is_named_for_is_refused(site):
    error = refusal(site, rulers={})

    assert "does not say who rules on" in str(error)
