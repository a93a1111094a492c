"""Finding cases among a million: newest first, at most a given number of rows.

First the newest few thousand cases are looked through: whatever is common is found there at once. Else the smallest set
that some index gives leads to the cases: that of a number, a caller, a department, a state; or the cases with all words
of the query. Every condition is then checked on the case itself, so no index need be exact. PostgreSQL chooses among its
indexes by itself; SQLite keeps no such statistics and counts before it chooses.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from app.adapters.store.call_rows import call_of
from app.adapters.store.call_search import caller_of, callers_query, calls_query
from app.adapters.store.engines import Engines
from app.adapters.store.failures import guarded
from app.adapters.store.search_conditions import Conditions, conditions_of
from app.adapters.store.texts import digits, is_storable
from app.adapters.store.words import as_array, as_text
from app.domain.call import CallRecord
from app.domain.terms import Stage
from app.services.searching import FEWEST_DIGITS, MOST, CallerCase, CallQuery, Found, SearchQuery

NEWEST = 8_000
"""How many of the newest cases are looked through first."""

FEW = 30_000
"""A set of so many cases is looked through rather than those with all words (SQLite)."""

MANY = 300_000
"""Sets are not counted further (SQLite)."""

_GIVEN = (
    "case_id", "number", "reported_at", "class_key", "place", "road", "stage", "department", "description", "version",
    "last_seq",
)  # fmt: skip
_COLUMNS = ", ".join(f"f.{name}" for name in _GIVEN)
_PERIOD = "sort_key >= :low AND sort_key < :high"
_BY_KEY = {True: "INDEXED BY case_by_sort_key", False: ""}
"""Told to SQLite, which would take the index of some common state."""


@dataclass(frozen=True)
class Searcher:
    """The port ``CaseSearch`` over a database; each call sees what is committed when it is made."""

    engines: Engines

    def search(self, query: SearchQuery) -> tuple[Found, ...]:
        """Return the cases for which all of *query* holds, newest report first."""
        phone = digits(query.phone)
        texts = (query.text, query.number, query.class_prefix, query.area_prefix, query.department)
        if (query.phone and len(phone) < FEWEST_DIGITS) or not all(map(is_storable, texts)):
            return ()
        asked = conditions_of(query, phone=phone, is_sqlite=self.engines.is_sqlite)
        with guarded(), self.engines.read.connect() as connection:
            if query.after is not None:
                asked.high = min(asked.high, _key_of(connection, query.after[1]))
            return _found(connection, asked, min(query.limit, MOST), is_sqlite=self.engines.is_sqlite)

    def callers(self, prefix: str, limit: int) -> tuple[CallerCase, ...]:
        """Return what is known of telephone numbers that begin with *prefix*, newest first."""
        phone = digits(prefix)
        if len(phone) < FEWEST_DIGITS:
            return ()
        values = {"phone": phone, "phone_end": f"{phone}:", "limit": min(limit, MOST)}
        with guarded(), self.engines.read.connect() as connection:
            return tuple(map(caller_of, connection.execute(callers_query, values).mappings()))

    def calls(self, query: CallQuery) -> tuple[CallRecord, ...]:
        """Return the calls for which all of *query* holds, newest first."""
        if not is_storable(query.order_no + query.case_id + query.line):
            return ()
        with guarded(), self.engines.read.connect() as connection:
            return tuple(call_of(details) for details in connection.execute(calls_query(query)).scalars())


def _key_of(connection: sa.Connection, case_id: str) -> int:
    """Return the sort key of a case; behind one that is unknown comes nothing."""
    asked = sa.text("SELECT sort_key FROM case_file WHERE case_id = :case_id")
    return int(connection.execute(asked, {"case_id": case_id}).scalar_one_or_none() or 0)


def _found(connection: sa.Connection, asked: Conditions, limit: int, *, is_sqlite: bool) -> tuple[Found, ...]:
    values = {**asked.values, "low": asked.low, "high": asked.high, "limit": limit, "newest": NEWEST}
    if not asked.is_selective:
        rows = connection.execute(sa.text(_newest(asked, is_sqlite)), values).all()
        if len(rows) == limit:
            return _read(rows)
    statement = _sqlite(connection, asked, values) if is_sqlite else _postgres(asked, values)
    return _read(connection.execute(sa.text(statement), values).all())


def _read(rows: Sequence[sa.Row[Any]]) -> tuple[Found, ...]:
    return tuple(Found(**{**dict(zip(_GIVEN, row, strict=True)), "stage": Stage(row.stage)}) for row in rows)


def _newest(asked: Conditions, is_sqlite: bool) -> str:
    return (
        f"SELECT {_COLUMNS} FROM (SELECT * FROM case_file {_BY_KEY[is_sqlite]} WHERE {_PERIOD}"
        f" ORDER BY sort_key DESC LIMIT :newest) f WHERE {asked.sql} ORDER BY f.sort_key DESC LIMIT :limit"
    )


def _postgres(asked: Conditions, values: dict[str, Any]) -> str:
    """Return the statement that finds all first and sorts then: sorted first, the newest were looked through before."""
    where = [*asked.where, "f.sort_key >= :low AND f.sort_key < :high"]
    if asked.words:
        values["words"] = as_array(sorted(asked.words))
        where.append("f.sort_key IN (SELECT sort_key FROM case_words WHERE words @> CAST(:words AS INTEGER[]))")
    return (
        f"WITH hit AS MATERIALIZED (SELECT f.sort_key FROM case_file f WHERE {' AND '.join(where)}) SELECT {_COLUMNS}"
        " FROM (SELECT sort_key FROM hit ORDER BY sort_key DESC LIMIT :limit) h JOIN case_file f"
        " ON f.sort_key = h.sort_key ORDER BY f.sort_key DESC"
    )


def _sqlite(connection: sa.Connection, asked: Conditions, values: dict[str, Any]) -> str:
    smallest, size = _smallest(connection, asked, values)
    if asked.words and size >= FEW:
        values["words"] = as_text(sorted(asked.words))
        return (
            f"SELECT {_COLUMNS} FROM case_words CROSS JOIN case_file f INDEXED BY case_by_sort_key"
            " ON f.sort_key = case_words.rowid WHERE case_words MATCH :words AND case_words.rowid >= :low"
            f" AND case_words.rowid < :high AND {asked.sql} ORDER BY case_words.rowid DESC LIMIT :limit"
        )
    source = f"({smallest}) d CROSS JOIN" if smallest else ""
    same = "f.sort_key = d.sort_key AND" if smallest else ""
    return (
        f"SELECT {_COLUMNS} FROM {source} case_file f INDEXED BY case_by_sort_key WHERE {same} f.sort_key >= :low"
        f" AND f.sort_key < :high AND {asked.sql} ORDER BY f.sort_key DESC LIMIT :limit"
    )


def _smallest(connection: sa.Connection, asked: Conditions, values: dict[str, Any]) -> tuple[str, int]:
    """Return the smallest of the sets of *asked* with its size, no set and :data:`MANY` where all are that large."""
    smallest, size = "", MANY
    for one in asked.sets:
        within = f"SELECT sort_key FROM ({one}) WHERE {_PERIOD}"
        counted = sa.text(f"SELECT count(*) FROM ({within} LIMIT {size})")
        count = int(connection.execute(counted, values).scalar_one())
        if count < size:
            smallest, size = within, count
    return smallest, size
