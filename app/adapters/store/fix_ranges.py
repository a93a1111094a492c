"""Positions of a period by the devices' own time: an hour of all terminals after another, over the index by terminal.

The index holds terminal and device time, so the terminals are found by leaping from one to the next. Going through
all terminals an hour at a time keeps the pages of that hour at hand; a day of each terminal reads every page anew.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import cast

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray

from app.adapters.store.failures import sentence_of
from app.domain.moment import HOUR, Instant
from app.services.ports import StoreFailure
from app.situation.source import TrackRows

_ALL_TERMINALS = """
    WITH RECURSIVE leap(terminal) AS (
        SELECT MIN(terminal) FROM fix
        UNION ALL
        SELECT (SELECT MIN(fix.terminal) FROM fix WHERE fix.terminal > leap.terminal)
        FROM leap WHERE leap.terminal IS NOT NULL
    )
    SELECT terminal FROM leap WHERE terminal IS NOT NULL
"""
_COLUMNS = "device_at, lon, lat, accuracy, speed, flaw"
_ROW = np.dtype([
    ("place", "i4"), ("device_at", "i8"), ("lon", "f8"), ("lat", "f8"), ("accuracy", "f4"), ("speed", "f4"),
    ("flaw", "u1"),
])  # fmt: skip
_COPY = """
    COPY (
        SELECT (asked.place + %(first)s)::int4, device_at::int8, lon::float8, lat::float8, accuracy::float4,
               speed::float4, flaw::int2
        FROM UNNEST(%(names)s::text[]) WITH ORDINALITY AS asked(terminal, place)
        CROSS JOIN LATERAL (
            SELECT * FROM fix
            WHERE fix.terminal = asked.terminal AND fix.device_at >= %(since)s AND fix.device_at < %(until)s OFFSET 0
        ) AS mine
    ) TO STDOUT (FORMAT BINARY)
"""
"""OFFSET keeps the planner from reading the whole table for an hour of it."""
_COPY_HEAD, _COPY_END = 19, 2
"""Bytes before the first and behind the last row of PostgreSQL's binary copy."""
_COPIED = np.dtype([
    ("columns", ">i2"),
    *(
        part
        for name, kind in (
            ("place", ">i4"), ("device_at", ">i8"), ("lon", ">f8"), ("lat", ">f8"), ("accuracy", ">f4"),
            ("speed", ">f4"), ("flaw", ">i2"),
        )
        for part in ((f"{name}_bytes", ">i4"), (name, kind))
    ),
])  # fmt: skip
"""One row of it: how many columns, then each with its length before it; none of ours is ever null."""
MOST_STEPS = 48
CACHE_KIB = 65_536
"""SQLite's own cache of 2 MB makes it read a page of fixes again for each terminal in it."""
TERMINALS_AT_ONCE = 400
"""More names than that in one statement some databases refuse."""


def fixes_between(
    connection: sa.Connection, since: Instant, until: Instant, terminals: Sequence[str] = ()
) -> TrackRows:
    """Return the positions from *since* up to before *until*, of *terminals* or of all, by terminal and device time."""
    names = sorted(set(terminals)) or list(connection.execute(sa.text(_ALL_TERMINALS)).scalars())
    with _roomy(connection):
        parts = [
            _part(connection, names[first : first + TERMINALS_AT_ONCE], first, start, end)
            for start, end in _steps(since, until)
            for first in range(0, len(names), TERMINALS_AT_ONCE)
        ]
    found = np.concatenate([np.empty(0, _ROW), *parts])
    return _columns(found[_order(found["place"], found["device_at"])], names)


def _order(place: NDArray[np.int32], device_at: NDArray[np.int64]) -> NDArray[np.intp]:
    """Return the order by place and device time; each hour is in it already, so that a stable sort by place is enough."""
    order = np.argsort(np.ascontiguousarray(place), kind="stable")
    places, times = place[order], device_at[order]
    if np.any((places[1:] == places[:-1]) & (times[1:] < times[:-1])):
        return np.lexsort((device_at, place))
    return order


@contextmanager
def _roomy(connection: sa.Connection) -> Iterator[None]:
    """Let SQLite keep the pages of an hour at hand while a day is read, and give them back after."""
    if connection.dialect.name != "sqlite":
        yield
        return
    usual = connection.execute(sa.text("PRAGMA cache_size")).scalar()
    connection.execute(sa.text(f"PRAGMA cache_size = -{CACHE_KIB}"))
    try:
        yield
    finally:
        connection.execute(sa.text(f"PRAGMA cache_size = {usual}"))


def _steps(since: Instant, until: Instant) -> Iterator[tuple[Instant, Instant]]:
    """Yield the hours of the period; longer steps where that would be too many."""
    step = max(HOUR, -(-(until - since) // MOST_STEPS))
    for start in range(since, until, step):
        yield start, min(start + step, until)


def _part(
    connection: sa.Connection, names: Sequence[str], first: int, since: Instant, until: Instant
) -> NDArray[np.void]:
    """Return the rows of some terminals, the first of which has the place *first*."""
    if connection.dialect.name == "postgresql":
        return _copied(connection, names, first, since, until)
    asked = " UNION ALL ".join(f"SELECT :t{i} AS terminal, {first + i} AS place" for i in range(len(names)))
    statement = sa.text(
        f"SELECT asked.place, {_COLUMNS} FROM ({asked}) AS asked JOIN fix ON fix.terminal = asked.terminal "
        "AND fix.device_at >= :since AND fix.device_at < :until"
    )
    values = {f"t{i}": name for i, name in enumerate(names)}
    rows = connection.execute(statement, {**values, "since": since, "until": until})
    try:
        # The driver's own tuples: SQLAlchemy's rows take half as long again.
        return np.fromiter(cast("Iterable[tuple[object, ...]]", rows.cursor), _ROW)
    except sqlite3.Error as error:
        raise StoreFailure(sentence_of(error)) from error


def _copied(
    connection: sa.Connection, names: Sequence[str], first: int, since: Instant, until: Instant
) -> NDArray[np.void]:
    """Return the same from PostgreSQL as it copies tables: numbers as they lie in memory, no object for each."""
    import psycopg  # noqa: PLC0415 - a store in a file never loads it

    driver = connection.connection.driver_connection
    if not isinstance(driver, psycopg.Connection):
        raise TypeError("PostgreSQL is spoken to by psycopg")
    values = {"names": list(names), "first": first - 1, "since": since, "until": until}
    with driver.cursor() as cursor, cursor.copy(_COPY, values) as copy:
        content = b"".join(bytes(block) for block in copy)
    found = np.frombuffer(content[_COPY_HEAD:-_COPY_END], _COPIED)
    rows = np.empty(len(found), _ROW)
    for name in _ROW.names or ():
        rows[name] = found[name]
    return rows


def _columns(found: NDArray[np.void], names: Sequence[str]) -> TrackRows:
    columns = {name: np.ascontiguousarray(found[name]) for name in found.dtype.names or ()}
    return TrackRows(names=tuple(names), **columns)
