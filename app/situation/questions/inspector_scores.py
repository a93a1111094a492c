"""监督员考核: inspectors ranked by what they did, with every number the score is made of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

import numpy as np

from app.domain.scores import Grade, collector_score, grade_of
from app.situation.case_row import CaseRow
from app.situation.case_rows import case_rows
from app.situation.column import Int32s
from app.situation.evaluation_people import PeopleDone, Work, Worked, people_done_since, shifts_since
from app.situation.filters import EVERYTHING, Filter
from app.situation.period import Period
from app.situation.view import View

UNANSWERED = {Work.VERIFIED: Work.VERIFY_OVER, Work.CHECKED: Work.CHECK_OVER}
"""What ran out unanswered, beside what was answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectorScore:
    """One inspector's counts and score; ``rank`` from 1, equal scores share one.

    ``valid`` of ``decided`` reports stand; ``missed`` of the ``grid_filed`` in his grid and shift came from the public;
    应核实 = ``verified`` + ``verify_over``, 应核查 = ``checked`` + ``check_over``.
    """

    terminal: str
    rank: int
    reported: int
    decided: int
    valid: int
    grid_filed: int
    missed: int
    verified: int
    verified_in_time: int
    verify_over: int
    checked: int
    checked_in_time: int
    check_over: int
    points: Fraction
    grade: Grade

    @property
    def to_verify(self) -> int:
        """Return 应核实."""
        return self.verified + self.verify_over

    @property
    def to_check(self) -> int:
        """Return 应核查."""
        return self.checked + self.check_over


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectorRanking:
    """The inspectors from the first place on; ``without`` were on the roster and had nothing to be scored by."""

    rows: tuple[InspectorScore, ...]
    without: int


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectorScores:
    """The inspectors in ``period``."""

    period: Period = Period.MONTH
    filter: Filter = EVERYTHING

    def answer(self, view: View) -> InspectorRanking:
        """Return the ranking at the view's moment."""
        since = self.period.start(view.t)
        done = people_done_since(view, since, self.filter)
        counts = [done[work].counts(len(view.tables.words)) for work in Work]
        found = [_scored(view.tables.words[code], *(n[code] for n in counts)) for code in _codes(done)]
        rows = sorted((row for row in found if row is not None), key=lambda row: (-row.points, row.terminal))
        begun = {one.terminal for one in shifts_since(view, since) if one.start <= view.t}
        return InspectorRanking(
            rows=tuple(_ranked(rows)),
            without=len(begun - {row.terminal for row in rows}),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectorCases:
    """The cases behind a number of one inspector (``""``: of all); a case checked twice is there twice.

    ``with_over`` puts the tasks that ran out unanswered behind the answered ones: 应核实, 应核查.
    """

    work: Work
    with_over: bool = False
    terminal: str = ""
    period: Period = Period.MONTH
    filter: Filter = EVERYTHING

    def answer(self, view: View) -> tuple[CaseRow, ...]:
        """Return exactly the cases that the number counts."""
        done = people_done_since(view, self.period.start(view.t), self.filter)
        asked = (self.work, UNANSWERED[self.work]) if self.with_over else (self.work,)
        found = np.concatenate([self._of_terminal(view, done[one]) for one in asked])
        rows, place = np.unique(view.tables.events.case[found], return_inverse=True)
        made = case_rows(view, rows)
        return tuple(made[one] for one in place.tolist())

    def _of_terminal(self, view: View, work: Worked) -> Int32s:
        return work.rows[work.terminal == view.tables.words.find(self.terminal)] if self.terminal else work.rows


def _codes(done: PeopleDone) -> list[int]:
    """Return the codes of the terminals that any work is counted for."""
    return [code for code in np.unique(np.concatenate([one.terminal for one in done.values()])).tolist() if code > 0]


def _ranked(rows: Sequence[InspectorScore]) -> Iterator[InspectorScore]:
    """Yield *rows*, which are in order, with their ranks: equal scores share one."""
    rank, before = 0, None
    for place, row in enumerate(rows, start=1):
        rank, before = (rank if row.points == before else place), row.points
        yield replace(row, rank=rank)


@lru_cache(maxsize=4096)
def _scored(terminal: str, *counts: int) -> InspectorScore | None:
    """Return the score of *counts*, in the order of :class:`~app.situation.evaluation_people.Work`.

    Most of them are those of a second ago, and exact fractions take time.
    """
    n = {work.value: count for work, count in zip(Work, counts, strict=True)}
    if not any(n[name] for name in ("decided", "verified", "verify_over", "checked", "check_over")):
        return None
    points = collector_score(
        valid=n["valid"], decided=n["decided"], missed=n["missed"], filed=n["grid_filed"],
        verified=n["verified_in_time"], to_verify=n["verified"] + n["verify_over"],
        checked=n["checked_in_time"], to_check=n["checked"] + n["check_over"],
    ).points  # fmt: skip
    return (
        None
        if points is None
        else InspectorScore(terminal=terminal, rank=0, points=points, grade=grade_of(points), **n)
    )
