"""What a department does with a case it was sent."""

from app.domain.guards import MUNICIPAL
from app.domain.moment import Instant
from app.domain.terms import Post
from app.simulate.story.moves import Move, Plot
from app.simulate.story.ticket import Ticket

_HANDLED_NOTES = (
    "已清理完毕，现场恢复整洁",
    "已修复，恢复使用",
    "已劝离并清理现场",
    "已更换并加固",
    "已整改到位",
    "已清运，路面已冲洗",
)
_RETURNED = ("不属本单位职责", "属产权单位，请改派", "辖区以外，请改派相邻单位")


def dispatched(plot: Plot, ticket: Ticket, now: Instant) -> Move:
    """Return the department's first move: sign, or apply to give the case back."""
    if ticket.finish_at is None or ticket.finish_at <= now:
        ticket.finish_at = plot.finish(ticket, now)
    at = _first_look(plot, ticket, now)
    may_return = not ticket.is_hurried and not ticket.urgent and not ticket.class_key.startswith(MUNICIPAL)
    if may_return and plot.rng.random() < 0.015:
        reason = plot.rng.choice(_RETURNED)
        return Move(at=at, step="apply_return", post=Post.DEPARTMENT, fields={"reason": reason})
    return Move(at=min(at, max(now, ticket.finish_at)), step="sign", post=Post.DEPARTMENT)


def disposing(plot: Plot, ticket: Ticket, now: Instant) -> Move:
    """Return when and how the department is done."""
    finish = ticket.finish_at or plot.finish(ticket, now)
    ticket.finish_at = finish
    at = max(now + plot.delays.soon(0.5, 2), finish - plot.delays.soon(2, 9))
    return Move(at=at, step="handle", post=Post.DEPARTMENT, fields={"note": plot.rng.choice(_HANDLED_NOTES)})


def handled(plot: Plot, ticket: Ticket, now: Instant) -> Move:
    """Return the department's feedback."""
    at = max(now + plot.delays.soon(0.5, 2), min(ticket.finish_at or now, now + plot.delays.soon(2, 9)))
    return Move(at=at, step="feedback", post=Post.DEPARTMENT)


def _first_look(plot: Plot, ticket: Ticket, now: Instant) -> Instant:
    if ticket.is_hurried:
        return now + plot.delays.soon(0.3, 1.2)
    return now + plot.delays.soon(2, 10) if ticket.urgent else plot.delays.in_department(now, 4, 45)
