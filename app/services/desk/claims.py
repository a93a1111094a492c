"""Claiming a case (占用) while a desk works on it, and letting go of it again."""

from app.domain.case import Case
from app.domain.terms import Post
from app.services import claiming
from app.services.case_steps import case_of
from app.services.desk_rights import check_case_right
from app.services.messages import Answer, Step
from app.services.refusals import Refused
from app.services.registry import DeskStep, Seated
from app.services.sessions import posts_of, seated
from app.services.turn import Turn

BESIDE = frozenset({"urge", "supervise", "force_close"})
"""Steps that leave the work to the post that has it: who can do no more than these need not keep others off."""


def claim(turn: Turn, seat: Seated, step: Step) -> Answer:
    """Give the case to the seat; refuse while another seat has it or where the seat could do nothing with it."""
    case = case_of(turn, step.case_id)
    acting = seated(seat.session, turn.rules, (), case.state.post)
    check_case_right(turn, acting, case)
    _check_work(turn, seat, case)
    held = claiming.claim(turn, acting.by, case)
    return _answer(step, case, {"until": held.until})


def release(turn: Turn, seat: Seated, step: Step) -> Answer:
    """Let go of the case; no claim of this seat there is no fault, it may have run out."""
    case = case_of(turn, step.case_id)
    claiming.release(turn, seat.by, case.case_id)
    return _answer(step, case, {})


def _check_work(turn: Turn, seat: Seated, case: Case) -> None:
    """Refuse a seat that has no step of its own on the case: its looking on must not stop those who have."""
    posts = posts_of(seat.session, turn.rules)
    if all(rule.name in BESIDE for rule in turn.rules.workflow.steps_for(case.state, posts)):
        who = case.state.post.zh if case.state.post is not Post.NOBODY else case.state.stage.zh
        raise Refused("not_allowed", f"案卷现由{who}办理，本席位不必占用")


def _answer(step: Step, case: Case, fields: dict[str, object]) -> Answer:
    return Answer(
        step_id=step.step_id,
        ok=True,
        case_id=case.case_id,
        number=case.state.number,
        version=case.version,
        fields=fields,
    )


STEPS = (
    DeskStep(name="claim", zh="占用", posts=(), take=claim),
    DeskStep(name="release", zh="放开", posts=(), take=release),
)
