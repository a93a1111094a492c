"""Takes one step of one case: the rule moves it, the log keeps it."""

from collections.abc import Mapping
from dataclasses import replace

from app.domain.case import Case
from app.domain.case_fold import payload_of
from app.domain.moment import Instant
from app.domain.terms import Stream
from app.domain.workflow import StepRule, take
from app.services.refusals import Refused
from app.services.turn import By, Turn


def case_of(turn: Turn, case_id: str) -> Case:
    """Return the case, or refuse because there is none."""
    case = turn.unit.case(case_id)
    if case is None:
        raise Refused("unknown_case", "没有这件案卷")
    return case


def move(
    turn: Turn, case: Case, rule: StepRule, by: By, *,
    cause: str, changes: Mapping[str, object], facts: Mapping[str, object], valid_at: Instant | None = None,
) -> Case:  # fmt: skip
    """Take the step and return the case after it.

    *changes* are the step's fields for the rule, *facts* what its event keeps beside the state. Clocks turn now,
    when the next post can know of it; *valid_at* is when a collector saw it.
    """
    after = take(
        case,
        rule,
        at=turn.now,
        calendar=turn.rules.calendar,
        stage_limits=turn.rules.stage_limits,
        limits=turn.rules.limits,
        fields={**facts, **changes},
    )
    event = turn.record(
        Stream.CASE,
        case.case_id,
        rule.name,
        payload_of(after, cause, facts),
        by,
        axis=rule.axis,
        valid_at=valid_at,
    )
    turn.counts["steps"] += 1
    return replace(after, last_seq=event.seq, last_valid_at=event.valid_at)
