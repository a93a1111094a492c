"""The projections: tables that follow from the log alone, each folded from the events of one stream's subjects.

A change of a projection's meaning raises its ``version``; the next start then rebuilds it from the log.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, TypeVar

import sqlalchemy as sa

from app.adapters.store import tables
from app.adapters.store.asking import Rows, asked, by_key
from app.adapters.store.call_rows import call_row, load_calls
from app.adapters.store.case_rows import case_row, load_cases
from app.domain.call import CallRecord, fold_call
from app.domain.case import Case
from app.domain.case_fold import fold as fold_case
from app.domain.event import Event, canonical
from app.domain.moment import Instant
from app.domain.terms import Stream

V = TypeVar("V")


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
    rows = asked(connection, _terminal_queries(table), terminals).mappings()
    return {row["terminal"]: Terminal(**{**row, "details": json.loads(row["details"])}) for row in rows}


@cache
def _terminal_queries(table: sa.Table) -> tuple[sa.Select[Any], sa.Select[Any]]:
    return by_key(sa.select(table), table.c.terminal)


CASES: Projection[Case] = Projection(
    name="case", version=2, stream=Stream.CASE, table=tables.case, fold=fold_case, row=case_row, load=load_cases
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

CALLS: Projection[CallRecord] = Projection(
    name="call",
    version=1,
    stream=Stream.CALL,
    table=tables.call,
    fold=fold_call,
    row=call_row,
    load=load_calls,
)

PROJECTIONS: tuple[Projection[Any], ...] = (CASES, TERMINALS, CALLS)  # each of another value: only it reads its own
"""Every projection of the store."""
