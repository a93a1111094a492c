"""收回: the one way to undo a step, everywhere: until the receiver has signed for it, and both stay in the log."""

import json
from dataclasses import replace

from app.domain.case import Case, CaseState
from app.domain.case_fold import payload_of
from app.domain.clocks import Clock
from app.domain.errors import UnknownStep
from app.domain.event import Event
from app.domain.terms import Post, Stream
from app.domain.workflow import StepRule
from app.services import answers
from app.services.case_steps import begin_task, case_of, end_task, settled
from app.services.claiming import CLAIMED, check_unclaimed
from app.services.desk_rights import check_case_right, check_version, step_word
from app.services.messages import Answer, Step
from app.services.refusals import Refused
from app.services.registry import DeskStep, Seated
from app.services.sessions import seated
from app.services.tasks import TASK_OF
from app.services.turn import By, Turn

TAKEN_BACK = "taken_back"


def take_back(turn: Turn, seat: Seated, step: Step) -> Answer:
    """Undo the case's newest step, if it was this person's and nobody has signed for it; tasks on their way turn round."""
    case = case_of(turn, step.case_id)
    check_version(turn, step, case)
    before, newest = _two_newest(turn, case)
    rule = _rule_to_undo(turn, seat, newest)
    acting = seated(seat.session, turn.rules, (Post(newest.post),))
    restored = _restored(case, before)
    check_case_right(turn, acting, restored)
    check_unclaimed(turn, case, seat.session.seat)
    _refuse_signed(turn, case, newest)
    if rule.to_stage is not None:
        end_task(turn, case)
    after = _write(turn, restored, rule, acting.by, step.step_id)
    return answers.done(step.step_id, after)


def _two_newest(turn: Turn, case: Case) -> tuple[Event, Event]:
    events = turn.unit.history(Stream.CASE, case.case_id, 2)
    if len(events) != 2:
        raise Refused("not_allowed", "案卷的第一步不能收回")
    return events[0], events[1]


def _rule_to_undo(turn: Turn, seat: Seated, newest: Event) -> StepRule:
    """Return the rule of the newest step; refuse another's step, what is no step, and what the table keeps."""
    try:
        rule = turn.rules.workflow.step(newest.kind)
    except UnknownStep:
        word = step_word(newest.kind, turn.rules.workflow)
        raise Refused("not_allowed", f"上一步是{word}，没有可收回的步骤") from None
    if newest.actor != seat.session.user:
        raise Refused("not_allowed", f"{rule.zh}不是本人办理的，不能收回")
    if not rule.can_take_back:
        raise Refused("not_allowed", f"{rule.zh}后不能收回")
    return rule


def _refuse_signed(turn: Turn, case: Case, newest: Event) -> None:
    """Refuse where somebody of the post that got the case has claimed it since: that is their signature."""
    for event in turn.unit.history(Stream.CLAIM, case.case_id):
        is_theirs = event.post == case.state.post and event.actor != newest.actor
        if event.seq > newest.seq and event.kind == CLAIMED and is_theirs:
            raise Refused("not_allowed", f"坐席 {event.seat} 已签收，不能收回")


def _restored(case: Case, before: Event) -> Case:
    """Return the case as *before* left it, one version on."""
    payload = json.loads(before.payload)
    stage, handling = payload["clocks"]["stage"], payload["clocks"]["case"]
    return replace(
        case,
        version=case.version + 1,
        state=CaseState.from_payload(payload["after"]),
        stage_clock=None if stage is None else Clock.from_payload(stage),
        case_clock=None if handling is None else Clock.from_payload(handling),
    )


def _write(turn: Turn, restored: Case, rule: StepRule, by: By, cause: str) -> Case:
    """Write the undoing into the log; a task that the undone step had ended is sent again."""
    facts: dict[str, object] = {"taken_back": rule.name}
    if rule.to_stage is not None and restored.state.stage in TASK_OF and restored.state.checker:
        facts |= begin_task(turn, restored, "")
    payload = payload_of(restored, cause, facts)
    event = turn.record(Stream.CASE, restored.case_id, TAKEN_BACK, payload, by, axis=rule.axis)
    turn.counts["steps"] += 1
    return settled(turn, restored, event)


STEPS = (DeskStep(name="take_back", zh="收回", posts=(), take=take_back),)
