"""The shipped workflow is the one the rooms agreed on, and a table that makes none is refused."""

from dataclasses import replace

import pytest

from app.domain.errors import InvalidWorkflow, UnknownStep
from app.domain.step_rule import Charter, Holder, StageClock
from app.domain.terms import Axis, Pending, Post, Stage, Supervision
from app.domain.workflow import Workflow

AGREED = """
reported           上报       -    collector,video                  -                     reported
call_registered    登记来电   -    acceptor                         -                     reported
accept             受理       F2   acceptor                         reported              accepted
reject             不予受理   F12  acceptor                         reported              void
send_verify        派核实     F5   acceptor                         reported              verifying
verified           核实属实   -    collector                        verifying             reported
verify_failed      核实不实   -    collector                        verifying             reported
file               立案       F3   shift_leader                     accepted              filed
return_to_acceptor 回退受理   F8   shift_leader                     accepted              reported
refuse_file        不予立案   F12  shift_leader                     accepted              void
dispatch           派遣       F4   dispatcher                       filed                 dispatched
sign               签收       F2   department                       dispatched            disposing
handle             处置       F3   department                       disposing             handled
feedback           反馈       F4   department                       handled               feedback
apply_return       回退申请   F8   department                       dispatched,disposing  -
approve_return     准予回退   F4   dispatcher                       dispatched,disposing  filed
refuse_return      不准回退   F8   dispatcher                       dispatched,disposing  -
send_check         派核查     F6   dispatcher,acceptor              feedback              checking
rework             返工       F8   dispatcher                       feedback              dispatched
check_passed       核查通过   -    collector                        checking              checked
check_failed       核查不通过 -    collector                        checking              dispatched
check_unable       无法核查   -    collector                        checking              feedback
close              结案       F7   shift_leader                     checked               closed
return_to_check    回退核查   F8   shift_leader                     checked               feedback
""".strip().splitlines()

OPEN = [
    "reported", "verifying", "accepted", "filed", "dispatched", "disposing", "handled", "feedback", "checking",
    "checked",
]  # fmt: skip
COMMAND = {
    "dispatch", "sign", "handle", "feedback", "apply_return", "approve_return", "refuse_return", "rework",
    "answer_supervision",
}  # fmt: skip
REASONED = {
    "reject", "return_to_acceptor", "refuse_file", "apply_return", "refuse_return", "rework", "return_to_check",
    "answer_supervision",
}  # fmt: skip


@pytest.mark.parametrize("line", AGREED)
def test_a_step_is_as_agreed(site, line):
    name, zh, key, posts, stages, to = (field.strip("-") for field in line.split())
    rule = site.workflow.step(name)

    assert (rule.zh, rule.key) == (zh, key)
    assert [post.value for post in rule.posts] == posts.split(",")
    assert [stage.value for stage in rule.from_stages] == [stage for stage in stages.split(",") if stage]
    assert (rule.to_stage.value if rule.to_stage else "") == to


def test_urging_and_supervising_are_open_wherever_a_case_is(site):
    urge, supervise = site.workflow.step("urge"), site.workflow.step("supervise")

    assert [stage.value for stage in urge.from_stages] == OPEN
    assert [stage.value for stage in supervise.from_stages] == OPEN[4:]
    assert (urge.key, supervise.key) == ("F10", "F11")
    assert urge.to_stage is supervise.to_stage is None


def test_the_judged_write_on_their_own_axis(site):
    assert {name for name, rule in site.workflow.steps.items() if rule.axis is Axis.COMMAND} == COMMAND


def test_what_turns_somebody_down_needs_a_reason(site):
    assert {name for name, rule in site.workflow.steps.items() if rule.reason} == REASONED


def test_there_are_no_other_steps(site):
    agreed = {line.split()[0] for line in AGREED} | {"urge", "supervise", "answer_supervision"}

    assert set(site.workflow.steps) == agreed


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
        (Stage.HUNG, Post.NOBODY),
    ],
)
def test_every_stage_has_its_post(site, stage, post):
    assert site.workflow.post_of(stage) is post


def test_a_pending_return_waits_for_the_dispatcher(site):
    assert site.workflow.post_of(Stage.DISPOSING, Pending.RETURN) is Post.DISPATCHER
    assert site.workflow.post_of(Stage.FEEDBACK, Pending.RETURN) is Post.DISPATCHER


def test_a_case_ends_closed_or_void(site):
    assert [stage for stage in Stage if site.workflow.is_final(stage)] == [Stage.CLOSED, Stage.VOID]


def names(rules):
    return [rule.name for rule in rules]


def test_a_post_is_offered_its_own_steps_only(site):
    assert names(site.workflow.steps_from(Stage.REPORTED, [Post.ACCEPTOR])) == ["accept", "reject", "send_verify"]
    assert names(site.workflow.steps_from(Stage.REPORTED, [Post.DEPARTMENT])) == []
    assert names(site.workflow.steps_from(Stage.CHECKED, [Post.SHIFT_LEADER, Post.COLLECTOR])) == [
        "close",
        "return_to_check",
        "urge",
        "supervise",
    ]
    assert names(site.workflow.steps_from(Stage.CLOSED, list(Post))) == []


def test_a_pending_return_offers_the_ruling_and_nothing_to_the_department(site):
    ruling = site.workflow.steps_from(Stage.DISPOSING, [Post.DISPATCHER, Post.DEPARTMENT], Pending.RETURN)

    assert names(ruling) == ["approve_return", "refuse_return", "urge"]


def test_a_waiting_notice_offers_its_answer(site):
    waiting = site.workflow.steps_from(Stage.FEEDBACK, [Post.DEPARTMENT], supervised=Supervision.WAITING)

    assert names(waiting) == ["answer_supervision"]
    assert names(site.workflow.steps_from(Stage.FEEDBACK, [Post.DEPARTMENT])) == []


def test_an_unknown_step_is_named(site):
    with pytest.raises(UnknownStep, match="没有步骤 fly"):
        site.workflow.step("fly")


def changed(site, *, holders=None, without=(), **rules):
    """The shipped workflow with some stages, without some steps and with some rules changed."""
    charter = Charter(holders={**site.workflow.charter.holders, **(holders or {})})
    steps = {name: rule for name, rule in site.workflow.steps.items() if name not in without}
    for name, changes in rules.items():
        steps[name] = replace(steps[name], **changes)
    return charter, steps


def refusal(site, **changes):
    with pytest.raises(InvalidWorkflow) as refused:
        Workflow(*changed(site, **changes))
    return refused.value


HUNG = {Stage.HUNG: Holder(post=Post.DISPATCHER, pending_post=Post.DISPATCHER)}


def test_the_shipped_workflow_is_not_refused(site):
    assert Workflow(*changed(site)).step("accept").zh == "受理"


def test_a_stage_that_no_step_reaches_is_refused(site):
    assert refusal(site, holders=HUNG).name == "hung"


def test_a_stage_that_only_itself_leads_to_is_refused(site):
    error = refusal(site, holders=HUNG, return_to_check={"from_stages": (Stage.HUNG,), "to_stage": Stage.HUNG})

    assert error.name == "hung"


def test_a_dead_end_names_the_step_into_it(site):
    error = refusal(site, holders=HUNG, rework={"to_stage": Stage.HUNG})

    assert error.name == "rework"
    assert "hung" in str(error)


def test_a_loop_without_an_end_is_a_dead_end(site):
    error = refusal(
        site,
        holders=HUNG,
        rework={"to_stage": Stage.HUNG},
        check_unable={"from_stages": (Stage.HUNG,), "to_stage": Stage.HUNG},
    )

    assert error.name in {"rework", "check_unable"}
    assert "no case can end" in str(error)


def test_without_closing_nothing_is_ever_closed(site):
    assert refusal(site, without=["close"]).name == "closed"


def test_stages_that_are_not_declared_are_refused(site):
    assert refusal(site, rework={"to_stage": Stage.HUNG}).name == "rework"
    assert refusal(site, rework={"from_stages": (Stage.HUNG,)}).name == "rework"


def test_a_step_out_of_a_closed_case_is_refused(site):
    assert refusal(site, rework={"from_stages": (Stage.CLOSED,)}).name == "rework"


def test_a_step_from_nowhere_to_nowhere_is_refused(site):
    assert refusal(site, urge={"from_stages": ()}).name == "urge"


def test_one_key_for_two_steps_of_one_post_is_refused(site):
    error = refusal(site, reject={"key": "F2"})

    assert error.name == "reject"
    assert "F2 means accept" in str(error)


def test_a_step_into_our_own_post_must_start_its_clock(site):
    assert refusal(site, accept={"stage_clock": StageClock.KEEP}).name == "accept"
    assert refusal(site, dispatch={"stage_clock": StageClock.RESTART}).name == "dispatch"
