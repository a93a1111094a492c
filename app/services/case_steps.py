"""Takes one step of one case: the rule moves it, the log keeps it, the collector whose task it is hears of it."""

import json
from collections.abc import Mapping
from dataclasses import replace

from app.domain.case import Case
from app.domain.case_fold import payload_of
from app.domain.event import Event
from app.domain.moment import Instant
from app.domain.terms import Post, Stream
from app.domain.workflow import StepRule, take
from app.services.refusals import Refused
from app.services.remembering import follow
from app.services.tasks import HOLD_US, TASK_OF, cancel_task, send_task
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
    text: str = "",
) -> Case:  # fmt: skip
    """Take the step and return the case after it; a task that it asks for is sent with *text*, one it ends is cancelled.

    *changes* are the step's fields for the rule, *facts* what its event keeps beside the state. Clocks turn now,
    when the next post can know of it; *valid_at* is when a collector saw it.
    """
    grid = str(changes.get("grid", case.state.grid))
    after = take(
        case,
        rule,
        at=turn.now,
        calendar=turn.rules.calendar,
        stage_limits=turn.rules.stage_limits,
        limits=turn.rules.limits,
        fields={**facts, **changes, "area_type": turn.rules.places.area_type_of(grid)},
    )
    if by.post is not Post.COLLECTOR and rule.to_stage is not None:
        end_task(turn, case)
    return put_down(turn, after, rule, by, cause=cause, facts=facts, valid_at=valid_at, text=text)


def put_down(
    turn: Turn, after: Case, rule: StepRule, by: By, *,
    cause: str, facts: Mapping[str, object], valid_at: Instant | None = None, text: str = "",
) -> Case:  # fmt: skip
    """Write the step that *rule* made *after* with into the log, with the task it asks for; it ends any claim."""
    kept = dict(facts) | (begin_task(turn, after, text) if rule.to_stage in TASK_OF else {})
    payload = payload_of(after, cause, kept)
    event = turn.record(Stream.CASE, after.case_id, rule.name, payload, by, axis=rule.axis, valid_at=valid_at)
    turn.counts["steps"] += 1
    return settled(turn, after, event)


def settled(turn: Turn, after: Case, event: Event) -> Case:
    """Return the case with its newest event's place, kept in mind as it stands now."""
    follow(turn, after)
    return replace(after, last_seq=event.seq, last_valid_at=event.valid_at)


def begin_task(turn: Turn, case: Case, text: str) -> dict[str, object]:
    """Send the task that the case waits for; return what the event keeps of it, so that it can be withdrawn."""
    sent = send_task(turn, case, text)
    return {"posts": [sent.post], "task": sent.task}


def end_task(turn: Turn, case: Case) -> None:
    """Withdraw the task that *case* waits for, if it waits for one; where it may be gone, its terminal is told.

    One that was due may have left although it still stands in the outbox: the gateway fell before it was crossed out.
    """
    if case.state.stage not in TASK_OF or not case.state.checker:
        return
    for event in reversed(turn.unit.history(Stream.CASE, case.case_id)):
        facts = json.loads(event.payload)["facts"]
        if facts.get("task"):
            is_held = turn.now < event.recorded_at + HOLD_US and not case.state.urgent
            if turn.unit.withdraw(facts["posts"]) < len(facts["posts"]) or not is_held:
                cancel_task(turn, case.state.checker, facts["task"], case)
            return
