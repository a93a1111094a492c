"""A real PostgreSQL for tests: private data folder and socket, never run as root, gone afterwards."""

import itertools
import os
import pwd
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.server_process import ServerProcess

START_SECONDS = 120
_numbers = itertools.count(1)


def _programs() -> Path | None:
    """Return the folder of the newest installed server's programs, or ``None``."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("postgres")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


def _unprivileged() -> dict[str, object]:
    """Return the arguments that make a child process somebody else than root."""
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = names.get("postgres") or names["nobody"]
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


class PostgresServer:
    """One server of its own; it listens on a socket in its folder only."""

    def __init__(self, programs: Path) -> None:
        self._programs = programs
        self._process = ServerProcess("pg", START_SECONDS)
        self._home = self._process.home
        self._as = _unprivileged()
        if self._as:
            os.chown(self._home, int(str(self._as["user"])), int(str(self._as["group"])))
        subprocess.run(
            [programs / "initdb", "-D", self._home / "data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "-N"],
            check=True, capture_output=True, cwd=self._home, **self._as,
        )  # fmt: skip

    def url(self, database: str) -> str:
        """Return the address of *database* as SQLAlchemy writes it."""
        return f"postgresql+psycopg://postgres@/{database}?host={self._home}"

    def start(self, *, is_durable: bool = False) -> None:
        """Start the server and wait until it answers; unless it is to be durable it never waits for the disk."""
        haste = [] if is_durable else ["-F", "-c", "full_page_writes=off"]
        command = [self._programs / "postgres", "-D", self._home / "data", "-k", self._home, "-h", ""]
        self._process.start([*command, "-c", "max_connections=60", *haste], self._answers, **self._as)

    def stop(self) -> None:
        """Stop the server at once, as when its machine loses power."""
        self._process.end(signal.SIGQUIT)

    def remove(self) -> None:
        """Stop the server and delete its folder."""
        self._process.remove(signal.SIGQUIT)

    def run(self, statement: str, database: str = "postgres") -> None:
        """Run one statement as the owner of everything."""
        with psycopg.connect(host=str(self._home), user="postgres", dbname=database, autocommit=True) as connection:
            connection.execute(statement.encode())

    def _answers(self) -> bool:
        try:
            self.run("SELECT 1")
        except psycopg.OperationalError:
            return False
        return True


def _installed() -> Path:
    programs = _programs()
    if programs is None:
        pytest.skip("PostgreSQL's server programs are not installed")
    return programs


@pytest.fixture
def own_postgres() -> Iterator[PostgresServer]:
    """Give a running server of this test's own, to be stopped and started again as it likes."""
    server = PostgresServer(_installed())
    try:
        server.start()
        yield server
    finally:
        server.remove()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """Give one running server for the whole session; skip where none is installed."""
    server = PostgresServer(_installed())
    try:
        server.start()
        yield server
    finally:
        server.remove()


@pytest.fixture
def postgres_url(postgres_server: PostgresServer) -> Iterator[str]:
    """Give the address of an empty database of this test's own."""
    name = f"wanmi_{next(_numbers)}"
    postgres_server.run(f"CREATE DATABASE {name}")
    yield postgres_server.url(name)
    postgres_server.run(f"DROP DATABASE {name} WITH (FORCE)")
