"""督办通知单 as the gateway issues it: its number, to whom, why, by when, by whom."""

from collections.abc import Mapping

from app.domain.case import Case
from app.domain.levels import holder_of
from app.domain.moment import to_datetime
from app.domain.notices import matter_of, notice_limits
from app.domain.workflow import Mark, StepRule
from app.services.registry import Seated
from app.services.turn import Turn

SERIES = "notice"
"""Counted anew each year: 〔2026〕12 号."""


def notice_facts(
    turn: Turn, seat: Seated, rule: StepRule, case: Case, facts: Mapping[str, object]
) -> dict[str, object]:
    """Return what the event keeps of the notice that *rule* issues; nothing for another step.

    Raise :class:`~app.domain.errors.DomainError` for limits that may not be; the number is only used if the step is taken.
    """
    if Mark.SUPERVISED not in rule.marks:
        return {}
    state = case.state
    reply, settle = notice_limits(facts, turn.now, turn.rules.calendar, turn.rules.workflow.charter, state.case_due)
    year = to_datetime(turn.now).year
    return {
        "notice_no": f"〔{year}〕{turn.unit.next_number(f'{SERIES}/{year}')} 号",
        "addressee": holder_of(state) or state.department,
        "matter": facts.get("matter") or matter_of(state, turn.now, turn.rules.calendar),
        "reply_due": reply,
        "settle_due": settle,
        "issuer": seat.by.post.zh,
    }
