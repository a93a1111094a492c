"""Empty stores made ready once and copied for each test: making one takes longer than most tests."""

import itertools
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.adapters.store import open_store
from tests.postgres import PostgresServer

_numbers = itertools.count(1)


def make_ready(url: str, folder: Path) -> None:
    """Run the migrations at *url*."""
    store = open_store(url, attachments=folder, fsync=False)
    store.migrate()
    store.dispose()


@pytest.fixture(scope="session")
def ready_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the file of an empty store."""
    folder = tmp_path_factory.mktemp("ready")
    make_ready(f"sqlite:///{folder}/store.db", folder)
    return folder / "store.db"


@pytest.fixture(scope="session")
def ready_database(postgres_server: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give the name of a database that holds an empty store."""
    name = f"ready_{next(_numbers)}"
    postgres_server.run(f"CREATE DATABASE {name}")
    make_ready(postgres_server.url(name), tmp_path_factory.mktemp("ready"))
    return name


@pytest.fixture
def ready_sqlite_url(ready_file: Path, tmp_path: Path) -> str:
    """Give the address of an empty store of this test's own, in a file."""
    shutil.copy(ready_file, tmp_path / "store.db")
    return f"sqlite:///{tmp_path}/store.db"


@pytest.fixture
def ready_postgres_url(ready_database: str, postgres_server: PostgresServer) -> Iterator[str]:
    """Give the address of an empty store of this test's own, on the server."""
    name = "own"
    postgres_server.run(f"CREATE DATABASE {name} TEMPLATE {ready_database}")
    yield postgres_server.url(name)
    postgres_server.run(f"DROP DATABASE {name} WITH (FORCE)")
