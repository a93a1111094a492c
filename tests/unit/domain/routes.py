"""Cases brought by real steps to every stage and every pending application."""

from app.domain.case import Case
from app.domain.moment import DAY, MINUTE
from app.domain.terms import Light, Pending, Source, Stage

TO_STAGE = {
    Stage.REPORTED: (),
    Stage.VERIFYING: ("send_verify",),
    Stage.ACCEPTED: ("accept",),
    Stage.FILED: ("accept", "file"),
    Stage.DISPATCHED: ("accept", "file", "dispatch"),
    Stage.DISPOSING: ("accept", "file", "dispatch", "sign"),
    Stage.HUNG: ("accept", "file", "dispatch", "sign", "apply_hang", "approve_hang"),
    Stage.HANDLED: ("accept", "file", "dispatch", "sign", "handle"),
    Stage.FEEDBACK: ("accept", "file", "dispatch", "sign", "handle", "feedback"),
    Stage.PASSED: ("accept", "file", "dispatch", "sign", "handle", "feedback", "pass_on"),
    Stage.CHECKING: ("accept", "file", "dispatch", "sign", "handle", "feedback", "send_check"),
    Stage.CHECKED: ("accept", "file", "dispatch", "sign", "handle", "feedback", "send_check", "check_passed"),
    Stage.CLOSED: ("accept", "file", "dispatch", "sign", "handle", "feedback", "send_check", "check_passed", "close"),
    Stage.VOID: ("reject",),
}
TO_PENDING = {
    Pending.NONE: (),
    Pending.RETURN: ("apply_return",),
    Pending.DELAY: ("apply_delay",),
    Pending.DELAY_AGAIN: ("apply_delay", "approve_delay", "apply_delay"),
    Pending.HANG: ("apply_hang",),
    Pending.VOID: ("apply_void",),
    Pending.APPEAL: ("appeal",),
    Pending.APPEAL_AGAIN: ("appeal", "pass_appeal"),
}
ASKED_AT = {
    Pending.RETURN: (Stage.DISPATCHED, Stage.DISPOSING),
    Pending.DELAY: (Stage.DISPATCHED, Stage.DISPOSING),
    Pending.DELAY_AGAIN: (Stage.DISPATCHED, Stage.DISPOSING),
    Pending.HANG: (Stage.DISPOSING,),
    Pending.VOID: (Stage.FILED,),
    Pending.APPEAL: (Stage.CLOSED,),
    Pending.APPEAL_AGAIN: (Stage.CLOSED,),
}
PLACES = [(stage, Pending.NONE) for stage in Stage] + [(stage, one) for one, at in ASKED_AT.items() for stage in at]
"""Every stage and every application at every stage where it may be made."""


def standing(site, stage: Stage, pending: Pending = Pending.NONE, *, late: bool | None = None, **said) -> Case:
    """Return a case that stands so, a minute between two steps, on Friday 2026-06-12 from 09:00.

    *late*: the department hands over two days late (for an appeal; so by default where one is pending).
    """
    is_late = pending in {Pending.APPEAL, Pending.APPEAL_AGAIN} if late is None else late
    case = site.open(**said)
    at = case.opened_at
    for name in (*TO_STAGE[stage], *TO_PENDING[pending]):
        at += MINUTE + (2 * DAY if is_late and name == "handle" else 0)
        rule = site.workflow.step(name)
        case = site.step(case, name, at, **site.usual(rule, case, at))
    assert (case.state.stage, case.state.pending) == (stage, pending)
    assert case.state.frozen is Light.RED or not is_late or stage is not Stage.CLOSED
    return case


def next_minute(case: Case) -> int:
    """Return a minute after the case's last step."""
    return case.last_valid_at + MINUTE


def a_callers(**said):
    """Return the words of a finding that came by telephone."""
    return {"source": Source.HOTLINE_12345, "reporter": ""} | said
