"""What the hall's posts and the collectors do with a case that waits for them."""

from app.domain.guards import PUBLIC
from app.domain.moment import Instant
from app.domain.terms import Post
from app.simulate.story.moves import Move, Plot
from app.simulate.story.ticket import Ticket

_REJECTED = ("与在办案卷重复", "不属城市管理范围", "现场已自行消除", "位置不清，无法联系上报人")
_REWORK = ("处置照片与现场不符", "清理不彻底，仍有残留", "未恢复原状")
_TERRITORIAL = "E06036"
"""A class that streets handle on their own ground: where a case goes that a department gave back."""
_UNABLE = "现场围挡，无法进入"
_TOLD_BY_LOOKING = {"failed": "核实不实", "unable": "无法核实，也联系不上来电人"}
_UNVERIFIED = "来电人描述清楚，附近无在岗监督员"


def reported(plot: Plot, ticket: Ticket, now: Instant) -> Move:
    """Return the acceptor's move: have a call verified, accept, or reject."""
    at = plot.at_post(ticket, now)
    if ticket.verdict in _TOLD_BY_LOOKING:
        reason = _TOLD_BY_LOOKING[ticket.verdict]
        return Move(at=at, step="reject", post=Post.ACCEPTOR, fields={"reason": reason})
    if ticket.needs_verifying and (checker := plot.shifts.checker(ticket.duty_grid, "", at, plot.rng)):
        return Move(at=at, step="send_verify", post=Post.ACCEPTOR, fields={"checker": checker})
    if plot.rng.random() < 0.015:
        return Move(at=at, step="reject", post=Post.ACCEPTOR, fields={"reason": plot.rng.choice(_REJECTED)})
    unseen = ticket.source in PUBLIC and ticket.verdict != "passed"
    fields: dict[str, object] = {"unverified_because": _UNVERIFIED} if unseen else {}
    return Move(at=at, step="accept", post=Post.ACCEPTOR, fields=fields)


def verifying(plot: Plot, ticket: Ticket, now: Instant) -> Move:
    """Return the collector's word on a call."""
    result = plot.rng.choices(("passed", "failed", "unable"), (0.88, 0.09, 0.03))[0]
    step = {"passed": "verified", "failed": "verify_failed"}.get(result, "verify_unable")
    return Move(at=plot.at_post(ticket, now), step=step, post=Post.COLLECTOR, result=result)


def accepted(plot: Plot, ticket: Ticket, now: Instant) -> Move:
    """Return the shift leader's move: file, send back, or refuse."""
    at, roll = plot.at_post(ticket, now), plot.rng.random()
    if roll < 0.006:
        return Move(at=at, step="return_to_acceptor", post=Post.SHIFT_LEADER, fields={"reason": "类别选择有误"})
    if roll < 0.014:
        reason = plot.rng.choice(_REJECTED)
        return Move(at=at, step="refuse_file", post=Post.SHIFT_LEADER, fields={"reason": reason})
    return Move(at=at, step="file", post=Post.SHIFT_LEADER, fields={"condition": plot.condition(ticket)})


def filed(plot: Plot, ticket: Ticket, now: Instant) -> Move | None:
    """Return the dispatcher's move; one without a row in the responsibility list waits for a person."""
    class_key = _TERRITORIAL if ticket.was_returned else ticket.class_key
    row = plot.advisor.responsibility(ticket.grid, class_key)
    if row is None:
        return None
    fields: dict[str, object] = {"department": row.department, **({"unit": row.unit} if row.unit else {})}
    return Move(at=plot.at_post(ticket, now), step="dispatch", post=Post.DISPATCHER, fields=fields)


def feedback(plot: Plot, ticket: Ticket, now: Instant) -> Move:
    """Return the dispatcher's move: have it checked, or done again."""
    at = plot.at_post(ticket, now)
    if plot.rng.random() < 0.012:
        return Move(at=at, step="rework", post=Post.DISPATCHER, fields={"reason": plot.rng.choice(_REWORK)})
    checker = plot.shifts.checker(ticket.duty_grid, ticket.reporter, at, plot.rng)
    fields: dict[str, object] = {"checker": checker} if checker else {}
    return Move(at=at, step="send_check", post=Post.DISPATCHER, fields=fields)


def passed(plot: Plot, ticket: Ticket, now: Instant) -> Move:
    """Return the acceptor's move with a case that could not be checked, or was passed on: have it checked."""
    checker = plot.shifts.checker(ticket.duty_grid, ticket.reporter, now, plot.rng)
    fields: dict[str, object] = {"checker": checker} if checker else {}
    return Move(at=plot.at_post(ticket, now), step="send_check", post=Post.ACCEPTOR, fields=fields)


def checking(plot: Plot, ticket: Ticket, now: Instant) -> Move:
    """Return the collector's word on what was done."""
    result = plot.rng.choices(("passed", "failed", "unable"), (0.97, 0.022, 0.008))[0]
    note = {"failed": plot.rng.choice(_REWORK), "unable": _UNABLE}.get(result, "")
    at = plot.at_post(ticket, now)
    return Move(at=at, step=f"check_{result}", post=Post.COLLECTOR, result=result, fields={"note": note})


def checked(plot: Plot, ticket: Ticket, now: Instant) -> Move:
    """Return the shift leader's move: close, or have it checked again."""
    at = plot.at_post(ticket, now)
    if plot.rng.random() < 0.005:
        return Move(at=at, step="return_to_check", post=Post.SHIFT_LEADER, fields={"reason": "核查照片不清"})
    return Move(at=at, step="close", post=Post.SHIFT_LEADER, fields={"closing": plot.closing(ticket)})


def rule_on_return(plot: Plot, ticket: Ticket, now: Instant) -> Move:
    """Return the dispatcher's ruling on a department's application."""
    at = plot.at_post(ticket, now)
    if plot.rng.random() < 0.5:
        return Move(at=at, step="approve_return", post=Post.DISPATCHER)
    return Move(at=at, step="refuse_return", post=Post.DISPATCHER, fields={"reason": "权责清单属贵单位，请先行处置"})
