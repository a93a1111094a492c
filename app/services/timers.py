"""What the gateway does by itself when its time has come."""

import logging
from collections.abc import Callable

from app.domain.errors import DomainError
from app.domain.terms import Stage
from app.services.case_steps import move
from app.services.claiming import drop_expired
from app.services.reassigning import reassign_due
from app.services.turn import SYSTEM, Turn
from app.services.wall_hours import keep_hours
from app.services.wall_lost import end_lost_holds

log = logging.getLogger(__name__)

RESUMED = "auto_resume"
RESUME_REASON = "挂账期满，自动恢复"
MOST_AT_ONCE = 200


def resume_hung(turn: Turn) -> None:
    """Let cases whose 挂账 has ended go on where they were."""
    due = [case_id for case_id, until in turn.memory.hung if until <= turn.now]
    for case_id in due[:MOST_AT_ONCE]:
        _resume(turn, case_id)


def _resume(turn: Turn, case_id: str) -> None:
    case = turn.unit.case(case_id)
    if case is None or case.state.stage is not Stage.HUNG:
        turn.memory.hung.put(case_id, None)
        return
    rule = turn.rules.workflow.step(RESUMED)
    try:
        with turn.attempt():
            move(turn, case, rule, SYSTEM, cause="", changes={}, facts={"reason": RESUME_REASON})
    except DomainError as refusal:
        log.warning("case %s stays hung: %s", case_id, refusal)
        turn.memory.hung.put(case_id, None)


TIMERS: tuple[Callable[[Turn], None], ...] = (resume_hung, drop_expired, reassign_due, end_lost_holds, keep_hours)
"""In this order at each tick; each in a savepoint of its own."""
