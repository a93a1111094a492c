"""Every store the contract is for: the fake, SQLite and PostgreSQL."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.adapters.store import open_store
from tests.contract.store.facts import T0
from tests.fakes import FakeData, FakeStore


@pytest.fixture(params=["fake", "sqlite", "postgresql"])
def open_again(request, tmp_path: Path) -> Iterator[Callable[[], FakeStore]]:
    """Give a function that opens one and the same store, each time as another program would."""
    opened = []
    if request.param == "fake":
        data = FakeData()

        def opening():
            return FakeStore(data)
    else:
        url = request.getfixturevalue("postgres_url") if request.param == "postgresql" else f"sqlite:///{tmp_path}/s.db"

        def opening():
            opened.append(open_store(url, attachments=tmp_path / "attachments", fsync=False))
            opened[-1].migrate()
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
