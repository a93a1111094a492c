"""What holds for every clock, however it was paused, resumed and extended."""

import json
from datetime import date, datetime
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.domain.clocks import Clock, Limit, LimitUnit, SegmentKind
from app.domain.event import canonical
from app.domain.moment import CHINA, MINUTE, from_datetime
from app.domain.terms import Light
from app.domain.work_time import DAY_WINDOWS, WorkCalendar

CALENDAR = WorkCalendar(
    DAY_WINDOWS,
    frozenset(date(2024, 10, day) for day in range(1, 8)),
    frozenset({date(2024, 9, 29), date(2024, 10, 12)}),
    date(2024, 12, 31),
)
WORK = (LimitUnit.WORK_HOUR, LimitUnit.WORK_DAY)
NATURAL = (LimitUnit.MINUTE, LimitUnit.URGENT_HOUR, LimitUnit.NATURAL_DAY)

starts = st.integers(
    from_datetime(datetime(2024, 9, 1, tzinfo=CHINA)), from_datetime(datetime(2024, 10, 20, tzinfo=CHINA))
)
waits = st.integers(0, 3 * 24 * 60).map(lambda minutes: minutes * MINUTE)


def limits(units):
    return st.builds(Limit, st.integers(1, 40), st.sampled_from(units))


@st.composite
def clocks(draw, units=None):
    """A clock that has been turned up to six times and is running, paused or stopped."""
    units = units or draw(st.sampled_from([WORK, NATURAL]))
    at = draw(starts)
    clock = Clock.start(draw(limits(units)), at, "派遣起算")
    turns = draw(st.lists(st.tuples(st.sampled_from(["pause", "resume", "extend"]), waits), max_size=6))
    for number, (turn, wait) in enumerate(turns):
        at += wait
        if turn == "extend":
            clock = clock.extend(draw(limits(units)), at, f"理由{number}")
        else:
            clock = getattr(clock, turn)(at, f"理由{number}")
    return draw(st.sampled_from([clock, clock, clock.stop(at, "结案")]))


running = clocks().filter(lambda clock: clock.is_running)


def in_its_own_time(clock, start, end):
    return CALENDAR.between(start, end) if clock.limit.is_work else end - start


@given(clock=clocks(WORK).filter(lambda clock: clock.is_running))
def test_a_limit_in_work_time_never_falls_due_outside_the_windows(clock):
    assert CALENDAR.is_within(clock.due(CALENDAR))
    assert CALENDAR.is_within(clock.soon(CALENDAR))


@given(clock=running)
def test_it_falls_due_after_it_began_and_warns_before(clock):
    assert clock.segments[0].start <= clock.soon(CALENDAR) <= clock.due(CALENDAR)


@given(clock=running)
def test_due_is_when_exactly_the_whole_limit_is_used(clock):
    assert clock.used(CALENDAR, clock.due(CALENDAR)) == clock.budget()


@given(clock=running, more=st.integers(1, 30), later=waits)
def test_an_extension_never_makes_it_due_earlier(clock, more, later):
    given_more = clock.extend(Limit(more, clock.limit.unit), clock.segments[-1].start + later, "延期")

    assert given_more.due(CALENDAR) >= clock.due(CALENDAR)


@given(clock=running, before=waits, length=waits)
def test_a_pause_never_gives_more_time_than_it_lasted(clock, before, length):
    begun = clock.segments[-1].start + before
    paused = clock.pause(begun, "核查").resume(begun + length, "返工")
    won = in_its_own_time(clock, clock.due(CALENDAR), paused.due(CALENDAR))

    assert 0 <= won <= in_its_own_time(clock, begun, begun + length) <= length


@given(clock=clocks(), at=starts)
def test_no_more_is_used_than_has_passed_since_it_began(clock, at):
    assert 0 <= clock.used(CALENDAR, at) <= max(0, at - clock.segments[0].start)


@given(clock=running)
def test_the_light_turns_at_its_two_moments(clock):
    soon, due = clock.soon(CALENDAR), clock.due(CALENDAR)

    assert clock.light(CALENDAR, soon) is Light.GREEN
    assert clock.light(CALENDAR, soon + 1) is not Light.GREEN
    assert clock.light(CALENDAR, due) is not Light.RED
    assert clock.light(CALENDAR, due + 1) is Light.RED


@given(clock=clocks().filter(lambda clock: not clock.is_running), first=starts, second=starts)
def test_a_standing_light_does_not_depend_on_the_time_of_day(clock, first, second):
    assert clock.light(CALENDAR, first) is clock.light(CALENDAR, second) is clock.frozen(CALENDAR)


@given(clock=clocks())
def test_a_clock_is_one_of_running_paused_and_stopped(clock):
    assert [clock.is_running, clock.is_paused, clock.is_stopped].count(True) == 1
    assert (clock.due(CALENDAR) is not None) is clock.is_running


@given(clock=clocks())
def test_segments_follow_each_other_without_gap_or_overlap(clock):
    timeline = [one for one in clock.segments if one.kind is not SegmentKind.EXTENDED]

    for before, after in pairwise(timeline):
        assert before.start <= before.end == after.start
        assert before.kind is not after.kind


@given(clock=clocks())
def test_a_clock_comes_back_from_its_payload(clock):
    assert Clock.from_payload(json.loads(canonical(clock.to_payload()))) == clock


@given(clock=clocks())
def test_the_explanation_has_a_line_for_every_segment_with_its_reason(clock):
    lines = clock.explain(CALENDAR)

    assert len(lines) >= len(clock.segments) + 1
    for line, segment in zip(lines, clock.segments, strict=False):
        assert segment.reason in line
        assert (segment.more.zh if segment.more else "") in line
    assert clock.limit.zh in lines[0]


@given(start=starts, units=st.sampled_from([*WORK, *NATURAL]), amount=st.integers(1, 60), more=st.integers(0, 60))
def test_a_deadline_is_never_before_its_start_and_never_earlier_for_more_limit(start, units, amount, more):
    due = Clock.start(Limit(amount, units), start, "派遣起算").due(CALENDAR)

    assert due > start
    assert Clock.start(Limit(amount + more, units), start, "派遣起算").due(CALENDAR) >= due


@given(clock=clocks(NATURAL).filter(lambda clock: clock.is_running), before=waits, length=waits)
def test_pausing_for_x_costs_at_most_x_of_natural_time(clock, before, length):
    begun = clock.segments[-1].start + before
    paused = clock.pause(begun, "挂账").resume(begun + length, "恢复")

    assert clock.due(CALENDAR) <= paused.due(CALENDAR) <= clock.due(CALENDAR) + length


@given(clock=clocks(WORK).filter(lambda clock: clock.is_running), before=waits, length=waits)
def test_pausing_for_x_costs_at_most_the_work_time_in_x(clock, before, length):
    begun = clock.segments[-1].start + before
    paused = clock.pause(begun, "挂账").resume(begun + length, "恢复")
    latest = CALENDAR.add(clock.due(CALENDAR), CALENDAR.between(begun, begun + length))

    assert clock.due(CALENDAR) <= paused.due(CALENDAR) <= latest


@given(clock=running, asked=waits, ruled=waits, length=waits)
def test_dating_back_never_costs_time(clock, asked, ruled, length):
    applied = clock.segments[-1].start + asked
    back = applied + ruled + length
    dated_back = clock.pause(applied, "准予挂账").resume(back, "恢复")
    not_dated_back = clock.pause(applied + ruled, "准予挂账").resume(back, "恢复")

    assert dated_back.due(CALENDAR) >= not_dated_back.due(CALENDAR)


@given(clock=running, more=st.integers(0, 40))
def test_another_condition_with_more_limit_is_never_due_earlier(clock, more):
    wider = clock.refitted(Limit(clock.limit.amount + more, clock.limit.unit))

    assert wider.due(CALENDAR) >= clock.due(CALENDAR)
    assert wider.segments == clock.segments


@given(clock=running, later=waits, amount=st.integers(1, 40))
def test_the_next_step_of_a_limit_begins_anew_and_remembers_whether_the_last_was_late(clock, later, amount):
    at = clock.segments[-1].start + later
    after = clock.followed(Limit(amount, clock.limit.unit), at, CALENDAR, "制止", "拆除起算")

    assert after.due(CALENDAR) > at
    assert after.earlier[0].late is (clock.light(CALENDAR, at) is Light.RED)
    assert Clock.from_payload(json.loads(canonical(after.to_payload()))) == after
