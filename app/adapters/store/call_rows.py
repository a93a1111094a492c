"""A call as its projection's row, and back."""

import json
from collections.abc import Sequence
from functools import cache
from typing import Any

import sqlalchemy as sa

from app.adapters.store.asking import Rows, asked, by_key
from app.domain.call import CallRecord
from app.domain.event import canonical


def call_row(record: CallRecord) -> Rows:
    """Return the columns of *record*."""
    return {
        "call_id": record.call_id,
        "order_no": record.order_no,
        "order_end": record.order_no[::-1],
        "line": record.line.value,
        "received_at": record.received_at,
        "reply_due": record.reply_due,
        "outcome": record.outcome.value,
        "case_id": record.case_id,
        "office": record.office,
        "replied_at": record.replied_at,
        "called_back_at": record.called_back_at,
        "satisfaction": record.satisfaction.value,
        "digest": record.digest,
        "last_seq": record.last_seq,
        "details": canonical(record.to_payload()),
    }


def call_of(details: str) -> CallRecord:
    """Return the call in a row's ``details``."""
    return CallRecord.from_payload(json.loads(details))


def load_calls(connection: sa.Connection, table: sa.Table, call_ids: Sequence[str]) -> dict[str, CallRecord]:
    """Return the calls of *call_ids* that *table* has."""
    rows = asked(connection, _call_queries(table), call_ids).mappings()
    return {row["call_id"]: call_of(row["details"]) for row in rows}


@cache
def _call_queries(table: sa.Table) -> tuple[sa.Select[Any], sa.Select[Any]]:
    return by_key(sa.select(table.c.call_id, table.c.details), table.c.call_id)
