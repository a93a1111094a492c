"""How much of the hall's work the simulated desks leave to the people at the real ones."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.moment import Instant
from app.domain.terms import Post
from app.simulate.story.acts import Act, Moving
from app.simulate.story.ticket import Ticket

_HALL = (Post.ACCEPTOR, Post.SHIFT_LEADER, Post.DISPATCHER)


@dataclass(frozen=True, slots=True)
class Leaving:
    """Each queue of the hall keeps ``waiting`` cases; of those about to run over, ``late`` (else all would)."""

    waiting: int = 3
    late: int = 1

    def leaves(self, act: Act, tickets: Iterable[Ticket], now: Instant) -> bool:
        """Say whether *act* is left to somebody real for now."""
        if not isinstance(act, Moving) or act.is_aside or act.move.post not in _HALL:
            return False
        mine = act.ticket
        queue = sum(1 for one in tickets if (one.stage, one.pending) == (mine.stage, mine.pending))
        is_late = mine.stage_soon is not None and now >= mine.stage_soon
        return queue <= (self.late if is_late else self.waiting)
