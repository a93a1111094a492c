"""Clocks of open cases computed anew when the calendar or the limits have changed since the last start."""

import hashlib
import json
from dataclasses import replace

from app.domain.case import Case, CaseState
from app.domain.case_fold import payload_of
from app.domain.clocks import Clock
from app.domain.errors import DomainError
from app.domain.event import Fact, canonical
from app.domain.limit import Limit
from app.domain.limits import HandlingLimit
from app.domain.moment import Instant
from app.domain.taking import clock_values, holder_due
from app.domain.terms import Axis, Stage, Stream
from app.services.alarms import RAISED, plain_alarm
from app.services.ports import Unit, WriterStore
from app.services.rules import Rules
from app.services.turn import SYSTEM

SUBJECT, KIND = "clock_rules", "rules_in_force"
CASE_KIND = "clock_recomputed"
REASON = "日历或时限已调整"
MOST_NUMBERS = 500
"""So many numbers of changed cases the log lists; the rest is found by its own event."""


def recompute_clocks(store: WriterStore, rules: Rules, now: Instant) -> int:
    """Append ``clock_recomputed`` for each open case whose moments change under *rules*; return how many.

    The log lists their numbers, and an alarm says that they changed. Nothing is looked at while the digest of calendar, limits and threshold is the one last written to the log.
    """
    digest = rules_digest(rules)
    with store.unit(now) as unit:
        if _digest_in_force(unit) == digest:
            return 0
        cases = tuple(unit.open_cases())
        changed = [after for case in cases if (after := recomputed(case, rules, _held_since(unit, case))) != case]
        for case in changed:
            unit.append(_fact(Stream.CASE, case.case_id, CASE_KIND, now, payload_of(case, "", {"reason": REASON})))
        numbers = [case.state.number for case in changed[:MOST_NUMBERS]]
        payload = {"v": 1, "digest": digest, "cases": len(changed), "numbers": numbers}
        unit.append(_fact(Stream.CONFIG, SUBJECT, KIND, now, payload))
        if changed:
            text = f"{REASON}，{len(changed)} 件案卷重新计时"
            unit.append(_fact(Stream.ALARM, SUBJECT, RAISED, now, plain_alarm(text)))
        unit.commit()
    return len(changed)


def recomputed(case: Case, rules: Rules, held_since: Instant) -> Case:
    """Return the case one version on with both clocks under *rules*; the same case where no moment changes.

    *held_since* is when its present holder got it, whose own share runs from there.
    """
    percent = rules.workflow.charter.soon_percent
    stage_clock = _relimited(case.stage_clock, _stage_limit(case.state, rules), percent)
    case_clock = _relimited(case.case_clock, _case_limit(case.state, rules), percent)
    timed = clock_values(stage_clock, case_clock, rules.calendar, is_ended=False)
    fresh = replace(case.state, holder_due=None)
    timed["holder_due"] = holder_due(fresh, fresh, case_clock, rules.workflow.charter, held_since, rules.calendar)
    state = replace(case.state, **timed)  # type: ignore[arg-type]  # names are CaseState's
    if (state, stage_clock, case_clock) == (case.state, case.stage_clock, case.case_clock):
        return case
    return replace(case, version=case.version + 1, state=state, stage_clock=stage_clock, case_clock=case_clock)


def rules_digest(rules: Rules) -> str:
    """Return the SHA-256 of everything that moments are computed from."""
    calendar, charter = rules.calendar, rules.workflow.charter
    parts = {
        "windows": [list(window) for window in calendar.windows],
        "holidays": sorted(day.isoformat() for day in calendar.holidays),
        "workdays": sorted(day.isoformat() for day in calendar.workdays),
        "handling": sorted(
            f"{row.class_key} {row.condition} {row.limit} {_steps(row)}".strip() for row in rules.limits.rows
        ),
        "stages": sorted(f"{stage} {urgent} {kind} {limit}" for (stage, urgent, kind), limit in _stages(rules)),
        "soon_percent": charter.soon_percent,
        "shares": sorted(f"{level} {percent}" for level, percent in charter.shares.items()),
        "sign_limit": str(charter.sign_limit or ""),
    }
    return hashlib.sha256(canonical(parts).encode()).hexdigest()


def _steps(row: HandlingLimit) -> str:
    return " ".join(str(step.limit) for step in row.steps)


def _stages(rules: Rules) -> list[tuple[tuple[object, bool, str], Limit]]:
    return list(rules.stage_limits.minutes.items())


def _stage_limit(state: CaseState, rules: Rules) -> Limit | None:
    return rules.stage_limits.limit(state.stage, state.urgent, rules.places.area_type_of(state.grid))


def _case_limit(state: CaseState, rules: Rules) -> Limit | None:
    """Return the disposal limit of the case's present step; ``None`` where class or condition is gone: the old stays."""
    row = rules.limits.find(state.class_key, state.condition)
    if row is None and state.unfiled:
        row = _limit_before_filing(state, rules)
    if row is None or state.limit_step >= max(1, len(row.steps)):
        return None
    return row.steps[state.limit_step].limit if row.steps else row.limit


def _limit_before_filing(state: CaseState, rules: Rules) -> HandlingLimit | None:
    try:
        return rules.limits.before_filing(state.class_key, state.urgent)
    except DomainError:
        return None


def _relimited(clock: Clock | None, limit: Limit | None, soon_percent: int) -> Clock | None:
    """Return the clock under *limit*; an extended one keeps its limit, because the extension was given on top of it."""
    if clock is None or clock.is_stopped:
        return clock
    is_extended = any(one.more is not None for one in clock.segments)
    return replace(clock, limit=clock.limit if limit is None or is_extended else limit, soon_percent=soon_percent)


def _held_since(unit: Unit, case: Case) -> Instant:
    """Return when the case came to the level that has not signed for it yet; of any other case it does not matter."""
    since = case.last_valid_at
    if case.state.stage is not Stage.DISPATCHED:
        return since
    for event in reversed(unit.history(Stream.CASE, case.case_id)):
        after = json.loads(event.payload)["after"]
        if (after["stage"], after.get("holder", "")) != (case.state.stage, case.state.holder):
            break
        since = event.recorded_at
    return since


def _digest_in_force(unit: Unit) -> str:
    newest = unit.newest(Stream.CONFIG, SUBJECT)
    return "" if newest is None else str(json.loads(newest.payload).get("digest", ""))


def _fact(stream: Stream, subject: str, kind: str, now: Instant, payload: dict[str, object]) -> Fact:
    return Fact(
        stream=stream,
        subject=subject,
        kind=kind,
        axis=Axis.SUPERVISION,
        valid_at=now,
        actor=SYSTEM.actor,
        post=SYSTEM.post,
        seat=SYSTEM.seat,
        payload=payload,
    )
