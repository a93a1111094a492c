"""What departments apply for while they work: more time (延期), or to wait for a date (挂账)."""

from datetime import datetime, time, timedelta

from app.domain.limit import Limit
from app.domain.moment import CHINA, HOUR, MINUTE, Instant, from_datetime, to_datetime
from app.domain.terms import Post
from app.simulate.story.moves import Move, Plot
from app.simulate.story.ticket import Ticket

_LATE_APPLY, _AGAIN_APPLY, _HANG, _FORCE = 0.12, 0.9, 0.003, 0.01
"""Shares: of cases that would be late 延期 the first and the second time, of all 挂账, of late ones 强制结案."""
_DELAY_REASONS = ("需等待材料到场", "连续降雨，无法施工", "需协调占道施工许可")
_HANG_REASONS = ("待雨季过后施工", "已列入专项改造计划", "涉及征迁，待协议签订", "待专用配件到货")
_FORCED = "问题已由专项整治一并解决"
_HANG_DAYS = (1, 1, 1, 2, 3, 5, 10, 20)
_MARGIN: Instant = 40 * MINUTE
"""So long before the due moment an application is made at the latest: after it there is none."""


def made(plot: Plot, ticket: Ticket, now: Instant) -> Move | None:
    """Return the application, or the leader's end, of the few cases that have one."""
    return _delay(plot, ticket, now) or _hang(plot, ticket, now) or _forced(plot, ticket, now)


def _delay(plot: Plot, ticket: Ticket, now: Instant) -> Move | None:
    """Return the wish for more time of a case that would be late; each time is asked for once."""
    due, finish = ticket.case_due, ticket.finish_at
    word = f"delay {ticket.delays}"
    if due is None or finish is None or finish <= due or ticket.delays > 1 or word in ticket.done:
        return None
    ticket.done.add(word)
    latest = due - _MARGIN
    if latest <= now or not plot.happens(_AGAIN_APPLY if ticket.delays else _LATE_APPLY):
        return None
    limit = plot.limit(ticket)
    at = now + int((latest - now) * plot.rng.uniform(0.6, 1.0))
    fields = {"more": _more(plot, limit), "reason": plot.rng.choice(_DELAY_REASONS)}
    return Move(at=at, step="apply_delay", post=Post.DEPARTMENT, fields=fields)


def _more(plot: Plot, limit: Limit) -> str:
    """Return an amount in the limit's own kind of time."""
    return plot.rng.choice(("4h", "1d", "1d", "2d") if limit.is_work else ("1u", "2u"))


def _hang(plot: Plot, ticket: Ticket, now: Instant) -> Move | None:
    """Return the wish to wait until a date; hardly ever for what is urgent."""
    if "hang" in ticket.done or ticket.hangs or ticket.urgent:
        return None
    ticket.done.add("hang")
    if not plot.happens(_HANG):
        return None
    at = now + plot.delays.soon(5, 40)
    day = to_datetime(at).date() + timedelta(days=plot.rng.choice(_HANG_DAYS))
    until = from_datetime(datetime.combine(day, time(9), CHINA))
    fields = {"hang_until": until, "reason": plot.rng.choice(_HANG_REASONS)}
    return Move(at=at, step="apply_hang", post=Post.DEPARTMENT, fields=fields)


def _forced(plot: Plot, ticket: Ticket, now: Instant) -> Move | None:
    """Return the leader's 强制结案 of a case that will be late."""
    due, finish = ticket.case_due, ticket.finish_at
    if due is None or finish is None or finish < due + HOUR or "force" in ticket.done:
        return None
    ticket.done.add("force")
    if not plot.happens(_FORCE):
        return None
    at = max(now, due) + int((finish - max(now, due)) * 0.6)
    return Move(at=at, step="force_close", post=Post.LEADER, fields={"reason": _FORCED})
