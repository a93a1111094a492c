"""The command line as a contract: help everywhere, one clear sentence and exit code 2 for what cannot be done."""

import csv
import fcntl
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.adapters.clockwork import SystemClock
from app.adapters.passwords import Argon2Passwords
from app.adapters.store.store import open_store
from tests.gateway_process import GatewayProcess
from tests.mosquitto import MosquittoServer, free_port

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = ("demo", "gateway", "wall", "console", "simulate", "export", "reconcile", "user", "doctor")
NOWHERE = "mqtt://127.0.0.1:1"


def run(
    *arguments: str, timeout_s: float = 300.0, given: str = "", **settings: str
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "main.py"), *arguments]
    environment = os.environ | {"WANMI_LOG__LEVEL": "ERROR"} | settings
    return subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=timeout_s, input=given, env=environment
    )


def says_one_sentence(done: subprocess.CompletedProcess[str]) -> bool:
    return done.returncode == 2 and len(done.stderr.strip().splitlines()) == 1 and "Traceback" not in done.stderr


@pytest.fixture
def empty_store(tmp_path: Path) -> str:
    url = f"sqlite:///{tmp_path / 'empty.sqlite'}"
    store = open_store(url, attachments=tmp_path / "attachments")
    store.migrate()
    store.dispose()
    return url


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_helps(command: str) -> None:
    done = run(command, "--help")

    assert done.returncode == 0
    assert command in done.stdout


def test_the_program_helps_and_names_every_command() -> None:
    done = run("--help")

    assert done.returncode == 0
    assert all(command in done.stdout for command in COMMANDS)


@pytest.mark.parametrize(
    "arguments",
    [
        (), ("dance",), ("demo", "--louder"), ("demo", "--seconds", "none"), ("simulate", "--terminals", "0"),
        ("export", "cases"), ("export", "cases", "--format", "pdf", "-o", "x"),
        ("export", "cases", "--since", "yesterday", "-o", "x"), ("gateway", "--colour", "blue"),
        ("gateway", "--city", "abc"), ("gateway", "--city", "990101"), ("console", "--seat", "../x"),
        ("console", "--seat", "+"), ("simulate", "--seconds", "inf"), ("simulate", "--rate", "-1"),
        ("reconcile", "--month", "9999-12", "--orders", "x", "-o", "y"),
        ("reconcile", "--month", "0000-06", "--orders", "x", "-o", "y"),
    ],
)  # fmt: skip
def test_a_wrong_command_line_is_told_in_one_sentence(arguments: tuple[str, ...]) -> None:
    done = run(*arguments)

    assert says_one_sentence(done), done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("gateway", "--database", "postgresql+psycopg://nobody@127.0.0.1:1/none", "--broker", NOWHERE),
        ("gateway", "--database", "oracle://x", "--broker", NOWHERE),
        ("gateway", "--database", "sqlite:////proc/none/wanmi.sqlite", "--broker", NOWHERE),
        ("console", "--database", "sqlite:////nowhere/at/all.sqlite", "--broker", NOWHERE),
        ("wall", "--database", "sqlite:////nowhere/at/all.sqlite", "--broker", NOWHERE),
        ("simulate", "--broker", NOWHERE, "--seconds", "1"),
        ("simulate", "--broker", "http://example", "--seconds", "1"),
        ("simulate", "--broker", "mqtt://a..b", "--seconds", "1"),
        ("gateway", "--database", "postgresql://h:54x/db", "--broker", NOWHERE),
        ("export", "cases", "--database", "sqlite:////nowhere/at/all.sqlite", "-o", "cases.csv"),
    ],
    ids=lambda arguments: "-".join(arguments[:3:2]).replace("/", "_"),
)
def test_what_cannot_be_reached_is_told_in_one_sentence(arguments: tuple[str, ...]) -> None:
    done = run(*arguments)

    assert says_one_sentence(done), done.stderr


def test_a_gateway_without_a_broker_is_told_in_one_sentence(empty_store: str) -> None:
    done = run("gateway", "--database", empty_store, "--broker", NOWHERE)

    assert says_one_sentence(done), done.stderr
    assert "127.0.0.1:1" in done.stderr


def test_an_unknown_setting_is_an_error_with_its_name() -> None:
    done = run("doctor", WANMI_STORE__DATABSE="sqlite:///x")

    assert says_one_sentence(done), done.stderr
    assert "databse" in done.stderr


@pytest.mark.parametrize("file_format", ["csv", "json", "geojson"])
def test_cases_are_exported_in_each_format(gateway_process: GatewayProcess, tmp_path: Path, file_format: str) -> None:
    play_until_there_are_cases(gateway_process)
    gateway_process.stop()
    output = tmp_path / f"cases.{file_format}"

    done = run("export", "cases", "--format", file_format, "--database", gateway_process.database, "-o", str(output))

    assert done.returncode == 0, done.stderr
    assert exported_numbers(output, file_format) == known_numbers(gateway_process)


def play_until_there_are_cases(process: GatewayProcess) -> None:
    """Play again, and longer, where a crowded machine was still preparing and let nobody report."""
    for seconds in ("4", "16", "64", "128"):
        played = run("simulate", "--terminals", "20", "--rate", "600", "--seconds", seconds, "--broker", process.broker)
        assert played.returncode == 0, played.stderr
        if known_numbers(process):
            return
    raise AssertionError(f"nobody reported: {played.stdout}\n{process.log}")


def known_numbers(process: GatewayProcess) -> list[str]:
    store = process.open_store()
    try:
        return [case.state.number for case in store.cases(None, None)]
    finally:
        store.dispose()


def exported_numbers(output: Path, file_format: str) -> list[str]:
    text = output.read_text(encoding="utf-8-sig")
    if file_format == "csv":
        return [row["number"] for row in csv.DictReader(text.splitlines())]
    rows = json.loads(text)
    if file_format == "json":
        return [row["number"] for row in rows]
    assert all(feature["geometry"]["type"] == "Point" for feature in rows["features"])
    return [feature["properties"]["number"] for feature in rows["features"]]


def test_a_file_that_cannot_be_written_is_told_and_leaves_nothing(empty_store: str, tmp_path: Path) -> None:
    output = tmp_path / "missing" / "cases.csv"

    done = run("export", "cases", "--database", empty_store, "-o", str(output))

    assert says_one_sentence(done), done.stderr
    assert not output.parent.exists()


def test_a_file_inside_a_file_cannot_be_written_either(empty_store: str, tmp_path: Path) -> None:
    (tmp_path / "orders.csv").write_text("工单号,办理结果\n1,办结\n", encoding="utf-8")
    output = tmp_path / "orders.csv" / "cases.csv"
    month = ("--month", "2026-06", "--orders", str(tmp_path / "orders.csv"))

    exported = run("export", "cases", "--database", empty_store, "-o", str(output))
    reconciled = run("reconcile", *month, "--database", empty_store, "-o", str(output))

    assert says_one_sentence(exported), exported.stderr
    assert says_one_sentence(reconciled), reconciled.stderr


def test_a_folder_is_no_file_to_export_to(empty_store: str, tmp_path: Path) -> None:
    done = run("export", "cases", "--database", empty_store, "-o", str(tmp_path))

    assert says_one_sentence(done), done.stderr


def test_a_walls_file_that_is_missing_is_told(gateway_process: GatewayProcess) -> None:
    done = run(
        "wall", "--layout", "missing.toml", "--database", gateway_process.database, "--broker", gateway_process.broker,
        QT_QPA_PLATFORM="offscreen",
    )  # fmt: skip

    assert done.returncode == 2, done.stderr
    assert "missing.toml" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_second_demo_in_the_same_folder_is_told(tmp_path: Path) -> None:
    with (tmp_path / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)

        done = run("demo", "--headless", "--seconds", "1", "--out", str(tmp_path), WANMI_DEMO__FOLDER=str(tmp_path))

    assert says_one_sentence(done), done.stderr
    assert "already" in done.stderr


def test_the_doctor_verifies_chains_and_projections(gateway_process: GatewayProcess) -> None:
    gateway_process.stop()

    done = run("doctor", "--verify", "--database", gateway_process.database, "--broker", gateway_process.broker)

    assert "ok   chains" in done.stdout, done.stdout
    assert "ok   projections" in done.stdout
    assert "ok   broker" in done.stdout


def test_the_doctor_says_what_is_wrong(empty_store: str) -> None:
    done = run("doctor", "--database", empty_store, "--broker", f"mqtt://127.0.0.1:{free_port()}")

    assert done.returncode == 2
    assert "LOOK broker" in done.stdout


def test_a_person_is_written_down_and_may_log_in(empty_store: str, own_mosquitto: MosquittoServer) -> None:
    refused = run("user", "anna", "--posts", "acceptor", "--database", empty_store, given="short\n")
    unknown = run("user", "anna", "--posts", "mayor", "--database", empty_store, given="long enough word\n")

    done = run("user", "anna", "--posts", "acceptor", "--database", empty_store, given="long enough word\r\n")

    assert says_one_sentence(refused), refused.stderr
    assert says_one_sentence(unknown), unknown.stderr
    assert done.returncode == 0, done.stderr
    store = open_store(empty_store, attachments=Path("unused"))
    assert store.take_lease("test", SystemClock().now())
    with store.unit(SystemClock().now()) as unit:
        record = unit.user("anna")
    store.dispose()
    assert record is not None
    assert record.posts == ("acceptor",)
    assert "long enough" not in record.password_hash
    assert Argon2Passwords().matches("long enough word", record.password_hash), "a line of Windows ends there too"
