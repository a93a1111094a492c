"""What the hall's posts and the collectors do with a case that waits for them."""

from app.domain.moment import Instant
from app.domain.terms import Post, Source
from app.simulate.story import repeats
from app.simulate.story.moves import Move, Plot
from app.simulate.story.ticket import Ticket

_REJECTED = ("不属城市管理范围", "现场已自行消除", "位置不清，无法联系上报人")
_REWORK = ("处置照片与现场不符", "清理不彻底，仍有残留", "未恢复原状")
TERRITORIAL = "E06036"
"""A class that streets handle on their own ground: where a case goes that nobody else is responsible for (属地管理)."""
_UNABLE = "现场围挡，无法进入"
_TOLD_BY_LOOKING = {"failed": "核实不实", "unable": "无法核实，也联系不上来电人"}
_UNVERIFIED = "来电人描述清楚，附近无在岗监督员"
_ANSWERED = ("已告知办理渠道及联系电话", "已解释相关管理规定", "已告知该路段施工期限")
_OFFICES = ("市公安局", "市市场监管局", "市民政局", "铁路车站管理处", "区住建局物业科")
_OWNERLESS = ("经查无产权单位，列入无责任主体", "多家单位均否认权属，属地先行处理")
_NOT_OURS = "不属城市管理职责范围"
_ON_CAMERA = 0.04
"""So many calls are looked at by camera, and so many cases checked by one."""


def reported(plot: Plot, ticket: Ticket, now: Instant) -> Move:
    """Return the acceptor's move: have a call verified, decide on a repeat, accept, or end it."""
    at = plot.at_post(ticket, now)
    if ticket.self_handled:
        return Move(at=at, step="archive_self_handled", post=Post.ACCEPTOR, fields={"note": "监督员现场处理完毕"})
    if ticket.verdict in _TOLD_BY_LOOKING:
        reason = _TOLD_BY_LOOKING[ticket.verdict]
        return Move(at=at, step="reject", post=Post.ACCEPTOR, fields={"reason": reason})
    for decide in (_elsewhere, _verifying, _ending):
        if (move := decide(plot, ticket, at)) is not None:
            return move
    return _accepting(ticket, at)


def _verifying(plot: Plot, ticket: Ticket, at: Instant) -> Move | None:
    if not ticket.needs_verifying:
        return None
    if plot.happens(_ON_CAMERA):
        return Move(at=at, step="camera_verified", post=Post.VIDEO)
    checker = plot.shifts.checker(ticket.duty_grid, "", at, plot.rng)
    return Move(at=at, step="send_verify", post=Post.ACCEPTOR, fields={"checker": checker}) if checker else None


def _ending(plot: Plot, ticket: Ticket, at: Instant) -> Move | None:
    """Return what ends a report early: another case has it already, or it is none."""
    repeat = repeats.decided(plot, ticket, at)
    if repeat is not None:
        return repeat
    if plot.happens(0.015):
        return Move(at=at, step="reject", post=Post.ACCEPTOR, fields={"reason": plot.rng.choice(_REJECTED)})
    return None


def _elsewhere(plot: Plot, ticket: Ticket, at: Instant) -> Move | None:
    """Return what ends a call that turns out to be a question, or another office's."""
    if ticket.is_public and plot.happens(0.008):
        return Move(at=at, step="consult_close", post=Post.ACCEPTOR, fields={"note": plot.rng.choice(_ANSWERED)})
    if ticket.order_no and plot.happens(0.012):
        fields = {"office": plot.rng.choice(_OFFICES), "reason": _NOT_OURS}
        return Move(at=at, step="transfer", post=Post.ACCEPTOR, fields=fields)
    return None


def _accepting(ticket: Ticket, at: Instant) -> Move:
    unseen = ticket.is_public and ticket.verdict != "passed"
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
    at = plot.at_post(ticket, now)
    is_plain = not (ticket.is_hurried or ticket.unfiled or ticket.ownerless or ticket.source is Source.LEADER)
    if is_plain and (other := _not_dispatched(plot, ticket, at)) is not None:
        return other
    class_key = TERRITORIAL if ticket.was_returned or ticket.ownerless else ticket.class_key
    row = plot.advisor.responsibility(ticket.grid, class_key)
    if row is None:
        return None
    fields: dict[str, object] = {"department": row.department, **({"unit": row.unit} if row.unit else {})}
    if plot.happens(0.012):
        fields["assistants"] = [plot.rng.choice([one for one in plot.under[""] if one != row.department])]
    return Move(at=at, step="dispatch", post=Post.DISPATCHER, fields=fields)


def _not_dispatched(plot: Plot, ticket: Ticket, at: Instant) -> Move | None:
    """Return what the dispatcher does with the few cases that are nobody's, or should not have been filed."""
    if plot.happens(0.25 if ticket.was_returned else 0.003):
        row = plot.advisor.responsibility(ticket.grid, TERRITORIAL)
        fields = {"department": row.department if row else "", "reason": plot.rng.choice(_OWNERLESS)}
        return Move(at=at, step="mark_ownerless", post=Post.DISPATCHER, fields=fields)
    if plot.happens(0.004):
        reason = "地址不详，请核对后重报"
        return Move(at=at, step="return_to_registry", post=Post.DISPATCHER, fields={"reason": reason})
    if "void" not in ticket.done and plot.happens(0.005):
        ticket.done.add("void")
        return Move(at=at, step="apply_void", post=Post.DISPATCHER, fields={"reason": "现场问题已自行消除，无需派遣"})
    return None


def feedback(plot: Plot, ticket: Ticket, now: Instant) -> Move:
    """Return the dispatcher's move: settle who pays, have it checked, or done again; or a camera's look."""
    at = plot.at_post(ticket, now)
    if ticket.disputed:
        return Move(at=at, step="settle_dispute", post=Post.DISPATCHER, fields={"party": "经会商由权属单位承担"})
    if plot.happens(0.012):
        return Move(at=at, step="rework", post=Post.DISPATCHER, fields={"reason": plot.rng.choice(_REWORK)})
    if plot.happens(0.03):
        return Move(at=at, step="pass_on", post=Post.DISPATCHER)
    return _camera_check(plot, at, _ON_CAMERA) or _send_check(plot, ticket, at, Post.DISPATCHER)


def passed(plot: Plot, ticket: Ticket, now: Instant) -> Move:
    """Return the acceptor's move with a case that could not be checked, or was passed on: have it checked."""
    at = plot.at_post(ticket, now)
    return _camera_check(plot, at, 0.2) or _send_check(plot, ticket, at, Post.ACCEPTOR)


def _camera_check(plot: Plot, at: Instant, share: float) -> Move | None:
    if not plot.happens(share):
        return None
    if plot.happens(0.05):
        reason = plot.rng.choice(_REWORK)
        return Move(at=at, step="camera_failed", post=Post.VIDEO, fields={"reason": reason})
    return Move(at=at, step="camera_passed", post=Post.VIDEO)


def _send_check(plot: Plot, ticket: Ticket, at: Instant, post: Post) -> Move:
    checker = plot.shifts.checker(ticket.duty_grid, ticket.reporter, at, plot.rng)
    return Move(at=at, step="send_check", post=post, fields={"checker": checker} if checker else {})


def checking(plot: Plot, ticket: Ticket, now: Instant) -> Move:
    """Return the collector's word on what was done."""
    result = plot.rng.choices(("passed", "failed", "unable"), (0.97, 0.022, 0.008))[0]
    note = {"failed": plot.rng.choice(_REWORK), "unable": _UNABLE}.get(result, "")
    at = plot.at_post(ticket, now)
    return Move(at=at, step=f"check_{result}", post=Post.COLLECTOR, result=result, fields={"note": note})


def checked(plot: Plot, ticket: Ticket, now: Instant) -> Move:
    """Return the shift leader's move: close, or have it checked again; what was dispatched first is filed before."""
    at = plot.at_post(ticket, now)
    if ticket.unfiled:
        return Move(at=at, step="file_afterwards", post=Post.SHIFT_LEADER, fields={"condition": plot.condition(ticket)})
    if plot.happens(0.005):
        return Move(at=at, step="return_to_check", post=Post.SHIFT_LEADER, fields={"reason": "核查照片不清"})
    return Move(at=at, step="close", post=Post.SHIFT_LEADER, fields={"closing": plot.closing(ticket)})
