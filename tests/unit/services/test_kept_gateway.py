"""A gateway whose lease went to another stops, instead of finding out at its next commit."""

import pytest

from app.adapters.mqtt import salvage
from app.adapters.passwords import Argon2Passwords
from app.adapters.store.lease import LEASE_TIME
from app.cli.failures import CommandError
from app.cli.kept_gateway import KeptGateway
from app.services.gateway import Gateway
from app.services.messages import Unreadable
from app.services.ports import LeaseLost
from tests.fakes import FakeData, FakeStore
from tests.unit.services.town import CountedIds, HandClock, rules


class Begins:
    """Begins gateways on a store until it is told not to."""

    def __init__(self, store, clock):
        self.store, self.clock = store, clock
        self.trouble = None

    def __call__(self) -> Gateway:
        if self.trouble is not None:
            raise self.trouble
        return Gateway(self.store, rules(), self.clock, CountedIds(), Argon2Passwords())


def test_a_tick_keeps_the_lease_and_says_when_another_has_it():
    data, clock = FakeData(), HandClock()
    own, other = FakeStore(data), FakeStore(data)
    assert own.take_lease("first/1", clock.now())
    gateway = KeptGateway(own, Begins(own, clock), owner="first/1", now=clock.now)
    for _ in range(3):
        clock.go(LEASE_TIME - 1)
        gateway.tick()
        assert not other.take_lease("second/2", clock.now())

    clock.go(LEASE_TIME)
    assert other.take_lease("second/2", clock.now())

    with pytest.raises(LeaseLost, match="another gateway holds the store's lease now; first/1 may no longer write"):
        gateway.tick()


def test_where_no_gateway_can_begin_anew_no_message_is_blamed_for_it_and_lost():
    data, clock = FakeData(), HandClock()
    own = FakeStore(data)
    begins = Begins(own, clock)
    gateway = KeptGateway(own, begins, owner="first/1", now=clock.now)
    gateway.make_sure()
    own.release_lease("first/1")
    assert own.take_lease("second/2", clock.now())
    own.release_lease("second/2")
    begins.trouble = ValueError("a case that cannot be read")

    unread = Unreadable(topic="t", payload=b"", received_at=clock.now(), reason="x")
    for _ in range(2):
        with pytest.raises(
            LeaseLost, match="no gateway can begin on the store as it is now: a case that cannot be read"
        ):
            salvage.handle(gateway.handle, [unread], lambda place: unread)
        with pytest.raises(LeaseLost):
            gateway.tick()


def test_where_no_gateway_can_begin_at_the_start_the_cause_itself_is_told():
    clock = HandClock()
    own = FakeStore(FakeData())
    begins = Begins(own, clock)
    begins.trouble = CommandError("the store holds the log of another city")

    with pytest.raises(CommandError):
        KeptGateway(own, begins, owner="first/1", now=clock.now).make_sure()
