"""Decides what happens next to a case at the post where it stands."""

from collections.abc import Callable, Mapping

from app.domain.moment import Instant
from app.domain.terms import Pending, Stage
from app.simulate.story import disposal, posts
from app.simulate.story.moves import Move, Plot
from app.simulate.story.rulings import RULINGS
from app.simulate.story.ticket import Ticket

_DECISIONS: Mapping[Stage, Callable[[Plot, Ticket, Instant], Move | None]] = {
    Stage.REPORTED: posts.reported,
    Stage.VERIFYING: posts.verifying,
    Stage.ACCEPTED: posts.accepted,
    Stage.FILED: posts.filed,
    Stage.DISPATCHED: disposal.dispatched,
    Stage.DISPOSING: disposal.disposing,
    Stage.HANDLED: disposal.handled,
    Stage.HUNG: disposal.hung,
    Stage.FEEDBACK: posts.feedback,
    Stage.PASSED: posts.passed,
    Stage.CHECKING: posts.checking,
    Stage.CHECKED: posts.checked,
}


def next_move(plot: Plot, ticket: Ticket, now: Instant) -> Move | None:
    """Return what happens next to the case that reached its stage at *now*; ``None`` when nothing does by itself."""
    if ticket.pending is not Pending.NONE:
        rule = RULINGS.get(ticket.pending)
        return rule(plot, ticket, now) if rule else None
    decide = _DECISIONS.get(ticket.stage)
    return decide(plot, ticket, now) if decide else None
