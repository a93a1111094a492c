"""The three lists of 督办: who owes a reply, who is over and under no notice, who replied and has not settled."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from app.domain.moment import Instant
from app.situation.case_row import CaseRow
from app.situation.case_rows import case_rows
from app.situation.column import Int32s
from app.situation.filters import EVERYTHING, Filter
from app.situation.questions.which import Which, rows_of
from app.situation.supervision_runs import ANSWERED, WAITING, began, issued, times_of
from app.situation.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class ChasedRow:
    """A case, when its notice was issued and when it was answered; ``None`` for what was not."""

    case: CaseRow
    issued_at: Instant | None
    answered_at: Instant | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChasedList:
    """The first rows, and of how many; ``over`` of them all are 处置超期, ``unurged`` have not even been reminded."""

    rows: tuple[ChasedRow, ...]
    total: int
    over: int
    unurged: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Chased:
    """The cases of ``which``, narrowed by ``filter``; ``limit`` 0 is all: the list behind the number.

    ``WAITING``: urgent first, then by reply limit. ``ANSWERED``: the newest reply first. Any other: urgent first,
    then by due moment, the longest over first.
    """

    which: Which
    limit: int = 7
    filter: Filter = EVERYTHING

    def answer(self, view: View) -> ChasedList:
        """Return the list at the view's moment."""
        rows = narrowed(view, self.which, self.filter)
        events, at = view.tables.events, view.base.last[rows]
        listed = rows[_order(view, self.which, rows)]
        return ChasedList(
            rows=put_out(view, (listed[: self.limit] if self.limit else listed).tolist()),
            total=len(rows),
            over=int(np.count_nonzero(np.isin(rows, rows_of(view, Which.CASE_OVER)))),
            unurged=int(np.count_nonzero(events.urges[at] == 0)),
        )


def narrowed(view: View, which: Which, by: Filter) -> Int32s:
    """Return the rows of the cases in *which* that pass *by*."""
    return rows_of(view, which, by)


def _order(view: View, which: Which, rows: Int32s) -> Int32s:
    events, at = view.tables.events, view.base.last[rows]
    if which is Which.ANSWERED:
        return np.lexsort((rows, -times_of(view)[began(view, at, ANSWERED)])).astype(np.int32)
    moment = events.reply_due[at] if which is Which.WAITING else events.case_due[at]
    return np.lexsort((rows, moment, ~events.urgent[at])).astype(np.int32)


def in_order(view: View, which: Which, by: Filter) -> Int32s:
    """Return the rows of these cases in the order of their list."""
    rows = narrowed(view, which, by)
    ordered: Int32s = rows[_order(view, which, rows)]
    return ordered


def put_out(view: View, listed: Sequence[int]) -> tuple[ChasedRow, ...]:
    """Return the cases at the rows *listed*, in that order, with the times of their notices."""
    rows = np.array(listed, np.int32)
    events, times, at = view.tables.events, times_of(view), view.base.last[rows]
    given, replied = times[issued(view, at)].tolist(), times[began(view, at, ANSWERED)].tolist()
    marks = events.supervised[at].tolist()
    return tuple(
        ChasedRow(
            case=case,
            issued_at=given_at if mark in (WAITING, ANSWERED) else None,
            answered_at=replied_at if mark == ANSWERED else None,
        )
        for case, mark, given_at, replied_at in zip(case_rows(view, rows), marks, given, replied, strict=True)
    )
