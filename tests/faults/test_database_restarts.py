"""PostgreSQL goes and comes back under a real gateway: it goes on by itself, and nothing receipted is lost or doubled."""

import os
import signal
import time
from collections.abc import Callable, Iterator

import pytest

from tests.faults.pouring import Publisher, cases_by_message, report, wait_for_log
from tests.gateway_process import GatewayProcess
from tests.mosquitto import MosquittoServer
from tests.postgres import PostgresServer

REPORTS = 2_000
FIRST_RECEIPTS = 200


@pytest.fixture
def gateway(tmp_path, own_postgres: PostgresServer, own_mosquitto: MosquittoServer) -> Iterator[GatewayProcess]:
    """Give a gateway that answers, on a PostgreSQL and a Mosquitto of its own."""
    own_postgres.run("CREATE DATABASE wanmi")
    process = GatewayProcess(tmp_path, own_mosquitto.url, own_postgres.url("wanmi"))
    process.start()
    yield process
    process.stop()


@pytest.fixture
def publisher(gateway: GatewayProcess) -> Iterator[Publisher]:
    made = Publisher(gateway.broker)
    yield made
    made.client.close()


def until(holds: Callable[[], object], what: str) -> None:
    give_up_at = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < give_up_at, f"never happened: {what}"
        time.sleep(0.05)


def cut_off(server: PostgresServer) -> None:
    """End every connection to the gateway's database, as a broken cable does."""
    server.run("SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = 'wanmi'")


def test_a_gateway_outlives_its_databases_restarts_amid_reports_and_idle(gateway, publisher, own_postgres):
    pid = gateway.pid
    for number in range(REPORTS):
        publisher.client.report(report(number))
    assert publisher.wait_for(FIRST_RECEIPTS)
    own_postgres.stop()
    assert len(publisher.numbers) < REPORTS, "the gateway was too fast to be interrupted"
    wait_for_log(gateway, "the store fails")
    own_postgres.start()

    assert publisher.wait_for(REPORTS)

    assert publisher.refused == []
    wait_for_log(gateway, "the store works again")
    own_postgres.stop()
    until(lambda: gateway.log.count("the store fails") == 2, "the idle gateway sees that its store is away")
    own_postgres.start()
    until(lambda: gateway.log.count("the store works again") == 2, "the idle gateway sees that its store is back")
    publisher.client.report(report(REPORTS))
    assert publisher.wait_for(REPORTS + 1)
    assert gateway.pid == pid
    assert gateway.is_alive
    assert cases_by_message(gateway) == {message: [number] for message, number in publisher.numbers.items()}
    assert gateway.stop() == 0


def test_a_gateway_and_its_standby_outlive_their_databases_restart_and_one_of_them_writes(
    gateway, publisher, own_postgres
):
    standby = GatewayProcess(gateway.folder, gateway.broker, gateway.database)
    try:
        standby.launch()
        wait_for_log(standby, "stands by")
        own_postgres.stop()
        wait_for_log(gateway, "the store fails")
        own_postgres.start()
        publisher.client.report(report(1))

        assert publisher.wait_for(1)
        assert standby.is_alive
        assert cases_by_message(gateway) == {message: [number] for message, number in publisher.numbers.items()}
    finally:
        assert standby.stop() == 0


def test_a_gateway_whose_lease_another_took_while_it_was_cut_off_ends_and_writes_nothing(
    gateway, publisher, own_postgres
):
    standby = GatewayProcess(gateway.folder, gateway.broker, gateway.database)
    try:
        standby.launch()
        wait_for_log(standby, "stands by")
        os.kill(gateway.pid, signal.SIGSTOP)
        cut_off(own_postgres)
        standby.wait_until_it_answers()
        publisher.client.report(report(1))
        assert publisher.wait_for(1)
        os.kill(gateway.pid, signal.SIGCONT)

        until(lambda: not gateway.is_alive, "the gateway that was cut off ends")
        assert gateway.stop() == 1
        assert "this gateway is the writer no more" in gateway.log
        publisher.client.report(report(2))
        assert publisher.wait_for(2)
        assert cases_by_message(standby) == {message: [number] for message, number in publisher.numbers.items()}
    finally:
        assert standby.stop() == 0
