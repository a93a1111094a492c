"""Time left in work hours with the due moment; urgent cases run on natural time, carry 紧急 and head every list."""

import pytest

from app.domain.moment import HOUR, MINUTE, to_datetime
from app.domain.terms import Post
from app.situation.questions.desk import CaseOf, DeskQueue
from app.situation.questions.drill import Drill, Which
from app.situation.questions.listing import Listing, Sort
from app.situation.questions.supervised import SupervisedAndOverdue
from tests.law.ways import at, disposing, done, state
from tests.unit.services.town import COVER


def urgent_disposing(hall):
    case_id = hall.opened(class_key=COVER, urgent=True)
    done(hall, "acceptor", "accept", case_id)
    conditions = hall.rules.limits.conditions(COVER)
    done(hall, "leader", "file", case_id, condition=next(one.condition for one in conditions if one.urgent))
    done(hall, "dispatcher", "dispatch", case_id, department="SZ")
    done(hall, "sz", "sign", case_id)
    assert state(hall, case_id).urgent
    return case_id


def test_an_ordinary_case_counts_work_hours_and_says_when_it_is_due(hall, situation):
    case_id = disposing(hall)
    clock, due = hall.store.case(case_id).case_clock, state(hall, case_id).case_due
    said = clock.explain(hall.rules.calendar)[-1]
    assert said.endswith(f"{to_datetime(due):%H:%M}")
    assert "应于" in said
    hall.clock.at = due - 26 * HOUR  # the lunch break and the night lie between
    hall.clock.at = max(hall.clock.at, clock.segments[0].start)
    situation.poll()

    row = CaseOf(case_id=case_id).answer(situation.at())

    assert row.case_left_us == hall.rules.calendar.between(hall.clock.now(), due)


def test_an_urgent_case_counts_through_the_night(hall, situation):
    hall.clock.at += 9 * HOUR  # 18:00: no work time runs
    case_id = urgent_disposing(hall)
    hall.clock.go(30 * MINUTE)
    situation.poll()

    row = CaseOf(case_id=case_id).answer(situation.at())

    assert row.urgent
    assert row.case_left_us == row.case_due - hall.clock.now()
    assert not hall.rules.calendar.is_within(row.case_due)


def test_over_is_counted_in_the_same_unit(hall, situation):
    ordinary, urgent = disposing(hall), urgent_disposing(hall)
    hall.clock.at = max(state(hall, one).case_due for one in (ordinary, urgent)) + 20 * HOUR
    situation.poll()
    view, now = situation.at(), hall.clock.now()

    rows = {row.case_id: row for row in Drill(which=Which.CASE_OVER).answer(view)}

    between = hall.rules.calendar.between
    assert rows[ordinary].case_left_us == -between(state(hall, ordinary).case_due, now)
    assert rows[urgent].case_left_us == state(hall, urgent).case_due - now
    assert rows[ordinary].case_left_us > rows[urgent].case_left_us


@pytest.mark.parametrize(
    "question",
    [
        DeskQueue(posts=(Post.DEPARTMENT,)), Drill(which=Which.OPEN), Drill(which=Which.CASE_OVER),
        SupervisedAndOverdue(limit=50), Listing(sort=Sort.NEED),
    ],
    ids=["desk", "drill", "over", "supervised", "listing"],
)  # fmt: skip
def test_the_urgent_ones_head_every_list(hall, situation, question):
    for _ in range(3):
        disposing(hall)
    at(hall, hall.clock.now() + 30 * HOUR)  # so that it falls due after all the others
    urgent = urgent_disposing(hall)
    at(hall, hall.clock.now() + 30 * HOUR)
    situation.poll()

    answer = question.answer(situation.at())

    rows = answer if isinstance(answer, tuple) else answer.rows
    assert len(rows) == 4
    assert [row.case_id for row in rows if row.urgent] == [urgent] == [rows[0].case_id]
