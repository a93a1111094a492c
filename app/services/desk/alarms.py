"""Acknowledging an alarm: it stops blinking, and the log says who looked at it."""

import json

from app.domain.terms import Post, Stream
from app.services import fields
from app.services.alarms import ACKNOWLEDGED, RAISED
from app.services.case_steps import case_of
from app.services.desk_rights import check_case_right, done_words
from app.services.messages import Answer, Step
from app.services.refusals import Refused
from app.services.registry import DeskStep, Seated
from app.services.turn import Turn

POSTS = (Post.ACCEPTOR, Post.SHIFT_LEADER, Post.DISPATCHER, Post.LEADER)


def acknowledge(turn: Turn, seat: Seated, step: Step) -> Answer:
    """Acknowledge the alarm of ``fields.alarm`` (else of the step's case); refuse one that nobody raised or somebody took."""
    subject = fields.text(step.fields, "alarm", limit=64) or step.case_id
    newest = turn.unit.newest(Stream.ALARM, subject) if subject else None
    if newest is None:
        raise Refused("invalid", "没有这个告警")
    if about := json.loads(newest.payload).get("case_id", subject):
        check_case_right(turn, seat, case_of(turn, about))
    if newest.kind != RAISED:
        raise Refused("not_allowed", done_words(newest, turn.rules.workflow, turn.now))
    turn.record(Stream.ALARM, subject, ACKNOWLEDGED, {"v": 1, "case_id": about}, seat.by)
    return Answer(step_id=step.step_id, ok=True, case_id=about)


STEPS = (DeskStep(name="acknowledge_alarm", zh="确认告警", posts=POSTS, take=acknowledge),)
