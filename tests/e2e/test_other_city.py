"""No command works on another city's store: each says so in one sentence, and none writes before it does."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from app.adapters.clockwork import SystemClock
from app.adapters.store import tables
from app.adapters.store.store import open_store
from tests.contract.store.templates import ready_database, ready_file, ready_postgres_url, ready_sqlite_url
from tests.e2e.test_command_line import NOWHERE, run, says_one_sentence
from tests.gateway_process import CITY, GatewayProcess

__all__ = ["ready_database", "ready_file", "ready_postgres_url", "ready_sqlite_url"]

OTHER = "330100"


@pytest.fixture(params=["sqlite", "postgres"])
def our_store(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give the address of a store that a gateway of our city has had."""
    url: str = request.getfixturevalue(f"ready_{request.param}_url")
    taken_by_our_city(url, tmp_path)
    return url


def taken_by_our_city(url: str, folder: Path) -> None:
    store = open_store(url, attachments=folder, fsync=False)
    assert store.take_lease("gateway-1", SystemClock().now())
    assert store.adopt_city(CITY, SystemClock().now()) == CITY
    store.dispose()


def rows_of(url: str) -> dict[str, list[tuple[object, ...]]]:
    engine = sa.create_engine(url)
    try:
        with engine.connect() as connection:
            return {
                table.name: [tuple(row) for row in connection.execute(sa.select(table))]
                for table in tables.metadata.sorted_tables
            }
    finally:
        engine.dispose()


def test_a_gateway_of_another_city_is_refused_before_it_writes(our_store: str) -> None:
    before = rows_of(our_store)

    done = run("gateway", "--city", OTHER, "--database", our_store, "--broker", NOWHERE)

    assert says_one_sentence(done), done.stderr
    assert f"holds the log of city {CITY}" in done.stderr
    assert OTHER in done.stderr
    assert rows_of(our_store) == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("wall", "--city", OTHER), ("console", "--city", OTHER), ("simulate", "--city", OTHER, "--seconds", "1"),
        ("picture", "--city", OTHER, "--at", "2026-01-01 12:00", "--out", "none.png"),
        ("export", "cases", "-o", "none.csv"), ("user", "anna", "--posts", "acceptor"),
        ("user", "anna", "--disable"), ("reconcile", "--month", "2026-06", "--orders", "LIST", "-o", "none.csv"),
    ],
    ids=lambda arguments: arguments[2] if "--disable" in arguments else arguments[0],
)  # fmt: skip
def test_no_seat_and_no_tool_of_another_city_is_let_in(
    ready_sqlite_url: str, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    taken_by_our_city(ready_sqlite_url, tmp_path)
    before = rows_of(ready_sqlite_url)
    (tmp_path / "list.csv").write_text("工单号,办理结果\n", encoding="utf-8")
    arguments = tuple(str(tmp_path / "list.csv") if one == "LIST" else one for one in arguments)
    broker = ("--broker", NOWHERE) if arguments[0] in ("wall", "console", "simulate") else ()

    done = run(*arguments, "--database", ready_sqlite_url, *broker, given="long enough word\n", WANMI_CITY__CODE=OTHER)

    assert says_one_sentence(done), done.stderr
    assert f"holds the log of city {CITY}" in done.stderr
    assert rows_of(ready_sqlite_url) == before


def test_a_new_store_takes_the_city_of_its_gateway(gateway_process: GatewayProcess) -> None:
    store = gateway_process.open_store()
    assert store.city() == CITY
    store.dispose()

    standby = run(
        "gateway", "--city", OTHER, "--database", gateway_process.database, "--broker", gateway_process.broker
    )
    looked = run(
        "doctor", "--database", gateway_process.database, "--broker", gateway_process.broker, WANMI_CITY__CODE=OTHER
    )

    assert says_one_sentence(standby), standby.stderr
    assert "LOOK city" in looked.stdout
    assert gateway_process.is_alive


def test_the_demo_of_another_city_says_where_the_old_one_lies(ready_sqlite_url: str, tmp_path: Path) -> None:
    taken_by_our_city(ready_sqlite_url, tmp_path)
    (tmp_path / "store.db").rename(tmp_path / "wanmi.sqlite")

    done = run(
        "demo", "--headless", "--seconds", "1", "--out", str(tmp_path),
        WANMI_DEMO__FOLDER=str(tmp_path), WANMI_CITY__CODE=OTHER,
    )  # fmt: skip

    assert done.returncode == 2, done.stderr
    assert f"delete {tmp_path}" in done.stderr.strip().splitlines()[-1]
