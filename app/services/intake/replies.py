"""Collectors' replies to 核实 and 核查 tasks and to roll-calls: only the terminal that was asked may answer."""

from app.domain.case import Case
from app.domain.terms import Post
from app.services import answers, messaging
from app.services.case_steps import case_of, move
from app.services.messages import Outgoing, Reply
from app.services.refusals import Refused
from app.services.registry import Taking
from app.services.tasks import TASK_OF
from app.services.turn import By, Turn

STEP_OF = {
    ("verify", "passed"): "verified",
    ("verify", "failed"): "verify_failed",
    ("verify", "unable"): "verify_unable",
    ("check", "passed"): "check_passed",
    ("check", "failed"): "check_failed",
    ("check", "unable"): "check_unable",
}
"""The workflow's step by task and result."""
REASON_OF = {
    "verify_failed": "核实不实",
    "verify_unable": "现场无法核实",
    "check_failed": "核查不通过",
    "check_unable": "无法核查",
}
"""The reason kept where the collector wrote none."""


def take(turn: Turn, reply: Reply) -> Outgoing:
    """Take the step that the collector's result stands for and receipt it; a roll-call's answer is no step."""
    if reply.task == messaging.ROLL_CALL:
        return messaging.take_answer(turn, reply)
    name = STEP_OF.get((reply.task, reply.result))
    if name is None:
        raise Refused("invalid", f"不认识的任务或结果：{reply.task} {reply.result}")
    case = case_of(turn, reply.case_id)
    _check_task(case, reply)
    rule = turn.rules.workflow.step(name)
    facts = {
        "result": reply.result,
        "note": reply.note,
        "reason": reply.note or REASON_OF.get(name, ""),
        "photos": [{"sha256": sha256, "phase": reply.task} for sha256 in reply.photos],
    }
    by = By(actor=reply.terminal, post=Post.COLLECTOR)
    after = move(turn, case, rule, by, cause=reply.message_id, changes={}, facts=facts, valid_at=reply.device_at)
    return answers.done_receipt(reply.terminal, reply.message_id, after)


def key(reply: Reply) -> str:
    """Return the reply's key: message ids are a device's own."""
    return f"{reply.terminal}/{reply.message_id}"


def refuse(reply: Reply, code: str, text: str) -> Outgoing:
    """Return the receipt that says why not."""
    return answers.refused_receipt(reply.terminal, reply.message_id, code, text)


def _check_task(case: Case, reply: Reply) -> None:
    if TASK_OF.get(case.state.stage) != reply.task:
        raise Refused("not_allowed", f"案卷现为{case.state.stage.zh}，任务已结束")
    if case.state.checker != reply.terminal:
        raise Refused("not_yours", "任务不在本终端")


TAKING = Taking(message=Reply, take=take, key=key, refuse=refuse)
