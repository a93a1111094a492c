"""应结案 = closed + overdue and still open; 在办 = 已立案未结案; unfiled and hung ones stand beside it, never inside."""

from fractions import Fraction

import pytest

from app.domain.moment import DAY, HOUR, MINUTE
from app.domain.terms import Queue, Supervision
from app.situation.questions.count_by import CountBy, Group
from app.situation.questions.department_rates import DepartmentRates
from app.situation.questions.drill import Drill, Which
from app.situation.questions.numbers import Numbers
from app.situation.questions.queues import Queues
from app.situation.questions.supervised import SupervisedAndOverdue
from app.situation.questions.which import count_of
from tests.law.ways import TO_CHECKED, TO_CLOSED, at, disposing, done, state


@pytest.fixture
def view(hall, situation):
    """The town at the end of a day with cases of every kind."""
    for steps in range(len(TO_CLOSED)):
        hall.to_stage(hall.opened(), *TO_CLOSED[:steps])
    hall.to_stage(hall.opened(), *TO_CHECKED, "close")
    hung, answered, waiting = (disposing(hall) for _ in range(3))
    done(hall, "hw", "apply_hang", hung, reason="冬季", hang_until=hall.clock.now() + 9 * DAY)
    done(hall, "dispatcher", "approve_hang", hung)
    for case_id in (answered, waiting):
        done(hall, "leader", "supervise", case_id, requirement="今日办结")
    done(hall, "hw", "answer_supervision", answered, reason="下午完成")
    at(hall, state(hall, waiting).case_due + 40 * MINUTE)
    late = next(one for one in _open(hall) if state(hall, one).stage == "disposing" and one not in (answered, waiting))
    done(hall, "hw", "handle", late, note="已清理")
    done(hall, "hw", "feedback", late)
    done(hall, "dispatcher", "send_check", late)
    assert hall.one(hall.reply(late, "check", "passed"))["ok"]
    done(hall, "leader", "close", late, closing="现场已恢复")
    situation.poll()
    return situation.at()


def _open(hall):
    with hall.store.unit(hall.clock.now()) as unit:
        return [case.case_id for case in unit.open_cases()]


def test_the_parts_of_the_rate_are_all_there_and_give_it(view):
    told = Numbers().answer(view)

    assert told.due == told.closed + told.open_overdue_due_today
    assert told.rate == Fraction(told.in_time, told.due)
    assert 0 < told.in_time < told.closed < told.due
    for which, count in (
        (Which.CLOSED_TODAY, told.closed), (Which.IN_TIME_TODAY, told.in_time), (Which.DUE_TODAY, told.due),
        (Which.OVER_DUE_TODAY, told.open_overdue_due_today), (Which.IN_HAND, told.in_hand), (Which.HUNG, told.hung),
        (Which.BEFORE_FILING, told.before_filing), (Which.CASE_OVER, told.over), (Which.STAGE_OVER, told.stage_over),
    ):  # fmt: skip
        assert len(Drill(which=which).answer(view)) == count > 0, which


def test_in_hand_is_filed_and_not_closed(view):
    told, stock = Numbers().answer(view), {row.queue: row.stock for row in Queues().answer(view).rows}

    filed = (Queue.FILED, Queue.DISPOSING, Queue.FEEDBACK, Queue.CHECKING, Queue.CHECKED)
    assert told.in_hand + told.unfiled == sum(stock[queue] for queue in filed)
    before = (Queue.REPORTED, Queue.VERIFYING, Queue.ACCEPTED)
    assert told.before_filing == sum(stock[queue] for queue in before)
    assert count_of(view, Which.OPEN) == told.in_hand + told.unfiled + told.before_filing + told.hung


def test_overdue_adds_up_by_notice_by_age_and_by_department(view):
    told, listed = Numbers().answer(view), SupervisedAndOverdue(limit=99).answer(view)

    over = [row for row in listed.rows if row.is_over]
    by_notice = {mark: sum(row.supervised is mark for row in over) for mark in Supervision}
    assert told.over == len(over) == sum(by_notice.values()) > by_notice[Supervision.NONE] > 0
    assert by_notice[Supervision.WAITING] == listed.over_waiting == 1
    assert told.over == told.over_due_today + told.over_due_yesterday + told.over_due_earlier
    groups = CountBy(group=Group.DEPARTMENT, which=Which.CASE_OVER).answer(view)
    assert sum(group.red for group in groups) == told.over


def test_a_department_s_rate_follows_from_its_numbers(view):
    (row,) = DepartmentRates().answer(view).rows

    assert row.due == row.handed_over + row.open_overdue
    assert row.rate == Fraction(row.in_time, row.due)
    assert row.open_overdue == Numbers().answer(view).over


def test_nothing_due_has_no_rate_and_none_is_made_up(hall, situation):
    hall.opened()
    hall.clock.go(HOUR)
    situation.poll()

    told = Numbers().answer(situation.at())

    assert (told.due, told.rate, told.is_target_met) == (0, None, None)
