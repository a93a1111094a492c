"""What a desk works on: its queue, what is with others, and one case."""

from dataclasses import dataclass
from functools import partial

import numpy as np

from app.domain.terms import Post, Stage, Supervision
from app.situation.case_row import CaseRow
from app.situation.case_rows import case_rows
from app.situation.codes import IS_OPEN, JOINT, NO_TIME, POST, STAGE, SUPERVISION, has
from app.situation.column import Bools, Int32s
from app.situation.questions.drill import begins, is_of_department
from app.situation.view import View

BY_CAMERA = (Stage.VERIFYING, Stage.PASSED, Stage.CHECKING)
"""What the 视频监督员 can settle from a camera (domain facts §14.8)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskQueue:
    """待办案卷 of the posts held at a seat: urgent first, then the least time left of the own clock.

    ``posts`` are :class:`~app.domain.terms.Post` values. A case is with the post that must act now, an application that
    waits with the post that rules on it, after the case's end too (申诉). With ``department`` (a department, unit or team;
    ``""`` for all) the department post gets what that one holds, its part as an assistant (协办), and notices that it
    must answer. The video post gets what a camera can settle, a leader the 曝光 that was proposed.
    ``area`` is a grid-code prefix. The own clock is our post's, else the holder's share, else the department's; cases
    without any come last. ``others`` turns it round: the open cases that others must act on, to be urged.
    ``limit`` 0 is all, from ``offset`` on; :class:`DeskTotal` says of how many.
    """

    posts: tuple[str, ...]
    department: str = ""
    area: str = ""
    limit: int = 0
    offset: int = 0
    others: bool = False

    def answer(self, view: View) -> tuple[CaseRow, ...]:
        """Return the queue at the view's moment."""
        end = self.offset + self.limit if self.limit else None
        return case_rows(view, by_own_clock(view, self.rows(view))[self.offset : end])

    def rows(self, view: View) -> Int32s:
        """Return the rows of all its cases, in no order of need."""
        candidates = view.open.rows if self.others else np.concatenate([view.open.rows, view.base.asked_rows])
        at = view.base.last[candidates]
        found = self._is_mine(view, at) != self.others
        if self.area:
            found &= begins(view, view.tables.abouts.grid[view.tables.events.about[at]], self.area)
        rows: Int32s = candidates[found]
        return rows

    def _is_mine(self, view: View, at: Int32s) -> Bools:
        events = view.tables.events
        mine: Bools = np.isin(events.post[at], [POST[post] for post in self.posts if post in POST])
        if self.department:
            mine &= (events.post[at] != POST[Post.DEPARTMENT]) | is_held_by(view, at, self.department)
            if Post.DEPARTMENT in self.posts:
                mine |= assists(view, at, self.department) | _must_answer(view, at, self.department)
        if Post.LEADER in self.posts:
            mine |= has(view.tables.mores.flags[events.more[at]], "expose_asked") & IS_OPEN[events.stage[at]]
        if Post.VIDEO in self.posts:
            mine |= np.isin(events.stage[at], [STAGE[stage] for stage in BY_CAMERA])
        return mine


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskCount:
    """What is in a desk's queue: all of it, urgent ones, those over our own limit, those over the department's."""

    total: int
    urgent: int
    stage_over: int
    over: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskTotal:
    """How many cases a :class:`DeskQueue` of the same values has, without its limit."""

    posts: tuple[str, ...]
    department: str = ""
    area: str = ""
    others: bool = False

    def answer(self, view: View) -> DeskCount:
        """Return the counts at the view's moment."""
        queue = DeskQueue(posts=self.posts, department=self.department, area=self.area, others=self.others)
        rows, cases = queue.rows(view), view.open
        count = partial(_count_within, rows=rows, among=cases.rows)
        return DeskCount(
            total=len(rows),
            urgent=int(np.count_nonzero(view.tables.events.urgent[view.base.last[rows]])),
            stage_over=count(cases.is_stage_over),
            over=count(cases.is_over),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class UnderUs:
    """What a department has passed down: open cases of ``department`` (or unit) that a unit or team below it holds.

    The same order as :class:`DeskQueue`; ``limit`` 0 is all.
    """

    department: str
    limit: int = 0

    def answer(self, view: View) -> tuple[CaseRow, ...]:
        """Return the list at the view's moment."""
        cases, events = view.open, view.tables.events
        below = is_of_department(view, cases.at, self.department) & ~is_held_by(view, cases.at, self.department)
        below &= events.post[cases.at] == POST[Post.DEPARTMENT]
        found = by_own_clock(view, cases.rows[below])
        return case_rows(view, found[: self.limit] if self.limit else found)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseOf:
    """One case by its id."""

    case_id: str

    def answer(self, view: View) -> CaseRow | None:
        """Return the case at the view's moment, or ``None`` if it was not there yet."""
        row = view.find(self.case_id)
        return None if row is None else case_rows(view, np.array([row], np.int32))[0]


def by_own_clock(view: View, rows: Int32s) -> Int32s:
    """Return *rows* in the order of a desk: urgent first, then by the due moment of the own clock, then the holder's."""
    events, at = view.tables.events, view.base.last[rows]
    holder_due = view.tables.mores.holder_due[events.more[at]]
    departments = np.where(holder_due != NO_TIME, holder_due, events.case_due[at])
    due = np.where(events.stage_due[at] != NO_TIME, events.stage_due[at], departments)
    return rows[np.lexsort((rows, holder_due, due, ~events.urgent[at]))]


def is_held_by(view: View, at: Int32s, department: str) -> Bools:
    """Return whether *department* holds the cases at event rows *at*; before holders were named, its department or unit."""
    events, code = view.tables.events, view.tables.words.find(department)
    holder = view.tables.mores.holder[events.more[at]]
    unnamed = (holder == 0) & ((events.department[at] == code) | (events.unit[at] == code))
    held: Bools = (holder == code) | unnamed
    return held


def assists(view: View, at: Int32s, department: str) -> Bools:
    """Return whether *department* owes its part of the cases at event rows *at*."""
    assistants = view.tables.mores.assistants[view.tables.events.more[at]]
    distinct, place = np.unique(assistants, return_inverse=True)
    words = view.tables.words.texts(distinct)
    owes: Bools = np.array([department in word.split(JOINT) for word in words], np.bool_)[place]
    return owes


def _must_answer(view: View, at: Int32s, department: str) -> Bools:
    """Return whether a notice (督办) on *department*'s case waits for its reply."""
    events = view.tables.events
    is_own = events.department[at] == view.tables.words.find(department)
    waits: Bools = is_own & (events.supervised[at] == SUPERVISION[Supervision.WAITING])
    return waits


def _count_within(counted: Bools, *, rows: Int32s, among: Int32s) -> int:
    return int(np.count_nonzero(np.isin(among[counted], rows)))
