"""Reports of what is reported already: each is decided, 并案 or 非重复, never passed over (domain facts §14.13)."""

from app.domain.moment import Instant
from app.domain.terms import Post, Stage
from app.simulate.story.moves import Move, Plot
from app.simulate.story.ticket import Ticket

_NEAR_DEGREES = 0.0004
"""About forty metres: what lies nearer may be the same thing seen twice."""
_SAME = 0.25
"""So many of those are."""
_STANDING = frozenset({Stage.DISPATCHED, Stage.DISPOSING, Stage.HANDLED, Stage.FEEDBACK, Stage.CHECKING})
"""Stages from which a case is not voided while the acceptor looks."""


def decided(plot: Plot, ticket: Ticket, at: Instant) -> Move | None:
    """Return how the acceptor decides on the case beside this one; ``None`` where there is none, or it is decided."""
    other = None if "compared" in ticket.done else _beside(plot, ticket)
    if other is None:
        return None
    ticket.done.add("compared")
    if plot.happens(_SAME):
        return Move(at=at, step="merge", post=Post.ACCEPTOR, fields={"merged_into": other.case_id})
    return Move(at=at, step="not_duplicate", post=Post.ACCEPTOR, fields={"compared": [other.case_id]})


def _beside(plot: Plot, ticket: Ticket) -> Ticket | None:
    """Return an open case of the same class close by."""
    for one in plot.stock.values():
        if (
            one.class_key == ticket.class_key
            and one.stage in _STANDING
            and abs(one.lon - ticket.lon) < _NEAR_DEGREES
            and abs(one.lat - ticket.lat) < _NEAR_DEGREES
        ):
            return one
    return None
