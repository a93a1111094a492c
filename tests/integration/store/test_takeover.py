"""The writer dies or is thought dead: the next one takes over soon, and the log stays whole."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from app.adapters.clockwork import SystemClock
from app.domain.moment import SECOND
from app.services.ports import LeaseLost, StoreFailure
from tests.contract.store.facts import T0, wall_fact

ROOT = Path(__file__).parents[3]


def append(store, now):
    with store.unit(now) as unit:
        unit.append(wall_fact(valid_at=now))
        unit.commit()


def test_a_writer_killed_at_work_is_followed_as_soon_as_its_lease_is_over_and_the_log_is_whole(house):
    clock, store = SystemClock(), house.open()
    command = [sys.executable, "-m", "tests.integration.store.writer_process", house.url, str(house.folder / "a")]
    writer = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        assert writer.stdout.readline() == "writing\n"
        wait_until(lambda: store.head() >= 200)
        assert not store.take_lease("next", clock.now())
    finally:
        writer.kill()
        writer.wait(60)
        writer.stdout.close()
    killed_at, refused = clock.now(), [0]

    def is_taken_at(now):
        is_taken = store.take_lease("next", now)
        refused.extend([] if is_taken else [now])
        return is_taken

    wait_until(lambda: is_taken_at(clock.now()))
    append(store, clock.now())

    assert max(refused) - killed_at < 15 * SECOND
    assert store.head() % 20 == 1, "a unit of the killed writer came in half"
    assert store.verify().ok


def wait_until(is_so, seconds=60):
    give_up_at = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < give_up_at
        time.sleep(0.05)


def test_gateways_that_fight_for_the_lease_never_break_and_leave_a_whole_log(house):
    stores, wrong, written = [house.open() for _ in range(4)], [], []

    def fight(number):
        try:
            for _ in range(25):
                if stores[number].take_lease(f"gateway-{number}", T0):
                    append(stores[number], T0)
                    written.append(number)
                    stores[number].release_lease(f"gateway-{number}")
        except Exception as error:  # noqa: BLE001  # whatever it is, the test must see it
            wrong.append(error)

    threads = [threading.Thread(target=fight, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)

    assert wrong == []
    assert stores[0].head() == len(written) > 0
    assert stores[0].verify().ok


def test_a_writer_who_slept_too_long_may_not_write_any_more(sqlite_house):
    first, second = sqlite_house.open(), sqlite_house.open()
    assert first.take_lease("gateway-1", T0)
    append(first, T0)
    with first.unit(T0) as unit:
        unit.append(wall_fact())
        assert not second.take_lease("gateway-2", T0 + 14 * SECOND)
        assert second.take_lease("gateway-2", T0 + 15 * SECOND)

        with pytest.raises(LeaseLost, match="gateway-2 holds"):
            unit.commit()

    append(second, T0 + 15 * SECOND)
    assert not first.take_lease("gateway-1", T0 + 16 * SECOND)
    assert first.head() == 2
    assert first.verify().ok


def test_a_commit_is_a_sign_of_life(sqlite_house):
    first, second = sqlite_house.open(), sqlite_house.open()
    assert first.take_lease("gateway-1", T0)
    append(first, T0 + 4 * SECOND)

    assert not second.take_lease("gateway-2", T0 + 18 * SECOND)
    assert second.take_lease("gateway-2", T0 + 19 * SECOND)


def test_a_lease_from_a_clock_far_ahead_is_over_when_it_moves_no_more(sqlite_house):
    first, second = sqlite_house.open(), sqlite_house.open()
    year = 365 * 86_400 * SECOND
    assert first.take_lease("history", T0 + year)

    assert not second.take_lease("gateway-2", T0)
    assert not second.take_lease("gateway-2", T0 + 14 * SECOND)
    assert second.take_lease("gateway-2", T0 + 15 * SECOND)
    with pytest.raises(LeaseLost):
        append(first, T0 + year)


def test_a_lease_whose_connection_was_cut_may_be_had_again(postgres_house):
    store = postgres_house.open()
    assert store.take_lease("gateway-1", T0)
    append(store, T0)
    first = store.epoch
    postgres_house.run(
        "SELECT pg_terminate_backend(pid, 10000) FROM pg_locks WHERE locktype = 'advisory' AND pid <> pg_backend_pid()"
        " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
    )

    with pytest.raises(StoreFailure, match="gone") as failure:
        append(store, T0)

    assert not isinstance(failure.value, LeaseLost), "nobody else has taken it"
    assert store.take_lease("gateway-1", T0)
    append(store, T0)
    assert store.head() == 2
    assert store.epoch == first + 1


def test_a_server_that_still_keeps_our_lost_connection_is_no_other_gateway(postgres_house):
    store = postgres_house.open()
    assert store.take_lease("gateway-1", T0)
    pid = store._lease._pid
    os.kill(pid, signal.SIGSTOP)  # as behind a cut cable: the server does not hear that we are gone
    try:
        store._lease._held.connection.driver_connection.close()
        with pytest.raises(StoreFailure, match="not noticed") as failure:
            store.take_lease("gateway-1", T0)
        assert not isinstance(failure.value, LeaseLost)
        assert not postgres_house.open().take_lease("gateway-2", T0)
    finally:
        os.kill(pid, signal.SIGCONT)

    wait_until(lambda: is_taken(store))
    append(store, T0)
    assert store.head() == 1


def is_taken(store):
    try:
        return store.take_lease("gateway-1", T0)
    except StoreFailure:
        return False


def test_a_commit_on_old_memory_is_refused_even_if_the_lease_looks_held(house):
    first, second = house.open(), house.open()
    first.take_lease("gateway-1", T0)
    append(first, T0)
    first.release_lease("gateway-1")
    second.take_lease("gateway-2", T0)
    append(second, T0)
    second.release_lease("gateway-2")
    first.take_lease("gateway-1", T0)
    first._writer._remembered_epoch = first._lease.epoch  # as if nobody had been the writer in between

    with pytest.raises(LeaseLost, match="meanwhile"):
        append(first, T0)
    append(first, T0)

    assert first.head() == 3
    assert first.verify().ok
