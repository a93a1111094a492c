"""What the services need from outside, in the trade's words."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Protocol

from app.domain.case import Case
from app.domain.event import Event, Fact
from app.domain.fix import Fix
from app.domain.moment import Instant
from app.domain.terms import Stream
from app.services.messages import Answer, Login, Outgoing, Step, Unreadable


class StoreFailure(Exception):
    """The store could not take or give what was asked (disk full, server gone); nothing was written. Try later."""


class LeaseLost(StoreFailure):
    """Another gateway is the writer now; this one may not write."""


class GatewayAway(Exception):
    """The gateway gave no answer in time; the step is kept and may be asked again with the same id."""


class UploadRefused(Exception):
    """The gateway did not take a photo; the sentence says why, in Chinese."""


class Clock(Protocol):
    """The time of day; a test moves it by hand."""

    def now(self) -> Instant:
        """Return the present instant."""
        ...


class Ids(Protocol):
    """New identifiers."""

    def new(self) -> str:
        """Return a new UUIDv7 in its usual text form."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class UserRecord:
    """A person who may log in. ``posts`` and ``area`` (a code prefix) are the rights; ``department`` for that post."""

    user: str
    name: str
    posts: tuple[str, ...]
    department: str
    area: str
    password_hash: str = field(repr=False)
    failures: int
    locked_until: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A seat somebody is logged in at. ``person`` is the digest of the record it was made from."""

    seat: str
    user: str
    posts: tuple[str, ...]
    department: str
    area: str
    person: str
    until: Instant


class Unit(Protocol):
    """One write transaction of the one writer. Everything waits in memory until :meth:`commit` writes it at once."""

    def append(self, fact: Fact) -> Event:
        """Give *fact* the next place in the log and fold it into its projections; return the event."""
        ...

    def case(self, case_id: str) -> Case | None:
        """Return the case as it stands in this unit, or ``None``."""
        ...

    def newest(self, stream: Stream, subject: str) -> Event | None:
        """Return the newest event of *subject* in *stream*, this unit's own included, or ``None``."""
        ...

    def history(self, stream: Stream, subject: str, last: int = 0) -> Sequence[Event]:
        """Return the newest *last* events (0: all) of *subject* in order, this unit's own included.

        ``""`` as subject stands for all of the stream's.
        """
        ...

    def open_cases(self) -> Iterable[Case]:
        """Return all cases that are neither closed nor void, as they stand in this unit, in order of report."""
        ...

    def answered(self, message_id: str) -> Outgoing | None:
        """Return what was answered to *message_id* before, or ``None`` if it is new."""
        ...

    def expect(self, message_ids: Sequence[str]) -> None:
        """Look up at once what was answered to *message_ids*, which :meth:`answered` will be asked for one by one."""
        ...

    def remember(self, message_id: str, subject: str, outgoing: Outgoing) -> None:
        """Keep the answer to *message_id*, so that a repeat gets the same."""
        ...

    def next_number(self, series: str) -> int:
        """Return the next number of *series*, from 1, without gaps in committed units."""
        ...

    def add_fixes(self, fixes: Iterable[Fix]) -> None:
        """Store positions; one that is there already (terminal and device time) is passed over."""
        ...

    def add_media(self, sha256: str, content: bytes) -> None:
        """Store an attachment under its SHA-256."""
        ...

    def add_personal(self, subject: str, values: dict[str, str]) -> str:
        """Store personal data of *subject* apart from the log; return its salted digest.

        The value ``caller_phone`` is what :class:`~app.services.searching.CaseSearch` finds callers by.
        """
        ...

    def quarantine(self, unreadable: Unreadable) -> None:
        """Keep what could not be read, with its reason."""
        ...

    def post(self, outgoing: Outgoing, *, due_at: Instant) -> int:
        """Put a message into the outbox, to leave at *due_at*; return its number."""
        ...

    def due_posts(self, now: Instant, limit: int) -> Sequence[tuple[int, Outgoing]]:
        """Return outbox messages that should leave now, oldest first."""
        ...

    def posted(self, numbers: Sequence[int]) -> None:
        """Mark outbox messages as gone."""
        ...

    def withdraw(self, numbers: Sequence[int]) -> int:
        """Delete those of these outbox messages that are not gone yet; return how many they were."""
        ...

    def user(self, user: str) -> UserRecord | None:
        """Return a person's record."""
        ...

    def put_user(self, record: UserRecord) -> None:
        """Add or replace a person's record."""
        ...

    def session(self, token_digest: str) -> Session | None:
        """Return the session of a token's SHA-256."""
        ...

    def put_session(self, token_digest: str, session: Session) -> None:
        """Keep a session."""
        ...

    def savepoint(self) -> AbstractContextManager[None]:
        """Undo in memory what the block did if it raises; the exception goes on."""
        ...

    def commit(self) -> None:
        """Write everything, or raise having written nothing: :class:`StoreFailure`, or :class:`ValueError` for good.

        The second means a value no database will ever take: trying again is no use.
        """
        ...


class WriterStore(Protocol):
    """The store as its one writer sees it."""

    def take_lease(self, owner: str, now: Instant) -> bool:
        """Become the writer if nobody else is; return whether this *owner* is the writer. Call again to keep it."""
        ...

    def release_lease(self, owner: str) -> None:
        """Stop being the writer."""
        ...

    def unit(self, now: Instant) -> AbstractContextManager[Unit]:
        """Open a unit whose events are recorded at *now* (never before the last event's). Left without commit it writes nothing."""
        ...


class CaseFiles(Protocol):
    """What a desk reads of one case, by id."""

    def case(self, case_id: str) -> Case | None:
        """Return the case as committed, or ``None``."""
        ...

    def history(self, subject: str, stream: Stream = Stream.CASE) -> Sequence[Event]:
        """Return the events of *subject* in order: the case's own, or in *stream* its claims, or a call's."""
        ...

    def attachment(self, sha256: str) -> bytes | None:
        """Return an attachment's content, or ``None`` if it has not come yet."""
        ...

    def cases(self, since: Instant | None, until: Instant | None) -> Iterator[Case]:
        """Yield all cases reported in the half-open period, in order of report."""
        ...


class Passwords(Protocol):
    """Keeps passwords as slow hashes."""

    def hash(self, password: str) -> str:
        """Return a new salted hash of *password*."""
        ...

    def matches(self, password: str, password_hash: str) -> bool:
        """Say whether *password* is the one behind *password_hash*; an unreadable hash matches nothing."""
        ...


class Desk(Protocol):
    """A seat's door to the gateway; both calls block until the answer or raise :class:`GatewayAway`."""

    def login(self, login: Login) -> Answer:
        """Ask for a seat; ``fields["session"]`` of a good answer is the token for steps."""
        ...

    def ask(self, step: Step) -> Answer:
        """Ask for one step."""
        ...

    def upload(self, content: bytes) -> str:
        """Hand over a photo and return its SHA-256; raise :class:`UploadRefused` where the gateway does not want it."""
        ...
