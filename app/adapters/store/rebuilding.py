"""Projections from the log: rebuilt in place, or into a copy to be compared."""

from collections import OrderedDict
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from app.adapters.store import tables
from app.adapters.store.asking import read_event
from app.adapters.store.difference import SHOWN, Difference
from app.adapters.store.projections import Projection
from app.adapters.store.upsert import upsert
from app.domain.errors import BrokenHistory
from app.domain.event import Event
from app.domain.terms import Stream
from app.services.ports import StoreFailure

CHUNK = 2_000
_KEPT = 20_000


def rebuild(connection: sa.Connection, projection: Projection[Any], table: sa.Table) -> None:
    """Fill *table*, the projection's own or an empty copy, from the log."""
    connection.execute(sa.delete(table))
    values: OrderedDict[str, Any] = OrderedDict()
    for events in _chunks(connection, projection.stream):
        subjects = dict.fromkeys(event.subject for event in events)
        missing = [subject for subject in subjects if subject not in values]
        values.update(projection.load(connection, table, missing))
        for event in events:
            values[event.subject] = _folded(projection, values.get(event.subject), event)
        upsert(connection, table, [projection.row(values[subject]) for subject in subjects])
        for subject in subjects:
            values.move_to_end(subject)
        while len(values) > _KEPT:
            values.popitem(last=False)


def _folded(projection: Projection[Any], before: object, event: Event) -> object:
    try:
        return projection.fold(before, event)
    except (BrokenHistory, ValueError, TypeError) as error:
        raise StoreFailure(f"the log cannot be replayed: {error}") from error


def _chunks(connection: sa.Connection, stream: Stream) -> Iterator[list[Event]]:
    seq = 0
    asked = sa.select(tables.event).where(tables.event.c.stream == stream.value).order_by(tables.event.c.seq)
    while True:
        rows = connection.execute(asked.where(tables.event.c.seq > seq).limit(CHUNK)).all()
        if not rows:
            return
        yield [read_event(row) for row in rows]
        seq = rows[-1][0]


def compare(connection: sa.Connection, projection: Projection[Any]) -> list[Difference]:
    """Return where the projection's table is not what the log says, at most the first hundred rows."""
    copy = _empty_copy(projection.table)
    copy.create(connection)
    try:
        rebuild(connection, projection, copy)
        subjects = _differing(connection, projection.table, copy)
        return [d for subject in subjects for d in _differences(connection, projection, copy, subject)]
    finally:
        copy.drop(connection)


def _empty_copy(table: sa.Table) -> sa.Table:
    columns = [sa.Column(column.name, column.type, primary_key=column.primary_key) for column in table.c]
    return sa.Table(f"derived_{table.name}", sa.MetaData(), *columns, prefixes=["TEMPORARY"])


def _key(table: sa.Table) -> sa.Column[Any]:
    return next(iter(table.primary_key))


def _differing(connection: sa.Connection, stored: sa.Table, derived: sa.Table) -> list[str]:
    one_way = sa.except_(sa.select(stored), sa.select(derived)).subquery()
    other_way = sa.except_(sa.select(derived), sa.select(stored)).subquery()
    name = _key(stored).name
    either = sa.union(sa.select(one_way.c[name]), sa.select(other_way.c[name])).order_by(sa.text("1")).limit(SHOWN)
    return list(connection.execute(either).scalars())


def _differences(
    connection: sa.Connection, projection: Projection[Any], copy: sa.Table, subject: str
) -> list[Difference]:
    stored, derived = (
        connection.execute(sa.select(table).where(_key(table) == subject)).mappings().one_or_none()
        for table in (projection.table, copy)
    )
    if stored is None or derived is None:
        return [Difference(projection=projection.name, subject=subject, column="", stored=stored, derived=derived)]
    return [
        Difference(
            projection=projection.name, subject=subject, column=column, stored=stored[column], derived=derived[column]
        )
        for column in stored
        if stored[column] != derived[column]
    ]
