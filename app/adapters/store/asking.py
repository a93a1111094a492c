"""Rows of the log, and of some subjects, as they are asked for."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from app.domain.event import Event

Rows = dict[str, object]


def read_event(row: Sequence[Any]) -> Event:
    """Return the event in *row*, whose columns are those of the table ``event``, in order."""
    return Event(
        seq=row[0],
        stream=row[1],
        subject=row[2],
        kind=row[3],
        axis=row[4],
        chain_seq=row[5],
        prev_hash=row[6],
        hash=row[7],
        hash_version=row[8],
        recorded_at=row[9],
        valid_at=row[10],
        actor=row[11],
        post=row[12],
        seat=row[13],
        payload=row[14],
    )


def asked(
    connection: sa.Connection, queries: tuple[sa.Select[Any], sa.Select[Any]], subjects: Sequence[str]
) -> sa.CursorResult[Any]:
    """Run the query for one subject, which is much quicker to send, or that for several."""
    one, several = queries
    if len(subjects) == 1:
        return connection.execute(one, {"subject": subjects[0]})
    return connection.execute(several, {"subjects": subjects})


def by_key(query: sa.Select[Any], key: sa.Column[Any]) -> tuple[sa.Select[Any], sa.Select[Any]]:
    """Return *query* for one subject, by its *key*, and for several."""
    one = query.where(key == sa.bindparam("subject"))
    return one, query.where(key.in_(sa.bindparam("subjects", expanding=True)))
