"""Every edge of the workflow (domain facts §5.4, then §5.5 and §14) by a table of its own, and no other edge.

The table is written from the law, not from config/workflow.toml: from, action, actor, to, needs, clock effect, and the
step that does it. Clock effect: what the department's clock does, then ours:
``starts`` ``runs`` ``pauses`` ``resumes`` ``ends`` ``longer`` ``next`` ``-`` (as it was); ``ours`` (ours runs from this
step) ``off`` (none of ours runs) ``-`` (as it was).
"""

from dataclasses import dataclass

import pytest

from app.domain.errors import DomainError, Missing, NotAllowed
from app.domain.terms import Pending, Post, Source, Stage, Supervision
from tests.unit.domain.routes import PLACES, a_callers, next_minute, standing

OPEN = "reported verifying accepted filed dispatched disposing handled hung feedback passed checking checked"
SENT = "dispatched disposing handled hung feedback passed checking checked"
BILL = f"{SENT} closed"
WORKING = "return hang delay delay_again"

LAW = f"""
# §5.4
-                       | report                    | collector video   | reported            |                  | -       ours | reported
-                       | register call             | acceptor          | reported            |                  | -       ours | call_registered
-                       | superior, instruction     | acceptor          | filed               | condition        | -       ours | instruction_filed
reported                | send 核实                 | acceptor          | verifying           | checker          | -       ours | send_verify
verifying               | true                      | collector         | accepted            | photos           | -       ours | verified
verifying               | not found                 | collector         | reported            |                  | -       ours | verify_failed
verifying               | unable                    | collector         | reported            |                  | -       ours | verify_unable
reported                | accept                    | acceptor          | accepted            |                  | -       ours | accept
reported                | 不予受理                  | acceptor          | void                | reason           | -       off  | reject
accepted                | 立案                      | shift_leader      | filed               | condition        | -       ours | file
accepted                | 回退受理员                | shift_leader      | reported            | reason           | -       ours | return_to_acceptor
accepted                | 不予立案                  | shift_leader      | void                | reason           | -       off  | refuse_file
filed                   | dispatch                  | dispatcher        | dispatched          | department       | starts  off  | dispatch
filed                   | 作废申请                  | dispatcher        | filed+void          | reason           | -       ours | apply_void
filed+void              | approve                   | shift_leader      | void                |                  | -       off  | approve_void
filed+void              | refuse                    | shift_leader      | filed               | reason           | -       ours | refuse_void
filed                   | not our bureau            | dispatcher        | reported            | reason           | -       ours | return_to_registry
dispatched disposing    | 回退申请                  | department        | same+return         | reason           | runs    ours | apply_return
dispatched+return disposing+return | approve        | dispatcher        | filed               |                  | ends    ours | approve_return
dispatched+return disposing+return | refuse         | dispatcher        | same                | reason           | runs    off  | refuse_return
dispatched disposing    | 延期申请                  | department        | same+delay          | more reason      | runs    ours | apply_delay
dispatched+delay disposing+delay   | approve        | shift_leader      | same                |                  | longer  off  | approve_delay
dispatched+delay disposing+delay   | refuse         | shift_leader      | same                | reason           | runs    off  | refuse_delay
dispatched+delay_again disposing+delay_again | approve again | leader   | same                |                  | longer  off  | approve_delay_again
dispatched+delay_again disposing+delay_again | refuse again | leader    | same                | reason           | runs    off  | refuse_delay_again
disposing               | 挂账申请                  | department        | same+hang           | hang_until reason | runs   ours | apply_hang
disposing+hang          | approve                   | dispatcher        | hung                |                  | pauses  off  | approve_hang
disposing+hang          | refuse                    | dispatcher        | disposing           | reason           | runs    off  | refuse_hang
hung                    | 恢复                      | dispatcher        | disposing           |                  | resumes off  | resume
hung                    | auto at end date          | system            | disposing           |                  | resumes off  | auto_resume
dispatched              | 签收                      | department        | disposing           |                  | runs    off  | sign
disposing               | done                      | department        | handled             | note             | runs    off  | handle
handled                 | 转核查 (hand-over)        | department        | feedback            |                  | pauses  ours | feedback
feedback                | not good enough           | dispatcher        | dispatched          | reason           | resumes off  | rework
feedback                | pass on                   | dispatcher        | passed              |                  | -       ours | pass_on
feedback passed         | send 核查                 | dispatcher acceptor | checking          | checker          | -       ours | send_check
checking                | 核查通过                  | collector         | checked             | photos           | -       ours | check_passed
feedback passed checking | video confirmation       | video             | checked             | photos           | -       ours | camera_passed
checking                | 核查不通过                | collector         | dispatched          |                  | resumes off  | check_failed
feedback passed checking | video refuses            | video             | dispatched          | reason           | resumes off  | camera_failed
checking                | unable to check           | collector         | passed              |                  | -       ours | check_unable
checked                 | 结案                      | shift_leader      | closed              | closing          | ends    off  | close
checked                 | 回退核查                  | shift_leader      | feedback            | reason           | -       ours | return_to_check
{OPEN}                  | 强制结案                  | leader            | closed              | reason           | ends    off  | force_close
{OPEN}                  | 催办                      | shift_leader dispatcher leader | same   |                  | -       -    | urge
{SENT}                  | 督办                      | shift_leader leader | same              | requirement      | -       -    | supervise
{SENT}                  | answers 督办              | department        | same                | reason           | -       -    | answer_supervision
reported                | self-handled              | acceptor          | closed              |                  | -       off  | archive_self_handled
# §5.5 and §14
-                       | 先派后补                  | acceptor shift_leader dispatcher | dispatched | department     | starts  off  | dispatched_first
filed {SENT}            | 补立案                    | shift_leader      | same                | condition        | -       -    | file_afterwards
reported                | 并案                      | acceptor          | void                | merged_into      | -       off  | merge
reported                | 非重复                    | acceptor          | reported            | compared         | -       -    | not_duplicate
reported                | 咨询办结                  | acceptor          | void                | note             | -       off  | consult_close
reported                | 转办                      | acceptor          | void                | office reason    | -       off  | transfer
reported verifying      | camera 核实               | video             | accepted            | photos           | -       ours | camera_verified
filed                   | 列入无责任主体            | dispatcher        | same                | department reason | -      -    | mark_ownerless
dispatched disposing    | to its unit               | department        | dispatched          | unit             | runs    off  | assign_unit
dispatched disposing    | to its team               | department        | dispatched          | team             | runs    off  | assign_team
dispatched disposing    | one level up              | department        | dispatched          | reason           | runs    off  | return_up
dispatched disposing    | called back               | department        | dispatched          |                  | runs    off  | recall_assignment
disposing               | a step of the limit       | department        | disposing           | note             | next    off  | step_done
dispatched disposing handled | 协办 done            | department        | same                | note department  | -       -    | assist_done
dispatched disposing handled | 协办 released        | dispatcher        | same                | department       | -       -    | release_assistant
dispatched disposing    | 先行处置, a dispute       | department        | same                | reason           | runs    -    | dispute
{BILL}                  | cost ledger               | department        | same                | amount_fen what  | -       -    | cost
{BILL}                  | who pays                  | dispatcher        | same                | party            | -       -    | settle_dispute
closed                  | overtime appeal           | department        | closed+appeal       | reason           | -       off  | appeal
closed+appeal           | first review              | dispatcher        | closed+appeal_again |                  | -       off  | pass_appeal
closed+appeal           | refused                   | dispatcher        | closed              | reason           | -       off  | refuse_appeal
closed+appeal_again     | granted                   | acceptor          | closed              |                  | -       off  | grant_appeal
closed+appeal_again     | refused on review         | acceptor          | closed              | reason           | -       off  | refuse_appeal_again
closed                  | 回访                      | acceptor          | closed              | satisfaction     | -       off  | call_back
closed                  | dissatisfied              | acceptor          | filed               | reason           | -       ours | reopen
"""

ALSO_WHILE = {
    "force_close": f"{WORKING} void", "urge": f"{WORKING} void", "supervise": WORKING, "answer_supervision": WORKING,
    "file_afterwards": WORKING, "assist_done": WORKING, "release_assistant": WORKING,
    "cost": f"{WORKING} appeal appeal_again", "settle_dispute": f"{WORKING} appeal appeal_again",
    "call_back": "appeal appeal_again",
}  # fmt: skip
"""Applications beside which these go on: they stop nothing (§14.5)."""

MADE_FOR = {
    "consult_close": a_callers(), "transfer": a_callers(), "call_back": a_callers(), "reopen": a_callers(),
    "appeal": {"late": True},
}  # fmt: skip
"""What kind of case the step is for, told when it is reported."""

STANDS_SO = {
    "archive_self_handled": {"self_handled": True}, "file_afterwards": {"unfiled": True}, "cost": {"disputed": True},
    "settle_dispute": {"disputed": True}, "assist_done": {"assistants": ("D2",)},
    "release_assistant": {"assistants": ("D2",)}, "return_up": {"unit": "U1", "holder": "U1"},
    "recall_assignment": {"unit": "U1", "holder": "U1"}, "step_done": {"class_key": "E06001", "condition": "3"},
    "answer_supervision": {"supervised": Supervision.WAITING}, "auto_resume": {"hang_until": 1},
}  # fmt: skip
"""What must hold on the case beside its stage."""


@dataclass(frozen=True)
class Edge:
    """One row of the law."""

    places: tuple[tuple[Stage, Pending], ...]
    actors: frozenset[Post]
    to: str
    to_pending: Pending
    needs: frozenset[str]
    case_clock: str
    our_clock: str
    step: str


def place(text):
    stage, _, pending = text.partition("+")
    return Stage(stage), Pending(pending)


def edge(line):
    where, _, actors, to, needs, clocks, step = (field.strip() for field in line.split("|"))
    stage, _, pending = to.partition("+")
    case_clock, our_clock = clocks.split()
    return Edge(
        tuple(place(one) for one in where.split()) if where != "-" else (),
        frozenset(Post(one) for one in actors.split()), stage, Pending(pending), frozenset(needs.split()),
        case_clock, our_clock, step,
    )  # fmt: skip


EDGES = [edge(line) for line in LAW.strip().splitlines() if not line.startswith("#")]
ROWS = [pytest.param(one, at, id=f"{one.step}-{at[0]}{'+' * bool(at[1])}{at[1]}") for one in EDGES for at in one.places]
BY_STEP = {one.step: one for one in EDGES}


def before(site, one, stage, pending):
    """Return a case on which the edge may be walked."""
    case = standing(site, stage, pending, **MADE_FOR.get(one.step, {}))
    return case.with_state(**STANDS_SO.get(one.step, {}))


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
    ends_it = name == "force_close"

    assert after.state.pending is (Pending.NONE if ends_it else at[1])
    assert after.state.applied_at == (None if ends_it else case.state.applied_at)
    assert after.state.post is (Post.NOBODY if ends_it else case.state.post)


LEAVES = {
    "verified": {"verified": True, "checker": ""}, "camera_verified": {"verified": True, "checker": ""},
    "verify_failed": {"verified": False, "checker": ""}, "verify_unable": {"verified": False, "checker": ""},
    "check_passed": {"checker": ""}, "check_failed": {"checker": "", "rework": 1}, "check_unable": {"checker": ""},
    "camera_passed": {"checker": ""}, "camera_failed": {"checker": "", "rework": 1}, "rework": {"rework": 1},
    "approve_void": {"applied_at": None}, "refuse_void": {"applied_at": None}, "urge": {"urges": 1},
    "approve_return": {"returns": 1, "department": "", "holder": "", "applied_at": None},
    "refuse_return": {"returns": 0, "department": "D1", "applied_at": None},
    "approve_delay": {"delays": 1, "applied_more": "", "applied_at": None},
    "refuse_delay": {"delays": 0, "applied_more": "", "applied_at": None},
    "approve_delay_again": {"delays": 2, "applied_more": "", "applied_at": None},
    "refuse_delay_again": {"delays": 1, "applied_more": "", "applied_at": None},
    "approve_hang": {"hangs": 1, "applied_at": None}, "refuse_hang": {"hangs": 0, "hang_until": None, "applied_at": None},
    "resume": {"hang_until": None}, "auto_resume": {"hang_until": None}, "dispatch": {"holder": "D1"},
    "assign_unit": {"holder": "U1", "unit": "U1"}, "assign_team": {"holder": "B1", "team": "B1"},
    "return_up": {"holder": "D1", "unit": ""}, "recall_assignment": {"holder": "D1", "unit": ""},
    "step_done": {"limit_step": 1}, "assist_done": {"assistants": (), "department": "D1"},
    "release_assistant": {"assistants": (), "department": "D1"}, "file_afterwards": {"unfiled": False},
    "mark_ownerless": {"ownerless": True}, "dispute": {"disputed": True}, "settle_dispute": {"disputed": False},
    "cost": {"disputed": True}, "supervise": {"supervised": "waiting"}, "force_close": {"forced": True, "checker": ""},
    "answer_supervision": {"supervised": "answered", "reply_due": None}, "merge": {"merged_into": "case-2"},
    "appeal": {"appealed": True, "exempt": False}, "pass_appeal": {"appealed": True, "exempt": False},
    "refuse_appeal": {"exempt": False, "applied_at": None}, "refuse_appeal_again": {"exempt": False, "applied_at": None},
    "grant_appeal": {"exempt": True, "appealed": True, "applied_at": None}, "call_back": {"satisfaction": "satisfied"},
    "reopen": {"department": "", "holder": ""},
}  # fmt: skip
"""What a step leaves on the case beside stage and clocks."""


@pytest.mark.parametrize("name", LEAVES)
def test_a_step_leaves_on_the_case_what_the_law_says(site, name):
    for at in BY_STEP[name].places:
        case = before(site, BY_STEP[name], *at)
        now = next_minute(case)
        after = site.step(case, name, now, **site.usual(site.workflow.step(name), case, now)).state
        assert {field: getattr(after, field) for field in LEAVES[name]} == LEAVES[name]


def test_reopened_a_case_may_be_late_and_appealed_anew(site):
    case = before(site, BY_STEP["reopen"], Stage.CLOSED, Pending.NONE)
    case = case.with_state(exempt=True, appealed=True, forced=True)
    after = site.step(case, "reopen", next_minute(case), reason="仍有垃圾").state

    assert (after.exempt, after.appealed, after.forced) == (False, False, False)


OF_ANOTHER_KIND = {
    "consult_close": "公众举报", "transfer": "公众举报", "call_back": "公众举报", "reopen": "公众举报",
    "archive_self_handled": "自行处理", "file_afterwards": "已经立案", "cost": "没有登记争议",
    "settle_dispute": "没有登记争议", "return_up": "没有转派下级", "recall_assignment": "没有转派下级",
    "assist_done": "协办", "release_assistant": "协办", "step_done": "最后一个阶段", "appeal": "没有超期",
    "auto_resume": "没有到期",
}  # fmt: skip
"""Steps that an ordinary report of a collector, in time and undisputed, may not take, and what is said."""


@pytest.mark.parametrize("name", OF_ANOTHER_KIND)
def test_a_step_for_another_kind_of_case_is_refused_with_a_sentence(site, name):
    for at in BY_STEP[name].places:
        case = standing(site, *at)
        now = next_minute(case)
        with pytest.raises(NotAllowed, match=OF_ANOTHER_KIND[name]):
            site.step(case, name, now, **site.usual(site.workflow.step(name), case, now))
