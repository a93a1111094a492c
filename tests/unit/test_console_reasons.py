"""The site's ready-made reasons: every step that asks for one has some, and a bad file is named with its line."""

from pathlib import Path

import pytest

from app.adapters.tables import read_reasons, read_workflow
from app.domain.errors import TableError
from app.domain.terms import Post

ROOT = Path(__file__).resolve().parents[2]
FEWEST = 6
WORKFLOW = read_workflow(ROOT / "config" / "workflow.toml")
REASONS = read_reasons(ROOT / "config" / "reasons.toml", WORKFLOW)
ASKING = [
    rule.name for rule in WORKFLOW.steps.values() if rule.reason and set(rule.posts) - {Post.COLLECTOR, Post.SYSTEM}
]


@pytest.mark.parametrize("name", ASKING)
def test_every_step_that_asks_for_a_reason_has_ready_made_ones(name):
    reasons = REASONS.get(name, ())

    assert len(reasons) >= FEWEST
    assert len(set(reasons)) == len(reasons)


def test_every_list_is_of_a_step_that_takes_words():
    words = {"reason", "note", "requirement", "unverified_because"}

    assert [
        name
        for name in REASONS
        if not (WORKFLOW.step(name).reason or words & {*WORKFLOW.step(name).needs, *WORKFLOW.step(name).takes})
    ] == []


@pytest.mark.parametrize(
    ("text", "line", "sentence"),
    [
        ("\nreject = '理由'\n", 2, "should be a list"),
        ("reject = ['一', '']\n", 1, "should be a list of texts"),
        (f"reject = {[str(number) for number in range(10)]}\n", 1, "a digit can choose one of 9"),
        (f"reject = ['{'长' * 61}']\n", 1, "longer than 60"),
    ],
)
def test_a_bad_list_is_named_with_its_line(tmp_path, text, line, sentence):
    file = tmp_path / "reasons.toml"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(TableError) as told:
        read_reasons(file, WORKFLOW)

    assert told.value.line == line
    assert sentence in told.value.sentence


def test_a_step_the_site_does_not_have_is_passed_over(tmp_path):
    file = tmp_path / "reasons.toml"
    file.write_text("fly = ['高']\n", encoding="utf-8")

    assert read_reasons(file, WORKFLOW) == {}
