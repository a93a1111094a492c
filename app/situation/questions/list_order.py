"""The orders of a list."""

from enum import StrEnum

import numpy as np

from app.situation.case_tables import EventArrays
from app.situation.column import Int32s, Int64s
from app.situation.questions.desk import by_own_clock
from app.situation.view import View


class Sort(StrEnum):
    """By need (a desk's order), by the report, by a due moment (what has none comes last), by the last step (newest first)."""

    NEED = "need"
    NEWEST = "newest"
    OLDEST = "oldest"
    CASE_DUE = "case_due"
    STAGE_DUE = "stage_due"
    HANG_UNTIL = "hang_until"
    LAST_STEP = "last_step"


def in_order(view: View, rows: Int32s, sort: Sort) -> Int32s:
    """Return *rows* in the order of *sort*; the case row decides between equals."""
    if sort is Sort.NEED:
        return by_own_clock(view, rows)
    return rows[np.lexsort((rows, _keys(view, rows, sort)))]


def _keys(view: View, rows: Int32s, sort: Sort) -> Int64s:
    events, at = view.tables.events, view.base.last[rows]
    if sort is Sort.NEWEST:
        return -view.tables.cases.reported_at[rows]
    if sort is Sort.OLDEST:
        return view.tables.cases.reported_at[rows]
    if sort is Sort.HANG_UNTIL:
        return view.tables.mores.hang_until[events.more[at]]
    if sort is Sort.LAST_STEP:
        return -_times(view, events)[at]
    return events.case_due[at] if sort is Sort.CASE_DUE else events.stage_due[at]


def _times(view: View, events: EventArrays) -> Int64s:
    return events.recorded_at if view.order.order is None else events.valid_at
