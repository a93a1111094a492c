"""What a commit writes, table by table, inside one transaction."""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Any, cast

import sqlalchemy as sa

from app.adapters.store import tables
from app.adapters.store.draft import Draft
from app.adapters.store.head import write_head
from app.adapters.store.projections import CASES, PROJECTIONS
from app.adapters.store.rows import outgoing_row, session_row, user_row
from app.adapters.store.texts import made_storable
from app.adapters.store.upsert import insert, upsert
from app.adapters.store.words import entry_of, write_words
from app.domain.case import Case
from app.domain.event import Event
from app.domain.fix import Fix

if TYPE_CHECKING:
    import psycopg

_event_values: Callable[[Event], tuple[object, ...]] = attrgetter(*(column.name for column in tables.event.c))
_LARGEST_REAL = 3.4028234663852886e38
_SMALLEST_REAL = 1e-6
"""Nearer to zero is zero: PostgreSQL refuses what a REAL cannot tell from it, and no metre is measured that well."""
_FIX_COLUMNS = tuple(column.name for column in tables.fix.c)[1:]
_FIX_LIST = ", ".join(_FIX_COLUMNS)


def write_draft(connection: sa.Connection, draft: Draft, unit_id: str) -> None:
    """Write all of *draft*; the caller's transaction makes it one."""
    insert(connection, tables.event, list(map(_event_values, draft.events)))
    for projection in PROJECTIONS:
        mine = [value for (name, _), value in draft.values.items() if name == projection.name]
        upsert(connection, projection.table, [projection.row(value) for value in mine])
    _write_words(connection, draft)
    _write_fixes(connection, list(chain.from_iterable(draft.fixes)))
    _write_messages(connection, draft)
    _write_people(connection, draft)
    write_head(connection, draft.head, unit_id)


def _write_words(connection: sa.Connection, draft: Draft) -> None:
    """Put new cases into the search index, and those whose words changed anew."""
    begun = draft.heads[0].seq
    cases = (cast(Case, value) for (name, _), value in draft.values.items() if name == CASES.name)
    new = [entry_of(case) for case in cases if case.opened_seq > begun or case.case_id in draft.reworded]
    write_words(connection, list(draft.reworded.values()), new)


def _write_messages(connection: sa.Connection, draft: Draft) -> None:
    answers = [
        {"message_id": message_id, "subject": subject, "at": draft.now, **outgoing_row(outgoing)}
        for message_id, (subject, outgoing) in draft.answers.items()
    ]
    upsert(connection, tables.inbox, answers)
    posts = [
        {"number": number, "due_at": due_at, **outgoing_row(outgoing)}
        for number, (due_at, outgoing) in draft.posts.items()
        if number not in draft.posted
    ]
    upsert(connection, tables.outbox, posts)
    if draft.posted:
        gone = sa.delete(tables.outbox).where(tables.outbox.c.number == sa.bindparam("gone"))
        connection.execute(gone, [{"gone": number} for number in draft.posted])
    unreadable = [
        {
            "topic": made_storable(u.topic),
            "payload": u.payload,
            "received_at": u.received_at,
            "reason": made_storable(u.reason),
        }
        for u in draft.quarantined
    ]
    if unreadable:
        connection.execute(sa.insert(tables.quarantine), unreadable)


def _write_people(connection: sa.Connection, draft: Draft) -> None:
    upsert(connection, tables.counter, [{"series": s, "value": value} for s, value in draft.counters.items()])
    media = [{"sha256": name, "size": len(content), "at": draft.now} for name, content in draft.media.items()]
    upsert(connection, tables.attachment, media)
    upsert(connection, tables.personal, draft.personal)
    upsert(connection, tables.caller, draft.callers)
    upsert(connection, tables.account, [user_row(record) for record in draft.users.values()])
    upsert(connection, tables.session, [session_row(digest, s) for digest, s in draft.sessions.items()])


def _fix_row(fix: Fix) -> tuple[object, ...]:
    reals = (_real(fix.accuracy_m), _real(fix.speed_mps), _real(fix.course_deg))
    return (fix.terminal, fix.device_at, fix.received_at, fix.lon, fix.lat, *reals, fix.flaw)


def _real(value: float) -> float:
    """Return *value* as near as a REAL of any database can hold it."""
    if -_SMALLEST_REAL < value < _SMALLEST_REAL:
        return 0.0
    return max(-_LARGEST_REAL, min(value, _LARGEST_REAL))


def _write_fixes(connection: sa.Connection, fixes: Sequence[Fix]) -> None:
    if not fixes:
        return
    rows = map(_fix_row, fixes)
    if connection.dialect.name == "sqlite":
        _insert_fixes(connection, rows)
    else:
        _copy_fixes(connection, rows)


def _insert_fixes(connection: sa.Connection, rows: Iterable[tuple[object, ...]]) -> None:
    places = ", ".join("?" * len(_FIX_COLUMNS))
    statement = f"INSERT OR IGNORE INTO fix ({_FIX_LIST}) VALUES ({places})"
    connection.exec_driver_sql(statement, cast("list[tuple[Any, ...]]", list(rows)))


def _copy_fixes(connection: sa.Connection, rows: Iterable[tuple[object, ...]]) -> None:
    """Copy into a temporary table first: COPY itself knows no ON CONFLICT."""
    connection.exec_driver_sql(
        "CREATE TEMPORARY TABLE IF NOT EXISTS coming"
        f" ON COMMIT DELETE ROWS AS SELECT number AS place, {_FIX_LIST} FROM fix WITH NO DATA"
    )
    driver = cast("psycopg.Connection[Any]", connection.connection.driver_connection)
    with driver.cursor().copy(f"COPY coming (place, {_FIX_LIST}) FROM STDIN") as copy:
        for place, row in enumerate(rows):
            copy.write_row((place, *row[:-1], int(cast(int, row[-1]))))
    connection.exec_driver_sql(
        f"INSERT INTO fix ({_FIX_LIST}) SELECT {_FIX_LIST} FROM coming ORDER BY place ON CONFLICT DO NOTHING"
    )
