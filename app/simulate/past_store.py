"""The store as the past is written to it: the real one, without what only the present needs.

A message of the past comes once, its tasks have long been done, and its simulated people need no log-in: nothing is
looked up for repeats, kept for them, or put into the outbox, and sessions stand in memory. All else goes through.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field

from app.domain.case import Case
from app.domain.event import Event, Fact
from app.domain.fix import Fix
from app.domain.moment import Instant
from app.domain.terms import Post, Stream
from app.services.alarms import RAISED
from app.services.messages import Outgoing, Unreadable
from app.services.ports import Session, Unit, UserRecord, WriterStore
from app.simulate.story.seats import record_of


@dataclass(frozen=True, slots=True)
class PastStore:
    """The port ``WriterStore`` over *store*, with the *sessions* of the past by the digest of their token.

    ``moved`` collects the cases that the gateway's timers moved, which no message of the story did; ``rung`` those that
    an alarm was raised for.
    """

    store: WriterStore
    sessions: Mapping[str, Session]
    moved: list[str] = field(default_factory=list)
    rung: list[str] = field(default_factory=list)
    seated: Mapping[str, Session] = field(init=False)

    def __post_init__(self) -> None:
        """Look the sessions up by user too."""
        object.__setattr__(self, "seated", {one.user: one for one in self.sessions.values()})

    def take_lease(self, owner: str, now: Instant) -> bool:
        """Become the writer if nobody else is."""
        return self.store.take_lease(owner, now)

    def release_lease(self, owner: str) -> None:
        """Stop being the writer."""
        self.store.release_lease(owner)

    @contextmanager
    def unit(self, now: Instant) -> Iterator[Unit]:
        """Open a unit whose events are recorded at *now*."""
        with self.store.unit(now) as unit:
            yield PastUnit(unit, self.sessions, self.seated, self.moved, self.rung)


@dataclass(frozen=True, slots=True)
class PastUnit:
    """The port ``Unit`` over *unit*."""

    inner: Unit
    sessions: Mapping[str, Session]
    by_user: Mapping[str, Session]
    moved: list[str]
    rung: list[str]

    def answered(self, message_id: str) -> None:
        """Return ``None``: the past sends nothing twice."""
        del message_id

    def remember(self, message_id: str, subject: str, outgoing: Outgoing) -> None:
        """Keep nothing."""

    def post(self, outgoing: Outgoing, *, due_at: Instant) -> int:
        """Send nothing; return no number of the outbox."""
        del outgoing, due_at
        return 0

    def session(self, token_digest: str) -> Session | None:
        """Return the session of a simulated seat."""
        return self.sessions.get(token_digest)

    def append(self, fact: Fact) -> Event:
        """Give *fact* the next place in the log."""
        if fact.post is Post.SYSTEM and fact.stream is Stream.CASE:
            self.moved.append(fact.subject)
        elif fact.stream is Stream.ALARM and fact.kind == RAISED:
            self.rung.append(fact.subject)
        return self.inner.append(fact)

    def case(self, case_id: str) -> Case | None:
        """Return the case as it stands in this unit."""
        return self.inner.case(case_id)

    def newest(self, stream: Stream, subject: str) -> Event | None:
        """Return the subject's newest event."""
        return self.inner.newest(stream, subject)

    def history(self, stream: Stream, subject: str, last: int = 0) -> Sequence[Event]:
        """Return the subject's newest events in order."""
        return self.inner.history(stream, subject, last)

    def open_cases(self) -> Iterable[Case]:
        """Return the cases that have not ended."""
        return self.inner.open_cases()

    def next_number(self, series: str) -> int:
        """Return the next number of *series*."""
        return self.inner.next_number(series)

    def add_fixes(self, fixes: Iterable[Fix]) -> None:
        """Store positions."""
        self.inner.add_fixes(fixes)

    def add_media(self, sha256: str, content: bytes) -> None:
        """Store an attachment."""
        self.inner.add_media(sha256, content)

    def add_personal(self, subject: str, values: dict[str, str]) -> str:
        """Store personal data; return its digest."""
        return self.inner.add_personal(subject, values)

    def quarantine(self, unreadable: Unreadable) -> None:
        """Keep what could not be read."""
        self.inner.quarantine(unreadable)

    def due_posts(self, now: Instant, limit: int) -> Sequence[tuple[int, Outgoing]]:
        """Return outbox messages that should leave now."""
        return self.inner.due_posts(now, limit)

    def posted(self, numbers: Sequence[int]) -> None:
        """Mark outbox messages as gone."""
        self.inner.posted(numbers)

    def expect(self, message_ids: Sequence[str]) -> None:
        """Look up at once what was answered to these."""
        self.inner.expect(message_ids)

    def withdraw(self, numbers: Sequence[int]) -> int:
        """Delete outbox messages that are not gone yet."""
        return self.inner.withdraw(numbers)

    def user(self, user: str) -> UserRecord | None:
        """Return a person's record; who sits at a simulated seat has that of its session."""
        seated = self.by_user.get(user)
        return self.inner.user(user) if seated is None else record_of(seated)

    def put_user(self, record: UserRecord) -> None:
        """Add or replace a person's record."""
        self.inner.put_user(record)

    def put_session(self, token_digest: str, session: Session) -> None:
        """Keep a session."""
        self.inner.put_session(token_digest, session)

    def savepoint(self) -> AbstractContextManager[None]:
        """Undo in memory what the block did if it raises."""
        return self.inner.savepoint()

    def commit(self) -> None:
        """Write everything."""
        self.inner.commit()
