"""A gateway whose lease went to another stops, instead of finding out at its next commit."""

import pytest

from app.adapters.passwords import Argon2Passwords
from app.adapters.store.lease import LEASE_TIME
from app.cli.kept_gateway import KeptGateway
from app.services.gateway import Gateway
from app.services.ports import LeaseLost
from tests.fakes import FakeData, FakeStore
from tests.unit.services.town import CountedIds, HandClock, rules


def test_a_tick_keeps_the_lease_and_says_when_another_has_it():
    data, clock = FakeData(), HandClock()
    own, other = FakeStore(data), FakeStore(data)
    assert own.take_lease("first/1", clock.now())

    def begin() -> Gateway:
        return Gateway(own, rules(), clock, CountedIds(), Argon2Passwords())

    gateway = KeptGateway(own, begin, owner="first/1", now=clock.now)
    for _ in range(3):
        clock.go(LEASE_TIME - 1)
        gateway.tick()
        assert not other.take_lease("second/2", clock.now())

    clock.go(LEASE_TIME)
    assert other.take_lease("second/2", clock.now())

    with pytest.raises(LeaseLost, match="another gateway holds the store's lease now; first/1 may no longer write"):
        gateway.tick()
