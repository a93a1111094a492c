"""Who may touch which case: post × area × department, denied unless given; and who was faster."""

from app.domain.case import Case
from app.domain.errors import UnknownStep
from app.domain.event import Event
from app.domain.moment import Instant, to_datetime
from app.domain.terms import Post, Stream
from app.domain.workflow import Workflow
from app.services.messages import Step
from app.services.refusals import Refused
from app.services.registry import Seated
from app.services.turn import Turn

OTHER_WORDS = {"clock_recomputed": "重新计时", "alarm_raised": "告警", "alarm_acknowledged": "确认告警"}
"""What events that are no steps of the workflow are called."""


def check_case_right(turn: Turn, seated: Seated, case: Case) -> None:
    """Refuse a case outside the seat's area, or another department's for a department's post."""
    if not case.state.grid.startswith(seated.session.area):
        raise Refused("no_right", "案卷不在本席位管辖区域")
    if seated.by.post is not Post.DEPARTMENT:
        return
    if seated.session.department not in (case.state.department, case.state.unit):
        owner = turn.advisor.department_name(case.state.department) or "未派遣"
        raise Refused("no_right", f"案卷不属本部门（{owner}）")


def check_version(turn: Turn, step: Step, case: Case) -> None:
    """Refuse a step that was asked for on sight of another version, saying who did what meanwhile."""
    if step.version is None:
        raise Refused("invalid", "缺少案卷版本")
    if step.version != case.version:
        newest = turn.unit.newest(Stream.CASE, case.case_id)
        done = "案卷已变更" if newest is None else done_words(newest, turn.rules.workflow, turn.now)
        raise Refused("stale", done)


def done_words(event: Event, workflow: Workflow, now: Instant) -> str:
    """Return what *event* did as ``坐席 5 已于 15:26:03 受理``; another day's with its date."""
    who = f"坐席 {event.seat}" if event.seat else _actor_words(event)
    when, today = to_datetime(event.recorded_at), to_datetime(now)
    day = "" if when.date() == today.date() else f"{when.month} 月 {when.day} 日 "
    return f"{who} 已于 {day}{when:%H:%M:%S} {step_word(event.kind, workflow)}"


def step_word(kind: str, workflow: Workflow) -> str:
    """Return the Chinese word of a case event."""
    try:
        return workflow.step(kind).zh
    except UnknownStep:
        return OTHER_WORDS.get(kind, kind)


def _actor_words(event: Event) -> str:
    post = Post(event.post)
    return post.zh if post is Post.SYSTEM else f"{post.zh} {event.actor}"
