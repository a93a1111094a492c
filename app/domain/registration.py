"""Opens a case: a problem is reported by a collector or a camera, or registered from a call."""

from dataclasses import dataclass

from app.domain.case import Case, CaseState
from app.domain.limits import StageLimits, case_key
from app.domain.moment import Instant
from app.domain.step_rule import StepRule
from app.domain.taking import clock_values, started_stage_clock
from app.domain.terms import Source, Stage
from app.domain.work_time import WorkCalendar


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
) -> Case:
    """Return version 1 of a case, its first post's clock running from *at*; *rule* is ``reported`` or ``call_registered``.

    Raises :class:`ValueError` for a rule that opens no case.
    """
    state = _first_state(finding, rule, number)
    clock = started_stage_clock(rule, at, stage_limits, state, area_type)
    timed = clock_values(clock, None, calendar, is_ended=False)
    return Case(
        case_id=case_id,
        version=1,
        last_seq=0,
        last_valid_at=at,
        opened_at=at,
        description=finding.description,
        state=state,
        stage_clock=clock,
        case_clock=None,
    ).with_state(**timed)


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
        stage=stage,
        post=rule.charter.post_of(stage),
    )
