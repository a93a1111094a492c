"""What a department, its units and their teams do with a case they were sent."""

from app.domain.guards import MUNICIPAL
from app.domain.moment import HOUR, MINUTE, Instant
from app.domain.terms import Post
from app.simulate.story import applications
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
_RETURNED_UP = ("不在本片区，请改派", "需大型机械，请上级统筹", "人手不足，请上级安排")
_ASSISTED = ("已配合断电", "已配合交通疏导", "已现场协助清运", "已提供管线图并到场配合")
_DISPUTED = ("权属存在争议，先行处置", "疑为管线单位施工遗留，先行修复", "责任主体待确认，先行抢修")
_COSTS = ("井盖更换材料及人工", "路面修补材料费", "抢修机械台班费", "清运处置费")
_TO_UNIT, _TO_TEAM = 0.22, 0.3


def dispatched(plot: Plot, ticket: Ticket, now: Instant) -> Move:
    """Return the level's first move: sign, or give the case back; or the level above takes it back."""
    if ticket.finish_at is None or ticket.finish_at <= now:
        ticket.finish_at = plot.finish(ticket, now)
    at = min(_first_look(plot, ticket, now), max(now, ticket.finish_at))
    if not ticket.is_hurried and (back := _back(plot, ticket, at)) is not None:
        return back
    return _move(at, "sign")


def _back(plot: Plot, ticket: Ticket, at: Instant) -> Move | None:
    if ticket.is_at_department:
        may_return = not ticket.unfiled and not ticket.ownerless and not acts_first(ticket)
        if may_return and plot.happens(0.015):
            return _move(at, "apply_return", reason=plot.rng.choice(_RETURNED))
    elif plot.happens(0.03):
        return _move(at, "return_up", reason=plot.rng.choice(_RETURNED_UP))
    elif plot.happens(0.015):
        parent = ticket.unit if ticket.holder == ticket.team and ticket.unit else ticket.department
        return Move(at=at, step="recall_assignment", post=Post.DEPARTMENT, by=parent)
    return None


def disposing(plot: Plot, ticket: Ticket, now: Instant) -> Move:
    """Return when and how the level that has signed goes on: pass down, apply, or be done."""
    finish = ticket.finish_at or plot.finish(ticket, now)
    if ticket.hangs and finish <= now:  # the work begins again when the waiting is over
        finish = plot.delays.in_department(now, 60, 300)
    ticket.finish_at = finish
    if not ticket.is_hurried:
        other = _passed_down(plot, ticket, now) or _disputed(plot, ticket, now) or applications.made(plot, ticket, now)
        if other is not None:
            return other
    if ticket.assistants:
        return _assisted(plot, ticket, now, finish)
    at = max(now + plot.delays.soon(0.5, 2), finish - plot.delays.soon(2, 9))
    if plot.steps_left(ticket):
        return _move(at, "step_done", note="本阶段已完成")
    return _move(at, "handle", note=plot.rng.choice(_HANDLED_NOTES))


def _passed_down(plot: Plot, ticket: Ticket, now: Instant) -> Move | None:
    """Return how the case goes to a unit, or from there to a team; each level decides once."""
    level = "unit" if ticket.is_at_department else "team"
    below = plot.under.get(ticket.acting, ())
    if not below or level in ticket.done or ticket.acting == ticket.team:
        return None
    ticket.done.add(level)
    if not plot.happens(_TO_UNIT if level == "unit" else _TO_TEAM):
        return None
    code = ticket.unit if level == "unit" and ticket.unit in below else plot.rng.choice(below)
    at = now + plot.delays.soon(1, 8)
    return _move(at, f"assign_{level}", **{level: code})


def _disputed(plot: Plot, ticket: Ticket, now: Instant) -> Move | None:
    """Return the note that who is responsible is in dispute, where the task may not be given back (先行处置)."""
    if "dispute" in ticket.done or not acts_first(ticket):
        return None
    ticket.done.add("dispute")
    if not plot.happens(0.06):
        return None
    return _move(now + plot.delays.soon(3, 15), "dispute", reason=plot.rng.choice(_DISPUTED))


def _assisted(plot: Plot, ticket: Ticket, now: Instant, finish: Instant) -> Move:
    """Return the part of an assisting department, before which the lead cannot be done."""
    at = now + max(5 * MINUTE, int((finish - now) * plot.rng.uniform(0.2, 0.7)))
    helper = ticket.assistants[0]
    if plot.happens(0.15):
        return Move(at=at, step="release_assistant", post=Post.DISPATCHER, fields={"department": helper})
    fields = {"department": helper, "note": plot.rng.choice(_ASSISTED)}
    return Move(at=at, step="assist_done", post=Post.DEPARTMENT, fields=fields, by=helper)


def handled(plot: Plot, ticket: Ticket, now: Instant) -> Move:
    """Return the feedback; before it, what the work on a disputed case has cost."""
    if ticket.disputed and "cost" not in ticket.done:
        ticket.done.add("cost")
        fen = 100 * plot.rng.randrange(80, 4000)
        return _move(now + plot.delays.soon(0.5, 3), "cost", amount_fen=fen, what=plot.rng.choice(_COSTS))
    at = max(now + plot.delays.soon(0.5, 2), min(ticket.finish_at or now, now + plot.delays.soon(2, 9)))
    return _move(at, "feedback")


def hung(plot: Plot, ticket: Ticket, now: Instant) -> Move | None:
    """Return how a few hung cases go on earlier than said; the others go on by themselves."""
    until = ticket.hang_until or now
    if until - now < 2 * HOUR or not plot.happens(0.3):
        return None
    at = now + int((until - now) * plot.rng.uniform(0.4, 0.9))
    return Move(at=at, step="resume", post=Post.DISPATCHER)


def acts_first(ticket: Ticket) -> bool:
    """Say whether the case is handled first, whoever is responsible: urgent ones and municipal facilities."""
    return ticket.urgent or ticket.class_key.startswith(MUNICIPAL)


def _move(at: Instant, step: str, **fields: object) -> Move:
    return Move(at=at, step=step, post=Post.DEPARTMENT, fields=fields)


def _first_look(plot: Plot, ticket: Ticket, now: Instant) -> Instant:
    if ticket.is_hurried:
        return now + plot.delays.soon(0.3, 1.2)
    if not ticket.is_at_department:
        return plot.delays.in_department(now, 2, 20) if not ticket.urgent else now + plot.delays.soon(1, 5)
    return now + plot.delays.soon(2, 10) if ticket.urgent else plot.delays.in_department(now, 4, 45)
