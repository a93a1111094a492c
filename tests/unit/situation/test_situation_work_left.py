"""What is left in work time, for many cases at once, is what the calendar says of each."""

from dataclasses import replace
from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from app.domain.moment import DAY, HOUR, MINUTE
from app.domain.work_time import WorkCalendar, WorkWindow
from app.situation.work_left import work_left
from tests.unit.situation.growth import CALENDAR, NOON

HOLIDAYS = replace(CALENDAR, holidays=frozenset({date(2024, 6, 10)}), workdays=frozenset({date(2024, 6, 9)}))
NIGHT = WorkCalendar((WorkWindow(0, 30), WorkWindow(22 * 60, 24 * 60)), frozenset(), frozenset(), date(2030, 1, 1))
moments = st.integers(-400 * 24 * 60, 400 * 24 * 60).map(lambda minutes: NOON + minutes * MINUTE)


@given(calendar=st.sampled_from([CALENDAR, HOLIDAYS, NIGHT]), t=moments, due=st.lists(moments, max_size=8))
def test_what_is_left_or_over_of_each_is_what_the_calendar_says(calendar, t, due):
    found = work_left(calendar, t, np.array(due, np.int64)).tolist()

    assert found == [calendar.between(t, one) if one >= t else -calendar.between(one, t) for one in due]


def test_a_time_long_without_work_has_nothing_left():
    closed = replace(CALENDAR, holidays=frozenset(date.fromordinal(day) for day in range(738_500, 739_500)))

    assert work_left(closed, NOON, np.array([NOON + HOUR, NOON + DAY, NOON - DAY], np.int64)).tolist() == [0, 0, 0]
