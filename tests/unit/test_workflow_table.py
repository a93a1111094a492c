"""A workflow that is wrong is refused with its file, its line and what is wrong; the site's own rules are taken."""

import pytest

from app.adapters.tables import read_limits, read_workflow
from app.domain.errors import TableError
from tests.unit.tables_site import refusal, spoil, spoilable_site  # noqa: F401  # a fixture


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
