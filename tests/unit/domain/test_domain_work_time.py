"""Work time is the sum of open windows, however it is asked for."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.moment import CHINA, DAY, HOUR, MINUTE, Instant, from_datetime
from app.domain.work_time import DAY_WINDOWS, WorkCalendar, WorkWindow, local_day, midnight

HOLIDAYS = frozenset({date(2024, 4, 4), date(2024, 4, 5), date(2024, 4, 6), date(2025, 1, 1)})
WORKDAYS = frozenset({date(2024, 4, 7)})
CALENDAR = WorkCalendar(DAY_WINDOWS, HOLIDAYS, WORKDAYS, date(2025, 12, 31))

moments = st.integers(
    from_datetime(datetime(2023, 6, 1, tzinfo=CHINA)), from_datetime(datetime(2025, 6, 1, tzinfo=CHINA))
)
coarse = moments.map(lambda t: t - t % (30 * MINUTE))
"""Half hours hit the edges of windows often."""


def at(text: str) -> Instant:
    return from_datetime(datetime.fromisoformat(text).replace(tzinfo=CHINA))


def counted(start: Instant, end: Instant) -> int:
    """Work time by walking over every day and window."""
    total, day = 0, local_day(start)
    while midnight(day) < end:
        if day in WORKDAYS or (day.weekday() < 5 and day not in HOLIDAYS):
            for opens, closes in ((8, 12), (14, 18)):
                begun, ended = midnight(day) + opens * HOUR, midnight(day) + closes * HOUR
                total += max(0, min(end, ended) - max(start, begun))
        day += timedelta(days=1)
    return total


@given(start=moments | coarse, length=st.integers(0, 40 * DAY))
def test_work_time_between_two_moments_is_what_a_walk_over_the_days_counts(start, length):
    assert CALENDAR.between(start, start + length) == counted(start, start + length)


@given(start=moments | coarse, work=st.integers(1, 200 * HOUR) | st.integers(1, 400).map(lambda n: n * 30 * MINUTE))
def test_a_sum_is_the_first_moment_at_which_so_much_work_time_has_run(start, work):
    due = CALENDAR.add(start, work)

    assert CALENDAR.between(start, due) == work
    assert CALENDAR.between(start, due - 1) == work - 1


@given(start=moments | coarse, work=st.integers(0, 200 * HOUR))
def test_a_sum_never_falls_outside_the_windows(start, work):
    assert CALENDAR.is_within(CALENDAR.add(start, work))


@given(start=moments | coarse, first=st.integers(0, 60 * HOUR), second=st.integers(1, 60 * HOUR))
def test_adding_in_two_parts_is_adding_at_once(start, first, second):
    assert CALENDAR.add(CALENDAR.add(start, first), second) == CALENDAR.add(start, first + second)


@given(moment=moments | coarse)
def test_the_next_opening_is_where_work_time_starts_to_run(moment):
    opening = CALENDAR.next_open(moment)

    assert opening >= moment
    assert CALENDAR.between(moment, opening) == 0
    assert CALENDAR.between(opening, opening + 1) == 1


@given(moments=st.lists(moments, min_size=2, max_size=6))
def test_the_answer_does_not_depend_on_what_was_asked_before(moments):
    worn, fresh = (WorkCalendar(DAY_WINDOWS, HOLIDAYS, WORKDAYS, date(2025, 12, 31)) for _ in range(2))
    for moment in moments:
        worn.add(moment, 999 * HOUR)

    assert worn.add(moments[0], 7 * HOUR) == fresh.add(moments[0], 7 * HOUR)
    assert worn.between(min(moments), max(moments)) == fresh.between(min(moments), max(moments))


def test_six_o_clock_sharp_stays_six_o_clock():
    assert CALENDAR.add(at("2024-03-06 16:00"), 2 * HOUR) == at("2024-03-06 18:00")
    assert CALENDAR.add(at("2024-03-06 18:00"), 0) == at("2024-03-06 18:00")
    assert CALENDAR.is_within(at("2024-03-06 18:00"))
    assert CALENDAR.next_open(at("2024-03-06 18:00")) == at("2024-03-07 08:00")


def test_nothing_added_outside_the_windows_is_the_next_opening():
    assert CALENDAR.add(at("2024-03-06 12:30"), 0) == at("2024-03-06 14:00")
    assert CALENDAR.add(at("2024-03-06 12:00"), 0) == at("2024-03-06 12:00")


def test_work_time_is_never_taken_away():
    with pytest.raises(ValueError, match="not taken away"):
        CALENDAR.add(at("2024-03-06 12:00"), -1)


def test_an_end_before_the_start_is_no_work_time():
    assert CALENDAR.between(at("2024-03-06 12:00"), at("2024-03-06 08:00")) == 0


def test_a_holiday_does_not_work_and_a_swap_day_does():
    assert not CALENDAR.is_workday(date(2024, 4, 4))
    assert CALENDAR.is_workday(date(2024, 4, 7))
    assert not CALENDAR.is_workday(date(2024, 4, 14))
    assert CALENDAR.is_workday(date(2024, 4, 8))


def test_holidays_are_known_to_the_last_minute_of_the_last_known_day():
    assert CALENDAR.covers(at("2025-12-31 23:59"))
    assert not CALENDAR.covers(at("2026-01-01 00:00"))
    assert CALENDAR.warning(at("2026-01-01 00:00")) == "放假安排只公布到 2025-12-31，其后按周一至周五推算"
    assert CALENDAR.warning(at("2025-12-31 23:59")) == ""


def test_a_day_is_local_not_utc():
    assert local_day(at("2024-03-06 00:00")) == date(2024, 3, 6)
    assert local_day(at("2024-03-06 00:00") - 1) == date(2024, 3, 5)


@pytest.mark.parametrize(
    "windows",
    [
        (),
        (WorkWindow(600, 600),),
        (WorkWindow(600, 500),),
        (WorkWindow(840, 1080), WorkWindow(480, 720)),
        (WorkWindow(480, 900), WorkWindow(840, 1080)),
        (WorkWindow(-1, 900),),
        (WorkWindow(480, 1441),),
    ],
)
def test_windows_that_make_no_working_day_are_refused(windows):
    with pytest.raises(ValueError, match="work windows"):
        WorkCalendar(windows, frozenset(), frozenset(), date(2024, 1, 1))


def test_a_day_cannot_be_both_holiday_and_workday():
    day = frozenset({date(2024, 4, 7)})
    with pytest.raises(ValueError, match="2024-04-07"):
        WorkCalendar(DAY_WINDOWS, day, day, date(2024, 12, 31))


def test_windows_round_the_clock_run_round_the_clock():
    round_the_clock = WorkCalendar((WorkWindow(0, 1440),), frozenset(), frozenset(), date(2024, 12, 31))

    assert round_the_clock.add(at("2024-03-06 23:00"), 2 * HOUR) == at("2024-03-07 01:00")
