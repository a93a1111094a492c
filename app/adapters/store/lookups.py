"""What a unit asks of the committed state."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from app.adapters.store import tables
from app.adapters.store.asking import read_event
from app.adapters.store.case_rows import case_of, case_query
from app.adapters.store.failures import guarded
from app.adapters.store.projections import Projection
from app.adapters.store.rows import Row, outgoing_of, session_of, user_of
from app.adapters.store.texts import is_storable
from app.domain.case import Case
from app.domain.event import Event
from app.domain.moment import Instant
from app.domain.terms import Stage
from app.services.messages import Outgoing
from app.services.ports import Session, UserRecord

OPEN = frozenset(stage.value for stage in Stage) - {Stage.CLOSED.value, Stage.VOID.value}
"""The stages of cases that have not ended."""

_AT_ONCE = 1_000
"""So many keys are asked for in one query."""

_NEWEST = (
    sa.select(tables.event)
    .where(tables.event.c.stream == sa.bindparam("stream"), tables.event.c.subject == sa.bindparam("subject"))
    .order_by(tables.event.c.seq.desc())
    .limit(1)
)
_COUNTER = sa.select(tables.counter.c.value).where(tables.counter.c.series == sa.bindparam("key"))
_ANSWER = sa.select(tables.inbox).where(tables.inbox.c.message_id == sa.bindparam("key"))
_USER = sa.select(tables.account).where(tables.account.c.login == sa.bindparam("key"))
_SESSION = sa.select(tables.session).where(tables.session.c.token_digest == sa.bindparam("key"))


@dataclass
class Lookups:
    """Reads of one unit, over one connection taken when the first is asked for.

    A key that cannot be stored was never stored: it is answered without asking, since the database would refuse it.
    """

    engine: sa.Engine
    _connection: sa.Connection | None = field(default=None, init=False)

    def value(self, projection: Projection[Any], subject: str) -> object | None:
        """Return the projection's value of *subject*, if there is one."""
        if not is_storable(subject):
            return None
        with guarded():
            return projection.load(self._open(), projection.table, (subject,)).get(subject)

    def newest(self, stream: str, subject: str) -> Event | None:
        """Return the newest event of *subject*."""
        if not is_storable(subject):
            return None
        with guarded():
            row = self._open().execute(_NEWEST, {"stream": stream, "subject": subject}).one_or_none()
        return None if row is None else read_event(row)

    def history(self, stream: str, subject: str, last: int) -> list[Event]:
        """Return the newest *last* events (0: all) of *subject* (``""``: of all) in order."""
        if not is_storable(subject):
            return []
        asked = sa.select(tables.event).where(tables.event.c.stream == stream).order_by(tables.event.c.seq.desc())
        if subject:
            asked = asked.where(tables.event.c.subject == subject)
        with guarded():
            rows = self._open().execute(asked.limit(last) if last else asked).all()
        return [read_event(row) for row in reversed(rows)]

    def open_cases(self) -> dict[str, Case]:
        """Return the cases that are neither closed nor void, by id."""
        asked = case_query(tables.case).where(tables.case.c.stage.in_(sorted(OPEN)))
        with guarded():
            return {row[0]: case_of(row) for row in self._open().execute(asked)}

    def counter(self, series: str) -> int:
        """Return the last number of *series*, 0 before the first."""
        with guarded():
            return int(self._open().execute(_COUNTER, {"key": series}).scalar_one_or_none() or 0)

    def answer(self, message_id: str) -> Outgoing | None:
        """Return what was answered to *message_id*."""
        row = self._one(_ANSWER, message_id)
        return None if row is None else outgoing_of(row)

    def answers(self, message_ids: Sequence[str]) -> dict[str, Outgoing]:
        """Return what was answered to those of *message_ids* that were answered."""
        keys = [key for key in message_ids if is_storable(key)]
        found: dict[str, Outgoing] = {}
        for begin in range(0, len(keys), _AT_ONCE):
            asked = sa.select(tables.inbox).where(tables.inbox.c.message_id.in_(keys[begin : begin + _AT_ONCE]))
            with guarded():
                rows = self._open().execute(asked).mappings().all()
            found |= {row["message_id"]: outgoing_of(row) for row in rows}
        return found

    def user(self, login: str) -> UserRecord | None:
        """Return a person's record."""
        row = self._one(_USER, login)
        return None if row is None else user_of(row)

    def session(self, token_digest: str) -> Session | None:
        """Return the session of a token's digest."""
        row = self._one(_SESSION, token_digest)
        return None if row is None else session_of(row)

    def due_posts(self, now: Instant, limit: int, without: Collection[int]) -> dict[int, tuple[Instant, Outgoing]]:
        """Return up to *limit* outbox messages due at *now*, oldest first, passing over some numbers."""
        box = tables.outbox
        asked = sa.select(box).where(box.c.due_at <= now).order_by(box.c.due_at, box.c.number)
        with guarded():
            rows = self._open().execute(asked.limit(limit + len(without))).mappings().all()
        kept = [row for row in rows if row["number"] not in without][:limit]
        return {row["number"]: (row["due_at"], outgoing_of(row)) for row in kept}

    def waiting_posts(self, numbers: Collection[int]) -> set[int]:
        """Return which of these outbox messages are still there."""
        asked = sa.select(tables.outbox.c.number).where(tables.outbox.c.number.in_(numbers))
        with guarded():
            return set(self._open().execute(asked).scalars()) if numbers else set()

    def close(self) -> None:
        """Give the connection back."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _one(self, asked: sa.Select[Any], key: str) -> Row | None:
        if not is_storable(key):
            return None
        with guarded():
            return self._open().execute(asked, {"key": key}).mappings().one_or_none()

    def _open(self) -> sa.Connection:
        if self._connection is None:
            self._connection = self.engine.connect()
        return self._connection
