"""A clock by the trade's own vectors (domain facts §5.7, §7.1)."""

import pytest

from app.domain.clocks import Clock, Limit, LimitUnit, SegmentKind, light
from app.domain.errors import InvalidLimit
from app.domain.moment import DAY, HOUR
from app.domain.terms import Light

DUE_VECTORS = [
    ("2024-03-01 17:00", "2u", "2024-03-01 19:00"),
    ("2024-03-01 17:00", "4h", "2024-03-04 11:00"),
    ("2024-03-01 17:00", "1d", "2024-03-04 17:00"),
    ("2024-03-02 10:00", "2h", "2024-03-04 10:00"),
    ("2024-03-06 09:15", "2d", "2024-03-08 09:15"),
    ("2024-03-06 18:00", "4h", "2024-03-07 12:00"),
    ("2024-03-06 08:00", "5d", "2024-03-12 18:00"),
    ("2024-04-03 16:00", "1d", "2024-04-07 16:00"),
    ("2024-03-01 17:00", "30m", "2024-03-01 17:30"),
    ("2024-03-01 17:00", "2n", "2024-03-03 17:00"),
]
"""The eight published ones and one for each of the other natural units."""


@pytest.mark.parametrize(("start", "limit", "due"), DUE_VECTORS)
def test_a_limit_falls_due_as_the_trade_counts(site, calendar, start, limit, due):
    clock = Clock.start(Limit.parse(limit), site.at(start), "派遣起算")

    assert clock.due(calendar) == site.at(due)


@pytest.mark.parametrize(("start", "limit", "due"), DUE_VECTORS)
def test_the_published_calendar_of_2024_gives_the_same(site, start, limit, due):
    clock = Clock.start(Limit.parse(limit), site.at(start), "派遣起算")

    assert clock.due(site.calendar) == site.at(due)


LIGHT_VECTORS = [
    ("8u", "14:24", Light.GREEN),
    ("8u", "14:25", Light.YELLOW),
    ("8u", "16:00", Light.YELLOW),
    ("8u", "16:01", Light.RED),
    ("8h", "16:24", Light.GREEN),
    ("8h", "16:25", Light.YELLOW),
    ("8h", "18:00", Light.YELLOW),
    ("8h", "18:01", Light.RED),
]


@pytest.mark.parametrize(("limit", "moment", "expected"), LIGHT_VECTORS)
def test_eight_hours_are_green_to_eighty_percent_and_yellow_to_the_end(site, calendar, limit, moment, expected):
    clock = Clock.start(Limit.parse(limit), site.at("2024-03-06 08:00"), "派遣起算")

    assert clock.light(calendar, site.at(f"2024-03-06 {moment}")) is expected


def test_hung_at_seven_hours_for_three_days_it_is_still_yellow(site, calendar):
    start = site.at("2024-03-06 08:00")
    hung = Clock.start(Limit(8, LimitUnit.URGENT_HOUR), start, "派遣起算").pause(start + 7 * HOUR, "挂账")

    later = start + 7 * HOUR + 3 * DAY
    assert hung.light(calendar, later) is Light.YELLOW
    assert hung.used(calendar, later) == 7 * HOUR
    assert hung.resume(later, "恢复").due(calendar) == later + HOUR


def test_eight_hours_more_at_seven_hours_make_it_green_again(site, calendar):
    start = site.at("2024-03-06 08:00")
    clock = Clock.start(Limit(8, LimitUnit.URGENT_HOUR), start, "派遣起算")
    given = clock.extend(Limit(8, LimitUnit.URGENT_HOUR), start + 7 * HOUR, "管线迁改")

    assert clock.light(calendar, start + 7 * HOUR) is Light.YELLOW
    assert given.light(calendar, start + 7 * HOUR) is Light.GREEN
    assert given.due(calendar) == start + 16 * HOUR


@pytest.mark.parametrize(
    ("now", "expected"), [(10, Light.GREEN), (11, Light.YELLOW), (20, Light.YELLOW), (21, Light.RED)]
)
def test_a_light_turns_just_after_its_moment(now, expected):
    assert light(now, 10, 20) is expected


def test_a_standing_clock_shows_its_frozen_light():
    assert light(99, None, None, Light.YELLOW) is Light.YELLOW
    assert light(99, None, None) is Light.NONE


def test_a_paused_clock_has_neither_due_nor_soon_and_keeps_its_light(site, calendar):
    start = site.at("2024-03-06 08:00")
    clock = Clock.start(Limit(4, LimitUnit.WORK_HOUR), start, "派遣起算").pause(start + 5 * HOUR, "反馈")

    assert clock.due(calendar) is None
    assert clock.soon(calendar) is None
    assert clock.frozen(calendar) is Light.RED, "13:00 is past the 12:00 it was due"
    assert clock.is_paused


def test_a_clock_that_was_overdue_before_the_pause_stays_overdue_since_then(site, calendar):
    start = site.at("2024-03-06 08:00")
    paused = Clock.start(Limit(2, LimitUnit.WORK_HOUR), start, "派遣起算").pause(start + 3 * HOUR, "反馈")
    resumed = paused.resume(start + 30 * HOUR, "返工")

    assert resumed.due(calendar) == site.at("2024-03-06 10:00")
    assert resumed.light(calendar, start + 30 * HOUR) is Light.RED


@pytest.mark.parametrize("limit", ["2h", "2u"])
@pytest.mark.parametrize(("paused_at", "expected"), [("10:00", Light.YELLOW), ("10:01", Light.RED)])
def test_used_up_by_a_hair_before_the_pause_it_was_due_before_the_pause(site, calendar, limit, paused_at, expected):
    clock = Clock.start(Limit.parse(limit), site.at("2024-03-06 08:00"), "派遣起算")
    paused = clock.pause(site.at(f"2024-03-06 {paused_at}"), "反馈")

    assert paused.frozen(calendar) is expected
    assert paused.resume(site.at("2024-03-07 09:00"), "返工").due(calendar) == site.at("2024-03-06 10:00")


def test_a_stopped_clock_tells_for_good_whether_it_was_in_time(site, calendar):
    start = site.at("2024-03-06 08:00")
    clock = Clock.start(Limit(2, LimitUnit.WORK_HOUR), start, "派遣起算")
    in_time, late = clock.stop(start + HOUR, "结案"), clock.stop(start + 3 * HOUR, "结案")

    assert in_time.due(calendar) is None
    assert in_time.is_stopped
    assert in_time.light(calendar, start + 30 * HOUR) is Light.GREEN
    assert late.light(calendar, start + 30 * HOUR) is Light.RED
    assert late.used(calendar, start + 30 * HOUR) == 3 * HOUR


def test_stopped_while_paused_it_keeps_the_light_of_the_pause(site, calendar):
    start = site.at("2024-03-06 08:00")
    clock = Clock.start(Limit(2, LimitUnit.WORK_HOUR), start, "派遣起算").pause(start + HOUR, "反馈")

    assert clock.stop(start + 9 * HOUR, "结案").light(calendar, start + 30 * HOUR) is Light.GREEN


def test_turning_a_clock_the_way_it_is_turned_changes_nothing(site):
    clock = Clock.start(Limit(2, LimitUnit.WORK_HOUR), site.at("2024-03-06 08:00"), "派遣起算")
    paused = clock.pause(site.at("2024-03-06 09:00"), "反馈")
    stopped = paused.stop(site.at("2024-03-06 10:00"), "结案")

    assert clock.resume(site.at("2024-03-06 09:00"), "返工") == clock
    assert paused.pause(site.at("2024-03-06 09:30"), "反馈") == paused
    assert stopped.stop(site.at("2024-03-06 11:00"), "结案") == stopped
    assert stopped.resume(site.at("2024-03-06 11:00"), "返工") == stopped


def test_a_moment_before_the_segment_began_counts_as_its_beginning(site, calendar):
    start = site.at("2024-03-06 09:00")
    paused = Clock.start(Limit(2, LimitUnit.WORK_HOUR), start, "派遣起算").pause(start - HOUR, "反馈")

    assert [one.end for one in paused.segments] == [start, None]
    assert paused.used(calendar, start + HOUR) == 0


def test_a_work_clock_is_not_extended_in_natural_time_nor_the_other_way_round(site):
    start = site.at("2024-03-06 09:00")
    for limit, more in (("4h", "2u"), ("2u", "1d"), ("1d", "3n")):
        with pytest.raises(InvalidLimit, match="计时方式不同"):
            Clock.start(Limit.parse(limit), start, "").extend(Limit.parse(more), start, "")


def test_what_has_stopped_is_not_extended(site):
    start = site.at("2024-03-06 09:00")
    with pytest.raises(InvalidLimit, match="已结束"):
        Clock.start(Limit.parse("4h"), start, "").stop(start, "结案").extend(Limit.parse("4h"), start, "")


def test_an_extension_while_it_stands_still_does_not_start_it(site, calendar):
    start = site.at("2024-03-06 09:00")
    paused = Clock.start(Limit.parse("1h"), start, "").pause(start + HOUR, "挂账")
    given = paused.extend(Limit.parse("3h"), start + 2 * HOUR, "延期")

    assert given.is_paused
    assert given.segments[-1].kind is SegmentKind.EXTENDED
    assert given.resume(site.at("2024-03-06 14:00"), "恢复").due(calendar) == site.at("2024-03-06 17:00")


@pytest.mark.parametrize("text", ["", "4", "h", "4x", "0h", "-1h", "10000h", "4 h", "4hh", "٤h"])
def test_what_is_no_limit_is_refused(text):
    with pytest.raises(InvalidLimit):
        Limit.parse(text)


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"amount": "4", "unit": "h"},
        {"amount": 4, "unit": "x"},
        {"amount": 0, "unit": "h"},
        {"amount": 4, "unit": 1},
    ],
)
def test_values_that_are_no_limit_are_refused(values):
    with pytest.raises(InvalidLimit):
        Limit.from_payload(values)


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"limit": {"amount": 4, "unit": "h"}, "segments": []},
        {"limit": {"amount": 4, "unit": "h"}, "segments": [{"kind": "paused", "start": 1, "end": None}]},
        {"limit": {"amount": 4, "unit": "h"}, "segments": [{"kind": "running", "start": 1, "end": None, "x": 1}]},
        {"limit": {"amount": 4, "unit": "h"}, "segments": [{"kind": "walking", "start": 1, "end": None}]},
        {"limit": {"amount": 4, "unit": "h"}, "segments": [{"kind": "running", "start": 1, "end": None, "more": 3}]},
    ],
)
def test_values_that_are_no_clock_are_refused(values):
    with pytest.raises((ValueError, TypeError)):
        Clock.from_payload(values)


def test_a_limit_says_itself():
    assert [Limit.parse(text).zh for text in ("30m", "2u", "4h", "1d", "3n")] == [
        "30 分钟",
        "2 紧急工作时",
        "4 工作时",
        "1 工作日",
        "3 自然日",
    ]
    assert str(Limit.parse("4h")) == "4h"
