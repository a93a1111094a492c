"""The command that compares a month's work orders with the hotline's list."""

import csv
from pathlib import Path

import pytest

from app.adapters.store.store import open_store
from tests.e2e.test_command_line import run, says_one_sentence


@pytest.fixture
def database(tmp_path: Path) -> str:
    url = f"sqlite:///{tmp_path / 'store.sqlite'}"
    store = open_store(url, attachments=tmp_path / "attachments")
    store.migrate()
    store.dispose()
    return url


def test_a_months_list_is_compared_and_the_result_written(database: str, tmp_path: Path) -> None:
    (tmp_path / "line.csv").write_text("工单号,受理时间,办理结果\nW1,2026-06-01,已办结\n", encoding="gb18030")
    output = tmp_path / "result.csv"

    done = run(
        "reconcile",
        "--month",
        "2026-06",
        "--orders",
        str(tmp_path / "line.csv"),
        "--database",
        database,
        "-o",
        str(output),
    )

    assert done.returncode == 0, done.stderr
    assert "0 agree, 0 differ, 1 missing here" in done.stdout
    (row,) = csv.DictReader(output.read_text(encoding="utf-8-sig").splitlines())
    assert (row["result"], row["order_no"], row["line_received"]) == ("我方缺", "W1", "2026-06-01")


@pytest.mark.parametrize(("month", "heading"), [("2026-13", "工单号,办理结果"), ("2026-06", "日期,结果")])
def test_what_cannot_be_compared_is_told_in_one_sentence(
    database: str, tmp_path: Path, month: str, heading: str
) -> None:
    (tmp_path / "line.csv").write_text(f"{heading}\n", encoding="utf-8")

    done = run(
        "reconcile", "--month", month, "--orders", str(tmp_path / "line.csv"), "--database", database,
        "-o", str(tmp_path / "result.csv"),
    )  # fmt: skip

    assert says_one_sentence(done), done.stderr
    assert not (tmp_path / "result.csv").exists()
