"""The shipped tables are read, and a table that is wrong says in which file and line."""

import logging
from datetime import date, datetime

import pytest

from app.adapters.tables import read_calendar, read_catalogue, read_limits, read_workflow, warn_if_uncovered
from app.domain.moment import CHINA, HOUR, from_datetime
from app.domain.work_time import DAY_WINDOWS, local_day
from tests.unit.tables_site import at, refusal, spoil, spoilable_site  # noqa: F401  # a fixture

# --- limits


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("E06010,1,", "E0610,1,", "class_key 'E0610'"),
        ("E06010,1,", "X06010,1,", "class_key 'X06010'"),
        ("E06010,1,", "E06010,,", "condition is empty"),
        ("E06010,1,无容器盛放的生活垃圾裸露,4,h", "E06010,1,无容器盛放的生活垃圾裸露,four,h", "amount is 'four'"),
        ("E06010,1,无容器盛放的生活垃圾裸露,4,h", "E06010,1,无容器盛放的生活垃圾裸露,0,h", "时限 0"),
        ("E06010,1,无容器盛放的生活垃圾裸露,4,h", "E06010,1,无容器盛放的生活垃圾裸露,4,x", "unit is 'x'; known are m"),
        ("裸露,4,h,,", "裸露,4,h,true,", "urgent cases run through the night"),
        ("裸露,4,h,,", "裸露,4,h,perhaps,", "neither true nor false"),
        ("裸露,4,h,,", "裸露,4,h,", "7 columns, not 8"),
        ("E06011,1,", "E06010,1,", "stands twice"),
    ],
)
def test_a_wrong_limit_is_named_with_its_line(site, old, new, sentence):
    line = spoil(site / "limits" / "handling.csv", old, new)
    error = refusal(read_limits, site / "limits")

    assert sentence in error.sentence
    assert error.line == line
    assert error.file.endswith("handling.csv")


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("checking,30,60,,", "chequing,30,60,,", "'chequing'; known are"),
        ("checking,30,60,,", "checking,30,soon,,", "ordinary_minutes is 'soon'"),
        ("checking,60,120,rural", "checking,60,120,", "stands twice"),
        ("stage,urgent_minutes", "stage,minutes", "columns are"),
    ],
)
def test_a_wrong_stage_limit_is_named_with_its_line(site, old, new, sentence):
    line = spoil(site / "limits" / "stages.csv", old, new)
    error = refusal(read_limits, site / "limits")

    assert sentence in error.sentence
    assert error.line == line


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("制止 2u；拆除 15d", "制止 2u", "one step is no limit in several"),
        ("制止 2u；拆除 15d", "制止 3u；拆除 15d", "the first is 3u, the row says 2u"),
        ("制止 2u；拆除 15d", "制止 2u；15d", "'15d' is not a name and a limit"),
        ("制止 2u；拆除 15d", "制止 2u；拆除 15x", "15x"),
    ],
)
def test_wrong_steps_of_a_limit_are_named_with_their_line(site, old, new, sentence):
    line = spoil(site / "limits" / "handling.csv", old, new)
    error = refusal(read_limits, site / "limits")

    assert sentence in error.sentence
    assert error.line == line


def test_a_table_from_before_limits_had_steps_is_read(site):
    file = site / "limits" / "handling.csv"
    lines = file.read_text(encoding="utf-8").splitlines()
    file.write_text("\n".join(line if line[0] == "#" else line.rpartition(",")[0] for line in lines), encoding="utf-8")

    limits, _ = read_limits(site / "limits")
    assert limits.handling("E06001", "3").steps == ()


def test_every_shipped_limit_in_natural_time_is_urgent(site):
    """What is not urgent has its time left told in work hours, so its limit runs in them."""
    limits, _ = read_limits(site / "limits")

    assert [row.trigger for row in limits.rows if row.urgent is row.limit.is_work] == []


def test_a_table_without_rows_is_refused(site):
    file = site / "limits" / "handling.csv"
    file.write_text(file.read_text(encoding="utf-8").splitlines()[0], encoding="utf-8")

    assert refusal(read_limits, site / "limits").sentence == "no limits"


def test_a_table_saved_by_a_spreadsheet_with_its_mark_is_read(site):
    file = site / "limits" / "stages.csv"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))

    assert read_limits(site / "limits")[1].minutes


def test_a_table_in_another_encoding_is_refused(site):
    file = site / "limits" / "stages.csv"
    lines = file.read_text(encoding="utf-8").splitlines()
    first = next(number for number, line in enumerate(lines, 1) if not line.isascii())
    file.write_text("\n".join(lines), encoding="gb18030")

    refused = refusal(read_limits, site / "limits")

    assert refused.line == first
    assert "save it with the encoding UTF-8" in refused.sentence


def test_a_table_that_is_not_there_is_named(tmp_path):
    assert "handling.csv: cannot be read" in str(refusal(read_limits, tmp_path))
    assert "workflow.toml: cannot be read" in str(refusal(read_workflow, tmp_path / "workflow.toml"))


# --- calendar


def test_the_published_days_off_are_known(site):
    calendar = read_calendar(site / "calendar")

    assert calendar.windows == DAY_WINDOWS
    assert not calendar.is_workday(date(2024, 10, 1))
    assert calendar.is_workday(date(2024, 4, 7))
    assert calendar.is_workday(date(2024, 4, 8))
    assert calendar.known_until == date(calendar.known_until.year, 12, 31)


def test_the_sites_rows_win_over_the_countrys(site):
    with (site / "calendar" / "site.csv").open("a", encoding="utf-8") as file:
        file.write("2024-10-01,workday,值守\n2024-04-07,holiday,本地放假\n2024-04-08,holiday,本地放假\n")
    calendar = read_calendar(site / "calendar")

    assert calendar.is_workday(date(2024, 10, 1))
    assert not calendar.is_workday(date(2024, 4, 7))
    assert calendar.add(at("2024-04-03 17:00"), 2 * HOUR) == at("2024-04-09 09:00")


def test_new_years_day_is_off_in_a_year_that_is_not_published_yet(site):
    calendar = read_calendar(site / "calendar")
    year = calendar.known_until.year + 1
    eve = max(date(year - 1, 12, day) for day in range(25, 32) if calendar.is_workday(date(year - 1, 12, day)))
    start = from_datetime(datetime(eve.year, eve.month, eve.day, 17, tzinfo=CHINA))

    for month, day in ((1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)):
        assert not calendar.is_workday(date(year, month, day))
    assert not any(local_day(calendar.add(start, hours * HOUR)) == date(year, 1, 1) for hours in range(1, 30))
    assert not calendar.covers(from_datetime(datetime(year, 1, 1, tzinfo=CHINA))), "the rest of that year is not known"
    with (site / "calendar" / "site.csv").open("a", encoding="utf-8") as file:
        file.write(f"{year}-10-03,workday,值守\n")
    assert read_calendar(site / "calendar").is_workday(date(year, 10, 3))


def test_the_sites_rows_make_later_days_known(site):
    published = read_calendar(site / "calendar").known_until
    later = published.replace(year=published.year + 1, month=1, day=1)
    with (site / "calendar" / "site.csv").open("a", encoding="utf-8") as file:
        file.write(f"{later},holiday,元旦\n")

    calendar = read_calendar(site / "calendar")
    assert calendar.known_until == later
    assert not calendar.is_workday(later)


def test_a_deadline_beyond_the_known_days_is_warned_of(site, caplog):
    calendar = read_calendar(site / "calendar")
    known = from_datetime(datetime(calendar.known_until.year, 12, 31, 18, tzinfo=CHINA))

    with caplog.at_level(logging.WARNING):
        assert warn_if_uncovered(calendar, known) == ""
        assert caplog.text == ""
        assert str(calendar.known_until) in warn_if_uncovered(calendar, calendar.add(known, HOUR))
    assert "放假安排只公布到" in caplog.text


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("2026-13-01,holiday,", "date '2026-13-01'"),
        ("1 May,holiday,", "date '1 May'"),
        ("2026-05-01,feast,", "kind is 'feast'"),
        ("2026-05-01,,", "kind is empty"),
        ("2026-05-01,holiday", "2 columns, not 3"),
        ("2026-05-01,holiday,\n2026-05-01,workday,", "stands twice"),
    ],
)
def test_a_wrong_day_is_named_with_its_line(site, row, sentence):
    file = site / "calendar" / "site.csv"
    text = file.read_text(encoding="utf-8") + row + "\n"
    file.write_text(text, encoding="utf-8")
    error = refusal(read_calendar, site / "calendar")

    assert sentence in error.sentence
    assert error.line == text.count("\n")


@pytest.mark.parametrize(
    ("windows", "sentence"),
    [
        ("windows = []", "is expected"),
        ('windows = ["08:00"]', "a window is two times"),
        ('windows = [["08:00", "25:00"]]', "'25:00' is not a time"),
        ('windows = [["8", "12:00"]]', "'8' is not a time"),
        ('windows = [["08:00", "24:30"]]', "between 00:00 and 24:00"),
        ('windows = [["12:00", "08:00"]]', "in order"),
        ("hours = 8", "unknown key hours"),
    ],
)
def test_wrong_windows_are_refused(site, windows, sentence):
    (site / "calendar" / "windows.toml").write_text(windows, encoding="utf-8")

    assert sentence in str(refusal(read_calendar, site / "calendar"))


def test_summer_hours_are_taken(site):
    (site / "calendar" / "windows.toml").write_text(
        'windows = [["08:30", "12:00"], ["15:00", "18:30"]]', encoding="utf-8"
    )

    assert read_calendar(site / "calendar").add(at("2024-07-01 11:00"), 2 * HOUR) == at("2024-07-01 16:00")


# --- catalogue


@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [
        ("matters_gb47678_5.csv", "E06010,", "C06010,", "does not begin with E"),
        ("matters_gb47678_5.csv", "E06011,", "E06010,", "stands twice"),
        ("matters_gb47678_5.csv", "E06010,", "E0610,", "应为 5 位数字"),
        ("matters_gb47678_5.csv", "E06010,市容环境类,", "E06010,,", "major is empty"),
        ("components_gb47678_5.csv", "key,", "code,", "columns are"),
        ("older_schemes.csv", "gb30428_2,E,0110,", "gb1,E,0110,", "'gb1'; known are"),
        ("older_schemes.csv", "gb30428_2,E,0110,", "gb30428_2,X,0110,", "'X'; known are"),
        ("older_schemes.csv", "gb30428_2,E,0110,", "gb30428_2,E,0109,", "stands twice"),
        ("older_schemes.csv", "暴露生活垃圾,E06010", "暴露生活垃圾,E06999", "no class"),
    ],
)
def test_a_wrong_class_is_named_with_its_line(site, file, old, new, sentence):
    line = spoil(site / "catalogue" / file, old, new)
    error = refusal(read_catalogue, site / "catalogue")

    assert sentence in error.sentence
    assert error.line == line
    assert error.file.endswith(file)
