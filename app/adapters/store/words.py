"""What a case can be found by: pairs of neighbouring characters (Chinese has no blanks), class and area.

Each word is a number of 32 bits; two words may share one, so whoever finds a case by them looks at its text too.
"""

import zlib
from collections.abc import Iterable, Sequence
from itertools import pairwise
from string import ascii_lowercase, ascii_uppercase
from typing import Any

import sqlalchemy as sa

from app.domain.case import Case
from app.domain.moment import SECOND, Instant

_LOWER = str.maketrans(ascii_uppercase, ascii_lowercase)
_SEQ_BITS = 31
_MOST_SECONDS = 2**32 - 1
CLASS_STEPS = (1, 3, 6)
"""Lengths of the beginnings of a class's key (``E06010``): kind, major class, class."""
GRID_STEPS = (6, 9, 12, 15)
"""Lengths of the beginnings of a grid's code: district, subdistrict, community, unit grid."""


def sort_key(reported_at: Instant, opened_seq: int) -> int:
    """Return the case's place in the order of report: by second, and within one by its place in the log."""
    second = min(max(reported_at // SECOND, 0), _MOST_SECONDS)
    return (second << _SEQ_BITS) | opened_seq


def lowered(text: str) -> str:
    """Return *text* with the letters A-Z small, and nothing else changed: so do both databases."""
    return text.translate(_LOWER)


def pairs(text: str) -> set[int]:
    """Return the words of *text*'s neighbouring characters."""
    small = lowered(text)
    return {(ord(a) & 0xFFFF) << 16 | (ord(b) & 0xFFFF) for a, b in pairwise(small)}


def beginnings(mark: str, value: str, steps: Sequence[int]) -> set[int]:
    """Return the words of *value*'s beginnings of these lengths; *mark* keeps kinds of value apart."""
    return {zlib.crc32(f"{mark}{value[:step]}".encode()) for step in steps if len(value) >= step}


def words_of(case: Case) -> tuple[int, ...]:
    """Return all words of *case*, in order."""
    state = case.state
    return words_of_row(state.number, state.place, state.road, case.description, state.class_key, state.grid)


def words_of_row(number: str, place: str, road: str, description: str, class_key: str, grid: str) -> tuple[int, ...]:
    """Return all words of a case of which these are the columns, in order."""
    found = beginnings("c", class_key, CLASS_STEPS) | beginnings("g", grid, GRID_STEPS)
    for text in (number, place, road, description):
        found |= pairs(text)
    return tuple(sorted(found))


def as_text(words: Iterable[int]) -> str:
    """Return *words* as SQLite's index takes them."""
    return " ".join(map(str, words))


def as_array(words: Iterable[int]) -> list[int]:
    """Return *words* as PostgreSQL's integers, which have a sign."""
    return [word - 2**32 if word >= 2**31 else word for word in words]


def longest(mark: str, value: str, steps: Sequence[int]) -> set[int]:
    """Return the word of *value*'s longest such beginning: whatever has it has the shorter ones."""
    return beginnings(mark, value, [max((step for step in steps if step <= len(value)), default=len(value) + 1)])


def worded(case: Case) -> tuple[object, ...]:
    """Return all that the index's entry of *case* follows from."""
    state = case.state
    return state.reported_at, state.number, state.place, state.road, case.description, state.class_key, state.grid


Entry = tuple[int, tuple[int, ...]]
"""A case's sort key and words."""


def entry_of(case: Case) -> Entry:
    """Return what the index holds of *case*."""
    return sort_key(case.state.reported_at, case.opened_seq), words_of(case)


def write_words(connection: sa.Connection, gone: Sequence[Entry], new: Sequence[Entry]) -> None:
    """Take the entries *gone* out of the index and put *new* in; SQLite must be told what it had."""
    if connection.dialect.name == "sqlite":
        _write_sqlite(connection, gone, new)
    else:
        _write_postgres(connection, gone, new)


def _write_sqlite(connection: sa.Connection, gone: Sequence[Entry], new: Sequence[Entry]) -> None:
    if gone:
        removal = "INSERT INTO case_words (case_words, rowid, words) VALUES ('delete', ?, ?)"
        connection.exec_driver_sql(removal, _texts(gone))
    if new:
        connection.exec_driver_sql("INSERT INTO case_words (rowid, words) VALUES (?, ?)", _texts(new))


def _texts(entries: Sequence[Entry]) -> list[tuple[Any, ...]]:
    return [(key, as_text(words)) for key, words in entries]


def _write_postgres(connection: sa.Connection, gone: Sequence[Entry], new: Sequence[Entry]) -> None:
    if gone:
        connection.exec_driver_sql("DELETE FROM case_words WHERE sort_key = %s", [(key,) for key, _ in gone])
    if new:
        values: list[tuple[Any, ...]] = [(key, as_array(words)) for key, words in new]
        connection.exec_driver_sql("INSERT INTO case_words (sort_key, words) VALUES (%s, %s)", values)
