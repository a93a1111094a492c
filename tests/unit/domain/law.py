"""Every edge of the workflow as the law has it (domain facts §5.4, then §5.5 and §14).

Written from the law, not from config/workflow.toml: from, action, actor, to, needs, clock effect, and the step that does
it. Clock effect: what the department's clock does, then ours: ``starts`` ``runs`` ``pauses`` ``resumes`` ``ends``
``longer`` ``next`` ``-`` (as it was); ``ours`` (ours runs from this step) ``off`` (none of ours runs) ``-`` (as it was).
"""

from dataclasses import dataclass

import pytest

from app.domain.terms import Exposure, Pending, Post, Stage, Supervision
from tests.unit.domain.routes import a_callers, standing

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
{SENT}                  | 提请曝光                  | shift_leader leader | same              | reason           | -       -    | expose
{SENT}                  | a leader exposes          | leader            | same                |                  | -       -    | approve_expose
{SENT}                  | a leader does not         | leader            | same                | reason           | -       -    | refuse_expose
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
    "force_close": f"{WORKING} void", "urge": f"{WORKING} void", "supervise": WORKING, "expose": WORKING,
    "approve_expose": "return hang delay", "refuse_expose": "return hang delay", "answer_supervision": WORKING,
    "file_afterwards": WORKING, "assist_done": WORKING, "release_assistant": WORKING,
    "cost": f"{WORKING} appeal appeal_again", "settle_dispute": f"{WORKING} appeal appeal_again",
    "call_back": "appeal appeal_again", "handle": "hang delay delay_again",
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
    "expose": {"notices": 1, "reply_missed": True}, "approve_expose": {"exposure": Exposure.ASKED},
    "refuse_expose": {"exposure": Exposure.ASKED},
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
