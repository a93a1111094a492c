"""The queries behind callers and calls."""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from app.adapters.store import tables
from app.domain.terms import Stage
from app.services.searching import MOST, CallerCase, CallQuery

callers_query = sa.text(
    "SELECT k.phone, k.at, k.subject, k.digest, f.number, f.class_key, f.place, f.stage FROM"
    " (SELECT * FROM caller WHERE phone >= :phone AND phone < :phone_end ORDER BY at DESC, digest LIMIT :limit) k"
    " LEFT JOIN call_record r ON r.digest = k.digest"
    " LEFT JOIN case_file f ON f.case_id = CASE WHEN r.case_id <> '' THEN r.case_id ELSE k.subject END"
    " ORDER BY k.at DESC, k.digest"
)
"""Who called from numbers that begin with ``phone``, and the case of each call, if there is one."""


def caller_of(row: Mapping[Any, Any]) -> CallerCase:
    """Return the caller in a row of :data:`callers_query`."""
    known = {name: row[name] for name in ("phone", "at", "subject", "digest")}
    if row["number"] is None:
        return CallerCase(**known)
    case = {name: row[name] for name in ("number", "class_key", "place")}
    return CallerCase(**known, **case, stage=Stage(row["stage"]))


def calls_query(query: CallQuery) -> sa.Select[Any]:
    """Return the query for the ``details`` of the calls for which all of *query* holds, newest first."""
    c = tables.call.c
    newest_first = (c.received_at.desc(), c.call_id.desc())
    limit = min(max(query.limit, 0), MOST)
    return sa.select(c.details).where(*_conditions(query)).order_by(*newest_first).limit(limit)


def calls_count(query: CallQuery) -> sa.Select[Any]:
    """Return the query for how many calls there are for which all of *query* holds."""
    return sa.select(sa.func.count()).select_from(tables.call).where(*_conditions(query))


def _conditions(query: CallQuery) -> list[sa.ColumnElement[bool]]:
    c = tables.call.c
    conditions: dict[str, sa.ColumnElement[bool]] = {
        "line": c.line == query.line,
        "order_no": sa.and_(c.order_end >= query.order_no[::-1], c.order_end < query.order_no[::-1] + "\U0010ffff"),
        "case_id": c.case_id == query.case_id,
        "outcomes": c.outcome.in_([outcome.value for outcome in query.outcomes]),
        "owing": sa.and_(c.replied_at.is_(None), c.order_no != sa.literal_column("''")),
    }
    where = [condition for name, condition in conditions.items() if getattr(query, name)]
    if query.since is not None:
        where.append(c.received_at >= query.since)
    if query.until is not None:
        where.append(c.received_at < query.until)
    if query.after is not None:
        where.append(sa.tuple_(c.received_at, c.call_id) < query.after)
    return where
