"""The shipped tables are read, and a table that is wrong says in which file and line."""

import logging
import shutil
from datetime import date, datetime
from pathlib import Path

import pytest

from app.adapters.tables import read_calendar, read_catalogue, read_limits, read_workflow, warn_if_uncovered
from app.domain.errors import TableError
from app.domain.moment import CHINA, HOUR, Instant, from_datetime
from app.domain.work_time import DAY_WINDOWS

ROOT = Path(__file__).parents[2]


def at(text: str) -> Instant:
    return from_datetime(datetime.fromisoformat(text).replace(tzinfo=CHINA))


@pytest.fixture
def site(tmp_path):
    """A copy of the shipped tables that may be spoilt."""
    shutil.copytree(ROOT / "config" / "limits", tmp_path / "limits")
    shutil.copytree(ROOT / "config" / "calendar", tmp_path / "calendar")
    shutil.copytree(ROOT / "resources" / "catalogue", tmp_path / "catalogue")
    shutil.copy(ROOT / "config" / "workflow.toml", tmp_path / "workflow.toml")
    return tmp_path


def spoil(file: Path, old: str, new: str) -> int:
    """Replace the first *old* by *new*; return the line it stood on."""
    text = file.read_text(encoding="utf-8")
    before, found, after = text.partition(old)
    assert found, f"{old!r} is not in {file.name}"
    file.write_text(before + new + after, encoding="utf-8")
    return before.count("\n") + 1


def refusal(read, path: Path) -> TableError:
    with pytest.raises(TableError) as refused:
        read(path)
    return refused.value


# --- workflow.toml


def spoilt_step(site, name: str, old: str, new: str) -> TableError:
    """Spoil something in one step's table and return what the reader says."""
    file = site / "workflow.toml"
    text = file.read_text(encoding="utf-8")
    before, table, after = text.partition(f'name = "{name}"')
    body, stop, rest = after.partition("[[step]]")
    assert old in body
    file.write_text(before + table + body.replace(old, new, 1) + stop + rest, encoding="utf-8")
    return refusal(read_workflow, file)


@pytest.mark.parametrize(
    ("name", "old", "new", "sentence"),
    [
        ("accept", 'posts = ["acceptor"]', 'posts = ["wizard"]', "'wizard'; known are"),
        ("accept", 'to = "accepted"', 'to = "heaven"', "'heaven'; known are"),
        ("accept", 'from = ["reported"]', 'from = ["hell"]', "'hell'; known are"),
        ("accept", 'from = ["reported"]', 'from = "reported"', "from is no list"),
        ("accept", 'to = "accepted"', 'to = "asleep"', "'asleep'; known are"),
        ("accept", 'axis = "supervision"', "", "axis is None"),
        ("accept", 'stage_clock = "restart"', 'stage_clock = "wind"', "'wind'; known are"),
        ("accept", 'stage_clock = "restart"', 'stage_clock = "stop"', "stage_clock must be restart"),
        ("accept", 'takes = ["class_key"', 'takes = ["colour"', "no field 'colour'"),
        ("accept", 'zh = "受理"', "", "posts and zh"),
        ("accept", 'zh = "受理"', "zh = 3", "zh is no text"),
        ("accept", 'posts = ["acceptor"]', 'posts = []', "posts and zh"),
        ("reject", "reason = true", 'reason = "yes"', "neither true nor false"),
        ("reject", 'key = "F12"', 'key = "F2"', "key F2 means accept"),
        ("reject", 'key = "F12"', 'kye = "F12"', "unknown key kye"),
        ("rework", 'counts = ["rework"]', 'counts = ["sheep"]', "'sheep'; known are"),
        ("verified", 'marks = ["verified"]', 'marks = ["x"]', "'x'; known are"),
        ("rework", 'from = ["feedback"]', 'from = ["closed"]', "has ended"),
    ],
)  # fmt: skip
def test_a_wrong_step_is_named_with_its_line(site, name, old, new, sentence):
    line = spoil(site / "workflow.toml", f'name = "{name}"', f'name = "{name}"')
    error = spoilt_step(site, name, old, new)

    assert name in error.sentence
    assert sentence in error.sentence
    assert error.line == line
    assert str(error).startswith(f"{site / 'workflow.toml'}:{line}: ")


def test_a_step_that_stands_twice_is_named(site):
    spoil(site / "workflow.toml", 'name = "reject"', 'name = "accept"')

    assert refusal(read_workflow, site / "workflow.toml").sentence == "accept: stands twice"


def test_what_is_no_toml_is_named_with_its_line(site):
    line = spoil(site / "workflow.toml", 'zh = "受理"', "zh = 受理")

    assert refusal(read_workflow, site / "workflow.toml").line == line


def test_what_is_no_csv_is_named_with_its_line(site):
    line = spoil(site / "limits" / "stages.csv", "checking,30", "checking\x00,30")

    assert refusal(read_limits, site / "limits").line == line


def test_a_stage_that_no_step_reaches_is_named(site):
    line = spoil(site / "workflow.toml", "hung       = {", "hung       = {")
    error = spoilt_step(site, "approve_hang", 'to = "hung"', 'to = "disposing"')

    assert error.sentence == "hung: no step leads to stage hung"
    assert error.line == line


def test_a_dead_end_names_the_step_into_it(site):
    for name in ("resume", "auto_resume"):
        spoil(site / "workflow.toml", f'name = "{name}"', f'name = "{name}"')
    spoil(site / "workflow.toml", 'from = ["hung"]\nto = "disposing"', 'from = ["hung"]')
    error = spoilt_step(site, "auto_resume", 'to = "disposing"', "")

    assert error.sentence == "approve_hang: leads to stage hung, from which no case can end"


@pytest.mark.parametrize(
    ("name", "old", "new", "sentence"),
    [
        ("accept", 'guards = ["verified_if_public"]', 'guards = ["moonlight"]', "'moonlight'; known are"),
        ("approve_hang", 'clock_at = "applied_at"', 'clock_at = "noon"', "'noon'; known are"),
        ("approve_hang", 'case_clock = "pause"', 'case_clock = "keep"', "case_clock must be pause"),
        ("consult_close", "choice = true", "", "key F12 means"),
        ("appeal", "after_end = true", "", "has ended and takes no step"),
        ("refuse_delay_again", "reason = true", "", "no step to refuse delay_again"),
        ("approve_void", 'posts = ["shift_leader"]', 'posts = ["leader"]', "shift_leader has no step to grant void"),
        ("apply_hang", 'marks = ["hang_asked"]', 'marks = ["hang_wished"]', "'hang_wished'; known are"),
        ("urge", 'pending = ["", ', 'pending = ["", "holiday", ', "'holiday'; known are"),
    ],
)  # fmt: skip
def test_a_wrong_rule_is_refused(site, name, old, new, sentence):
    error = spoilt_step(site, name, old, new)

    assert sentence in error.sentence
    assert error.line > 0


def test_a_step_may_be_forbidden_to_be_taken_back(site):
    spoil(site / "workflow.toml", 'name = "dispatch"', 'name = "dispatch"\ntake_back = false')

    assert not read_workflow(site / "workflow.toml").step("dispatch").can_take_back


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("soon_percent = 80", "soon_percent = 0", "soon_percent is 0"),
        ("soon_percent = 80", 'soon_percent = "80"', "soon_percent is '80'"),
        ('reply_limit = "1d"', 'reply_limit = "soon"', "reply_limit"),
        ("soon_percent = 80", "speed = 80", "unknown key speed"),
        ("[stages]", "[phases]", "unknown key phases"),
        ('reported   = { post = "acceptor" }', "reported = 3", "table { post"),
        ('reported   = { post = "acceptor" }', 'reported = { post = "x" }', "'x'; known are"),
        ('reported   = { post = "acceptor" }', 'reported = { post = "acceptor", pots = 1 }', "unknown key pots"),
        ('reported   = { post = "acceptor" }', 'started = { post = "acceptor" }', "'started'; known are"),
        ("[[step]]", "[[step", "(at line"),
        ('delay        = "shift_leader"', 'delay = "nobody"', "'nobody'; known are"),
        ('delay        = "shift_leader"', 'rest = "leader"', "'rest'; known are"),
        ('delay        = "shift_leader"', "", "does not say who rules on delay"),
        ("most_delays = 2", "most_delays = 0", "most_delays is 0"),
        ("hang_days = 365", "hang_days = true", "hang_days is True"),
        ('sign = "1h"', 'sign = "soon"', "sign"),
        ('sign = "1h"', "signs = 1", "unknown key signs"),
        ("unit = 20", "unit = 101", "unit is 101"),
        ("unit = 20", "crew = 20", "'crew'; known are"),
        ('name = "reported"', 'name = ""', "a step without a name"),
    ],
)
def test_a_wrong_frame_is_refused(site, old, new, sentence):
    spoil(site / "workflow.toml", old, new)

    assert sentence in refusal(read_workflow, site / "workflow.toml").sentence


def test_a_workflow_without_steps_is_refused(site):
    text = (site / "workflow.toml").read_text(encoding="utf-8")
    (site / "workflow.toml").write_text(text[: text.index("[[step]]")], encoding="utf-8")

    assert "[[step]] tables are expected" in str(refusal(read_workflow, site / "workflow.toml"))


def test_the_sites_own_threshold_and_reply_limit_are_taken(site):
    spoil(site / "workflow.toml", "soon_percent = 80", "soon_percent = 70")
    spoil(site / "workflow.toml", 'reply_limit = "1d"', 'reply_limit = "4u"')
    charter = read_workflow(site / "workflow.toml").charter

    assert (charter.soon_percent, charter.reply_limit.zh) == (70, "4 紧急工作时")


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
    file.write_text(file.read_text(encoding="utf-8"), encoding="gb18030")

    assert "not UTF-8" in str(refusal(read_limits, site / "limits"))


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
