"""Fakes that pass the same contract tests as the real parts."""

import copy
import hashlib
import math
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

import numpy as np

from app.domain.call import CallRecord
from app.domain.case import Case
from app.domain.case_fold import fold
from app.domain.event import GENESIS, HASH_VERSION, Event, Fact, canonical, chain_hash
from app.domain.fix import Fix
from app.domain.moment import SECOND, Instant
from app.domain.terms import Stage, Stream
from app.services.messages import Outgoing, Unreadable
from app.services.ports import LeaseLost, Session, StoreFailure, UserRecord
from app.services.searching import CallerCase, CallQuery, Found, SearchQuery
from app.situation.source import FixRows, TrackRows
from tests import naive_search

LEASE_TIME = 15 * SECOND


@dataclass
class FakeData:
    """What is committed; two fake stores on one of these contend like two programs on one database."""

    events: list[Event] = field(default_factory=list)
    cases: dict[str, Case] = field(default_factory=dict)
    answers: dict[str, Outgoing] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    fixes: dict[tuple[str, int], Fix] = field(default_factory=dict)
    media: dict[str, bytes] = field(default_factory=dict)
    personal: dict[str, tuple[str, dict[str, str]]] = field(default_factory=dict)
    quarantine: list[Unreadable] = field(default_factory=list)
    outbox: dict[int, tuple[Instant, Outgoing]] = field(default_factory=dict)
    users: dict[str, UserRecord] = field(default_factory=dict)
    sessions: dict[str, Session] = field(default_factory=dict)
    lease: tuple[str, int, Instant] = ("", 0, 0)

    def copied(self) -> "FakeData":
        """Return a copy whose containers are its own."""
        return FakeData(**{name: copy.copy(value) for name, value in vars(self).items()})


def _refuse_null(text: str) -> None:
    if "\x00" in text:
        raise ValueError("a text with a null character cannot be stored")


def _is_storable(fix: Fix) -> bool:
    numbers = (fix.lon, fix.lat, fix.accuracy_m, fix.speed_mps, fix.course_deg)
    return all(map(math.isfinite, numbers)) and max(fix.device_at, fix.received_at) < 2**63


class FakeUnit:
    """A unit over a copy of the data, which the commit puts in place."""

    def __init__(self, store: "FakeStore", now: Instant) -> None:
        self._store = store
        self._data = store.data.copied()
        self._length = len(store.data.events)
        self._now = now

    def append(self, fact: Fact) -> Event:
        _refuse_null(fact.subject + fact.kind + fact.actor + fact.seat)
        events = self._data.events
        recorded_at = max([self._now, *(e.recorded_at for e in events[-1:])])
        chain = [e for e in reversed(events) if e.axis == fact.axis][:1]
        before = [e.valid_at for e in reversed(events) if (e.stream, e.subject) == (fact.stream, fact.subject)][:1]
        event = Event(
            seq=len(events) + 1,
            stream=str(fact.stream),
            subject=fact.subject,
            kind=fact.kind,
            axis=str(fact.axis),
            chain_seq=chain[0].chain_seq + 1 if chain else 1,
            prev_hash=chain[0].hash if chain else GENESIS,
            hash="",
            hash_version=HASH_VERSION,
            recorded_at=recorded_at,
            valid_at=min(recorded_at, max([fact.valid_at, *before])),
            actor=fact.actor,
            post=str(fact.post),
            seat=fact.seat,
            payload=canonical(fact.payload),
        )
        event = replace(event, hash=chain_hash(event))
        if fact.stream is Stream.CASE:
            self._data.cases[fact.subject] = fold(self._data.cases.get(fact.subject), event)
        events.append(event)
        return event

    def case(self, case_id: str) -> Case | None:
        return self._data.cases.get(case_id)

    def newest(self, stream: Stream, subject: str) -> Event | None:
        return next((e for e in reversed(self._data.events) if (e.stream, e.subject) == (stream, subject)), None)

    def history(self, stream: Stream, subject: str, last: int = 0) -> Sequence[Event]:
        mine = [e for e in self._data.events if e.stream == stream and subject in ("", e.subject)]
        return mine[-last:] if last else mine

    def open_cases(self) -> Iterable[Case]:
        still_open = [c for c in self._data.cases.values() if c.state.stage not in (Stage.CLOSED, Stage.VOID)]
        return sorted(still_open, key=lambda c: (c.state.reported_at, c.case_id))

    def answered(self, message_id: str) -> Outgoing | None:
        return self._data.answers.get(message_id)

    def expect(self, message_ids: Sequence[str]) -> None:
        """Do nothing: memory is looked up at once anyway."""

    def remember(self, message_id: str, subject: str, outgoing: Outgoing) -> None:
        _refuse_null(message_id + subject)
        self._data.answers[message_id] = outgoing

    def next_number(self, series: str) -> int:
        _refuse_null(series)
        self._data.numbers[series] = self._data.numbers.get(series, 0) + 1
        return self._data.numbers[series]

    def add_fixes(self, fixes: Iterable[Fix]) -> None:
        for fix in filter(_is_storable, fixes):
            self._data.fixes.setdefault((fix.terminal, fix.device_at), fix)

    def add_media(self, sha256: str, content: bytes) -> None:
        if hashlib.sha256(content).hexdigest() != sha256:
            raise ValueError("the attachment's content is not what its name says")
        self._data.media[sha256] = content

    def add_personal(self, subject: str, values: dict[str, str]) -> str:
        _refuse_null(subject)
        digest = hashlib.sha256((f"salt {len(self._data.personal)}" + canonical(values)).encode()).hexdigest()
        self._data.personal[digest] = (subject, dict(values))
        return digest

    def quarantine(self, unreadable: Unreadable) -> None:
        self._data.quarantine.append(unreadable)

    def post(self, outgoing: Outgoing, *, due_at: Instant) -> int:
        _refuse_null(outgoing.channel + outgoing.address)
        number = self.next_number(":outbox")
        self._data.outbox[number] = (due_at, outgoing)
        return number

    def due_posts(self, now: Instant, limit: int) -> Sequence[tuple[int, Outgoing]]:
        due = sorted((due_at, number) for number, (due_at, _) in self._data.outbox.items() if due_at <= now)
        return [(number, self._data.outbox[number][1]) for _, number in due[:limit]]

    def posted(self, numbers: Sequence[int]) -> None:
        for number in numbers:
            self._data.outbox.pop(number, None)

    def withdraw(self, numbers: Sequence[int]) -> int:
        return sum(self._data.outbox.pop(number, None) is not None for number in set(numbers))

    def user(self, user: str) -> UserRecord | None:
        return self._data.users.get(user)

    def put_user(self, record: UserRecord) -> None:
        _refuse_null(record.user + record.name)
        self._data.users[record.user] = record

    def session(self, token_digest: str) -> Session | None:
        return self._data.sessions.get(token_digest)

    def put_session(self, token_digest: str, session: Session) -> None:
        _refuse_null(session.seat + session.user)
        self._data.sessions[token_digest] = session

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        before = self._data.copied()
        try:
            yield
        except BaseException:
            self._data = before
            raise

    def commit(self) -> None:
        self._store.put(self._data, length_before=self._length)


class FakeStore:
    """A store in memory: writer, case files, search and the situation's source. ``fail_with`` makes the next commit fail."""

    def __init__(self, data: FakeData | None = None) -> None:
        self.data = data or FakeData()
        self.fail_with: StoreFailure | None = None
        self._epoch = 0

    def migrate(self) -> None:
        """Do nothing: memory is always of this version."""

    @property
    def epoch(self) -> int:
        """The number of the lease held last."""
        return self._epoch

    def take_lease(self, owner: str, now: Instant) -> bool:
        holder, epoch, until = self.data.lease
        if holder and (holder != owner or epoch != self._epoch) and until > now:
            return False
        self._epoch = epoch if (holder, epoch) == (owner, self._epoch) else epoch + 1
        self.data.lease = (owner, self._epoch, now + LEASE_TIME)
        return True

    def release_lease(self, owner: str) -> None:
        holder, epoch, _ = self.data.lease
        if (holder, epoch) == (owner, self._epoch):
            self.data.lease = ("", epoch, 0)
            self._epoch = 0

    @contextmanager
    def unit(self, now: Instant) -> Iterator[FakeUnit]:
        yield FakeUnit(self, now)

    def put(self, data: FakeData, *, length_before: int) -> None:
        """Make *data* the committed data, if this store is the writer and nobody wrote meanwhile."""
        failure, self.fail_with = self.fail_with, None
        if failure is not None:
            raise failure
        holder, epoch, _ = self.data.lease
        if not holder or epoch != self._epoch or len(self.data.events) != length_before:
            raise LeaseLost("this store holds no lease: take it first")
        vars(self.data).update({name: value for name, value in vars(data).items() if name != "lease"})

    def case(self, case_id: str) -> Case | None:
        return self.data.cases.get(case_id)

    def history(self, subject: str, stream: Stream = Stream.CASE) -> Sequence[Event]:
        return [e for e in self.data.events if (e.stream, e.subject) == (stream, subject)]

    def attachment(self, sha256: str) -> bytes | None:
        return self.data.media.get(sha256)

    def cases(self, since: Instant | None, until: Instant | None) -> Iterator[Case]:
        for case in sorted(self.data.cases.values(), key=lambda c: (c.state.reported_at, c.case_id)):
            if (since is None or case.state.reported_at >= since) and (until is None or case.state.reported_at < until):
                yield case

    def search(self, query: SearchQuery) -> tuple[Found, ...]:
        return naive_search.search(self.data.cases.values(), naive_search.phones_of(self.data.personal.values()), query)

    def callers(self, prefix: str, limit: int = 20) -> tuple[CallerCase, ...]:
        return naive_search.callers(self.data.personal, self.data.cases, prefix)[:limit]

    def calls(self, query: CallQuery) -> tuple[CallRecord, ...]:
        return naive_search.calls(self.data.events, query)

    def count_calls(self, query: CallQuery) -> int:
        return naive_search.count_calls(self.data.events, query)

    def store_id(self) -> str:
        return "fake"

    def head(self) -> int:
        return len(self.data.events)

    def events_after(self, seq: int, limit: int) -> Sequence[Event]:
        return self.data.events[seq : seq + limit]

    def fixes_after(self, number: int, limit: int) -> FixRows:
        return _columns(list(enumerate(self.data.fixes.values(), start=1))[number : number + limit])

    def fixes_between(self, since: Instant, until: Instant, terminals: Sequence[str] = ()) -> TrackRows:
        found = [
            (number, fix)
            for number, fix in enumerate(self.data.fixes.values(), start=1)
            if since <= fix.device_at < until and (not terminals or fix.terminal in terminals)
        ]
        return TrackRows.of(_columns(sorted(found, key=lambda row: (row[1].terminal, row[1].device_at))))


def _columns(rows: Sequence[tuple[int, Fix]]) -> FixRows:
    fixes = [fix for _, fix in rows]
    return FixRows(
        number=np.array([number for number, _ in rows], dtype=np.int64),
        terminal=[fix.terminal for fix in fixes],
        device_at=np.array([fix.device_at for fix in fixes], dtype=np.int64),
        received_at=np.array([fix.received_at for fix in fixes], dtype=np.int64),
        lon=np.array([fix.lon for fix in fixes], dtype=np.float64),
        lat=np.array([fix.lat for fix in fixes], dtype=np.float64),
        accuracy=np.array([fix.accuracy_m for fix in fixes], dtype=np.float32),
        speed=np.array([fix.speed_mps for fix in fixes], dtype=np.float32),
        course=np.array([fix.course_deg for fix in fixes], dtype=np.float32),
        flaw=np.array([fix.flaw for fix in fixes], dtype=np.uint8),
    )
