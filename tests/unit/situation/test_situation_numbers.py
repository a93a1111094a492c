"""Today's numbers by hand: what was filed, what is late, what was closed in time, and what they are held against."""

from fractions import Fraction

from app.domain.moment import DAY, HOUR, MINUTE, SECOND
from app.domain.terms import Light, Post, Queue, Stage, Supervision
from app.situation.questions.department_rates import DepartmentRates
from app.situation.questions.drill import Drill, Which
from app.situation.questions.hours import HourlyFilings
from app.situation.questions.numbers import Numbers
from app.situation.questions.queues import Queues
from app.situation.questions.supervised import SupervisedAndOverdue
from tests.unit.situation.growth import NOON, ListSource, case_id, in_disposal, situation, state

MIDNIGHT = NOON - 12 * HOUR
FILED = {"stage": Stage.FILED, "post": Post.DISPATCHER}
CLOSED = {"stage": Stage.CLOSED, "post": Post.NOBODY}


def log_of(*events):
    """Return a log of (when, case number, step, state), in the order of time."""
    source = ListSource()
    for at, number, step, after in sorted(events, key=lambda event: event[0]):
        source.case(case_id(number), step, at, after)
    return source


def numbers(source, t=NOON):
    return Numbers().answer(situation(source).at(t))


def test_a_day_begins_at_local_midnight():
    log = log_of(*[(MIDNIGHT + shift, n, "file", state(n, **FILED)) for n, shift in enumerate((-1, 0, 1))])

    assert numbers(log).day_start == MIDNIGHT
    assert numbers(log).filed == 2


def test_a_filing_taken_back_is_none_and_one_filed_again_counts_once():
    log = log_of(
        (MIDNIGHT + 1, 1, "file", state(1, **FILED)),
        (MIDNIGHT + 2, 1, "return_to_acceptor", state(1)),
        (MIDNIGHT + 1, 2, "file", state(2, **FILED)),
        (MIDNIGHT + 2, 2, "taken_back", state(2, stage=Stage.ACCEPTED)),
        (MIDNIGHT + 3, 2, "file", state(2, **FILED)),
    )

    assert numbers(log).filed == 1


def test_the_rate_is_closed_in_time_by_closed_and_overdue_open_of_today():
    late = {"frozen": Light.RED} | CLOSED
    over = {"case_soon": MIDNIGHT, "case_due": NOON - HOUR}
    log = log_of(
        *[(NOON - HOUR, n, "close", state(n, frozen=Light.GREEN, **CLOSED)) for n in range(5)],
        *[(NOON - HOUR, n, "close", state(n, **late)) for n in range(5, 7)],
        *[(NOON - HOUR, n, "dispatch", in_disposal(n, **over)) for n in range(7, 10)],
        (NOON - HOUR, 10, "dispatch", in_disposal(10, case_soon=0, case_due=MIDNIGHT - 1)),
        (NOON - HOUR, 11, "dispatch", in_disposal(11, case_soon=0, case_due=MIDNIGHT - DAY - 1)),
        (MIDNIGHT - 1, 12, "close", state(12, frozen=Light.GREEN, **CLOSED)),
    )

    found = numbers(log)

    assert (found.closed, found.in_time, found.open_overdue_due_today, found.due) == (7, 5, 3, 10)
    assert found.rate == Fraction(5, 10)
    assert found.is_target_met is False
    assert (found.over, found.over_due_today, found.over_due_yesterday, found.over_due_earlier) == (5, 3, 1, 1)


def test_the_target_is_held_against_the_unrounded_rate():
    closed = [(NOON - HOUR, n, "close", state(n, frozen=Light.GREEN, **CLOSED)) for n in range(949)]
    late = [(NOON - HOUR, n, "close", state(n, frozen=Light.RED, **CLOSED)) for n in range(949, 999)]

    found = numbers(log_of(*closed, *late))

    assert f"{float(found.rate):.1%}" == "95.0%"
    assert found.is_target_met is False


def test_with_nothing_due_there_is_no_rate():
    assert numbers(ListSource()).rate is None
    assert numbers(ListSource()).is_target_met is None
    assert numbers(ListSource()).longest_over_us is None


def test_a_case_closed_and_opened_again_is_not_closed():
    log = log_of(
        (NOON - HOUR, 1, "close", state(1, **CLOSED)), (NOON - MINUTE, 1, "taken_back", state(1, stage=Stage.CHECKED))
    )

    assert numbers(log).closed == 0


def test_lights_move_without_any_event():
    made = situation(log_of((NOON, 1, "dispatch", in_disposal(1))))

    at = {hours: Numbers().answer(made.at(NOON + int(hours * HOUR))) for hours in (2, 3)}
    later = Numbers().answer(made.at(NOON + 2 * HOUR + 1)), Numbers().answer(made.at(NOON + 3 * HOUR + 1))

    assert (at[2].soon, at[2].over) == (0, 0)
    assert (later[0].soon, later[0].over) == (1, 0)
    assert (at[3].soon, at[3].over) == (1, 0)
    assert (later[1].soon, later[1].over) == (0, 1)


def test_the_longest_is_over_in_work_time_and_an_urgent_one_in_natural_time():
    friday_17 = MIDNIGHT - 3 * DAY + 17 * HOUR
    over = {"case_soon": friday_17, "case_due": friday_17}
    ordinary = log_of((friday_17, 1, "dispatch", in_disposal(1, **over)))
    urgent = log_of((friday_17, 1, "dispatch", in_disposal(1, urgent=True, **over)))

    assert (numbers(ordinary).longest_over_us, numbers(ordinary).longest_is_urgent) == (5 * HOUR, False)
    assert (numbers(urgent).longest_over_us, numbers(urgent).longest_is_urgent) == (67 * HOUR, True)
    row = Drill(which=Which.CASE_OVER).answer(situation(urgent).at(NOON))[0]
    assert row.case_left_us == -67 * HOUR


def test_filed_is_held_against_the_same_weekday_to_the_same_minute_and_days_of_the_same_type():
    # 28 days back: every workday files one an hour from 8:00, day number many at 9:00; weekends file 50
    events, n = [(MIDNIGHT - 40 * DAY, 0, "file", state(0, **FILED))], 1
    for day in range(1, 29):
        start = MIDNIGHT - day * DAY
        is_weekend = (start + 12 * HOUR) // DAY % 7 in (2, 3)
        for extra in range(50 if is_weekend else day):
            events.append((start + 9 * HOUR + extra * SECOND, n, "file", state(n, **FILED)))
            n += 1
        events.append((start + 13 * HOUR, n, "file", state(n, **FILED)))
        n += 1

    found = numbers(log_of(*events))

    workdays = [day for day in range(1, 29) if (MIDNIGHT - day * DAY + 12 * HOUR) // DAY % 7 not in (2, 3)]
    assert len(workdays) == 20
    assert found.filed_last_week == 7
    assert workdays[1] <= found.usual_low <= workdays[2]
    assert workdays[-3] <= found.usual_high <= workdays[-2]


def test_a_young_log_has_no_usual_band_and_no_last_week():
    found = numbers(log_of((NOON - 2 * DAY, 1, "file", state(1, **FILED))))

    assert (found.filed_last_week, found.usual_low, found.usual_high, found.over_an_hour_ago) == (None, None, None, 0)
    assert found.last_week_due is None


def test_the_hours_add_up_to_today_s_filings():
    shifts = (0, 1 * HOUR, 2 * HOUR - 1, 8 * HOUR, 12 * HOUR)
    log = log_of(*[(MIDNIGHT + shift, n, "file", state(n, **FILED)) for n, shift in enumerate(shifts)])
    view = situation(log).at(NOON + MINUTE)

    hours = HourlyFilings().answer(view)

    assert hours.today == (1, 2, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0)
    assert hours.running == 1
    assert sum(hours.today) + hours.running == Numbers().answer(view).filed
    assert hours.last_week == hours.usual_low == ()


def test_a_pending_return_in_disposal_is_both_lights_and_neither_twice():
    # the dispatcher's ruling is late, the department's clock runs on: 环节超时 and 处置超期 stand side by side
    late = {"case_soon": 0, "case_due": NOON - 1, "stage_soon": 0, "stage_due": NOON - 1, "pending": "return"}
    view = situation(log_of((NOON - HOUR, 1, "apply_return", in_disposal(1, **late)))).at(NOON)

    queues = {row.queue: row for row in Queues().answer(view).rows}

    assert (queues[Queue.DISPOSING].case_over, queues[Queue.DISPOSING].stage_over) == (1, 1)
    assert sum(row.stage_over for row in queues.values()) == 1


def test_a_hung_case_stands_apart_and_has_no_light():
    hung = {"stage": Stage.HUNG, "frozen": Light.RED, "case_soon": None, "case_due": None}
    view = situation(log_of((NOON - HOUR, 1, "hang", in_disposal(1, **hung)))).at(NOON)

    found = Numbers().answer(view)

    assert (found.hung, found.in_hand, found.over, found.stage_over) == (1, 0, 0, 0)
    assert Drill(which=Which.HUNG).answer(view)[0].is_paused


def test_what_must_be_chased_comes_urgent_first_then_by_reply_limit_then_by_time_over():
    waiting = {"supervised": Supervision.WAITING}
    over = {"case_soon": 0}
    log = log_of(
        (1, 1, "dispatch", in_disposal(1, **over, case_due=NOON - HOUR)),
        (1, 2, "dispatch", in_disposal(2, **over, case_due=NOON - 9 * HOUR)),
        (1, 3, "supervise", in_disposal(3, **over, case_due=NOON - HOUR, **waiting, reply_due=NOON + 2 * HOUR)),
        (1, 4, "supervise", in_disposal(4, **waiting, reply_due=NOON + HOUR)),
        (1, 5, "supervise", in_disposal(5, urgent=True, **waiting, reply_due=NOON + 5 * HOUR)),
        (1, 6, "dispatch", in_disposal(6)),
        (1, 7, "answer_supervision", in_disposal(7, **over, case_due=NOON - 1, supervised=Supervision.ANSWERED)),
    )

    found = SupervisedAndOverdue(limit=5).answer(situation(log).at(NOON))

    assert [int(row.number[-1]) for row in found.rows] == [5, 4, 3, 2, 1]
    assert (found.total, found.waiting, found.answered, found.over, found.over_waiting) == (6, 3, 1, 4, 1)
    assert found.total == found.waiting + found.over - found.over_waiting


def test_a_department_s_rate_counts_what_it_handed_over_and_what_is_overdue_this_month():
    month = MIDNIGHT - 9 * DAY
    handed = {"stage": Stage.FEEDBACK, "post": Post.DISPATCHER}
    back = {"case_soon": NOON + HOUR, "case_due": NOON + HOUR}
    log = log_of(
        *[(month + n, n, "feedback", in_disposal(n, frozen=Light.GREEN, **handed)) for n in range(3)],
        (month + 5, 5, "feedback", in_disposal(5, frozen=Light.RED, **handed)),
        (month - 1, 6, "feedback", in_disposal(6, frozen=Light.GREEN, **handed)),
        (month + 7, 7, "feedback", in_disposal(7, frozen=Light.GREEN, **handed)),
        (month + 8, 7, "check_failed", in_disposal(7, **back)),
        (month + 9, 9, "dispatch", in_disposal(9, case_soon=0, case_due=month + 10)),
        (month + 9, 10, "dispatch", in_disposal(10, case_soon=0, case_due=month - 1)),
        (month + 9, 11, "feedback", in_disposal(11, department="D2", frozen=Light.GREEN, **handed)),
    )

    found = DepartmentRates().answer(situation(log).at(NOON))

    assert [(row.department, row.in_time, row.due) for row in found.rows] == [("D2", 1, 1), ("D1", 3, 5)]
    assert found.rows[1].rate == Fraction(3, 5)
    assert found.without == 1
