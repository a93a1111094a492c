"""The small parts of the edge, each alone."""

import json
import threading
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paho.mqtt.enums import MQTTErrorCode

from app.adapters.mqtt import outgoing
from app.adapters.mqtt.broker_url import BrokerUrl
from app.adapters.mqtt.connection import Connection, is_published
from app.adapters.mqtt.inbox import AROUND_BYTES, Arrival, Inbox
from app.adapters.mqtt.patience import Patience
from app.services.messages import Outgoing
from app.services.ports import LeaseLost, StoreFailure
from tests.integration.mqtt.hall import wait_for


def arrival(mid: int, size: int = 1) -> Arrival:
    return Arrival(1, mid, "t", bytes(size), 0)


def test_an_inbox_gives_what_is_there_in_order_up_to_the_most_asked() -> None:
    inbox = Inbox()
    for mid in range(5):
        inbox.put(arrival(mid))

    assert [one.mid for one in inbox.take(3, 1)] == [0, 1, 2]
    assert [one.mid for one in inbox.take(3, 1)] == [3, 4]
    assert inbox.take(3, 0.01) == []
    assert not inbox.is_drained


def test_a_closed_inbox_gives_the_rest_and_takes_nothing_more() -> None:
    inbox = Inbox()
    inbox.put(arrival(1))
    inbox.close()
    inbox.put(arrival(2))

    assert [one.mid for one in inbox.take(1, 1)] == [1]
    assert not inbox.is_drained
    assert inbox.take(1, 1) == []
    assert inbox.is_drained


@pytest.mark.parametrize("size", [60, 0])
def test_a_full_inbox_makes_the_network_wait_so_that_the_broker_keeps_the_rest(size: int) -> None:
    inbox = Inbox(most_bytes=AROUND_BYTES + size)
    put: list[int] = []

    def send() -> None:
        for mid in range(4):
            inbox.put(arrival(mid, size))
            put.append(mid)

    sender = threading.Thread(target=send)
    sender.start()
    wait_for(lambda: len(put) == 2)
    time.sleep(0.15)
    assert put == [0, 1]

    taken = inbox.take(10, 1)
    wait_for(lambda: len(put) == 4)
    sender.join(60)
    assert [one.mid for one in taken + inbox.take(10, 1)] == [0, 1, 2, 3]


def test_what_was_handed_over_without_a_connection_is_not_published_and_nobody_need_catch_anything() -> None:
    away = Connection(BrokerUrl.parse("mqtt://127.0.0.1:1"), client_id="x", filters=(), on_message=lambda _: None)

    info = away.publish("t", b"1")

    assert info.rc == MQTTErrorCode.MQTT_ERR_NO_CONN
    assert not is_published(info, 0.0)


def test_patience_waits_longer_each_time_and_ends_when_told() -> None:
    waited: list[float] = []

    class Ending(threading.Event):
        def wait(self, timeout: float | None = None) -> bool:
            waited.append(timeout or 0)
            return len(waited) == 6

    def fail() -> None:
        raise StoreFailure("disk full")

    with pytest.raises(StoreFailure):
        Patience(Ending()).until_done(fail)

    assert waited == [0.5, 1.0, 2.0, 4.0, 5.0, 5.0]


def test_patience_does_not_wait_for_a_lost_lease() -> None:
    def lose() -> None:
        raise LeaseLost("taken")

    with pytest.raises(LeaseLost):
        Patience(threading.Event()).until_done(lose)


@pytest.mark.parametrize(
    ("message", "topic"),
    [
        (Outgoing(channel="receipt", address="t1", body={}), "wanmi/v1/990100/terminal/t1/receipt"),
        (Outgoing(channel="task", address="t1", body={}), "wanmi/v1/990100/terminal/t1/task"),
        (Outgoing(channel="message", address="t1", body={}), "wanmi/v1/990100/terminal/t1/message"),
        (Outgoing(channel="answer", address="5", body={}), "wanmi/v1/990100/seat/5/answer"),
        (Outgoing(channel="notice", address="", body={}), "wanmi/v1/990100/notice"),
    ],
)
def test_each_channel_has_its_topic(message: Outgoing, topic: str) -> None:
    assert outgoing.encode(message, "990100") == (topic, b'{"v":1}')


@given(st.dictionaries(st.text(max_size=5), st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.text()))
def test_a_body_arrives_as_it_was_said(body: dict[str, object]) -> None:
    _, payload = outgoing.encode(Outgoing(channel="notice", address="", body=body), "990100")

    assert json.loads(payload) == {"v": 1} | body


def test_an_address_is_read_and_shown_without_its_password() -> None:
    url = BrokerUrl.parse("mqtts://gate%40way:p%2Fw@hall.example:1999?ca=/etc/ca.crt")

    assert url == BrokerUrl(host="hall.example", port=1999, user="gate@way", password="p/w", tls=True, ca="/etc/ca.crt")
    assert str(url) == "mqtts://hall.example:1999"
    assert "p/w" not in repr(url)
    assert (BrokerUrl.parse("mqtt://h").port, BrokerUrl.parse("mqtts://h").port) == (1883, 8883)
