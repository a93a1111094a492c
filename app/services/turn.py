"""One batch at work: what a handler may use and change."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.event import Event, Fact
from app.domain.fix import Fix
from app.domain.moment import Instant
from app.domain.terms import Axis, Post, Stream
from app.services.advice import Advisor
from app.services.fix_watch import FixWatch
from app.services.look_bucket import LookBucket
from app.services.ports import Ids, Passwords, Unit
from app.services.rules import Rules


@dataclass(frozen=True, slots=True, kw_only=True)
class By:
    """Who does something: a user or terminal, at a post, from a seat (``""`` outside the hall)."""

    actor: str
    post: Post
    seat: str = ""


SYSTEM = By(actor="gateway", post=Post.SYSTEM)


@dataclass(slots=True, kw_only=True)
class Turn:
    """The unit of one batch with the rules and the gateway's memory; lives until the commit.

    ``fixes`` waits to be stored in one go, ``strangers`` are terminals nobody registered, met in this batch,
    ``looks`` says how many passwords may still be looked at, ``head`` is the newest event's place.
    """

    unit: Unit
    rules: Rules
    advisor: Advisor
    watch: FixWatch
    passwords: Passwords
    decoy: str = field(repr=False)
    looks: LookBucket
    ids: Ids
    now: Instant
    head: int = 0
    fixes: list[Fix] = field(default_factory=list)
    strangers: dict[str, Instant] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)

    def record(
        self, stream: Stream, subject: str, kind: str, payload: Mapping[str, object], by: By, *,
        axis: Axis = Axis.SUPERVISION, valid_at: Instant | None = None,
    ) -> Event:  # fmt: skip
        """Append what happened to the log; *valid_at* is now unless given."""
        fact = Fact(
            stream=stream,
            subject=subject,
            kind=kind,
            axis=axis,
            valid_at=self.now if valid_at is None else valid_at,
            actor=by.actor,
            post=by.post,
            seat=by.seat,
            payload=payload,
        )
        event = self.unit.append(fact)
        self.head = event.seq
        return event
