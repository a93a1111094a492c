"""Insert or replace rows by their key, in both databases."""

from collections.abc import Sequence
from functools import cache

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite


@cache
def _statement(table: sa.Table, is_sqlite: bool) -> sa.Insert:
    insert = sqlite.insert(table) if is_sqlite else postgresql.insert(table)
    key = [column.name for column in table.primary_key]
    rest = {column.name: insert.excluded[column.name] for column in table.c if column.name not in key}
    return insert.on_conflict_do_update(index_elements=key, set_=rest)


def upsert(connection: sa.Connection, table: sa.Table, rows: Sequence[dict[str, object]]) -> None:
    """Put *rows*, each with all columns of *table*, in place of those with the same key."""
    if rows:
        connection.execute(_statement(table, connection.dialect.name == "sqlite"), rows)
