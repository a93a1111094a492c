"""Calling the caller back (回访), and looking at who called: each look is written down."""

from dataclasses import replace

from app.domain import call as kinds
from app.domain.call import CallRecord, fold_call
from app.domain.case import Case
from app.domain.guards import PUBLIC
from app.domain.moment import to_datetime
from app.domain.terms import CallOutcome, Post, Satisfaction, Stage, Stream
from app.services import fields
from app.services.call_told import CODE_LIMIT
from app.services.calls import call_of_case, given_call, opening_facts, record, settling_case
from app.services.case_steps import case_of
from app.services.desk.calls import told
from app.services.desk_case import take_case_step
from app.services.desk_rights import check_case_right
from app.services.messages import Answer, Step
from app.services.refusals import Refused
from app.services.registry import DeskStep, Seated
from app.services.turn import Turn

LOOKED = "personal_looked"
ANSWERS = tuple(one for one in Satisfaction if one is not Satisfaction.NONE)


def call_back(turn: Turn, seat: Seated, step: Step) -> Answer:
    """Write down what the caller said; where the call is a case, its step 回访 is taken too.

    Of a case merged into another (并案) the caller is asked once that one is closed; what he says stands on his call only.
    ``fields.reopen`` of the answer offers 回访退回: the case is closed and its caller is not satisfied.
    """
    satisfaction = _satisfaction(step.fields)
    note = fields.text(step.fields, "note")
    case, call = _asked_of(turn, seat, step)
    is_own = case is not None and not _is_merged(case, step, call)
    answer = _on_case(turn, seat, step, case) if case and is_own else Answer(step_id=step.step_id, ok=True)
    if call is not None:
        said = {"v": 1, "satisfaction": str(satisfaction), "note": note}
        call = fold_call(call, record(turn, seat.by, call.call_id, kinds.CALLED_BACK, said))
        answer = replace(answer, fields={**answer.fields, **told(step, call).fields})
    may_reopen = case is not None and case.state.source in PUBLIC
    reopen = may_reopen and satisfaction is Satisfaction.DISSATISFIED
    return replace(answer, fields={**answer.fields, "reopen": reopen})


def look_at_caller(turn: Turn, seat: Seated, step: Step) -> Answer:
    """Write down that this person looks at a caller's name and number; the answer's digest is what to look up."""
    call_id = fields.text(step.fields, "call_id", limit=CODE_LIMIT)
    call = given_call(turn, seat, step.fields) if call_id else None
    digest = _caller_of(turn, seat, step) if call is None else call.digest
    if not digest:
        raise Refused("not_allowed", "没有登记来电人")
    about = step.case_id if call is None else call.case_id
    looked = {"v": 1, "digest": digest, "case_id": about, "call_id": call_id}
    turn.record(Stream.SHIFT, seat.by.actor, LOOKED, looked, seat.by)
    return Answer(step_id=step.step_id, ok=True, case_id=step.case_id, fields={"digest": digest, "call_id": call_id})


def _asked_of(turn: Turn, seat: Seated, step: Step) -> tuple[Case | None, CallRecord | None]:
    """Return the case and the call that the caller is asked about; at least one of them is there."""
    if step.case_id:
        case = case_of(turn, step.case_id)
        return case, call_of_case(turn, case)
    call = given_call(turn, seat, step.fields)
    _check_askable(call)
    if call.outcome is not CallOutcome.CASE:
        return None, call
    settling = settling_case(turn, call.case_id) or case_of(turn, call.case_id)
    if settling.case_id != call.case_id and settling.state.stage is not Stage.CLOSED:
        raise Refused("not_allowed", f"并入的案卷 {settling.state.number} 尚未结案，不能回访")
    return settling, call


def _is_merged(case: Case, step: Step, call: CallRecord | None) -> bool:
    """Say whether *case* is not the call's own but the one that was merged into."""
    return not step.case_id and call is not None and call.case_id != case.case_id


def _on_case(turn: Turn, seat: Seated, step: Step, case: Case) -> Answer:
    version = step.version if step.case_id else case.version
    return take_case_step(turn, seat.session, replace(step, case_id=case.case_id, version=version))


def _satisfaction(given: fields.Fields) -> Satisfaction:
    value = fields.text(given, "satisfaction", limit=16)
    if value not in ANSWERS:
        raise Refused("invalid", f"回访结果应为{'、'.join(one.zh for one in ANSWERS)}之一")
    return Satisfaction(value)


def _check_askable(call: CallRecord) -> None:
    """Refuse a call that has no result yet; one that is no case is asked once, or until somebody answers."""
    if call.outcome is CallOutcome.OPEN or call.owes_transfer_answer:
        raise Refused("not_allowed", "来电尚未办结，不能回访")
    is_asked = call.satisfaction not in (Satisfaction.NONE, Satisfaction.UNREACHED)
    if is_asked and call.outcome is not CallOutcome.CASE and call.called_back_at is not None:
        raise Refused("not_allowed", f"已于 {to_datetime(call.called_back_at):%m-%d %H:%M} 回访")


def _caller_of(turn: Turn, seat: Seated, step: Step) -> str:
    case = case_of(turn, step.case_id)
    check_case_right(turn, seat, case)
    return str(opening_facts(turn, case.case_id).get("caller", ""))


STEPS = (
    DeskStep(name="call_back", zh="回访", posts=(Post.ACCEPTOR,), take=call_back),
    DeskStep(
        name="look_at_caller",
        zh="查看来电人",
        posts=(Post.ACCEPTOR, Post.SHIFT_LEADER, Post.LEADER),
        take=look_at_caller,
    ),
)
