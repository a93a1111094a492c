"""The cases behind a number: every count on a screen is the length of one of these."""

from dataclasses import dataclass

import numpy as np

from app.domain.terms import Queue, Source
from app.situation.case_row import CaseRow
from app.situation.case_rows import case_rows
from app.situation.codes import NO_QUEUE, NO_TIME, QUEUE, QUEUE_OF_STAGE, SOURCE
from app.situation.column import Bools, Int32s
from app.situation.filters import EVERYTHING, Filter
from app.situation.period import Period
from app.situation.questions.which import Which, rows_of
from app.situation.view import View

__all__ = ["NONE_KEY", "Drill", "Which"]

NONE_KEY = "-"
"""Asks for the cases that have no department; ``""`` would be all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drill:
    """The cases of ``which``, narrowed by queue, source, department (level 1 or 2), area prefix and class prefix; ``""`` is all.

    ``period`` is that of the sets of a day, ``filter`` the wall's. Urgent ones first, then by the due moment of the clock that runs. ``limit`` 0 is all.
    """

    which: Which
    queue: Queue | None = None
    source: Source | None = None
    department: str = ""
    area: str = ""
    class_prefix: str = ""
    limit: int = 0
    period: Period = Period.TODAY
    filter: Filter = EVERYTHING

    def answer(self, view: View) -> tuple[CaseRow, ...]:
        """Return exactly the cases that the number counts."""
        rows = by_need(view, self.rows(view))
        return case_rows(view, rows[: self.limit] if self.limit else rows)

    def rows(self, view: View) -> Int32s:
        """Return the rows of these cases."""
        rows = rows_of(view, self.which, self.filter, self.period.start(view.t))
        at = view.base.last[rows]
        fits = np.ones(len(rows), np.bool_)
        if self.queue is not None:
            fits &= QUEUE_OF_STAGE[view.tables.events.stage[at]] == QUEUE[self.queue]
        if self.source is not None:
            fits &= view.tables.abouts.source[view.tables.events.about[at]] == SOURCE[self.source]
        if self.department:
            fits &= is_of_department(view, at, "" if self.department == NONE_KEY else self.department)
        if self.area:
            fits &= begins(view, view.tables.abouts.grid[view.tables.events.about[at]], self.area)
        if self.class_prefix:
            fits &= begins(view, view.tables.abouts.class_key[view.tables.events.about[at]], self.class_prefix)
        return rows[fits]


def is_of_department(view: View, at: Int32s, department: str) -> Bools:
    """Return whether the cases at event rows *at* are with *department*, as level 1 or as level 2."""
    events, code = view.tables.events, view.tables.words.find(department)
    found: Bools = events.department[at] == code
    if department:
        found |= events.unit[at] == code
    return found


def begins(view: View, found: Int32s, prefix: str) -> Bools:
    """Return whether the words of the codes *found* begin with *prefix* (``-``: whether they are empty)."""
    distinct, place = np.unique(found, return_inverse=True)
    words = view.tables.words.texts(distinct)
    fits = [word == "" if prefix == NONE_KEY else word.startswith(prefix) for word in words]
    return np.array(fits, np.bool_)[place]


def by_need(view: View, rows: Int32s) -> Int32s:
    """Return *rows* in the order of need: urgent ones first, then by the due moment of the clock that runs."""
    events, at = view.tables.events, view.base.last[rows]
    due = np.where(events.case_due[at] != NO_TIME, events.case_due[at], events.stage_due[at])
    on_hold = QUEUE_OF_STAGE[events.stage[at]] == NO_QUEUE
    return rows[np.lexsort((rows, due, on_hold, ~events.urgent[at]))]
