"""Finding cases among a million: newest first, at most a given number of rows.

First the newest few thousand cases are looked through: whatever is common is found there at once. Else the indexes lead
to the cases: those of a number, a caller, a department, a state, and those with all words of the query. Every condition
is then checked on the case itself, so no index need be exact.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from app.adapters.store.call_rows import call_of
from app.adapters.store.call_search import caller_of, callers_query, calls_count, calls_query
from app.adapters.store.engines import Engines
from app.adapters.store.failures import guarded
from app.adapters.store.led_search import BY_KEY, led
from app.adapters.store.search_conditions import PERIOD, Conditions, conditions_of
from app.adapters.store.texts import digits, is_storable
from app.domain.call import CallRecord
from app.domain.terms import Stage
from app.services.searching import FEWEST_DIGITS, MOST, CallerCase, CallQuery, Found, SearchQuery

NEWEST = 8_000
"""How many of the newest cases are looked through first."""

_GIVEN = (
    "case_id", "number", "reported_at", "class_key", "place", "road", "stage", "department", "description", "version",
    "last_seq",
)  # fmt: skip
_COLUMNS = ", ".join(f"f.{name}" for name in _GIVEN)


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
            return _found(connection, asked, min(max(query.limit, 0), MOST), is_sqlite=self.engines.is_sqlite)

    def callers(self, prefix: str, limit: int) -> tuple[CallerCase, ...]:
        """Return what is known of telephone numbers that begin with *prefix*, newest first."""
        phone = digits(prefix)
        if len(phone) < FEWEST_DIGITS:
            return ()
        values = {"phone": phone, "phone_end": f"{phone}:", "limit": min(max(limit, 0), MOST)}
        with guarded(), self.engines.read.connect() as connection:
            return tuple(map(caller_of, connection.execute(callers_query, values).mappings()))

    def calls(self, query: CallQuery) -> tuple[CallRecord, ...]:
        """Return the calls for which all of *query* holds, newest first."""
        if not _can_be(query):
            return ()
        with guarded(), self.engines.read.connect() as connection:
            return tuple(call_of(details) for details in connection.execute(calls_query(query)).scalars())

    def count_calls(self, query: CallQuery) -> int:
        """Return how many calls there are for which all of *query* holds."""
        if not _can_be(query):
            return 0
        with guarded(), self.engines.read.connect() as connection:
            return int(connection.execute(calls_count(query)).scalar_one())


def _can_be(query: CallQuery) -> bool:
    return is_storable(query.order_no + query.case_id + query.line)


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
    return _read(led(connection, asked, values, _COLUMNS))


def _read(rows: Sequence[sa.Row[Any]]) -> tuple[Found, ...]:
    return tuple(Found(**{**dict(zip(_GIVEN, row, strict=True)), "stage": Stage(row.stage)}) for row in rows)


def _newest(asked: Conditions, is_sqlite: bool) -> str:
    return (
        f"SELECT {_COLUMNS} FROM (SELECT * FROM case_file {BY_KEY if is_sqlite else ''} WHERE {PERIOD}"
        f" ORDER BY sort_key DESC LIMIT :newest) f WHERE {asked.sql} ORDER BY f.sort_key DESC LIMIT :limit"
    )
