"""Every store the contract is for: the fake, SQLite and PostgreSQL."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.adapters.store import open_store
from tests.contract.store.facts import T0
from tests.contract.store.templates import ready_database, ready_file, ready_postgres_url, ready_sqlite_url
from tests.fakes import FakeData, FakeStore

__all__ = ["ready_database", "ready_file", "ready_postgres_url", "ready_sqlite_url"]


@pytest.fixture(params=["fake", "sqlite", "postgres"])
def open_again(request, tmp_path: Path) -> Iterator[Callable[[], FakeStore]]:
    """Give a function that opens one and the same store, each time as another program would."""
    opened = []
    if request.param == "fake":
        data = FakeData()

        def opening():
            return FakeStore(data)
    else:
        url = request.getfixturevalue(f"ready_{request.param}_url")

        def opening():
            opened.append(open_store(url, attachments=tmp_path / "attachments", fsync=False))
            return opened[-1]

    yield opening
    for store in opened:
        store.dispose()


@pytest.fixture
def store(open_again):
    """Give an empty store whose lease is held."""
    store = open_again()
    assert store.take_lease("gateway-1", T0)
    return store
