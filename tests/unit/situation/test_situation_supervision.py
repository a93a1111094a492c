"""The numbers of the wall's scene 督办: each is as long as its list, and the parts add up everywhere."""

import pytest

from app.domain.moment import HOUR, MINUTE
from app.domain.terms import Stage, Supervision
from app.situation.filters import Filter
from app.situation.questions.backlog import Backlog
from app.situation.questions.chased import Chased
from app.situation.questions.drill import NONE_KEY, Drill
from app.situation.questions.numbers import Numbers
from app.situation.questions.overdue_ages import AGES, OverdueAges, OverdueOfAge
from app.situation.questions.reply_times import RepliesOf, ReplyTimes
from app.situation.questions.supervision_now import SettledToday, SupervisionNow
from app.situation.questions.which import Which
from tests.unit.situation import growth
from tests.unit.situation.growth import NOON, ListSource, case_id, in_disposal, situation, state

WAITING, ANSWERED = {"supervised": Supervision.WAITING}, {"supervised": Supervision.ANSWERED}


@pytest.fixture(scope="module", params=range(30, 34))
def city(request):
    return situation(growth.random_log(request.param, cases=80, events=600))


@pytest.mark.parametrize("hours_ago", [0, 5, 27])
def test_every_part_of_the_overdue_adds_up_to_the_same_total(city, hours_ago):
    view = city.at(NOON - hours_ago * HOUR)
    numbers, board = Numbers().answer(view), SupervisionNow().answer(view)
    ages, backlog = OverdueAges().answer(view), Backlog().answer(view)

    assert board.over == numbers.over == ages.total == backlog.over
    assert board.over_waiting + board.over_answered + board.over_unsupervised == numbers.over
    assert sum(ages.counts) == sum(row.over for row in backlog.rows) == numbers.over
    assert numbers.over_due_today + numbers.over_due_yesterday + numbers.over_due_earlier == numbers.over
    assert board.waiting == backlog.waiting == sum(row.waiting for row in backlog.rows)
    assert backlog.soon == numbers.soon == sum(row.soon for row in backlog.rows)
    assert board.stage_over == numbers.stage_over


@pytest.mark.parametrize("by", [Filter(), Filter(departments=("D1",)), Filter(classes=("E0",))])
def test_every_number_is_as_long_as_its_list(city, by):
    view = city.at()
    board, ages = SupervisionNow(filter=by).answer(view), OverdueAges(filter=by).answer(view)
    lists = {
        Which.WAITING: board.waiting, Which.ANSWERED: board.answered, Which.CASE_OVER: board.over,
        Which.OVER_UNSUPERVISED: board.over_unsupervised,
    }  # fmt: skip

    for which, count in lists.items():
        found = Chased(which=which, limit=0, filter=by).answer(view)
        assert len({row.case.case_id for row in found.rows}) == found.total == count
        assert found.over == sum(row.case.is_over for row in found.rows)
        assert found.unurged == sum(not row.case.urges for row in found.rows)
        assert Chased(which=which, limit=3, filter=by).answer(view).rows == found.rows[:3]
    assert len(SettledToday(filter=by).answer(view)) == board.settled
    assert [len(OverdueOfAge(age=age, filter=by).answer(view)) for age in range(len(AGES) + 1)] == list(ages.counts)
    for row in ReplyTimes(filter=by).answer(view):
        replies = RepliesOf(department=row.department, filter=by).answer(view)
        assert (len(replies), sum(one.is_late for one in replies)) == (row.count, row.late)


def test_a_department_s_backlog_is_its_lists(city):
    view = city.at()

    for row in Backlog().answer(view).rows:
        drilled = [
            len(Drill(which=which, department=row.department or NONE_KEY).answer(view))
            for which in (Which.CASE_SOON, Which.CASE_OVER, Which.WAITING)
        ]
        assert drilled == [row.soon, row.over, row.waiting]


def test_the_cases_that_owe_a_reply_stand_urgent_first_then_by_limit(city):
    rows = [row.case for row in Chased(which=Which.WAITING, limit=0).answer(city.at()).rows]

    keys = [(not row.urgent, row.reply_due or 2**62) for row in rows]
    assert keys == sorted(keys)


def notices() -> ListSource:
    """Two notices answered after 30 and 90 work minutes, one still open since 9:30, one case closed after its notice."""
    log, due = ListSource(), NOON - 2 * HOUR
    for n, minutes in ((1, 30), (2, 90)):
        log.case(case_id(n), "dispatch", NOON - 5 * HOUR, in_disposal(n))
        log.case(case_id(n), "supervise", NOON - 3 * HOUR, in_disposal(n, reply_due=due, **WAITING))
        log.case(case_id(n), "urge", NOON - 3 * HOUR + MINUTE, in_disposal(n, reply_due=due, **WAITING))
        log.case(case_id(n), "answer_supervision", NOON - 3 * HOUR + minutes * MINUTE, in_disposal(n, **ANSWERED))
        log.case(case_id(n), "urge", NOON - HOUR, in_disposal(n, **ANSWERED))
    log.case(case_id(3), "supervise", NOON - 150 * MINUTE, in_disposal(3, reply_due=NOON + HOUR, **WAITING))
    log.case(case_id(4), "supervise", NOON - 4 * HOUR, in_disposal(4, reply_due=NOON, **WAITING))
    log.case(case_id(4), "close", NOON - 2 * HOUR, state(4, stage=Stage.CLOSED))
    return log


def test_a_reply_is_timed_from_its_notice_whatever_came_between():
    view = situation(notices()).at()

    (row,) = ReplyTimes().answer(view)
    first, second = RepliesOf(department="D1").answer(view)

    assert (row.name, row.count, row.late) == ("D1 局", 2, 1)
    assert (row.taken_us, row.limit_us, row.is_over) == (HOUR, HOUR, False)
    assert (first.taken_us, first.is_late, second.taken_us, second.is_late) == (30 * MINUTE, False, 90 * MINUTE, True)
    answered = Chased(which=Which.ANSWERED).answer(view).rows
    assert [one.answered_at for one in answered] == [NOON - 90 * MINUTE, NOON - 150 * MINUTE]
    assert {one.issued_at for one in answered} == {NOON - 3 * HOUR}


def test_the_board_says_since_when_and_by_when_and_what_was_settled():
    board = SupervisionNow().answer(situation(notices()).at())

    assert (board.waiting, board.answered, board.missed) == (1, 2, 0)
    assert (board.oldest_at, board.next_due) == (NOON - 150 * MINUTE, NOON + HOUR)
    assert (board.settled, board.settled_work_us) == (1, 2 * HOUR)


def test_a_reply_that_is_late_is_missed_and_no_limit_to_wait_for():
    log = ListSource()
    log.case(case_id(1), "supervise", NOON - 2 * HOUR, in_disposal(1, reply_due=NOON - HOUR, **WAITING))

    board = SupervisionNow().answer(situation(log).at())

    assert (board.waiting, board.missed, board.next_due) == (1, 1, None)


def test_an_age_ends_with_its_last_minute():
    log = ListSource()
    for n, over in enumerate((MINUTE, 2 * HOUR, 2 * HOUR + MINUTE)):
        changes = {"case_soon": NOON - 3 * HOUR, "case_due": NOON - over}
        log.case(case_id(n), "dispatch", NOON - 4 * HOUR, in_disposal(n, **changes))

    assert OverdueAges().answer(situation(log).at()).counts == (2, 1, 0, 0, 0)
