"""A case as its projection's row, and back."""

from collections.abc import Sequence
from functools import cache
from typing import Any, cast

import sqlalchemy as sa

from app.adapters.store import tables
from app.adapters.store.asking import Rows, asked, by_key, read_event
from app.adapters.store.words import sort_key
from app.domain.case import Case, CaseState
from app.domain.case_fold import fold as fold_case


def case_row(case: Case) -> Rows:
    """Return the columns of *case*."""
    state = case.state
    return {
        "case_id": case.case_id,
        "number": state.number,
        "version": case.version,
        "last_seq": case.last_seq,
        "last_valid_at": case.last_valid_at,
        "opened_at": case.opened_at,
        "description": case.description,
        "source": state.source.value,
        "reported_at": state.reported_at,
        "class_key": state.class_key,
        "urgent": state.urgent,
        "lon": state.lon,
        "lat": state.lat,
        "place": state.place,
        "road": state.road,
        "grid": state.grid,
        "reporter": state.reporter,
        "stage": state.stage.value,
        "post": state.post.value,
        "department": state.department,
        "unit": state.unit,
        "pending": state.pending.value,
        "supervised": state.supervised.value,
        "opened_seq": case.opened_seq,
        "sort_key": sort_key(state.reported_at, case.opened_seq),
        "number_end": state.number[::-1],
        "order_no": state.order_no,
        "order_end": state.order_no[::-1],
        "team": state.team,
        "holder": state.holder,
        "assistants": ",".join(state.assistants),
        "flags": flags_of(state),
    }


def flags_of(state: CaseState) -> int:
    """Return the bits of :data:`~app.services.searching.FLAGS` that are set."""
    is_set = (
        state.urgent, state.verified, state.self_handled, state.unfiled, state.disputed, state.ownerless, state.forced,
        state.appealed, state.exempt, bool(state.assistants),
    )  # fmt: skip
    return sum(1 << bit for bit, flag in enumerate(is_set) if flag)


def load_cases(connection: sa.Connection, table: sa.Table, case_ids: Sequence[str]) -> dict[str, Case]:
    """Return the cases of *case_ids* that *table* has."""
    return {row[0]: case_of(row) for row in asked(connection, _case_queries(table), case_ids)}


@cache
def _case_queries(table: sa.Table) -> tuple[sa.Select[Any], sa.Select[Any]]:
    return by_key(case_query(table), table.c.case_id)


def case_query(table: sa.Table) -> sa.Select[tuple[Any, ...]]:
    """Return the query whose rows :func:`case_of` reads: a case's frame from *table*, and its last event."""
    frame = (table.c.case_id, table.c.version, table.c.opened_at, table.c.opened_seq, table.c.description)
    return sa.select(*frame, *tables.event.c).join(tables.event, tables.event.c.seq == table.c.last_seq)


def case_of(row: Sequence[Any]) -> Case:
    """Return the case in a row of :func:`case_query`: its last event says all but the frame."""
    case_id, version, opened_at, opened_seq, description, *event = row
    frame = Case(
        case_id=case_id,
        version=version - 1,
        last_seq=0,
        last_valid_at=0,
        opened_at=opened_at,
        opened_seq=opened_seq,
        description=description,
        state=cast(CaseState, None),  # the fold replaces it
        stage_clock=None,
        case_clock=None,
    )
    return fold_case(frame, read_event(event))
