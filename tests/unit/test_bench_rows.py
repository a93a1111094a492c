"""The harness of the figures: its table, its JSON, and what it does with a wrong name or a subject that breaks."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.bench.__main__ import main, subjects, table
from tests.bench.row import Row, at_least, at_most, reported, skipped, times_the_peer

FIELDS = {"name", "ours", "unit", "peer", "peer_name", "ratio", "goal", "met"}


def fast(quick: bool) -> Sequence[Row]:
    return [at_most("a step", 2.0 if quick else 1.0, "ms", 5.0, peer=20.0, peer_name="a bare loop")]


def slow(quick: bool) -> Sequence[Row]:
    return [at_least("a rate", 3.0, "/s", 10.0), skipped("a long one", "s", "≤ 9 s"), reported("a size", 7.0, "MB")]


def broken(quick: bool) -> Sequence[Row]:
    raise RuntimeError("the broker did not start\nand here is its log")


def test_a_small_figure_is_judged_by_its_ceiling_and_told_as_so_many_times_better_than_the_peer():
    row = at_most("a step", 2.0, "ms", 2.0, peer=20.0, peer_name="a bare loop")

    assert (row.ratio, row.goal, row.met) == (10.0, "≤ 2 ms", True)
    assert at_most("a step", 2.1, "ms", 2.0).met is False


def test_a_large_figure_is_judged_by_its_floor_and_told_as_so_many_times_better_than_the_peer():
    row = at_least("a rate", 30.0, "/s", 30.0, peer=10.0, peer_name="a bare loop")

    assert (row.ratio, row.goal, row.met) == (3.0, "≥ 30 /s", True)
    assert at_least("a rate", 29.9, "/s", 30.0).met is False


@pytest.mark.parametrize(("smaller_is_better", "ratio"), [(True, 4.0), (False, 0.25)])
def test_a_goal_beside_a_peer_is_judged_by_the_ratio_alone(smaller_is_better: bool, ratio: float):
    row = times_the_peer("x", 5.0, "ms", 20.0, "a peer", 2.0, smaller_is_better=smaller_is_better)

    assert (row.ratio, row.met) == (ratio, ratio >= 2.0)


def test_the_table_says_what_was_missed_what_was_left_out_and_what_has_no_goal():
    head, missed, left_out, without_goal = table(slow(quick=True)).splitlines()

    assert head.split() == ["figure", "ours", "peer", "ratio", "goal", "met"]
    assert missed.split("  ")[0] == "a rate"
    assert missed.rstrip().endswith("NO")
    assert "skipped" in left_out
    assert left_out.rstrip().endswith("-")
    assert without_goal.rstrip().endswith("-")


def test_the_columns_of_the_table_are_in_line():
    lines = table([*fast(quick=True), *slow(quick=True)]).splitlines()

    assert {line.index("≤") for line in lines if "≤" in line} == {lines[0].index("goal")}
    assert len({len(line) for line in lines}) == 1


def test_the_json_holds_every_row_with_exactly_its_fields(tmp_path: Path):
    file = tmp_path / "figures.json"

    assert main(["--quick", "--json", str(file)], {"fast": fast, "slow": slow}) == 0

    rows = json.loads(file.read_text(encoding="utf-8"))
    assert [row["name"] for row in rows] == ["a step", "a rate", "a long one", "a size"]
    assert all(set(row) == FIELDS for row in rows)
    assert rows[0] == {
        "name": "a step", "ours": 2.0, "unit": "ms", "peer": 20.0, "peer_name": "a bare loop", "ratio": 10.0,
        "goal": "≤ 5 ms", "met": True,
    }  # fmt: skip
    assert rows[2]["ours"] is None
    assert rows[2]["met"] is None


def test_only_the_subjects_named_are_measured_in_their_order(capsys: pytest.CaptureFixture[str]):
    assert main(["slow", "fast"], {"broken": broken, "fast": fast, "slow": slow}) == 0

    out = capsys.readouterr().out
    assert 0 < out.index("a rate") < out.index("a step")


def test_quick_reaches_the_subject(capsys: pytest.CaptureFixture[str]):
    main(["fast"], {"fast": fast})
    main(["fast", "--quick"], {"fast": fast})

    assert [line.split("  ")[1].strip() for line in capsys.readouterr().out.splitlines() if "a step" in line] == ["1 ms", "2 ms"]  # fmt: skip


def test_a_missed_goal_is_told_and_is_no_error(capsys: pytest.CaptureFixture[str]):
    assert main([], {"slow": slow}) == 0

    assert "NO" in capsys.readouterr().out


def test_an_unknown_name_ends_with_2_and_says_which_there_are(capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as ended:
        main(["fast", "fats"], {"fast": fast, "slow": slow})

    assert ended.value.code == 2
    captured = capsys.readouterr()
    assert "unknown figure fats: there are fast, slow" in captured.err
    assert "a step" not in captured.out


def test_a_subject_that_breaks_is_told_and_hides_no_other(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    file = tmp_path / "figures.json"

    assert main(["--json", str(file)], {"broken": broken, "fast": fast}) == 1

    captured = capsys.readouterr()
    told = next(line for line in captured.out.splitlines() if line.startswith("broken: "))
    assert told.split("  ")[0] == "broken: RuntimeError: the broker did not start"
    assert "failed" in told
    assert "NO" in told
    assert "a step" in captured.out
    assert "Traceback" in captured.err
    assert [(row["name"], row["ours"], row["met"]) for row in json.loads(file.read_text(encoding="utf-8"))] == [
        ("broken: RuntimeError: the broker did not start", None, False), ("a step", 1.0, True),
    ]  # fmt: skip


def test_every_bench_module_is_a_subject():
    assert {"gateway", "heat", "map", "mqtt", "services", "situation"} <= set(subjects())
