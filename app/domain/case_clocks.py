"""What a step does to the clocks of a case, and the moments of its state that follow from them."""

from collections.abc import Mapping

from app.domain.case import CaseState
from app.domain.clocks import Clock
from app.domain.effects import asked_more
from app.domain.errors import InvalidLimit, Missing
from app.domain.levels import level_of
from app.domain.limit import Limit
from app.domain.limits import HandlingLimit, Limits, StageLimits
from app.domain.moment import Instant, to_datetime
from app.domain.step_rule import CaseClock, Charter, ClockAt, StageClock, StepRule
from app.domain.terms import Light, Stage
from app.domain.work_time import WorkCalendar


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


def turned_stage_clock(
    clock: Clock | None, rule: StepRule, at: Instant, limits: StageLimits, state: CaseState, area_type: str
) -> Clock | None:
    """Return our own posts' clock after the step; *state* is the case after it."""
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


def started_case_clock(rule: StepRule, at: Instant, limits: Limits, state: CaseState) -> Clock:
    """Return the department's clock from *at*, with the limit of the condition or, unfiled, of one that is as urgent."""
    row = limits.find(state.class_key, state.condition) if state.unfiled else None
    if row is None:
        row = _row_of(state, limits)
    step = f"，第 1 步{row.steps[0].name}" if row.steps else ""
    return Clock.start(row.limit, at, f"{rule.zh}起算{step}", rule.charter.soon_percent)


def turned_case_clock(
    before: CaseState, clock: Clock | None, rule: StepRule, at: Instant, calendar: WorkCalendar, limits: Limits,
    state: CaseState, fields: Mapping[str, object],
) -> Clock | None:  # fmt: skip
    """Return the department's clock after the step; *before* and *state* are the case before and after it."""
    if rule.case_clock is CaseClock.START:
        return started_case_clock(rule, at, limits, state)
    if clock is None or rule.case_clock is CaseClock.KEEP:
        return clock
    moment = _turning(before, rule, at)
    reason = rule.zh if moment == at else f"{rule.zh}（{_minute(at)} {_SAID[rule.clock_at]}）"
    match rule.case_clock:
        case CaseClock.PAUSE:
            return clock.pause(moment, reason)
        case CaseClock.RESUME:
            return clock.resume(moment, reason)
        case CaseClock.STOP:
            return clock.stop(moment, reason)
        case CaseClock.EXTEND:
            return _extended(clock, asked_more(fields, before.applied_more), moment, reason)
        case CaseClock.NEXT:
            return _next(clock, at, calendar, _row_of(state, limits), state.limit_step)
        case _:
            return clock.refitted(_limit_of(_row_of(state, limits), state.limit_step))


def holder_due(
    before: CaseState, state: CaseState, clock: Clock | None, charter: Charter, at: Instant, calendar: WorkCalendar
) -> Instant | None:
    """Return when the holder's own share of the clock ends, ``None`` while that clock stands still.

    A level that has not signed yet must sign or pass the case on within its share of the limit, and within the limit
    of 签收; from then on it has all that is left. *before* equals *state* where nothing was taken (new calendar).
    """
    if clock is None or not clock.is_running:
        return None
    due = clock.due(calendar)
    if state.stage is not Stage.DISPATCHED or due is None:
        return due
    is_kept = (before.stage, before.holder, before.team) == (state.stage, state.holder, state.team)
    if is_kept and before.holder_due is not None:
        return min(before.holder_due, due)
    ends = [due]
    percent = charter.shares.get(level_of(state))
    if percent is not None:
        ends.append(clock.later(calendar, at, clock.budget() * percent // 100))
    if charter.sign_limit is not None:
        ends.append(Clock.start(charter.sign_limit, at, "").due(calendar) or due)
    return max(at, min(ends)) if due > at else due


def check_kind(clock: Clock | None, more: Limit) -> None:
    """Refuse an amount in the other kind of time than the clock's; raise :class:`Missing`."""
    if clock is not None and clock.limit.is_work is not more.is_work:
        raise Missing("more", f"{clock.limit.zh}的时限不能延长 {more.zh}：计时方式不同")


_SAID = {ClockAt.STEP: "", ClockAt.APPLIED_AT: "批准，自申请时起", ClockAt.HANG_UNTIL: "执行，自到期时起"}


def _turning(before: CaseState, rule: StepRule, at: Instant) -> Instant:
    """Return the moment at which the department's clock turns: the step's, or one the case has kept, if earlier."""
    kept = None if rule.clock_at is ClockAt.STEP else getattr(before, rule.clock_at.value)
    return at if kept is None else min(at, int(kept))


def _minute(at: Instant) -> str:
    moment = to_datetime(at)
    return f"{moment.month}/{moment.day} {moment:%H:%M}"


def _row_of(state: CaseState, limits: Limits) -> HandlingLimit:
    if state.unfiled and not state.condition:
        return limits.before_filing(state.class_key, state.urgent)
    return limits.handling(state.class_key, state.condition)


def _limit_of(row: HandlingLimit, step: int) -> Limit:
    return row.steps[min(step, len(row.steps) - 1)].limit if row.steps else row.limit


def _extended(clock: Clock, more: Limit, at: Instant, reason: str) -> Clock:
    check_kind(clock, more)
    try:
        return clock.extend(more, at, reason)
    except InvalidLimit as error:
        raise Missing("more", str(error)) from error


def _next(clock: Clock, at: Instant, calendar: WorkCalendar, row: HandlingLimit, step: int) -> Clock:
    done, begun = row.steps[step - 1], row.steps[step]
    return clock.followed(begun.limit, at, calendar, done.name, f"第 {step + 1} 步{begun.name}起算")
