"""Opens a case: reported, registered from a call, filed by instruction, or dispatched at once to be filed afterwards."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.domain.case import Case, CaseState
from app.domain.case_clocks import clock_values, holder_due, started_case_clock, started_stage_clock
from app.domain.clocks import Clock
from app.domain.effects import state_changes
from app.domain.guards import Attempt, refuse_unguarded
from app.domain.limits import Limits, StageLimits, case_key
from app.domain.moment import Instant
from app.domain.step_rule import CaseClock, StepRule
from app.domain.terms import Source, Stage
from app.domain.work_time import WorkCalendar

NO_LIMITS = Limits(())


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was reported: fields as in :class:`CaseState`; ``reported_at`` is when it was seen or the call came."""

    source: Source
    reported_at: Instant
    class_key: str
    lon: float
    lat: float
    place: str
    road: str
    grid: str
    duty_grid: str
    description: str
    reporter: str = ""
    condition: str = ""
    urgent: bool = False
    self_handled: bool = False
    order_no: str = ""


def open_case(
    finding: Finding,
    rule: StepRule,
    *,
    case_id: str,
    number: str,
    at: Instant,
    calendar: WorkCalendar,
    stage_limits: StageLimits,
    area_type: str = "",
    limits: Limits = NO_LIMITS,
    fields: Mapping[str, object] | None = None,
) -> Case:
    """Return version 1 of a case, the clock of whoever must act next running.

    Our own posts' runs from *at*; a case dispatched at once has the department's run from ``called_at`` in *fields*,
    else from when it was found. A rule that needs or takes fields wants *limits* too. Raises :class:`ValueError` for a
    rule that opens no case, :class:`NotAllowed` and :class:`Missing` as :func:`app.domain.taking.take`.
    """
    said = fields or {}
    first = _first_state(finding, rule, number)
    refuse_unguarded(rule.guards, rule.zh, Attempt("", first, at, said, limits, rule.charter))
    state = replace(first, **state_changes(first, rule, limits, said, at))  # type: ignore[arg-type]  # CaseState's
    stage_clock = _first_stage_clock(rule, at, stage_limits, state, area_type)
    case_clock = None
    if rule.case_clock is CaseClock.START:
        case_clock = started_case_clock(rule, _called_at(finding, said, at), limits, state)
    timed = clock_values(stage_clock, case_clock, calendar, is_ended=False)
    timed["holder_due"] = holder_due(first, state, case_clock, rule.charter, at, calendar)
    return Case(
        case_id=case_id,
        version=1,
        last_seq=0,
        last_valid_at=at,
        opened_at=at,
        description=finding.description,
        state=state,
        stage_clock=stage_clock,
        case_clock=case_clock,
    ).with_state(**timed)


def _first_stage_clock(
    rule: StepRule, at: Instant, limits: StageLimits, state: CaseState, area_type: str
) -> Clock | None:
    is_ours = rule.charter.holders[state.stage].is_ours
    return started_stage_clock(rule, at, limits, state, area_type) if is_ours else None


def _called_at(finding: Finding, fields: Mapping[str, object], at: Instant) -> Instant:
    called = fields.get("called_at")
    return min(at, called if isinstance(called, int) and called > 0 else finding.reported_at)


def _first_state(finding: Finding, rule: StepRule, number: str) -> CaseState:
    if rule.from_stages or rule.to_stage is None:
        raise ValueError(f"{rule.name} opens no case")
    stage: Stage = rule.to_stage
    return CaseState(
        number=number,
        source=finding.source,
        reported_at=finding.reported_at,
        class_key=case_key(finding.class_key),
        condition=finding.condition,
        urgent=finding.urgent,
        lon=finding.lon,
        lat=finding.lat,
        place=finding.place,
        road=finding.road,
        grid=finding.grid,
        duty_grid=finding.duty_grid,
        reporter=finding.reporter,
        self_handled=finding.self_handled,
        order_no=finding.order_no,
        stage=stage,
        post=rule.charter.post_of(stage),
    )
