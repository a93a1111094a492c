"""The gateway's link on a real Mosquitto."""

import logging
import threading
from collections import Counter
from collections.abc import Callable, Sequence

import paho.mqtt.client as paho
import pytest
from paho.mqtt.enums import CallbackAPIVersion

from app.adapters.mqtt import uplink
from app.adapters.mqtt.errors import BadBrokerUrl, BrokerUnavailable
from app.adapters.mqtt.gateway_link import GatewayLink
from app.adapters.mqtt.inbox import AROUND_BYTES
from app.adapters.mqtt.terminal_client import TerminalClient
from app.services.messages import Incoming, Outgoing, Report, TerminalStatus, Unreadable
from app.services.ports import LeaseLost, StoreFailure
from tests.integration.mqtt.hall import Given, Hall, fixes, link, number_of, report, wait_for
from tests.mosquitto import MosquittoServer, free_port

OpenLink = Callable[..., GatewayLink]
OpenTerminal = Callable[..., TerminalClient]


def publish(url: str, topic: str, payload: bytes, qos: int = 1, *, retain: bool = False) -> None:
    """Publish as a plain client that knows nothing of ours."""
    client = paho.Client(CallbackAPIVersion.VERSION2)
    client.connect("127.0.0.1", int(url.rsplit(":", 1)[1]))
    client.loop_start()
    client.publish(topic, payload, qos, retain).wait_for_publish(60)
    client.disconnect()
    client.loop_stop()


def test_messages_come_in_order_as_values_and_receipts_go_back(
    mosquitto: MosquittoServer, city_code: str, open_link: OpenLink, open_terminal: OpenTerminal
) -> None:
    hall, receipts = Hall(), []
    open_link(mosquitto.url, city_code, hall)
    terminal = open_terminal(
        mosquitto.url, city_code, on_receipt=lambda name, body: receipts.append((name, body["id"]))
    )

    for number in range(500):
        terminal.fix(fixes("t1", number))
    terminal.report(report("t1", "r-1"))

    wait_for(lambda: receipts)
    assert receipts == [("t1", "r-1")]
    assert terminal.unreceipted == 0
    assert [number_of(message) for message in hall.messages[:500]] == list(range(500))
    assert isinstance(hall.messages[500], Report)
    assert len(hall.batches) < 501


def test_what_the_handler_took_does_not_come_again(
    mosquitto: MosquittoServer, city_code: str, open_link: OpenLink, open_terminal: OpenTerminal
) -> None:
    first, second = Hall(), Hall()
    gateway = open_link(mosquitto.url, city_code, first)
    terminal = open_terminal(mosquitto.url, city_code)
    terminal.fix(fixes("t1", 1))
    wait_for(lambda: gateway.counts.acknowledged == 1)
    gateway.stop()

    open_link(mosquitto.url, city_code, second)
    terminal.fix(fixes("t1", 2))

    wait_for(lambda: second.messages)
    assert [number_of(message) for message in second.messages] == [2]


def test_what_the_store_did_not_take_is_not_acknowledged_and_comes_to_the_next_gateway(
    mosquitto: MosquittoServer, city_code: str, open_link: OpenLink, open_terminal: OpenTerminal
) -> None:
    failing, good = Hall(_fails_always), Hall()
    gateway = open_link(mosquitto.url, city_code, failing)
    terminal = open_terminal(mosquitto.url, city_code)
    for number in range(50):
        terminal.fix(fixes("t1", number)).wait_for_publish(60)
    gateway.stop()
    assert gateway.counts.acknowledged == 0

    open_link(mosquitto.url, city_code, good)

    wait_for(lambda: len(good.messages) >= 50)
    assert sorted({number_of(message) for message in good.messages}) == list(range(50))


def test_a_failing_store_is_tried_again_and_said_once(
    mosquitto: MosquittoServer, city_code: str, open_link: OpenLink, open_terminal: OpenTerminal, caplog
) -> None:
    tries = Counter()

    def fail_twice(batch: Sequence[Incoming]) -> None:
        tries["handler"] += 1
        if tries["handler"] <= 2:
            raise StoreFailure("disk full")

    hall = Hall(fail_twice)
    with caplog.at_level(logging.WARNING):
        gateway = open_link(mosquitto.url, city_code, hall)
        open_terminal(mosquitto.url, city_code).fix(fixes("t1", 1))
        wait_for(lambda: gateway.counts.acknowledged == 1)

    said = [record.getMessage() for record in caplog.records if "store" in record.getMessage()]
    assert tries["handler"] == 3
    assert [number_of(message) for message in hall.messages] == [1]
    assert ["fails" in said[0], "disk full" in said[0], "works again" in said[1], len(said)] == [True, True, True, 2]


def test_a_lost_lease_stops_the_link_and_its_messages_wait_for_the_next_writer(
    mosquitto: MosquittoServer, city_code: str, open_link: OpenLink, open_terminal: OpenTerminal
) -> None:
    ended = []
    losing = open_link(mosquitto.url, city_code, Hall(_loses_the_lease), on_end=ended.append)
    terminal = open_terminal(mosquitto.url, city_code)
    terminal.fix(fixes("t1", 1))

    assert losing.wait(60)
    assert isinstance(losing.failure, LeaseLost)
    assert ended == [losing.failure]
    losing.stop()
    good = Hall()
    open_link(mosquitto.url, city_code, good)
    wait_for(lambda: good.messages)
    assert [number_of(message) for message in good.messages] == [1]


def test_a_message_that_breaks_the_handler_costs_itself_only(
    mosquitto: MosquittoServer, city_code: str, open_link: OpenLink, open_terminal: OpenTerminal, caplog
) -> None:
    hall = Hall(_breaks_on_number_three)
    hall.open_door.clear()
    gateway = open_link(mosquitto.url, city_code, hall)
    terminal = open_terminal(mosquitto.url, city_code)
    for number in range(6):
        terminal.fix(fixes("t1", number)).wait_for_publish(60)
    hall.open_door.set()

    wait_for(lambda: gateway.counts.acknowledged == 6)
    kept = [message for message in hall.messages if isinstance(message, Unreadable)]
    good = [number_of(message) for message in hall.messages if not isinstance(message, Unreadable)]
    assert good == [0, 1, 2, 4, 5]
    assert [message.reason for message in kept] == ["the handler failed on it"]
    assert b'"fixes"' in kept[0].payload
    terminal.fix(fixes("t1", 7))
    wait_for(lambda: gateway.counts.acknowledged == 7)
    assert "ZeroDivisionError" in caplog.text


def test_garbage_is_handed_on_as_unreadable_and_acknowledged(
    mosquitto: MosquittoServer, city_code: str, open_link: OpenLink
) -> None:
    hall = Hall()
    gateway = open_link(mosquitto.url, city_code, hall)

    for payload in (b"", b"\xff\xfe", b"[[[[", b'{"v":9}'):
        publish(mosquitto.url, f"wanmi/v1/{city_code}/terminal/t1/report", payload)

    wait_for(lambda: gateway.counts.acknowledged == 4)
    assert [type(message) for message in hall.messages] == [Unreadable] * 4
    assert gateway.counts.unreadable == 4


def test_messages_of_qos_0_are_taken_too(mosquitto: MosquittoServer, city_code: str, open_link: OpenLink) -> None:
    hall = Hall()
    gateway = open_link(mosquitto.url, city_code, hall)
    topic, payload = f"wanmi/v1/{city_code}/terminal/t1/status", b'{"v":1,"online":true}'

    for qos in (0, 1, 2, 0):
        publish(mosquitto.url, topic, payload, qos)

    wait_for(lambda: len(hall.messages) == 4)
    wait_for(lambda: gateway.counts.messages == 4)
    assert gateway.counts.acknowledged == 2
    assert gateway.is_connected


def test_a_retained_word_counts_for_a_new_session_and_not_again_at_each_reconnect(
    mosquitto: MosquittoServer, city_code: str, open_link: OpenLink, open_terminal: OpenTerminal
) -> None:
    topic = f"wanmi/v1/{city_code}/terminal/t1/status"
    publish(mosquitto.url, topic, b'{"v":1,"online":true}', retain=True)
    first, second = Hall(), Hall()

    gateway = open_link(mosquitto.url, city_code, first)
    wait_for(lambda: gateway.counts.acknowledged == 1)
    gateway.stop()
    open_link(mosquitto.url, city_code, second)
    open_terminal(mosquitto.url, city_code).fix(fixes("t1", 1))

    wait_for(lambda: second.messages)
    assert [type(message) for message in first.messages] == [TerminalStatus]
    assert [number_of(message) for message in second.messages] == [1]


def test_stopping_handles_and_answers_what_has_arrived(
    mosquitto: MosquittoServer, city_code: str, open_link: OpenLink, open_terminal: OpenTerminal
) -> None:
    hall, receipts = Hall(), []
    hall.open_door.clear()
    gateway = open_link(mosquitto.url, city_code, hall, batch=10)
    terminal = open_terminal(mosquitto.url, city_code, on_receipt=lambda name, body: receipts.append(body["id"]))
    reports = [report("t1", f"r-{number}") for number in range(100)]
    for one in reports:
        terminal.report(one)
    all_bytes = sum(AROUND_BYTES + len(uplink.encode(one, city_code)[1]) for one in reports)
    wait_for(lambda: gateway._inbox._put_bytes == all_bytes)

    stopping = threading.Thread(target=gateway.stop)
    stopping.start()
    hall.open_door.set()
    stopping.join(60)

    assert not stopping.is_alive()
    assert len(hall.messages) == gateway.counts.acknowledged == 100
    wait_for(lambda: len(receipts) == 100)


def test_the_outbox_is_confirmed_once_the_broker_has_it(
    mosquitto: MosquittoServer, city_code: str, open_link: OpenLink, open_terminal: OpenTerminal
) -> None:
    task = Outgoing(channel="task", address="t1", body={"id": "k-1", "task": "check"})
    posted, tasks = [], []
    open_terminal(mosquitto.url, city_code, on_task=lambda name, body: tasks.append(body))

    open_link(
        mosquitto.url, city_code, Hall(), tick_s=0.02,
        on_tick=lambda: Given() if posted else Given((task, task), (41, 42)), on_posted=posted.append,
    )  # fmt: skip

    wait_for(lambda: posted and tasks)
    assert posted == [(41, 42)]
    wait_for(lambda: len(tasks) == 2)
    assert tasks == [{"v": 1, "id": "k-1", "task": "check"}] * 2


def test_what_was_handed_to_the_broker_is_not_sent_again_while_its_confirmation_fails(
    mosquitto: MosquittoServer, city_code: str, open_link: OpenLink, open_terminal: OpenTerminal
) -> None:
    outbox = {n: Outgoing(channel="task", address="t1", body={"id": f"k-{n}"}) for n in (1, 2)}
    confirmations, tasks = [], []
    open_terminal(mosquitto.url, city_code, on_task=lambda name, body: tasks.append(body["id"]))

    def confirm(numbers: Sequence[int]) -> None:
        confirmations.append(tuple(numbers))
        if len(confirmations) == 3:
            outbox[3] = Outgoing(channel="task", address="t1", body={"id": "k-3"})
        if len(confirmations) < 6:
            raise StoreFailure("disk full")
        for number in numbers:
            del outbox[number]

    open_link(
        mosquitto.url, city_code, Hall(), tick_s=0.02, on_posted=confirm,
        on_tick=lambda: Given(tuple(outbox.values()), tuple(outbox)),
    )  # fmt: skip

    wait_for(lambda: not outbox and len(tasks) == 3)
    assert tasks == ["k-1", "k-2", "k-3"]
    assert confirmations == [(1, 2)] * 3 + [(1, 2, 3)] * 3


def test_timers_run_in_the_handlers_own_thread_and_survive_their_bugs(
    mosquitto: MosquittoServer, city_code: str, open_link: OpenLink, open_terminal: OpenTerminal, caplog
) -> None:
    threads, ticks = set(), Counter()

    def tick() -> Given:
        ticks["all"] += 1
        threads.add(threading.current_thread())
        raise ZeroDivisionError

    hall = Hall(lambda batch: threads.add(threading.current_thread()))
    open_link(mosquitto.url, city_code, hall, on_tick=tick, tick_s=0.02)
    open_terminal(mosquitto.url, city_code).fix(fixes("t1", 1))

    wait_for(lambda: hall.messages and ticks["all"] > 5)
    assert len(threads) == 1
    assert caplog.text.count("the timers failed") == 1


def test_a_lease_lost_at_a_tick_stops_the_link(mosquitto: MosquittoServer, city_code: str, open_link: OpenLink) -> None:
    def tick() -> Given:
        raise LeaseLost("taken by another")

    gateway = open_link(mosquitto.url, city_code, Hall(), on_tick=tick)

    assert gateway.wait(60)
    assert isinstance(gateway.failure, LeaseLost)


def test_timers_wait_for_a_failing_store_and_say_it_once(
    mosquitto: MosquittoServer, city_code: str, open_link: OpenLink, caplog
) -> None:
    ticks = Counter()

    def tick() -> Given:
        ticks["all"] += 1
        if ticks["all"] < 5:
            raise StoreFailure("disk full")
        return Given()

    gateway = open_link(mosquitto.url, city_code, Hall(), on_tick=tick, tick_s=0.02)

    wait_for(lambda: ticks["all"] > 6)
    assert gateway.failure is None
    assert (caplog.text.count("the store fails"), caplog.text.count("works again")) == (1, 1)


def test_a_message_nobody_could_address_does_not_hold_up_the_others(
    mosquitto: MosquittoServer, city_code: str, open_link: OpenLink, open_terminal: OpenTerminal
) -> None:
    odd = [Outgoing(channel="task", address=one, body={}) for one in ("+", "a/b", "", "#")]
    odd += [
        Outgoing(channel="gossip", address="t1", body={}),
        Outgoing(channel="task", address="t1", body={"x": object()}),
    ]
    good = Outgoing(channel="task", address="t1", body={"id": "k"})
    tasks = []
    open_terminal(mosquitto.url, city_code, on_task=lambda name, body: tasks.append(body))

    gateway = open_link(
        mosquitto.url,
        city_code,
        Hall(),
        tick_s=0.02,
        on_tick=lambda: Given() if tasks else Given((*odd, good), tuple(range(7))),
    )

    wait_for(lambda: tasks)
    assert tasks[0] == {"v": 1, "id": "k"}
    assert gateway.is_connected


def test_a_broker_that_is_not_there_is_said_in_one_sentence(city_code: str) -> None:
    port = free_port()

    with pytest.raises(BrokerUnavailable, match=rf"the broker mqtt://127.0.0.1:{port} cannot be reached"):
        link(f"mqtt://127.0.0.1:{port}", city_code, Hall()).open()


def test_a_wrong_password_is_said_without_the_password(guarded_mosquitto: MosquittoServer, city_code: str) -> None:
    url = guarded_mosquitto.url_of("gateway").replace("g-word", "wrong-word")

    with pytest.raises(BrokerUnavailable) as refusal:
        link(url, city_code, Hall()).open()

    assert "Not authorized" in str(refusal.value)
    assert "wrong-word" not in str(refusal.value)


@pytest.mark.parametrize(
    "text", ["", "127.0.0.1:1883", "http://x:1", "mqtt://", "mqtt://x:port", "mqtt://x:0", "mqtt://u:secret@x:99999"]
)
def test_what_is_no_address_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(BadBrokerUrl) as refusal:
        link(text, "990100", Hall())

    assert "secret" not in str(refusal.value)


def _fails_always(batch: Sequence[Incoming]) -> None:
    raise StoreFailure("disk full")


def _loses_the_lease(batch: Sequence[Incoming]) -> None:
    raise LeaseLost("taken by another")


def _breaks_on_number_three(batch: Sequence[Incoming]) -> None:
    for message in batch:
        if not isinstance(message, Unreadable) and number_of(message) == 3:
            raise ZeroDivisionError
