"""Claiming a case (占用) while a desk works on it, and letting go of it again."""

from app.domain.case import Case
from app.domain.levels import holder_of
from app.domain.terms import Post
from app.services import claiming
from app.services.case_steps import case_of
from app.services.desk_rights import check_case_right, may_take
from app.services.messages import Answer, Step
from app.services.refusals import Refused
from app.services.registry import DeskStep, Seated
from app.services.sessions import posts_of, seated
from app.services.turn import Turn


def claim(turn: Turn, seat: Seated, step: Step) -> Answer:
    """Give the case to the seat; refuse while another seat has it or where the seat could do nothing with it."""
    case = case_of(turn, step.case_id)
    acting = seated(seat.session, turn.rules, (), case.state.post)
    check_case_right(turn, acting, case)
    _check_work(turn, acting, case)
    held = claiming.claim(turn, acting.by, case)
    return _answer(step, case, {"until": held.until})


def release(turn: Turn, seat: Seated, step: Step) -> Answer:
    """Let go of the case; no claim of this seat there is no fault, it may have run out."""
    case = case_of(turn, step.case_id)
    claiming.release(turn, seat.by, case.case_id)
    return _answer(step, case, {})


def _check_work(turn: Turn, seat: Seated, case: Case) -> None:
    """Refuse a seat that has no step of its own on the case: its looking on must not stop those who have."""
    steps = turn.rules.workflow.steps_for(case.state, posts_of(seat.session, turn.rules))
    own, is_department = seat.session.department, seat.by.post is Post.DEPARTMENT
    theirs = [one for one in steps if not is_department or may_take(own, case.state, one.name)]
    if all(rule.name in claiming.BESIDE for rule in theirs):
        raise Refused("not_allowed", f"案卷{_whose(turn, case)}，本席位不必占用")


def _whose(turn: Turn, case: Case) -> str:
    """Return in whose hands the case is."""
    post = case.state.post
    if post is Post.NOBODY:
        return case.state.stage.zh
    holder = turn.advisor.department_name(holder_of(case.state)) if post is Post.DEPARTMENT else ""
    return f"现由{holder or post.zh}办理"


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
