"""The projections: tables that follow from the log alone, each folded from the events of one stream's subjects.

A change of a projection's meaning raises its ``version``; the next start then rebuilds it from the log.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, TypeVar, cast

import sqlalchemy as sa

from app.adapters.store import tables
from app.domain.case import Case, CaseState
from app.domain.case_fold import fold as fold_case
from app.domain.event import Event, canonical
from app.domain.moment import Instant
from app.domain.terms import Stream

V = TypeVar("V")

Rows = dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Projection(Generic[V]):
    """One table, a row for each subject of ``stream``.

    ``fold`` gives the value after an event, ``row`` its columns, ``load`` the values of some subjects from ``table``
    or a copy of it.
    """

    name: str
    version: int
    stream: Stream
    table: sa.Table
    fold: Callable[[V | None, Event], V]
    row: Callable[[V], Rows]
    load: Callable[[sa.Connection, sa.Table, Sequence[str]], dict[str, V]]


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


def _case_row(case: Case) -> Rows:
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
    }


def load_cases(connection: sa.Connection, table: sa.Table, case_ids: Sequence[str]) -> dict[str, Case]:
    """Return the cases of *case_ids* that *table* has."""
    return {row[0]: case_of(row) for row in _asked(connection, _case_queries(table), case_ids)}


def _asked(
    connection: sa.Connection, queries: tuple[sa.Select[Any], sa.Select[Any]], subjects: Sequence[str]
) -> sa.CursorResult[Any]:
    """Run the query for one subject, which is much quicker to send, or that for several."""
    one, several = queries
    if len(subjects) == 1:
        return connection.execute(one, {"subject": subjects[0]})
    return connection.execute(several, {"subjects": subjects})


def _by_key(query: sa.Select[Any], key: sa.Column[Any]) -> tuple[sa.Select[Any], sa.Select[Any]]:
    one = query.where(key == sa.bindparam("subject"))
    return one, query.where(key.in_(sa.bindparam("subjects", expanding=True)))


@cache
def _case_queries(table: sa.Table) -> tuple[sa.Select[Any], sa.Select[Any]]:
    return _by_key(case_query(table), table.c.case_id)


def case_query(table: sa.Table) -> sa.Select[tuple[Any, ...]]:
    """Return the query whose rows :func:`case_of` reads: a case's frame from *table*, and its last event."""
    frame = (table.c.case_id, table.c.version, table.c.opened_at, table.c.description)
    return sa.select(*frame, *tables.event.c).join(tables.event, tables.event.c.seq == table.c.last_seq)


def case_of(row: Sequence[Any]) -> Case:
    """Return the case in a row of :func:`case_query`: its last event says all but the frame."""
    case_id, version, opened_at, description, *event = row
    frame = Case(
        case_id=case_id,
        version=version - 1,
        last_seq=0,
        last_valid_at=0,
        opened_at=opened_at,
        description=description,
        state=cast(CaseState, None),  # the fold replaces it
        stage_clock=None,
        case_clock=None,
    )
    return fold_case(frame, read_event(event))


@dataclass(frozen=True, slots=True, kw_only=True)
class Terminal:
    """The newest word on one terminal; ``details`` merges the payloads of its events, newest winning."""

    terminal: str
    first_at: Instant
    last_at: Instant
    last_seq: int
    last_kind: str
    details: Mapping[str, object]


def _fold_terminal(before: Terminal | None, event: Event) -> Terminal:
    return Terminal(
        terminal=event.subject,
        first_at=event.valid_at if before is None else before.first_at,
        last_at=event.valid_at,
        last_seq=event.seq,
        last_kind=event.kind,
        details={**(before.details if before else {}), **json.loads(event.payload)},
    )


def _terminal_row(value: Terminal) -> Rows:
    return {
        "terminal": value.terminal,
        "first_at": value.first_at,
        "last_at": value.last_at,
        "last_seq": value.last_seq,
        "last_kind": value.last_kind,
        "details": canonical(value.details),
    }


def _load_terminals(connection: sa.Connection, table: sa.Table, terminals: Sequence[str]) -> dict[str, Terminal]:
    rows = _asked(connection, _terminal_queries(table), terminals).mappings()
    return {row["terminal"]: Terminal(**{**row, "details": json.loads(row["details"])}) for row in rows}


@cache
def _terminal_queries(table: sa.Table) -> tuple[sa.Select[Any], sa.Select[Any]]:
    return _by_key(sa.select(table), table.c.terminal)


CASES: Projection[Case] = Projection(
    name="case", version=1, stream=Stream.CASE, table=tables.case, fold=fold_case, row=_case_row, load=load_cases
)
TERMINALS: Projection[Terminal] = Projection(
    name="terminal",
    version=1,
    stream=Stream.TERMINAL,
    table=tables.terminal,
    fold=_fold_terminal,
    row=_terminal_row,
    load=_load_terminals,
)

PROJECTIONS: tuple[Projection[Any], ...] = (CASES, TERMINALS)  # each of another value: only it reads its own
"""Every projection of the store."""
