"""The index of cases by their words as a whole: filled from the cases, and compared with them."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from app.adapters.store import tables
from app.adapters.store.difference import SHOWN, Difference
from app.adapters.store.words import Entry, words_of_row, write_words

log = logging.getLogger(__name__)

NAME = "words"
VERSION = 1
"""Raised when a case gets other words; the next start then fills the index anew."""

CHUNK = 5_000
_TOLD_EACH = 50_000

_COLUMNS = ("sort_key", "case_id", "number", "place", "road", "description", "class_key", "grid")
_AFTER = (
    sa.select(*(tables.case.c[name] for name in _COLUMNS))
    .where(tables.case.c.sort_key > sa.bindparam("after"))
    .order_by(tables.case.c.sort_key)
    .limit(CHUNK)
)


def fill_words(connection: sa.Connection) -> None:
    """Empty the index and put all cases in, telling the log how far it is."""
    total = int(connection.execute(sa.select(sa.func.count()).select_from(tables.case)).scalar_one())
    is_new = _empty(connection)
    done = 0
    for rows in _chunks(connection):
        write_words(connection, [], [_entry(row) for row in rows])
        done += len(rows)
        if done // _TOLD_EACH > (done - len(rows)) // _TOLD_EACH or done == total:
            log.info("the search index has %d of %d cases", done, total)
    if is_new:
        connection.exec_driver_sql("CREATE INDEX case_words_by_word ON case_words USING gin (words)")


def _empty(connection: sa.Connection) -> bool:
    """Empty the index; where it never held anything, take away PostgreSQL's own index till the end: that is quicker."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("INSERT INTO case_words (case_words) VALUES ('delete-all')")
        return False
    if connection.exec_driver_sql("DELETE FROM case_words").rowcount:
        return False
    connection.exec_driver_sql("DROP INDEX case_words_by_word")
    return True


def _chunks(connection: sa.Connection) -> Iterator[Sequence[Mapping[Any, Any]]]:
    after = -1
    while rows := connection.execute(_AFTER, {"after": after}).mappings().all():
        yield rows
        after = rows[-1]["sort_key"]


def _entry(row: Mapping[Any, Any]) -> Entry:
    return row["sort_key"], words_of_row(*(row[name] for name in _COLUMNS[2:]))


def compare_words(connection: sa.Connection) -> list[Difference]:
    """Return where the index is not what the cases say, at most the first hundred."""
    stored = _sums_of_sqlite(connection) if connection.dialect.name == "sqlite" else _sums_of_postgres(connection)
    found = []
    for rows in _chunks(connection):
        for row in rows:
            words = _entry(row)[1]
            derived = (len(words), sum(words))
            if (held := stored.pop(row["sort_key"], None)) != derived:
                found.append(_difference(row["case_id"], held, derived))
    found += [_difference(f"sort key {key}", held, None) for key, held in stored.items()]
    return found[:SHOWN]


def _difference(subject: str, stored: object, derived: object) -> Difference:
    column = "" if stored is None or derived is None else "words (count, sum)"
    return Difference(projection=NAME, subject=subject, column=column, stored=stored, derived=derived)


def _sums_of_sqlite(connection: sa.Connection) -> dict[int, tuple[int, int]]:
    """Return count and sum of each case's words; an index without content can be read by word only."""
    connection.exec_driver_sql("CREATE VIRTUAL TABLE temp.word_of USING fts5vocab (main, case_words, instance)")
    try:
        sums = "SELECT doc, count(*), sum(CAST(term AS INTEGER)) FROM temp.word_of GROUP BY doc"
        return {doc: (count, total) for doc, count, total in connection.exec_driver_sql(sums)}
    finally:
        connection.exec_driver_sql("DROP TABLE temp.word_of")


def _sums_of_postgres(connection: sa.Connection) -> dict[int, tuple[int, int]]:
    sums = (
        "SELECT sort_key, cardinality(words), (SELECT sum(CASE WHEN w < 0 THEN w + 4294967296 ELSE w END)"
        " FROM unnest(words) w) FROM case_words"
    )
    return {key: (count, int(total or 0)) for key, count, total in connection.exec_driver_sql(sums)}
