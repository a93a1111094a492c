"""Who may touch which case: post × area × level of command, denied unless given; and who was faster."""

from collections.abc import Callable, Mapping

from app.domain.case import Case, CaseState
from app.domain.errors import UnknownStep
from app.domain.event import Event
from app.domain.moment import Instant, to_datetime
from app.domain.terms import Post, Stream
from app.domain.workflow import Workflow
from app.services.messages import Step
from app.services.refusals import Refused
from app.services.registry import Seated
from app.services.turn import Turn

OTHER_WORDS = {
    "clock_recomputed": "重新计时",
    "taken_back": "收回",
    "claimed": "占用",
    "released": "放开",
    "alarm_raised": "告警",
    "alarm_acknowledged": "确认告警",
}
"""What events that are no steps of the workflow are called."""


def check_case_right(turn: Turn, seated: Seated, case: Case, step: str = "") -> None:
    """Refuse a case outside the seat's area; for a department's post also one that is not its own to do *step* on.

    Without a step's name it is enough to have to do with the case at all: to lead, to hold or to assist.
    """
    if not case.state.grid.startswith(seated.session.area):
        raise Refused("no_right", "案卷不在本席位管辖区域")
    if seated.by.post is not Post.DEPARTMENT:
        return
    own, state = seated.session.department, case.state
    if own not in chain_of(state) and own not in state.assistants:
        owner = turn.advisor.department_name(state.department) or "未派遣"
        raise Refused("no_right", f"案卷不属本部门（{owner}）")
    if step and not may_take(own, state, step):
        holder = turn.advisor.department_name(_holder_of(state)) or "未派遣"
        raise Refused("no_right", _WHOSE.get(step, "案卷现由{0}办理").format(holder))


def may_take(own: str, state: CaseState, step: str) -> bool:
    """Say whether the department, unit or team *own* may take *step* on a case that stands so."""
    return _RIGHT_OF.get(step, _holds)(own, state)


def chain_of(state: CaseState) -> tuple[str, ...]:
    """Return department, unit and team that the case went down to, as far as it went."""
    return tuple(code for code in (state.department, state.unit, state.team) if code)


def _holder_of(state: CaseState) -> str:
    return state.holder or state.unit or state.department


def _holds(own: str, state: CaseState) -> bool:
    """Say whether *own* must act; a case from before there were holders is the department's and its unit's."""
    return own == state.holder if state.holder else own in chain_of(state)


def _is_above(own: str, state: CaseState) -> bool:
    chain, holder = chain_of(state), _holder_of(state)
    return holder in chain and own in chain[: chain.index(holder)]


def _assists(own: str, state: CaseState) -> bool:
    return own in state.assistants


def _is_in_chain(own: str, state: CaseState) -> bool:
    return own in chain_of(state)


def _leads(own: str, state: CaseState) -> bool:
    return own == state.department


_RIGHT_OF: Mapping[str, Callable[[str, CaseState], bool]] = {
    "recall_assignment": _is_above,
    "assist_done": _assists,
    "answer_supervision": _is_in_chain,
    "cost": _is_in_chain,
    "appeal": _leads,
}
"""Whose a department's step is where it is not the holder's."""
_WHOSE = {
    "recall_assignment": "案卷不在本部门下属单位（现由{0}办理）",
    "assist_done": "本部门不是协办部门",
    "appeal": "申诉由处置部门提出",
}


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
