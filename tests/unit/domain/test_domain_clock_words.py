"""A clock explains itself in the words of the desk."""

from datetime import date

import pytest

from app.domain.clocks import Clock, Limit
from app.domain.work_time import DAY_WINDOWS, WorkCalendar, WorkWindow


def explained(site, calendar, start, limit):
    return Clock.start(Limit.parse(limit), site.at(start), "派遣起算").explain(calendar)


def test_the_whole_story_of_a_morning(site, calendar):
    clock = Clock.start(Limit.parse("2h"), site.at("2024-03-08 09:12"), "派遣起算")
    clock = clock.pause(site.at("2024-03-08 10:00"), "核查").resume(site.at("2024-03-08 11:30"), "核查不通过")

    assert clock.explain(calendar) == (
        "09:12 派遣起算，限 2 工作时",
        "10:00–11:30 暂停：核查",
        "11:30 续计：核查不通过",
        "遇午休 12:00–14:00",
        "12:42 落在午休，应于 3/8（周五）14:42",
    )


@pytest.mark.parametrize(
    ("start", "limit", "gaps"),
    [
        ("2024-03-06 09:00", "2h", ()),
        ("2024-03-06 10:00", "4h", ("遇午休 12:00–14:00",)),
        ("2024-03-06 17:00", "2h", ("遇下班 18:00–次日 08:00",)),
        ("2024-03-06 09:15", "2d", ("遇午休 12:00–14:00", "遇下班 18:00–次日 08:00")),
        ("2024-03-07 17:00", "6h", ("遇午休 12:00–14:00", "遇下班 18:00–次日 08:00")),
        ("2024-03-01 17:00", "4h", ("遇周末 3/2–3/3",)),
        ("2024-03-02 10:00", "2h", ("遇周末 3/2–3/3",)),
        ("2024-04-03 16:00", "1d", ("遇午休 12:00–14:00", "遇节假日 4/4–4/6", "遇调休上班 4/7（周日）")),
        ("2024-03-01 17:00", "4u", ()),
    ],
)
def test_what_does_not_count_is_named(site, calendar, start, limit, gaps):
    assert explained(site, calendar, start, limit)[1:-1] == gaps


def test_many_gaps_are_counted_not_listed(site, calendar):
    lines = explained(site, calendar, "2024-05-06 08:00", "60d")

    assert len(lines) == 9
    assert lines[-2].startswith("另有 ")
    assert lines[0] == "5/6 08:00 派遣起算，限 60 工作日"


def test_a_pause_shows_what_was_used(site, calendar):
    clock = Clock.start(Limit.parse("4h"), site.at("2024-03-08 09:12"), "派遣起算")

    assert clock.pause(site.at("2024-03-08 10:42"), "反馈").explain(calendar) == (
        "09:12 派遣起算，限 4 工作时",
        "10:42 起暂停：反馈",
        "暂停计时，已用 1 小时 30 分，限 4 工作时",
    )


def test_an_end_shows_when_and_by_what(site, calendar):
    clock = Clock.start(Limit.parse("4h"), site.at("2024-03-08 09:12"), "派遣起算")
    clock = clock.pause(site.at("2024-03-08 10:12"), "反馈").stop(site.at("2024-03-09 09:00"), "结案")

    assert clock.explain(calendar) == (
        "09:12 派遣起算，限 4 工作时",
        "10:12–3/9 09:00 暂停：反馈",
        "3/9（周六）09:00 结案止，已用 1 小时，限 4 工作时",
    )


def test_an_extension_says_how_much_and_why(site, calendar):
    clock = Clock.start(Limit.parse("1d"), site.at("2024-03-08 09:12"), "派遣起算")
    given = clock.extend(Limit.parse("2d"), site.at("2024-03-08 15:00"), "待料")

    assert "3/8 15:00 延长 2 工作日：待料" in given.explain(calendar)


def test_a_deadline_beyond_the_known_holidays_says_so(site):
    short = WorkCalendar(DAY_WINDOWS, frozenset(), frozenset(), date(2024, 3, 8))

    lines = explained(site, short, "2024-03-08 17:00", "1d")

    assert lines[-2] == "放假安排只公布到 2024-03-08，其后按周一至周五推算"
    assert "推算" not in " ".join(explained(site, short, "2024-03-08 17:00", "30u")), "natural time needs no calendar"


def test_round_the_clock_has_no_gaps(site):
    round_the_clock = WorkCalendar((WorkWindow(0, 1440),), frozenset(), frozenset(), date(2024, 12, 31))

    assert explained(site, round_the_clock, "2024-03-06 20:00", "1d")[1:-1] == ()


def test_what_was_due_before_a_pause_names_no_gaps(site, calendar):
    clock = Clock.start(Limit.parse("1h"), site.at("2024-03-08 09:00"), "派遣起算")
    clock = clock.pause(site.at("2024-03-08 11:00"), "反馈").resume(site.at("2024-03-11 09:00"), "返工")

    assert clock.explain(calendar)[-2:] == ("3/11 09:00 续计：返工", "应于 3/8（周五）10:00")


@pytest.mark.parametrize(
    ("start", "limit", "last"),
    [
        ("2024-03-06 10:00", "4h", "应于 3/6（周三）16:00"),
        ("2024-03-06 11:12", "1h", "12:12 落在午休，应于 3/6（周三）14:12"),
        ("2024-03-06 11:00", "2h", "13:00 落在午休，应于 3/6（周三）15:00"),
        ("2024-03-06 17:00", "2h", "3/6 19:00 落在下班后，应于 3/7（周四）09:00"),
        ("2024-03-07 02:00", "2h", "04:00 落在上班前，应于 3/7（周四）10:00"),
        ("2024-03-02 10:00", "2h", "3/2 12:00 落在周末，应于 3/4（周一）10:00"),
        ("2024-04-03 16:00", "1d", "4/4 00:00 落在节假日，应于 4/7（周日）16:00"),
        ("2024-03-01 17:00", "2u", "应于 3/1（周五）19:00"),
        ("2024-03-06 09:15", "2d", "应于 3/8（周五）09:15"),
        ("2024-03-06 10:00", "2h", "应于 3/6（周三）12:00"),
    ],
)
def test_a_due_moment_says_which_gap_the_plain_sum_fell_into(site, calendar, start, limit, last):
    assert explained(site, calendar, start, limit)[-1] == last


def test_a_pause_that_dates_back_says_so(site, calendar):
    clock = Clock.start(Limit.parse("4h"), site.at("2024-03-08 09:12"), "派遣起算")
    clock = clock.pause(site.at("2024-03-08 10:00"), "准予挂账（3/8 11:00 批准，自申请时起）")
    clock = clock.resume(site.at("2024-03-11 08:00"), "自动恢复（3/11 09:00 执行，自到期时起）")

    assert clock.explain(calendar)[1:3] == (
        "3/8 10:00–3/11 08:00 暂停：准予挂账（3/8 11:00 批准，自申请时起）",
        "08:00 续计：自动恢复（3/11 09:00 执行，自到期时起）",
    )


def test_an_extended_limit_is_added_up_whole(site, calendar):
    clock = Clock.start(Limit.parse("1h"), site.at("2024-03-08 09:00"), "派遣起算")
    given = clock.extend(Limit.parse("3h"), site.at("2024-03-08 09:30"), "待料")

    assert given.explain(calendar)[-1] == "13:00 落在午休，应于 3/8（周五）15:00"
