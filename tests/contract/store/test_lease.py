"""The lease of every store: one writer, and no late word of an old one."""

import pytest

from app.domain.moment import SECOND
from app.services.ports import LeaseLost
from tests.contract.store.facts import T0, wall_fact


def append(store, now=T0):
    with store.unit(now) as unit:
        unit.append(wall_fact())
        unit.commit()


def test_the_second_of_two_gateways_is_not_the_writer(store, open_again):
    second = open_again()

    assert not second.take_lease("gateway-2", T0 + SECOND)
    assert store.take_lease("gateway-1", T0 + SECOND)
    with pytest.raises(LeaseLost):
        append(second)
    assert store.head() == 0


def test_two_programs_with_the_same_name_are_two(store, open_again):
    assert not open_again().take_lease("gateway-1", T0 + SECOND)


def test_without_the_lease_nothing_can_be_written(open_again):
    store = open_again()

    with pytest.raises(LeaseLost):
        append(store)
    assert store.head() == 0


def test_a_released_lease_can_be_taken_at_once(store, open_again):
    append(store)
    store.release_lease("gateway-1")

    second = open_again()
    assert second.take_lease("gateway-2", T0)
    append(second)
    with pytest.raises(LeaseLost):
        append(store)
    assert store.head() == 2


def test_a_store_releases_only_what_it_holds(store, open_again):
    open_again().release_lease("gateway-1")
    store.release_lease("gateway-2")

    append(store)
    assert store.head() == 1


def test_the_lease_goes_to_and_fro_and_nobody_works_on_old_memory(store, open_again):
    second = open_again()
    append(store)
    for now in range(T0, T0 + 3):
        store.release_lease("gateway-1")
        assert second.take_lease("gateway-2", now)
        append(second)
        second.release_lease("gateway-2")
        assert store.take_lease("gateway-1", now)
        append(store)

    assert [event.seq for event in store.events_after(0, 99)] == list(range(1, 8))
