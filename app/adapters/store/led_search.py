"""A search that is led from index to index: left to itself, either database would read all cases now and then.

Sets of sort keys are met with one another as they stand in the indexes; only what is in all of them is then looked at,
newest first, a few cases at once, until there are enough.
"""

import json
from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any

import sqlalchemy as sa

from app.adapters.store.search_conditions import PERIOD, Conditions
from app.adapters.store.words import as_array, as_text

MANY = 100_000
"""A set of more keys is not read: what is so common is better looked for on the cases themselves."""

FEW = 5_000
"""So many cases are looked at without asking the words first."""

_FIRST = 400
"""So many cases are looked at first, then four times as many, and so on."""

BY_KEY = "INDEXED BY case_by_sort_key"
"""Told to SQLite, which would take the index of some common state."""

_SQLITE_WORDS = (
    "SELECT rowid AS sort_key FROM case_words WHERE case_words MATCH :words AND rowid >= :low AND rowid < :high"
)
_POSTGRES_WORDS = f"SELECT sort_key FROM case_words WHERE words @> CAST(:words AS INTEGER[]) AND {PERIOD}"


def led(connection: sa.Connection, asked: Conditions, values: dict[str, Any], columns: str) -> Sequence[sa.Row[Any]]:
    """Return *columns* of up to ``limit`` of the newest cases ``f`` that meet all conditions."""
    is_sqlite = connection.dialect.name == "sqlite"
    if asked.words:
        words = sorted(asked.words)
        values["words"] = as_text(words) if is_sqlite else as_array(words)
    sets = _small_sets(connection, asked, values)
    if not sets and (is_sqlite or not asked.words):
        return connection.execute(sa.text(_in_order(asked, columns, is_sqlite=is_sqlite)), values).all()
    keys = connection.execute(sa.text(f"{_met(sets)} ORDER BY sort_key DESC"), values).scalars()
    return _looked_at(connection, asked, values, columns, list(dict.fromkeys(keys)))


def _met(sets: Sequence[str]) -> str:
    return " INTERSECT ".join(sets)


def _small_sets(connection: sa.Connection, asked: Conditions, values: dict[str, Any]) -> list[str]:
    """Return the sets worth reading; in PostgreSQL the words' always is where there is no other."""
    is_sqlite = connection.dialect.name == "sqlite"
    bounded = [f"SELECT sort_key FROM ({one}) s WHERE {PERIOD}" for one in asked.sets]
    sizes = {one: _size(connection, one, values) for one in bounded}
    small = [one for one, size in sizes.items() if size <= MANY]
    if not asked.words or (small and min(sizes.values()) <= FEW):
        return small
    if not is_sqlite:
        return [*small, _POSTGRES_WORDS]
    return [*small, _SQLITE_WORDS] if small and _size(connection, _SQLITE_WORDS, values) <= MANY else small


def _size(connection: sa.Connection, one: str, values: dict[str, Any]) -> int:
    counted = sa.text(f"SELECT count(*) FROM ({one} LIMIT {MANY + 1}) c")
    return int(connection.execute(counted, values).scalar_one())


def _in_order(asked: Conditions, columns: str, *, is_sqlite: bool) -> str:
    """Return the statement that goes through the cases with all words (SQLite), or through all, newest first."""
    if not asked.words:
        return (
            f"SELECT {columns} FROM case_file f {BY_KEY if is_sqlite else ''} WHERE f.sort_key >= :low"
            f" AND f.sort_key < :high AND {asked.sql} ORDER BY f.sort_key DESC LIMIT :limit"
        )
    return (
        f"SELECT {columns} FROM case_words CROSS JOIN case_file f {BY_KEY}"
        " ON f.sort_key = case_words.rowid WHERE case_words MATCH :words AND case_words.rowid >= :low"
        f" AND case_words.rowid < :high AND {asked.sql} ORDER BY case_words.rowid DESC LIMIT :limit"
    )


def _looked_at(
    connection: sa.Connection, asked: Conditions, values: dict[str, Any], columns: str, keys: Sequence[int]
) -> Sequence[sa.Row[Any]]:
    """Return the first cases of *keys* that meet all conditions."""
    is_sqlite = connection.dialect.name == "sqlite"
    among = "IN (SELECT value FROM json_each(:keys))" if is_sqlite else "= ANY(CAST(:keys AS BIGINT[]))"
    looking = sa.text(
        f"SELECT {columns} FROM case_file f {BY_KEY if is_sqlite else ''} WHERE f.sort_key {among}"
        f" AND {asked.sql} ORDER BY f.sort_key DESC LIMIT :limit"
    )
    found: list[sa.Row[Any]] = []
    for some in _growing(keys):
        left = {"keys": json.dumps(some) if is_sqlite else some, "limit": values["limit"] - len(found)}
        found += connection.execute(looking, {**values, **left}).all()
        if len(found) >= values["limit"]:
            break
    return found


def _growing(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    begin = 0
    for power in count():
        if begin >= len(keys):
            return
        size = _FIRST * 4**power
        yield keys[begin : begin + size]
        begin += size
