"""One write transaction, in memory until its commit."""

import hashlib
import logging
import math
import secrets
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, cast

from app.adapters.store.attachments import Attachments
from app.adapters.store.draft import Draft
from app.adapters.store.journal import Journal
from app.adapters.store.lookups import OPEN, Lookups
from app.adapters.store.memory import Memory
from app.adapters.store.projections import CASES, PROJECTIONS, Projection
from app.adapters.store.rows import due_key
from app.adapters.store.texts import digits, storable
from app.adapters.store.words import entry_of, worded
from app.domain.case import Case
from app.domain.event import Event, Fact, canonical
from app.domain.fix import Fix
from app.domain.moment import Instant
from app.domain.terms import Stream
from app.services.messages import Outgoing, Unreadable
from app.services.ports import Session, UserRecord

log = logging.getLogger(__name__)

OUTBOX = ":outbox"
"""The outbox's own number series."""

PHONE = "caller_phone"
"""The personal value that callers are found by."""

_FARTHEST = 2**63


def _is_good(fix: Fix) -> bool:
    numbers = (fix.lon, fix.lat, fix.accuracy_m, fix.speed_mps, fix.course_deg)
    return all(map(math.isfinite, numbers)) and max(abs(fix.device_at), abs(fix.received_at)) < _FARTHEST


@dataclass
class StoreUnit:
    """The port :class:`~app.services.ports.Unit` over a database."""

    draft: Draft
    _memory: Memory
    _lookups: Lookups
    _attachments: Attachments
    _write: Callable[[Draft], None]
    _journal: Journal = field(default_factory=Journal, init=False)
    _absent: set[tuple[str, str]] = field(default_factory=set, init=False)
    _expected: dict[str, Outgoing | None] = field(default_factory=dict, init=False)
    _is_done: bool = field(default=False, init=False)

    def append(self, fact: Fact) -> Event:
        """Give *fact* the next place in the log and fold it into its projections; return the event.

        A fact that no database can store raises :class:`ValueError` here rather than at the commit.
        """
        for text in (fact.subject, fact.kind, fact.actor, fact.seat):
            storable(text)
        not_before = self._last_valid_at(fact.stream, fact.subject)
        event, head = self.draft.head.place(fact, now=self.draft.now, not_before=not_before)
        for projection in PROJECTIONS:
            if projection.stream is fact.stream:
                self._fold(projection, event)
        self._journal.put(self.draft.newest, (fact.stream.value, fact.subject), event)
        self._journal.push(self.draft.heads, head)
        self._journal.push(self.draft.events, event)
        return event

    def case(self, case_id: str) -> Case | None:
        """Return the case as it stands in this unit, or ``None``."""
        return cast(Case | None, self._value(CASES, case_id))

    def newest(self, stream: Stream, subject: str) -> Event | None:
        """Return the newest event of *subject* in *stream*, this unit's own included, or ``None``."""
        return self.draft.newest.get((stream.value, subject)) or self._lookups.newest(stream.value, subject)

    def history(self, stream: Stream, subject: str, last: int = 0) -> Sequence[Event]:
        """Return the newest *last* events (0: all) of *subject* (``""``: of all) in order, this unit's own included."""
        events = [*self._lookups.history(stream.value, subject, last), *self._own(stream, subject)]
        return events[-last:] if last else events

    def open_cases(self) -> Sequence[Case]:
        """Return all cases that are neither closed nor void, as they stand in this unit, in order of report."""
        cases = self._lookups.open_cases()
        cases |= {key: cast(Case, value) for (name, key), value in self.draft.values.items() if name == CASES.name}
        still_open = [case for case in cases.values() if case.state.stage.value in OPEN]
        return sorted(still_open, key=lambda case: (case.state.reported_at, case.case_id))

    def answered(self, message_id: str) -> Outgoing | None:
        """Return what was answered to *message_id* before, or ``None`` if it is new."""
        if message_id in self.draft.answers:
            return self.draft.answers[message_id][1]
        if message_id in self._expected:
            return self._expected[message_id]
        return self._lookups.answer(message_id)

    def expect(self, message_ids: Sequence[str]) -> None:
        """Look up at once what was answered to *message_ids*, which :meth:`answered` will be asked for one by one."""
        self._expected = {**dict.fromkeys(message_ids), **self._lookups.answers(message_ids)}

    def remember(self, message_id: str, subject: str, outgoing: Outgoing) -> None:
        """Keep the answer to *message_id*, so that a repeat gets the same."""
        self._journal.put(self.draft.answers, storable(message_id), (storable(subject), _checked(outgoing)))

    def next_number(self, series: str) -> int:
        """Return the next number of *series*, from 1, without gaps in committed units."""
        storable(series)
        last = self.draft.counters.get(series) or self._memory.counters.get(series) or self._lookups.counter(series)
        self._journal.put(self.draft.counters, series, last + 1)
        return last + 1

    def add_fixes(self, fixes: Iterable[Fix]) -> None:
        """Store positions; one that is there already (terminal and device time) is passed over.

        One that no database can store (not a number, a time beyond 64 bits) is passed over too, and logged.
        """
        given = tuple(fixes)
        good = tuple(filter(_is_good, given))
        if len(good) < len(given):
            log.warning("%d positions with numbers that cannot be stored were passed over", len(given) - len(good))
        if good:
            self._journal.push(self.draft.fixes, good)

    def add_media(self, sha256: str, content: bytes) -> None:
        """Store an attachment under its SHA-256; raise :class:`ValueError` if that is not the content's."""
        self._attachments.check(sha256, content)
        self._journal.put(self.draft.media, sha256, content)

    def add_personal(self, subject: str, values: dict[str, str]) -> str:
        """Store personal data of *subject* apart from the log; return its salted digest."""
        salt, content = secrets.token_hex(16), canonical(values)
        digest = hashlib.sha256((salt + content).encode()).hexdigest()
        row: dict[str, object] = {"digest": digest, "subject": storable(subject), "salt": salt, "content": content}
        self._journal.push(self.draft.personal, {**row, "erased_at": None})
        if phone := digits(values.get(PHONE, "")):
            caller = {"digest": digest, "subject": subject, "phone": phone, "at": self.draft.now}
            self._journal.push(self.draft.callers, caller)
        return digest

    def quarantine(self, unreadable: Unreadable) -> None:
        """Keep what could not be read, with its reason."""
        self._journal.push(self.draft.quarantined, unreadable)

    def post(self, outgoing: Outgoing, *, due_at: Instant) -> int:
        """Put a message into the outbox, to leave at *due_at*; return its number."""
        checked = _checked(outgoing)
        number = self.next_number(OUTBOX)
        self._journal.put(self.draft.posts, number, (due_at, checked))
        return number

    def due_posts(self, now: Instant, limit: int) -> Sequence[tuple[int, Outgoing]]:
        """Return outbox messages that should leave now, oldest first."""
        gone = self.draft.posted
        waiting = self._lookups.due_posts(now, limit, gone)
        waiting |= {n: post for n, post in self.draft.posts.items() if post[0] <= now and n not in gone}
        return [(number, outgoing) for number, (_, outgoing) in islice(sorted(waiting.items(), key=due_key), limit)]

    def posted(self, numbers: Sequence[int]) -> None:
        """Mark outbox messages as gone."""
        for number in numbers:
            self._journal.put(self.draft.posted, number, None)

    def withdraw(self, numbers: Sequence[int]) -> int:
        """Delete those of these outbox messages that are not gone yet; return how many they were."""
        asked = [number for number in dict.fromkeys(numbers) if number not in self.draft.posted]
        waiting = self._lookups.waiting_posts(asked) | (self.draft.posts.keys() & set(asked))
        self.posted(sorted(waiting))
        return len(waiting)

    def user(self, user: str) -> UserRecord | None:
        """Return a person's record."""
        return self.draft.users.get(user) or self._memory.users.get(user, self._lookups.user)

    def put_user(self, record: UserRecord) -> None:
        """Add or replace a person's record."""
        storable(record.user + record.name + record.department + record.area + record.password_hash)
        self._journal.put(self.draft.users, record.user, record)

    def session(self, token_digest: str) -> Session | None:
        """Return the session of a token's SHA-256."""
        return self.draft.sessions.get(token_digest) or self._memory.sessions.get(token_digest, self._lookups.session)

    def put_session(self, token_digest: str, session: Session) -> None:
        """Keep a session."""
        storable(token_digest + session.seat + session.user + session.department + session.area + session.person)
        self._journal.put(self.draft.sessions, token_digest, session)

    def savepoint(self) -> AbstractContextManager[None]:
        """Undo in memory what the block did if it raises; the exception goes on."""
        return self._journal.savepoint()

    def commit(self) -> None:
        """Write everything, or raise :class:`StoreFailure`, or ``NotStorable``, having written nothing. A unit commits once."""
        if self._is_done:
            raise RuntimeError("a unit commits once: open the next one")
        self._is_done = True
        self._write(self.draft)

    def _fold(self, projection: Projection[Any], event: Event) -> None:
        before = self._value(projection, event.subject)
        after = projection.fold(before, event)
        self._journal.put(self.draft.values, (projection.name, event.subject), after)
        if projection is CASES and before is not None:
            self._note_words(cast(Case, before), cast(Case, after))

    def _note_words(self, before: Case, after: Case) -> None:
        """Keep what the index has of a case whose words change for the first time in this unit."""
        is_indexed = before.opened_seq <= self.draft.heads[0].seq and before.case_id not in self.draft.reworded
        if is_indexed and worded(before) != worded(after):
            self._journal.put(self.draft.reworded, before.case_id, entry_of(before))

    def _own(self, stream: Stream, subject: str) -> list[Event]:
        return [event for event in self.draft.events if event.stream == stream and subject in ("", event.subject)]

    def _value(self, projection: Projection[Any], subject: str) -> object | None:
        key = (projection.name, subject)
        found = self.draft.values.get(key) or self._memory.value(*key)
        if found is None and key not in self._absent:
            found = self._lookups.value(projection, subject)
            if found is None:
                self._absent.add(key)
        return found

    def _last_valid_at(self, stream: Stream, subject: str) -> Instant | None:
        if stream is CASES.stream:
            case = self.case(subject)
            return None if case is None else case.last_valid_at
        newest = self.newest(stream, subject)
        return None if newest is None else newest.valid_at


def _checked(outgoing: Outgoing) -> Outgoing:
    storable(outgoing.channel + outgoing.address)
    canonical(outgoing.body).encode()
    return outgoing
