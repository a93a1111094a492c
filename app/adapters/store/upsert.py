"""Many rows at once, in both databases, by the quickest way their drivers have.

Values go to the driver as they are: nothing in them needs SQLAlchemy's conversion, which would be half the time.
"""

from collections.abc import Sequence
from functools import cache
from operator import itemgetter
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite


def insert(connection: sa.Connection, table: sa.Table, rows: Sequence[tuple[Any, ...]]) -> None:
    """Add *rows*, each with a value for every column of *table*, in its order."""
    if rows:
        connection.exec_driver_sql(_insert(table, connection.dialect.name), list(rows))


def upsert(connection: sa.Connection, table: sa.Table, rows: Sequence[dict[str, Any]]) -> None:
    """Put *rows*, each with all columns of *table* by name, in place of those with the same key."""
    if rows:
        in_order = itemgetter(*(column.name for column in table.c))
        connection.exec_driver_sql(_upsert(table, connection.dialect.name), list(map(in_order, rows)))


@cache
def _insert(table: sa.Table, dialect: str) -> str:
    return _compiled(sa.insert(table).values(_parameters(table)), dialect)


@cache
def _upsert(table: sa.Table, dialect: str) -> str:
    statement = sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)
    key = [column.name for column in table.primary_key]
    rest = {column.name: statement.excluded[column.name] for column in table.c if column.name not in key}
    changing = statement.values(_parameters(table)).on_conflict_do_update(index_elements=key, set_=rest)
    return _compiled(changing, dialect)


def _parameters(table: sa.Table) -> dict[str, sa.BindParameter[Any]]:
    return {column.name: sa.bindparam(column.name) for column in table.c}


def _compiled(statement: sa.Insert, dialect: str) -> str:
    """Return the statement as text whose parameters stand in the order of the table's columns."""
    if dialect == "sqlite":
        return str(statement.compile(dialect=sqlite.dialect()))
    driver = postgresql.psycopg.dialect(paramstyle="format")  # type: ignore[no-untyped-call]  # theirs has no types
    return str(statement.compile(dialect=driver))
