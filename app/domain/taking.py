"""Takes a step: the case before and the step's rule give the case after, with both clocks; nothing else moves a case."""

from collections.abc import Mapping
from dataclasses import replace

from app.domain.case import Case, CaseState
from app.domain.clocks import Clock
from app.domain.errors import Missing, NotAllowed
from app.domain.limits import Limits, StageLimits
from app.domain.moment import Instant
from app.domain.step_fields import changes_of
from app.domain.step_rule import MARK_CHANGES, CaseClock, Mark, StageClock, StepRule
from app.domain.terms import Light, Pending
from app.domain.work_time import WorkCalendar


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

    *fields* are the step's: reason, note, condition, department, unit, checker, requirement, reply_due, class_key,
    grid, duty_grid, photos, and ``area_type`` for the stage limit.
    """
    _refuse_misfit(case.state, rule)
    changes = _state_changes(case.state, rule, limits, fields)
    state = replace(case.state, **changes)  # type: ignore[arg-type]  # names are CaseState's
    case_clock = _case_clock(case.case_clock, rule, at, limits, state)
    stage_clock = _stage_clock(case.stage_clock, rule, at, stage_limits, state, str(fields.get("area_type", "")))
    timed = clock_values(stage_clock, case_clock, calendar, is_ended=_is_ended(rule, state))
    if Mark.SUPERVISED in rule.marks:
        due = timed["case_due"] if isinstance(timed["case_due"], int) else None
        timed["reply_due"] = _reply_due(rule, fields, at, calendar, due)
    return replace(
        case,
        version=case.version + 1,
        last_valid_at=max(case.last_valid_at, at),
        state=replace(state, **timed),  # type: ignore[arg-type]  # names are CaseState's
        stage_clock=stage_clock,
        case_clock=case_clock,
    )


def clock_values(
    stage_clock: Clock | None, case_clock: Clock | None, calendar: WorkCalendar, *, is_ended: bool
) -> dict[str, object]:
    """Return the values of a state that follow from its two clocks.

    ``frozen`` is kept while the department's clock is paused, and for good when the case has ended: it tells
    whether the department was in time. A clock stopped by a granted return accuses nobody.
    """
    is_kept = case_clock is not None and (case_clock.is_paused or is_ended)
    return {
        "stage_soon": stage_clock and stage_clock.soon(calendar),
        "stage_due": stage_clock and stage_clock.due(calendar),
        "case_soon": case_clock and case_clock.soon(calendar),
        "case_due": case_clock and case_clock.due(calendar),
        "frozen": case_clock.frozen(calendar) if case_clock is not None and is_kept else Light.NONE,
    }


def _refuse_misfit(state: CaseState, rule: StepRule) -> None:
    if state.stage not in rule.from_stages:
        raise NotAllowed(f"{state.stage.zh}的案卷不能{rule.zh}")
    if state.pending not in rule.pending:
        why = f"案卷{state.pending.zh}" if state.pending is not Pending.NONE else "没有待批的申请"
        raise NotAllowed(f"{why}，不能{rule.zh}")
    if state.supervised not in rule.supervised:
        raise NotAllowed(f"没有待回复的督办，不能{rule.zh}")


def _is_ended(rule: StepRule, state: CaseState) -> bool:
    return rule.charter.holders[state.stage].final


def _state_changes(state: CaseState, rule: StepRule, limits: Limits, fields: Mapping[str, object]) -> dict[str, object]:
    changes = changes_of(state, rule, limits, fields)
    for count in rule.counts:
        changes[count.value] = getattr(state, count.value) + 1
    for mark in rule.marks:
        changes.update(MARK_CHANGES[mark])
    stage = rule.to_stage or state.stage
    changes["stage"] = stage
    pending = changes.get("pending", state.pending)
    changes["post"] = rule.charter.post_of(stage, Pending(str(pending)))
    return changes


def _stage_clock(
    clock: Clock | None, rule: StepRule, at: Instant, limits: StageLimits, state: CaseState, area_type: str
) -> Clock | None:
    if rule.stage_clock is StageClock.KEEP:
        return clock
    if rule.stage_clock is StageClock.STOP:
        return None
    return started_stage_clock(rule, at, limits, state, area_type)


def started_stage_clock(
    rule: StepRule, at: Instant, limits: StageLimits, state: CaseState, area_type: str
) -> Clock | None:
    """Return the clock of the post that must act next, from *at*; ``None`` where the table gives it no limit."""
    limit = limits.limit(state.stage, state.urgent, area_type)
    return None if limit is None else Clock.start(limit, at, f"{rule.zh}起算", rule.charter.soon_percent)


def _case_clock(clock: Clock | None, rule: StepRule, at: Instant, limits: Limits, state: CaseState) -> Clock | None:
    if rule.case_clock is CaseClock.START:
        limit = limits.handling(state.class_key, state.condition).limit
        return Clock.start(limit, at, f"{rule.zh}起算", rule.charter.soon_percent)
    if clock is None or rule.case_clock is CaseClock.KEEP:
        return clock
    if rule.case_clock is CaseClock.PAUSE:
        return clock.pause(at, rule.zh)
    return clock.resume(at, rule.zh) if rule.case_clock is CaseClock.RESUME else clock.stop(at, rule.zh)


def _reply_due(
    rule: StepRule, fields: Mapping[str, object], at: Instant, calendar: WorkCalendar, case_due: Instant | None
) -> Instant:
    """Return when a 督办 must be answered: as asked, but not after the case's own due while that is ahead."""
    asked = fields.get("reply_due")
    if asked is None:
        asked = Clock.start(rule.charter.reply_limit, at, "").due(calendar)
    if not isinstance(asked, int) or asked <= at:
        raise Missing("reply_due", "回复时限应在督办之后")
    return min(asked, case_due) if case_due is not None and case_due > at else asked
