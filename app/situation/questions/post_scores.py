"""岗位考核: acceptors, shift leaders and dispatchers, each ranked among those of the same post."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

import numpy as np

from app.domain.scores import Grade, acceptor_score, dispatcher_score, grade_of, shift_leader_score
from app.domain.terms import Post
from app.situation.case_row import CaseRow
from app.situation.case_rows import case_rows
from app.situation.evaluation_posts import PostWork, posts_done_since
from app.situation.filters import EVERYTHING, Filter
from app.situation.period import Period
from app.situation.ranking import ranks
from app.situation.view import View

WORK_OF: Mapping[Post, tuple[tuple[PostWork, PostWork], ...]] = {
    Post.ACCEPTOR: (
        (PostWork.ACCEPTED, PostWork.ACCEPTED), (PostWork.VERIFY_IN_TIME, PostWork.VERIFY),
        (PostWork.CHECK_IN_TIME, PostWork.CHECK),
    ),
    Post.SHIFT_LEADER: (
        (PostWork.FILED_IN_TIME, PostWork.FILED), (PostWork.FILED_RIGHTLY, PostWork.FILED),
        (PostWork.CLOSED_IN_TIME, PostWork.CLOSED),
    ),
    Post.DISPATCHER: (
        (PostWork.DISPATCHED, PostWork.DISPATCHED), (PostWork.DISPATCHED_IN_TIME, PostWork.DISPATCHED),
        (PostWork.DISPATCHED_RIGHTLY, PostWork.DISPATCHED),
    ),
}  # fmt: skip
"""What a post's score is made of: a count and what it is of; the same twice is an amount."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostScore:
    """One person at one post: the ``parts`` as in :data:`WORK_OF`, each a count and what it is of; ``rank`` from 1."""

    post: Post
    actor: str
    rank: int
    parts: tuple[tuple[int, int], ...]
    points: Fraction
    grade: Grade


@dataclass(frozen=True, slots=True, kw_only=True)
class PostScores:
    """The three posts in ``period``; by post, then by rank."""

    period: Period = Period.MONTH
    filter: Filter = EVERYTHING

    def answer(self, view: View) -> tuple[PostScore, ...]:
        """Return the ranking at the view's moment."""
        done, size = posts_done_since(view, self.period.start(view.t), self.filter), len(view.tables.words)
        counts = {work: one.counts(size) for work, one in done.items()}
        found: list[PostScore] = []
        for post, parts in WORK_OF.items():
            actors = np.unique(np.concatenate([done[of].terminal for _, of in parts])).tolist()
            scored = [
                _scored(post, view.tables.words[code], tuple((counts[n][code], counts[of][code]) for n, of in parts))
                for code in actors
                if code > 0
            ]
            rows = sorted(scored, key=lambda row: (-row.points, row.actor))
            places = ranks([row.points for row in rows])
            found += [replace(row, rank=place) for row, place in zip(rows, places, strict=True)]
        return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class PostCases:
    """The cases behind a number of one person at a post; a case dispatched twice is there twice."""

    work: PostWork
    actor: str
    period: Period = Period.MONTH
    filter: Filter = EVERYTHING

    def answer(self, view: View) -> tuple[CaseRow, ...]:
        """Return exactly the cases that the number counts."""
        work = posts_done_since(view, self.period.start(view.t), self.filter)[self.work]
        found = work.rows[work.terminal == view.tables.words.find(self.actor)]
        rows, place = np.unique(view.tables.events.case[found], return_inverse=True)
        made = case_rows(view, rows)
        return tuple(made[one] for one in place.tolist())


@lru_cache(maxsize=512)
def _scored(post: Post, actor: str, parts: tuple[tuple[int, int], ...]) -> PostScore:
    (first, of_first), (second, of_second), (third, of_third) = parts
    if post is Post.ACCEPTOR:
        score = acceptor_score(
            accepted=first, verify=of_second, verify_in_time=second, check=of_third, check_in_time=third
        )
    elif post is Post.SHIFT_LEADER:
        score = shift_leader_score(
            filed=of_first, filed_in_time=first, filed_rightly=second, closed=of_third, closed_in_time=third
        )
    else:
        score = dispatcher_score(dispatched=first, in_time=second, rightly=third)
    points = score.points or Fraction(0)
    return PostScore(post=post, actor=actor, rank=0, parts=parts, points=points, grade=grade_of(points))
