"""Halls on the store in memory, for tests that need no disk."""

import pytest

from tests.fakes import FakeStore
from tests.unit.services.town import Hall, duty, rules


@pytest.fixture
def store():
    return FakeStore()


@pytest.fixture
def hall(store):
    return Hall(store, rules(duties=(duty("T2", "D1"), duty("T3", "D2")))).staff()
