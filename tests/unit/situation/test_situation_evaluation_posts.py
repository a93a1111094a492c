"""岗位考核 worked out by hand: what was taken back was not done, what came back was not sent rightly, 合岗 is two posts."""

from dataclasses import replace
from fractions import Fraction

import pytest

from app.domain.moment import HOUR, MINUTE
from app.domain.terms import Post, Stage
from app.situation.questions.post_scores import WORK_OF, PostCases, PostScores
from tests.unit.situation import growth
from tests.unit.situation.growth import NOON, ListSource, case_id, in_disposal, situation, state

A, S, D = Post.ACCEPTOR, Post.SHIFT_LEADER, Post.DISPATCHER


def morning() -> ListSource:
    log, begun = ListSource(), NOON - 4 * HOUR

    def take(n: int, step: str, minute: int, post: Post, who: str, stage: Stage, **changes: object) -> None:
        at = begun + minute * MINUTE
        due = {"stage_due": at + 10 * MINUTE} | changes
        log.case(case_id(n), step, at, state(n, stage=stage, **due), post=post, actor=who)

    for n in (1, 2, 3):
        take(n, "reported", 0, Post.COLLECTOR, "T1", Stage.REPORTED)
        take(n, "accept", n, A, "a1", Stage.ACCEPTED)
    take(4, "reported", 0, Post.COLLECTOR, "", Stage.REPORTED)
    take(4, "send_verify", 11, A, "a1", Stage.VERIFYING)  # a minute late
    take(5, "reported", 0, Post.COLLECTOR, "", Stage.REPORTED)
    take(5, "accept", 5, A, "a1", Stage.ACCEPTED)
    take(5, "taken_back", 6, A, "a1", Stage.REPORTED)
    take(1, "file", 5, S, "s1", Stage.FILED)
    take(2, "file", 30, S, "s1", Stage.FILED)  # late
    take(3, "file", 8, S, "a1", Stage.FILED)  # 合岗: an acceptor at the shift leader's post
    take(2, "approve_void", 40, S, "s1", Stage.VOID)
    for n, minute in ((1, 10), (3, 20)):
        at = begun + minute * MINUTE
        log.case(case_id(n), "dispatch", at, in_disposal(n), post=D, actor="d1")
    log.case(case_id(1), "apply_return", begun + 50 * MINUTE, in_disposal(1), post=Post.DEPARTMENT)
    take(1, "approve_return", 60, D, "d1", Stage.FILED)
    take(3, "close", 70, S, "s1", Stage.CLOSED)
    log.events.sort(key=lambda one: one.recorded_at)
    log.events = [replace(one, seq=place, chain_seq=place) for place, one in enumerate(log.events, start=1)]
    return log


@pytest.fixture(scope="module")
def rows():
    return {(row.post, row.actor): row for row in PostScores().answer(situation(morning()).at())}


def test_an_acceptor_s_steps(rows):
    row = rows[A, "a1"]

    assert row.parts == ((3, 3), (0, 1), (0, 0))
    assert row.points == Fraction(0)
    assert row.grade == "E"


def test_a_shift_leader_s_steps_and_those_of_merged_posts(rows):
    assert rows[S, "s1"].parts == ((1, 2), (1, 2), (1, 1))
    assert rows[S, "s1"].points == Fraction(25 * 50 + 40 * 50 + 35 * 100, 100)
    assert rows[S, "a1"].parts == ((1, 1), (1, 1), (0, 0))
    assert (rows[S, "a1"].rank, rows[S, "s1"].rank) == (1, 2)


def test_a_dispatch_that_came_back_was_not_right(rows):
    row = rows[D, "d1"]

    assert row.parts == ((2, 2), (1, 2), (1, 2))
    assert row.points == Fraction(40 * 50 + 40 * 50, 100)


def test_a_return_that_was_taken_back_leaves_the_dispatch_right():
    log = morning()
    log.case(case_id(1), "taken_back", NOON - HOUR, in_disposal(1), post=D, actor="d1")

    (row,) = [one for one in PostScores().answer(situation(log).at()) if (one.post, one.actor) == (D, "d1")]

    assert row.parts == ((2, 2), (1, 2), (2, 2))


@pytest.mark.parametrize("seed", range(4))
def test_every_number_is_as_long_as_its_list(seed):
    for log in (morning(), growth.random_log(seed, cases=40, events=400)):
        view = situation(log).at()
        for row in PostScores().answer(view):
            for (count, of), (works, of_work) in zip(row.parts, WORK_OF[row.post], strict=True):
                assert len(PostCases(work=works, actor=row.actor).answer(view)) == count
                assert len(PostCases(work=of_work, actor=row.actor).answer(view)) == of
