"""A real PostgreSQL for tests: private data folder and socket, never run as root, gone afterwards."""

import itertools
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

START_SECONDS = 30
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
        self._home = Path(tempfile.mkdtemp(prefix="wanmi-pg-"))
        self._process: subprocess.Popen[bytes] | None = None
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
        with (self._home / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [self._programs / "postgres", "-D", self._home / "data", "-k", self._home, "-h", "",
                 "-c", "max_connections=60", *haste],
                stdout=log, stderr=log, cwd=self._home, **self._as,
            )  # fmt: skip
        give_up_at = time.monotonic() + START_SECONDS
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > give_up_at:
                raise RuntimeError(f"PostgreSQL did not start: {(self._home / 'log').read_text()}")
            time.sleep(0.05)

    def stop(self) -> None:
        """Stop the server at once, as when its machine loses power."""
        if self._process is not None:
            self._process.send_signal(signal.SIGQUIT)
            self._process.wait(START_SECONDS)
            self._process = None

    def remove(self) -> None:
        """Stop the server and delete its folder."""
        self.stop()
        shutil.rmtree(self._home, ignore_errors=True)

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


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """Give one running server for the whole session; skip where none is installed."""
    programs = _programs()
    if programs is None:
        pytest.skip("PostgreSQL's server programs are not installed")
    server = PostgresServer(programs)
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
