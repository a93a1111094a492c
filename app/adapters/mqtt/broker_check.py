"""Looks whether a broker is fit for a gateway: reachable, and keeping everything for a session that is away."""

import threading
import time
import uuid
from dataclasses import dataclass

import paho.mqtt.client as paho

from app.adapters import topics
from app.adapters.mqtt.broker_url import BrokerUrl
from app.adapters.mqtt.connection import Connection, is_published
from app.adapters.mqtt.errors import BrokerUnavailable

MESSAGES = 1_500
"""More than the 1,000 a stock Mosquitto keeps for a session that is away."""
END = b"end"


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokerFinding:
    """What was found. ``warning`` is one sentence for the person, ``""`` if all is well."""

    reachable: bool
    sent: int = 0
    kept: int = 0
    warning: str = ""


def check_broker(url: BrokerUrl | str, city: str, messages: int = MESSAGES, timeout_s: float = 20.0) -> BrokerFinding:
    """Leave a session, publish to it while it is away, come back and count; leaves nothing behind."""
    address = url if isinstance(url, BrokerUrl) else BrokerUrl.parse(url)
    client_id = f"wanmi-doctor-{uuid.uuid4().hex[:12]}"
    topic = f"{topics.ROOT}/{city}/doctor/{client_id}"
    try:
        _visit(address, client_id, topic, clean=False).close()
        sent = _publish(address, topic, messages, timeout_s)
        kept = _come_back(address, client_id, topic, timeout_s)
        _visit(address, client_id, topic, clean=True).close()
    except BrokerUnavailable as error:
        return BrokerFinding(reachable=False, warning=str(error))
    return BrokerFinding(reachable=True, sent=sent, kept=kept, warning=_warning(messages, sent, kept))


def _visit(address: BrokerUrl, client_id: str, topic: str, *, clean: bool) -> Connection:
    connection = Connection(address, client_id=client_id, filters=(topic,), on_message=_ignore, clean=clean)
    connection.open()
    return connection


def _publish(address: BrokerUrl, topic: str, messages: int, timeout_s: float) -> int:
    connection = Connection(address, client_id=f"{topic[-12:]}-pub", filters=(), on_message=_ignore, clean=True)
    connection.open()
    infos = [connection.publish(topic, b"%d" % number) for number in range(messages)]
    is_published(infos[-1], timeout_s)
    connection.close()
    return sum(is_published(one, 0.0) for one in infos)


def _come_back(address: BrokerUrl, client_id: str, topic: str, timeout_s: float) -> int:
    came: set[bytes] = set()
    seen_end = threading.Event()

    def take(message: paho.MQTTMessage) -> None:
        if message.payload == END:
            seen_end.set()
        else:
            came.add(bytes(message.payload))

    connection = Connection(address, client_id=client_id, filters=(topic,), on_message=take)
    connection.open()
    give_up_at = time.monotonic() + timeout_s
    while not seen_end.wait(0.2) and time.monotonic() < give_up_at:
        connection.publish(topic, END)  # again and again: a queue that is still full drops it
    connection.close()
    return len(came)


def _ignore(_message: paho.MQTTMessage) -> None:
    """Take a message nobody asked for."""


def _warning(messages: int, sent: int, kept: int) -> str:
    if sent < messages:
        return f"the broker took {sent} of {messages} messages in time"
    if kept < sent:
        return (
            f"the broker kept {kept} of {sent} messages for a gateway that is away: set max_queued_messages 0 "
            "(config/broker/mosquitto.conf)"
        )
    return ""
