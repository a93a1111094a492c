"""What screens and desks read: the log and the positions in order, and one case by its id. Never waits for the writer."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import sqlalchemy as sa

from app.adapters.store import tables
from app.adapters.store.asking import read_event
from app.adapters.store.attachments import Attachments
from app.adapters.store.case_rows import case_of, case_query, load_cases
from app.adapters.store.engines import Engines
from app.adapters.store.failures import guarded
from app.adapters.store.fix_ranges import fixes_between
from app.adapters.store.head import StoredHead, read_city, read_head
from app.domain.case import Case
from app.domain.event import Event
from app.domain.moment import Instant
from app.domain.terms import Stream
from app.services.messages import Unreadable
from app.situation.source import FixRows, TrackRows

PAGE = 1_000

_EVENTS_AFTER = (
    sa.select(tables.event)
    .where(tables.event.c.seq > sa.bindparam("seq"))
    .order_by(tables.event.c.seq)
    .limit(sa.bindparam("limit"))
)
_FIXES_AFTER = (
    sa.select(tables.fix)
    .where(tables.fix.c.number > sa.bindparam("number"))
    .order_by(tables.fix.c.number)
    .limit(sa.bindparam("limit"))
)
_SEQ = sa.select(tables.head.c.seq)


@dataclass(frozen=True)
class Reader:
    """The ports ``CaseFiles`` and ``Source`` over a database; each call sees what is committed when it is made."""

    engines: Engines
    attachments: Attachments

    def stored_head(self) -> StoredHead:
        """Return the log's head."""
        with guarded(), self.engines.read.connect() as connection:
            return read_head(connection)

    def city(self) -> str:
        """Return the division code of the city whose log this is, ``""`` where none is known yet."""
        with guarded(), self.engines.read.connect() as connection:
            return read_city(connection)

    def head(self) -> int:
        """Return the newest event's ``seq``, 0 for an empty log."""
        with guarded(), self.engines.read.connect() as connection:
            return int(connection.execute(_SEQ).scalar_one())

    def events_after(self, seq: int, limit: int) -> Sequence[Event]:
        """Return up to *limit* events with a greater ``seq``, in order."""
        with guarded(), self.engines.read.connect() as connection:
            rows = connection.execute(_EVENTS_AFTER, {"seq": seq, "limit": limit}).all()
        return [read_event(row) for row in rows]

    def fixes_after(self, number: int, limit: int) -> FixRows:
        """Return up to *limit* positions with a greater ``number``, in order."""
        with guarded(), self.engines.read.connect() as connection:
            rows = connection.execute(_FIXES_AFTER, {"number": number, "limit": limit}).all()
        return _columns(rows)

    def fixes_between(self, since: Instant, until: Instant, terminals: Sequence[str] = ()) -> TrackRows:
        """Return the positions from *since* up to before *until*, of *terminals* or of all, by terminal and device time."""
        with guarded(), self.engines.read.connect() as connection:
            return fixes_between(connection, since, until, terminals)

    def case(self, case_id: str) -> Case | None:
        """Return the case as committed, or ``None``."""
        with guarded(), self.engines.read.connect() as connection:
            return load_cases(connection, tables.case, (case_id,)).get(case_id)

    def case_numbered(self, number: str) -> Case | None:
        """Return the case with the number printed on it, or ``None``."""
        with guarded(), self.engines.read.connect() as connection:
            row = connection.execute(case_query(tables.case).where(tables.case.c.number == number).limit(1)).first()
        return None if row is None else case_of(row)

    def history(self, subject: str, stream: Stream = Stream.CASE) -> Sequence[Event]:
        """Return the events of *subject* (a case's id) in *stream* in order."""
        mine = sa.and_(tables.event.c.stream == stream.value, tables.event.c.subject == subject)
        with guarded(), self.engines.read.connect() as connection:
            rows = connection.execute(sa.select(tables.event).where(mine).order_by(tables.event.c.seq)).all()
        return [read_event(row) for row in rows]

    def attachment(self, sha256: str) -> bytes | None:
        """Return an attachment's content, or ``None`` if it has not come yet."""
        with guarded():
            return self.attachments.read(sha256)

    def cases(self, since: Instant | None, until: Instant | None) -> Iterator[Case]:
        """Yield all cases reported in the half-open period, in order of report, a page at a time."""
        columns = tables.case.c
        asked = case_query(tables.case).order_by(columns.reported_at, columns.case_id).limit(PAGE)
        if since is not None:
            asked = asked.where(columns.reported_at >= since)
        if until is not None:
            asked = asked.where(columns.reported_at < until)
        after: tuple[Instant, str] | None = None
        while page := self._page(asked, after):
            yield from page
            after = (page[-1].state.reported_at, page[-1].case_id)

    def _page(self, asked: sa.Select[tuple[Any, ...]], after: tuple[Instant, str] | None) -> list[Case]:
        if after is not None:
            columns = tables.case.c
            asked = asked.where(sa.tuple_(columns.reported_at, columns.case_id) > after)
        with guarded(), self.engines.read.connect() as connection:
            rows = connection.execute(asked).all()
        return [case_of(row) for row in rows]

    def personal(self, digest: str) -> dict[str, str] | None:
        """Return the personal data of a digest in the log, or ``None`` if unknown or erased."""
        asked = sa.select(tables.personal.c.content).where(tables.personal.c.digest == digest)
        with guarded(), self.engines.read.connect() as connection:
            content = connection.execute(asked).scalar_one_or_none()
        return None if content is None else json.loads(content)

    def quarantined(self, after: int, limit: int) -> Sequence[tuple[int, Unreadable]]:
        """Return up to *limit* quarantined messages with a greater number, oldest first."""
        box = tables.quarantine
        asked = sa.select(box).where(box.c.number > after).order_by(box.c.number).limit(limit)
        with guarded(), self.engines.read.connect() as connection:
            rows = connection.execute(asked).mappings().all()
        return [(row["number"], Unreadable(**{k: v for k, v in row.items() if k != "number"})) for row in rows]


def _columns(rows: Sequence[sa.Row[Any]]) -> FixRows:
    number, terminal, device_at, received_at, lon, lat, accuracy, speed, course, flaw = (
        zip(*rows, strict=True) if rows else ((),) * 10
    )
    return FixRows(
        number=np.array(number, dtype=np.int64),
        terminal=list(terminal),
        device_at=np.array(device_at, dtype=np.int64),
        received_at=np.array(received_at, dtype=np.int64),
        lon=np.array(lon, dtype=np.float64),
        lat=np.array(lat, dtype=np.float64),
        accuracy=np.array(accuracy, dtype=np.float32),
        speed=np.array(speed, dtype=np.float32),
        course=np.array(course, dtype=np.float32),
        flaw=np.array(flaw, dtype=np.uint8),
    )
