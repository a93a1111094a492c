"""What is ruled on applications of departments and dispatchers, and what follows for when the work will be done."""

from collections.abc import Callable, Mapping

from app.domain.limit import Limit
from app.domain.moment import Instant
from app.domain.terms import Pending, Post
from app.simulate.story.moves import Move, Plot
from app.simulate.story.ticket import Ticket


def on_return(plot: Plot, ticket: Ticket, now: Instant) -> Move:
    """Return the dispatcher's ruling on a department's wish to give the case back."""
    at = plot.at_post(ticket, now)
    if plot.happens(0.5):
        return Move(at=at, step="approve_return", post=Post.DISPATCHER)
    return _refused(at, "refuse_return", Post.DISPATCHER, "权责清单属贵单位，请先行处置")


def on_delay(plot: Plot, ticket: Ticket, now: Instant) -> Move:
    """Return the shift leader's ruling on more time."""
    at = plot.at_post(ticket, now)
    if plot.happens(0.7):
        return Move(at=at, step="approve_delay", post=Post.SHIFT_LEADER)
    return _refused(at, "refuse_delay", Post.SHIFT_LEADER, "理由不充分，请按时处置")


def granted(plot: Plot, ticket: Ticket) -> None:
    """Note by when a case must be done that was given more time; most are done within it."""
    if ticket.case_due is None or not ticket.more:
        return
    ticket.case_due = plot.extended(ticket.case_due, Limit.parse(ticket.more))
    if ticket.finish_at is not None and ticket.finish_at > ticket.case_due and plot.happens(0.6):
        ticket.finish_at = ticket.case_due - plot.delays.soon(20, 90)


def on_second_delay(plot: Plot, ticket: Ticket, now: Instant) -> Move:
    """Return the leader's ruling on more time for the second time."""
    at = plot.at_post(ticket, now)
    if plot.happens(0.6):
        return Move(at=at, step="approve_delay_again", post=Post.LEADER)
    return _refused(at, "refuse_delay_again", Post.LEADER, "已延期一次，不再延期")


def on_hang(plot: Plot, ticket: Ticket, now: Instant) -> Move:
    """Return the dispatcher's ruling on a 挂账."""
    at = plot.at_post(ticket, now)
    if plot.happens(0.8) and ticket.hang_until is not None and ticket.hang_until > at:
        return Move(at=at, step="approve_hang", post=Post.DISPATCHER)
    return _refused(at, "refuse_hang", Post.DISPATCHER, "具备处置条件，不予挂账")


def on_void(plot: Plot, ticket: Ticket, now: Instant) -> Move:
    """Return the shift leader's ruling on a 作废."""
    at = plot.at_post(ticket, now)
    if plot.happens(0.7):
        return Move(at=at, step="approve_void", post=Post.SHIFT_LEADER)
    return _refused(at, "refuse_void", Post.SHIFT_LEADER, "问题仍然存在，请派遣")


def _refused(at: Instant, step: str, post: Post, reason: str) -> Move:
    return Move(at=at, step=step, post=post, fields={"reason": reason})


RULINGS: Mapping[Pending, Callable[[Plot, Ticket, Instant], Move]] = {
    Pending.RETURN: on_return,
    Pending.DELAY: on_delay,
    Pending.DELAY_AGAIN: on_second_delay,
    Pending.HANG: on_hang,
    Pending.VOID: on_void,
}
"""What is ruled by application; appeals come after the end (:mod:`aftermath`)."""
