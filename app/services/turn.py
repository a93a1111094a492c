"""One batch at work: what a handler may use and change."""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from app.domain.event import Event, Fact
from app.domain.fix import Fix
from app.domain.moment import Instant
from app.domain.terms import Axis, Post, Stream
from app.services.advice import Advisor
from app.services.fix_watch import FixWatch
from app.services.kept import Memory
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
    ``looks`` says how many passwords may still be looked at, ``head`` is the newest event's place, ``heard`` the
    unit's own events of shifts and settings.
    """

    unit: Unit
    rules: Rules
    advisor: Advisor
    watch: FixWatch
    passwords: Passwords
    decoy: str = field(repr=False)
    looks: LookBucket
    memory: Memory
    ids: Ids
    now: Instant
    head: int = 0
    heard: list[Event] = field(default_factory=list)
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
        if stream in (Stream.SHIFT, Stream.CONFIG):
            self.heard.append(event)
        return event

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """Undo what the block did, in the unit and in the gateway's memory, if it raises; the exception goes on."""
        head, heard, mark = self.head, len(self.heard), self.memory.mark()
        try:
            with self.unit.savepoint():
                yield
        except BaseException:
            self.head = head
            del self.heard[heard:]
            self.memory.undo(mark)
            raise
