"""Real stores, and a hand that reaches past them into the database."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.adapters.store import Store, open_store
from tests.contract.store.facts import T0
from tests.contract.store.templates import ready_database, ready_file, ready_postgres_url, ready_sqlite_url

__all__ = ["ready_database", "ready_file", "ready_postgres_url", "ready_sqlite_url"]


@dataclass
class House:
    """One database and its folder; opens stores on it and runs raw SQL in it."""

    url: str
    folder: Path
    opened: list[Store]

    def open(self, **options: bool) -> Store:
        store = open_store(self.url, attachments=self.folder / "attachments", **{"fsync": False, **options})
        self.opened.append(store)
        return store

    @contextmanager
    def raw(self) -> Iterator[sa.Connection]:
        engine = sa.create_engine(self.url)
        try:
            with engine.begin() as connection:
                yield connection
        finally:
            engine.dispose()

    def run(self, statement: str, **values: object) -> None:
        with self.raw() as connection:
            connection.execute(sa.text(statement), values)

    @property
    def is_sqlite(self) -> bool:
        return self.url.startswith("sqlite")


def _house(url: str, folder: Path) -> Iterator[House]:
    house = House(url, folder, [])
    yield house
    for store in house.opened:
        store.dispose()


@pytest.fixture
def sqlite_house(ready_sqlite_url: str, tmp_path: Path) -> Iterator[House]:
    yield from _house(ready_sqlite_url, tmp_path)


@pytest.fixture
def postgres_house(ready_postgres_url: str, tmp_path: Path) -> Iterator[House]:
    yield from _house(ready_postgres_url, tmp_path)


@pytest.fixture(params=["sqlite", "postgres"])
def house(request) -> House:
    return request.getfixturevalue(f"{request.param}_house")


@pytest.fixture(params=["sqlite", "postgres"])
def bare_house(request, tmp_path: Path) -> Iterator[House]:
    """Give a house whose database is empty: nobody has run the migrations."""
    url = f"sqlite:///{tmp_path}/store.db" if request.param == "sqlite" else request.getfixturevalue("postgres_url")
    yield from _house(url, tmp_path)


@pytest.fixture
def writing(house: House) -> Callable[..., Store]:
    """Give a store that holds the lease."""
    store = house.open()
    assert store.take_lease("gateway-1", T0)
    return store
