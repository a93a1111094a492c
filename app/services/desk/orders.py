"""What becomes of a call that is no case (咨询办结, 转办), and what goes back to the line (答复)."""

from dataclasses import replace

from app.domain import call as kinds
from app.domain.call import CallRecord, fold_call
from app.domain.moment import to_datetime
from app.domain.terms import CallOutcome, Post, Satisfaction, Stage
from app.services import fields
from app.services.call_told import CODE_LIMIT, checked_reply_due
from app.services.calls import given_call, open_call, record, settling_case
from app.services.desk.calls import told
from app.services.messages import Answer, Step
from app.services.refusals import Refused
from app.services.registry import DeskStep, Seated
from app.services.turn import Turn

DONE_STAGES = frozenset({Stage.CLOSED, Stage.VOID, Stage.HUNG})
"""Where a case stands when the line can be told how it came out."""


def consult(turn: Turn, seat: Seated, step: Step) -> Answer:
    """Close a call as a consultation, which is no case."""
    category = fields.needed_text(step.fields, "category", "咨询类别", limit=CODE_LIMIT)
    answer = fields.needed_text(step.fields, "answer", "答复内容")
    call = open_call(turn, seat, step.fields, about=category)
    return _moved(turn, seat, step, call, kinds.CONSULTED, category=category, answer=answer)


def transfer(turn: Turn, seat: Seated, step: Step) -> Answer:
    """Hand a call over to another office; it stays on the list until that one has answered."""
    office = fields.needed_text(step.fields, "office", "转办单位", limit=CODE_LIMIT)
    reason = fields.needed_text(step.fields, "reason", "转办理由")
    call = _transferable(turn, seat, step)
    return _moved(turn, seat, step, call, kinds.TRANSFERRED, office=office, reason=reason)


def answer_transfer(turn: Turn, seat: Seated, step: Step) -> Answer:
    """Write down what the office answered."""
    reply = fields.needed_text(step.fields, "reply", "办理情况")
    call = given_call(turn, seat, step.fields)
    if not call.owes_transfer_answer:
        raise Refused("not_allowed", "此来电没有待答复的转办")
    return _moved(turn, seat, step, call, kinds.TRANSFER_ANSWERED, reply=reply)


def reply(turn: Turn, seat: Seated, step: Step) -> Answer:
    """Send the reply text back to the line; ``interim`` where the case is not done yet but the limit runs out.

    An interim reply keeps the limit; the order goes on owing its last one.
    """
    text = fields.needed_text(step.fields, "text", "答复内容")
    call = given_call(turn, seat, step.fields)
    is_interim = step.fields.get("interim") is True
    _check_replyable(turn, call, interim=is_interim)
    after = _moved(turn, seat, step, call, kinds.REPLIED, text=text, **({"interim": True} if is_interim else {}))
    is_late = call.is_reply_late(turn.now)
    return replace(after, fields={**after.fields, "late": is_late})


def set_limit(turn: Turn, seat: Seated, step: Step) -> Answer:
    """Change the reply limit, as the line has granted."""
    reason = fields.needed_text(step.fields, "reason", "理由")
    call = given_call(turn, seat, step.fields)
    due = checked_reply_due(step.fields, call.received_at)
    if due is None:
        raise Refused("missing", "请填写回复时限")
    if not call.owes_reply:
        raise Refused("not_allowed", "此来电不需回复")
    return _moved(turn, seat, step, call, kinds.LIMIT_SET, reply_due=due, reason=reason)


def _moved(turn: Turn, seat: Seated, step: Step, call: CallRecord, kind: str, **said: object) -> Answer:
    return told(step, fold_call(call, record(turn, seat.by, call.call_id, kind, {"v": 1, **said})))


def _transferable(turn: Turn, seat: Seated, step: Step) -> CallRecord:
    """Return the call to hand over: an open one, or one whose office has answered, so that the next one takes it."""
    if fields.text(step.fields, "call_id", limit=CODE_LIMIT):
        call = given_call(turn, seat, step.fields)
        if call.outcome is CallOutcome.TRANSFER and not call.owes_transfer_answer:
            return call
    return open_call(turn, seat, step.fields)


def _check_replyable(turn: Turn, call: CallRecord, *, interim: bool) -> None:
    if not call.is_order:
        raise Refused("not_allowed", "此来电没有工单号，不需回复")
    if call.outcome is CallOutcome.OPEN:
        raise Refused("not_allowed", "工单尚未办理，不能回复")
    if call.replied_at is not None and not _was_dissatisfied_since(call):
        raise Refused("not_allowed", f"工单已于 {to_datetime(call.replied_at):%m-%d %H:%M} 回复")
    case = settling_case(turn, call.case_id)
    is_open = case is not None and case.state.stage not in DONE_STAGES
    if (is_open or call.owes_transfer_answer) and not interim:
        raise Refused("not_allowed", "案卷或转办尚未办结；到期须先行答复的，请注明“先行答复”")


def _was_dissatisfied_since(call: CallRecord) -> bool:
    """Whether the caller has been asked since the reply and was not satisfied: then there is a second reply."""
    asked, replied = call.called_back_at, call.replied_at
    is_later = asked is not None and replied is not None and asked >= replied
    return is_later and call.satisfaction is Satisfaction.DISSATISFIED


_POSTS = (Post.ACCEPTOR,)
STEPS = (
    DeskStep(name="consult_call", zh="咨询办结", posts=_POSTS, take=consult),
    DeskStep(name="transfer_call", zh="转办", posts=_POSTS, take=transfer),
    DeskStep(name="answer_transfer", zh="转办答复", posts=_POSTS, take=answer_transfer),
    DeskStep(name="reply_order", zh="工单答复", posts=_POSTS, take=reply),
    DeskStep(name="set_reply_limit", zh="改回复时限", posts=(Post.ACCEPTOR, Post.SHIFT_LEADER), take=set_limit),
)
