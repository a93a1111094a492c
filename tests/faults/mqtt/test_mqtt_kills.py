"""Processes die at the worst moment; nothing that was promised is lost."""

import logging
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from app.adapters.mqtt.gateway_link import GatewayLink
from app.adapters.mqtt.terminal_client import TerminalClient
from app.services.messages import Outgoing
from tests.integration.mqtt.hall import Given, Hall, fixes, link, number_of, report, wait_for
from tests.mosquitto import MosquittoServer

ROOT = Path(__file__).resolve().parents[3]


@contextmanager
def opened(url: str, city: str, hall: Hall, **more: object) -> Iterator[GatewayLink]:
    gateway = link(url, city, hall, **more)
    gateway.open()
    try:
        yield gateway
    finally:
        gateway.stop()


@contextmanager
def speaking(url: str, city: str, **more: object) -> Iterator[TerminalClient]:
    terminal = TerminalClient(url, city, ("t1",), **more)
    terminal.open()
    try:
        yield terminal
    finally:
        terminal.close()


def start_child(url: str, city: str, taken: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.faults.mqtt.gateway_child", url, city, str(taken)]
    child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)
    assert child.stdout is not None
    assert child.stdout.readline() == b"ready\n"
    return child


def numbers_in(taken: Path) -> list[int]:
    return [int(line) for line in taken.read_text(encoding="ascii").splitlines()] if taken.exists() else []


def test_a_gateway_killed_in_the_middle_loses_no_message(
    mosquitto: MosquittoServer, city_code: str, tmp_path: Path
) -> None:
    taken, wanted = tmp_path / "taken", 10_000
    ahead = threading.Semaphore(3_000)  # so that no kill finds all taken
    with ExitStack() as closing:
        child = start_child(mosquitto.url, city_code, taken)
        closing.callback(lambda: child.kill())  # noqa: PLW0108  # the child of then, not of now
        terminal = closing.enter_context(speaking(mosquitto.url, city_code))
        sender = threading.Thread(
            target=lambda: [terminal.fix(fixes("t1", number)) for number in range(wanted) if ahead.acquire()]
        )
        sender.start()
        kills = 0
        for at_least in (200, 1_500, 3_000):
            wait_for(lambda at_least=at_least: len(numbers_in(taken)) > at_least)
            child.kill()
            child.wait(60)
            kills += 1
            before = len(numbers_in(taken))
            ahead.release(wanted // 3)
            assert before < wanted
            child = start_child(mosquitto.url, city_code, taken)
        sender.join(60)

        wait_for(lambda: len(set(numbers_in(taken))) == wanted)
        child.kill()
        child.wait(60)
    assert kills == 3


def test_what_waits_at_a_broker_survives_its_kill(own_mosquitto: MosquittoServer, city_code: str) -> None:
    hall, wanted = Hall(), 5_000
    with opened(own_mosquitto.url, city_code, Hall()):
        pass
    with speaking(own_mosquitto.url, city_code) as terminal:
        sent = [terminal.fix(fixes("t1", number)) for number in range(wanted)]
        for one in sent:
            one.wait_for_publish(60)

    told = own_mosquitto.saved_at
    wait_for(lambda: own_mosquitto.saved_at > told)  # it writes what it keeps every second or two (autosave_interval 1)
    own_mosquitto.kill()
    own_mosquitto.start()

    with opened(own_mosquitto.url, city_code, hall):
        wait_for(lambda: len(hall.messages) >= wanted)
    assert {number_of(message) for message in hall.messages} == set(range(wanted))


def test_a_report_survives_a_broker_killed_before_it_saved_because_its_sender_waits_for_the_receipt(
    own_mosquitto: MosquittoServer, city_code: str
) -> None:
    hall, receipts = Hall(), Counter()
    with speaking(
        own_mosquitto.url, city_code, again_after_s=0.2, on_receipt=lambda name, body: receipts.update([body["id"]])
    ) as terminal:
        for number in range(20):
            terminal.report(report("t1", f"r-{number}"))
        own_mosquitto.kill()
        own_mosquitto.start()
        with opened(own_mosquitto.url, city_code, hall):
            wait_for(lambda: terminal.unreceipted == 0)

    assert set(receipts) == {f"r-{number}" for number in range(20)}


def test_the_gateway_comes_back_with_its_broker_and_says_both_once(
    own_mosquitto: MosquittoServer, city_code: str, caplog
) -> None:
    hall = Hall()
    with (
        caplog.at_level(logging.WARNING),
        opened(own_mosquitto.url, city_code, hall) as gateway,
        speaking(own_mosquitto.url, city_code) as terminal,
    ):
        for round_number in range(2):
            own_mosquitto.kill()
            wait_for(lambda: not gateway.is_connected)
            own_mosquitto.start()
            wait_for(lambda: gateway.is_connected and terminal.is_connected)
            terminal.fix(fixes("t1", round_number))
            wait_for(lambda round_number=round_number: len(hall.messages) > round_number)

    ours = [
        record.getMessage()
        for record in caplog.records
        if record.threadName and f"gateway-{city_code}" in record.threadName
    ]
    assert [("lost" in line, "back" in line) for line in ours] == [(True, False), (False, True)] * 2


def test_a_message_of_the_connection_before_is_not_acknowledged_on_the_next(
    own_mosquitto: MosquittoServer, city_code: str
) -> None:
    hall = Hall()
    hall.open_door.clear()
    with opened(own_mosquitto.url, city_code, hall) as gateway, speaking(own_mosquitto.url, city_code) as terminal:
        terminal.fix(fixes("t1", 1)).wait_for_publish(60)
        wait_for(lambda: gateway._inbox._put_bytes)
        own_mosquitto.kill()
        wait_for(lambda: not gateway.is_connected)
        own_mosquitto.start()
        wait_for(lambda: gateway.is_connected and terminal.is_connected)
        hall.open_door.set()
        wait_for(lambda: gateway.counts.messages >= 1)
        assert gateway.counts.acknowledged == gateway.counts.messages - 1

        terminal.fix(fixes("t1", 2))
        wait_for(lambda: number_of(hall.messages[-1]) == 2)
        wait_for(lambda: gateway.counts.acknowledged == gateway.counts.messages - 1)


def test_timers_go_on_without_a_broker_and_the_outbox_waits_for_it(
    own_mosquitto: MosquittoServer, city_code: str
) -> None:
    ticks, outbox = Counter(), []
    task = Outgoing(channel="task", address="t1", body={"id": "k-1"})

    def tick() -> Given:
        ticks["all"] += 1
        return Given(tuple(outbox), tuple(range(len(outbox))))

    hall = Hall()
    with opened(
        own_mosquitto.url, city_code, hall, on_tick=tick, on_posted=lambda numbers: outbox.clear(), tick_s=0.02
    ) as gateway:
        own_mosquitto.kill()
        wait_for(lambda: not gateway.is_connected)
        outbox.append(task)
        seen = ticks["all"]
        wait_for(lambda: ticks["all"] > seen + 5)
        assert (outbox, gateway.counts.published) == ([task], 0)

        own_mosquitto.start()
        wait_for(lambda: outbox == [])
        assert gateway.counts.published == 1
