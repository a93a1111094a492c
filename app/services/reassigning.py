"""Tasks that no collector answers: somebody else is asked, and in the end the desk that sent them hears of it."""

import json
import logging
from dataclasses import replace

from app.domain.case import Case
from app.domain.errors import DomainError
from app.domain.moment import MINUTE, Instant
from app.domain.step_rule import StageClock
from app.domain.terms import Post, Stage, Stream
from app.services.alarms import raise_alarm
from app.services.case_steps import move
from app.services.kept import Waiting
from app.services.refusals import Refused
from app.services.tasks import TASK_OF, choose_checker
from app.services.turn import SYSTEM, Turn

log = logging.getLogger(__name__)

MOST_REASSIGNED = 3
AGAIN_US: Instant = 10 * MINUTE
"""A case that could not be moved is looked at again after so long."""
MOST_AT_ONCE = 50
SEND_OF = {Stage.VERIFYING: "send_verify", Stage.CHECKING: "send_check"}
UNABLE_OF = {Stage.VERIFYING: "verify_unable", Stage.CHECKING: "check_unable"}
"""What the system does as if a collector had said it: nobody could tell."""
REASON = "未应答，改派"


def reassign_due(turn: Turn) -> None:
    """Ask the next collector where one did not answer in time, or give the case back to the desk with an alarm."""
    late = [(case_id, waiting) for case_id, waiting in turn.memory.tasks if waiting.due < turn.now]
    for case_id, waiting in late[:MOST_AT_ONCE]:
        case = turn.unit.case(case_id)
        if case is None or case.state.stage not in TASK_OF:
            turn.memory.tasks.put(case_id, None)
            continue
        try:
            with turn.attempt():
                _ask_next(turn, case)
        except DomainError as refusal:
            log.warning("the task of case %s stays where it is: %s", case_id, refusal)
            turn.memory.tasks.put(case_id, Waiting(terminal=waiting.terminal, due=turn.now + AGAIN_US))


def _ask_next(turn: Turn, case: Case) -> None:
    """Ask somebody else; the clock of 核实 or 核查 goes on, for it is the post's and not the person's (facts §14.1)."""
    asked = asked_so_far(turn, case)
    try:
        checker = choose_checker(turn, case, asked) if len(asked) <= MOST_REASSIGNED else ""
    except Refused:  # nobody is left
        checker = ""
    if not checker:
        _give_back(turn, case, asked)
        return
    rule = turn.rules.workflow.step(SEND_OF[case.state.stage])
    rule = replace(rule, from_stages=(case.state.stage,), posts=(Post.SYSTEM,), stage_clock=StageClock.KEEP)
    move(turn, case, rule, SYSTEM, cause="", changes={"checker": checker}, facts={"reason": REASON})
    turn.counts["reassigned"] += 1


def asked_so_far(turn: Turn, case: Case) -> list[str]:
    """Return the terminals asked since the case came to this stage, the latest first."""
    asked: list[str] = []
    for event in reversed(turn.unit.history(Stream.CASE, case.case_id)):
        after = json.loads(event.payload)["after"]
        if after["stage"] != case.state.stage:
            break
        if event.kind == SEND_OF[case.state.stage]:
            asked.append(after["checker"])
    return asked


def _give_back(turn: Turn, case: Case, asked: list[str]) -> None:
    """Let the case go back to its desk and raise the alarm."""
    word = "核实" if case.state.stage is Stage.VERIFYING else "核查"
    reason = f"{word}任务已派 {len(asked)} 人均未应答"
    rule = turn.rules.workflow.step(UNABLE_OF[case.state.stage])
    after = move(turn, case, rule, SYSTEM, cause="", changes={}, facts={"reason": reason})
    raise_alarm(turn, after, reason)
    turn.counts["unanswered"] += 1
