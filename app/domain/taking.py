"""Takes a step: the case before and the step's rule give the case after, with both clocks; nothing else moves a case."""

from collections.abc import Mapping
from dataclasses import replace

from app.domain.case import Case, CaseState
from app.domain.case_clocks import (
    check_kind,
    clock_values,
    holder_due,
    started_stage_clock,
    turned_case_clock,
    turned_stage_clock,
)
from app.domain.effects import asked_more, state_changes
from app.domain.errors import NotAllowed
from app.domain.guards import Attempt, refuse_unguarded
from app.domain.limits import Limits, StageLimits
from app.domain.moment import Instant
from app.domain.notices import has_missed_reply, notice_limits
from app.domain.step_rule import Mark, StepRule
from app.domain.terms import Exposure, Light, Pending, Stage, Supervision
from app.domain.work_time import WorkCalendar

ENDED: Mapping[str, object] = {"supervised": Supervision.NONE, "reply_due": None}
"""What a case's end takes off it: the mark of 督办 is gone when it is 处结; how many notices it had stays, and a reply missed."""

BEFORE_DISPATCH = frozenset({Stage.REPORTED, Stage.VERIFYING, Stage.ACCEPTED, Stage.FILED})
"""Where no department works on a case, though one may be named (无责任主体): a clock that stands there is another one's."""

__all__ = ["clock_values", "holder_due", "started_stage_clock", "take"]


def take(
    case: Case,
    rule: StepRule,
    *,
    at: Instant,
    calendar: WorkCalendar,
    stage_limits: StageLimits,
    limits: Limits,
    fields: Mapping[str, object],
) -> Case:
    """Return *case* after the step, one version on; raise :class:`NotAllowed` or :class:`Missing`.

    *fields* are the step's (``step_fields.STEP_FIELDS``), with ``area_type`` for the stage limit. What was applied for
    dates back: a granted 挂账 or 回退 turns the department's clock when it was asked for, not when it was ruled on.
    """
    before = case.state
    _refuse_misfit(before, rule)
    if rule.guards:
        refuse_unguarded(rule.guards, rule.zh, Attempt(case.case_id, before, at, fields, limits, rule.charter))
    changes = state_changes(before, rule, limits, fields, at)
    if Mark.DELAY_ASKED in rule.marks:
        check_kind(case.case_clock, asked_more(fields))
    state = replace(before, **changes)  # type: ignore[arg-type]  # names are CaseState's
    case_clock = turned_case_clock(before, case.case_clock, rule, at, calendar, limits, state, fields)
    stage_clock = turned_stage_clock(case.stage_clock, rule, at, stage_limits, state, str(fields.get("area_type", "")))
    timed = clock_values(stage_clock, case_clock, calendar, is_ended=rule.charter.holders[state.stage].final)
    timed["holder_due"] = holder_due(before, state, case_clock, rule.charter, at, calendar)
    timed |= _of_notice(before, rule, fields, at, calendar, timed["case_due"])
    if rule.charter.holders[state.stage].final:
        timed |= _at_the_end(before, state, at)
    return replace(
        case,
        version=case.version + 1,
        last_valid_at=max(case.last_valid_at, at),
        state=replace(state, **timed),  # type: ignore[arg-type]  # names are CaseState's
        stage_clock=stage_clock,
        case_clock=case_clock,
    )


def _at_the_end(before: CaseState, state: CaseState, at: Instant) -> dict[str, object]:
    """Return what a case's end changes: see :data:`ENDED`; 曝光 still only proposed lapses.

    A clock that a granted return stopped accuses nobody, even where the case ends before it is dispatched again.
    """
    ended = {**ENDED, "reply_missed": has_missed_reply(before, at)}
    if state.exposure is Exposure.ASKED:
        ended["exposure"] = Exposure.NONE
    if not state.department or before.stage in BEFORE_DISPATCH:
        ended["frozen"] = Light.NONE
    return ended


def _refuse_misfit(state: CaseState, rule: StepRule) -> None:
    if state.stage not in rule.from_stages:
        raise NotAllowed(f"{state.stage.zh}的案卷不能{rule.zh}")
    if state.pending not in rule.pending:
        why = f"案卷{state.pending.zh}" if state.pending is not Pending.NONE else "没有待批的申请"
        raise NotAllowed(f"{why}，不能{rule.zh}")
    if state.supervised not in rule.supervised:
        raise NotAllowed(f"没有待回复的督办，不能{rule.zh}")


def _of_notice(
    before: CaseState, rule: StepRule, fields: Mapping[str, object], at: Instant, calendar: WorkCalendar, due: object
) -> dict[str, object]:
    """Return what a 督办 and its answer leave on the case beside their marks; *due* is the case's own, ``None`` if still."""
    if Mark.ANSWERED in rule.marks:
        return {"reply_missed": has_missed_reply(before, at)}
    if Mark.SUPERVISED not in rule.marks:
        return {}
    reply, settle = notice_limits(fields, at, calendar, rule.charter, due if isinstance(due, int) else None)
    number = str(fields.get("notice_no", ""))
    return {"reply_due": reply, "settle_due": settle, "notice_no": number, "notices": before.notices + 1}
