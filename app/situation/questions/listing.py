"""Lists of cases by whatever a desk filters by."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from app.domain.moment import Instant
from app.domain.terms import Light, Pending, Post, Satisfaction, Source, Stage, Supervision
from app.situation import codes
from app.situation.case_row import CaseRow
from app.situation.case_rows import case_rows
from app.situation.column import Int32s
from app.situation.questions import list_filters as narrow
from app.situation.questions.list_order import Sort, in_order
from app.situation.questions.which import Which, rows_of
from app.situation.view import View

__all__ = ["Listed", "Listing", "Ownerless", "ProblemLibrary", "Sort"]

ENDED = (Stage.CLOSED, Stage.VOID)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One page, and of how many."""

    rows: tuple[CaseRow, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Cases that fit every filter given; an empty one fits all.

    Open cases, unless ``which`` or ``stages`` ask for others or ``ended`` takes in closed and void ones. ``flags`` are
    names of :data:`~app.situation.codes.FLAGS` that must all be set. ``area`` and ``class_prefix`` are prefixes,
    ``department`` any level of the chain down to the holder, ``holder`` who must act (``-`` for none, of all four).
    ``lights`` are the disposal light's as a row shows it, ``stage_lights`` our own post's. ``since`` and ``until`` bound
    the report, both included. From ``offset`` on ``limit`` rows (0 is all).
    """

    which: Which | None = None
    stages: tuple[Stage, ...] = ()
    posts: tuple[Post, ...] = ()
    sources: tuple[Source, ...] = ()
    pendings: tuple[Pending, ...] = ()
    supervised: tuple[Supervision, ...] = ()
    satisfactions: tuple[Satisfaction, ...] = ()
    flags: tuple[str, ...] = ()
    class_prefix: str = ""
    area: str = ""
    department: str = ""
    holder: str = ""
    reporter: str = ""
    lights: tuple[Light, ...] = ()
    stage_lights: tuple[Light, ...] = ()
    urgent: bool | None = None
    claimed: bool | None = None
    since: Instant | None = None
    until: Instant | None = None
    ended: bool = False
    sort: Sort = Sort.NEED
    limit: int = 200
    offset: int = 0

    def answer(self, view: View) -> Listed:
        """Return the page at the view's moment."""
        rows = self.rows(view)
        end = self.offset + self.limit if self.limit else None
        page = in_order(view, rows, self.sort)[self.offset : end]
        return Listed(rows=case_rows(view, page), total=len(rows))

    def rows(self, view: View) -> Int32s:
        """Return the rows of all cases that fit, rising."""
        rows = self._in_time(view, self._candidates(view))
        for fits in self._filters():
            rows = rows[fits(view, rows, view.base.last[rows])]
        return rows

    def _candidates(self, view: View) -> Int32s:
        if self.which is not None:
            return rows_of(view, self.which)
        if self.ended or any(stage in ENDED for stage in self.stages):
            return np.flatnonzero(view.base.last >= 0).astype(np.int32)
        return view.open.rows

    def _in_time(self, view: View, rows: Int32s) -> Int32s:
        reported = view.tables.cases.reported_at
        if self.since is not None:
            rows = rows[reported[rows] >= self.since]
        return rows if self.until is None else rows[reported[rows] <= self.until]

    def _filters(self) -> Iterator[narrow.Filter]:
        """Yield the filters asked for, those that cost least first."""
        yield from narrow.by_claim(self.claimed)
        yield from narrow.by_event("stage", codes.STAGE, self.stages)
        yield from narrow.by_event("post", codes.POST, self.posts)
        yield from narrow.by_event("pending", codes.PENDING, self.pendings)
        yield from narrow.by_event("supervised", codes.SUPERVISION, self.supervised)
        yield from narrow.by_urgency(self.urgent)
        yield from narrow.by_flags(self.flags)
        yield from narrow.by_satisfaction(self.satisfactions)
        yield from narrow.by_source(self.sources)
        yield from narrow.by_holder(self.holder)
        yield from narrow.by_chain(self.department)
        yield from narrow.by_reporter(self.reporter)
        yield from narrow.by_light(self.lights)
        yield from narrow.by_stage_light(self.stage_lights)
        yield from narrow.by_prefix("class_key", self.class_prefix)
        yield from narrow.by_prefix("grid", self.area)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemLibrary:
    """问题库: every case that hangs (挂账), the one that resumes first on top; ``limit`` 0 is all."""

    limit: int = 0

    def answer(self, view: View) -> Listed:
        """Return the list at the view's moment."""
        return Listing(which=Which.HUNG, sort=Sort.HANG_UNTIL, limit=self.limit).answer(view)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ownerless:
    """无责任主体: the committee's list of open cases that are nobody's, the oldest first; ``ended`` takes in ended ones."""

    ended: bool = False
    limit: int = 0

    def answer(self, view: View) -> Listed:
        """Return the list at the view's moment."""
        return Listing(flags=("ownerless",), ended=self.ended, sort=Sort.OLDEST, limit=self.limit).answer(view)
