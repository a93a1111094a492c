"""How values read on a screen."""

from datetime import datetime
from fractions import Fraction
from pathlib import Path

import pytest

from app.adapters.tables import read_workflow
from app.domain.moment import CHINA, DAY, HOUR, MINUTE, SECOND, from_datetime
from app.domain.terms import Post
from widgets import words

WORKFLOW = read_workflow(Path(__file__).parents[2] / "config" / "workflow.toml")
THURSDAY = from_datetime(datetime(2026, 6, 11, 15, 26, 8, tzinfo=CHINA))


@pytest.mark.parametrize(
    ("age", "text"),
    [
        (-5 * SECOND, "0 秒前"), (2 * SECOND, "2 秒前"), (59 * SECOND, "59 秒前"), (60 * SECOND, "1 分前"),
        (99 * MINUTE, "99 分前"), (100 * MINUTE, "1 小时前"), (47 * HOUR, "47 小时前"), (3 * DAY, "3 天前"),
    ],
)  # fmt: skip
def test_an_age_reads_in_the_unit_one_would_say(age, text):
    assert words.ago(age) == text
    assert words.age(age) == text.removesuffix("前")


def test_a_limit_reads_as_what_is_left_or_how_far_it_is_over():
    assert words.left_or_over(38 * MINUTE + 59 * SECOND) == "剩 0:38"
    assert words.left_or_over(-(10 * HOUR + 40 * MINUTE)) == "超 10:40"
    assert words.left_or_over(0) == "剩 0:00"
    assert words.left_or_over(0, is_over=True) == "超 0:00"


def test_times_are_local():
    assert words.clock(THURSDAY) == "15:26"
    assert words.clock_with_seconds(THURSDAY) == "15:26:08"
    assert (words.day(THURSDAY), words.weekday(THURSDAY), words.last_week(THURSDAY)) == ("6月11日", "星期四", "上周四")


@pytest.mark.parametrize(
    ("rate", "text"),
    [
        (Fraction(374, 391), "95.7"), (Fraction(1), "100.0"), (Fraction(0), "0.0"), (Fraction(9999, 10000), "99.9"),
        (Fraction(1, 2000), "0.1"),
    ],
)  # fmt: skip
def test_a_rate_is_rounded_half_up_but_never_up_to_all(rate, text):
    assert words.percent(rate) == text


@pytest.mark.parametrize(
    ("post", "actor", "seat", "department", "text"),
    [
        (Post.COLLECTOR, "2031", "", "", "监督员 2031"), (Post.SHIFT_LEADER, "leader", "seat-2", "", "值班长 2"),
        (Post.DEPARTMENT, "zf1", "", "执法大队", "执法大队"), (Post.LEADER, "li", "9", "", "领导席"),
        (Post.ACCEPTOR, "王芳", "", "", "受理员"), (Post.SYSTEM, "", "", "", "系统"),
    ],
)  # fmt: skip
def test_who_took_a_step_is_a_post_and_a_number_never_a_name(post, actor, seat, department, text):
    assert words.who(post, actor, seat, department) == text


def test_an_unknown_step_is_printed_as_it_is():
    assert words.step("supervise") == "督办"
    assert words.step("a_step_of_tomorrow") == "a_step_of_tomorrow"


KINDS_BESIDE = ("taken_back", "clock_recomputed", "auto_resume")


@pytest.mark.parametrize("kind", [*WORKFLOW.steps, *KINDS_BESIDE])
def test_every_kind_of_event_on_a_case_has_a_word_of_at_most_four_hanzi(kind):
    short = words.step(kind)
    assert not short.isascii(), f"{kind} would be printed raw"
    assert 2 <= len(short) <= 4
