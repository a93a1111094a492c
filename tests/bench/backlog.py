"""What waits at a broker for a gateway that is away: fixes of walking inspectors, or reports, published with QoS 1."""

import random
import threading
import uuid
from collections.abc import Iterable, Iterator

import paho.mqtt.client as paho
from paho.mqtt.enums import CallbackAPIVersion

from app.adapters.mqtt import uplink
from app.domain.city import City
from app.domain.fix import Fix
from app.domain.moment import SECOND, Instant
from app.services.messages import Fixes, Report

IN_FLIGHT = 1_000
STEP_S = 10
STEP_DEGREES = 1e-4
"""About ten metres in ten seconds."""

Message = tuple[str, bytes]


def fixes(city: City, count: int, now: Instant) -> Iterator[Message]:
    """Give *count* fixes of all terminals in turn, the newest at *now*: each walks to and fro near its own place."""
    places = _places(city)
    rounds = -(-count // len(places))
    for number in range(count):
        turn, which = divmod(number, len(places))
        lon, lat = places[which]
        fix = Fix(
            terminal=city.terminals[which], device_at=now - (rounds - turn) * STEP_S * SECOND, received_at=0,
            lon=lon + turn % 20 * STEP_DEGREES, lat=lat, accuracy_m=8.0, speed_mps=1.0, course_deg=90.0,
        )  # fmt: skip
        yield uplink.encode(Fixes(terminal=fix.terminal, fixes=(fix,)), city.code)


def reports(city: City, count: int, now: Instant) -> Iterator[Message]:
    """Give *count* reports made at *now* from all over the city."""
    places = _places(city)
    for number in range(count):
        lon, lat = places[number % len(places)]
        report = Report(
            message_id=str(uuid.UUID(int=number + 1)), terminal=city.terminals[number % len(places)], device_at=now,
            received_at=0, class_key="E06010", lon=lon + number // len(places) * 1e-5, lat=lat, accuracy_m=5.0,
            place=f"测试路 {number} 号", description="垃圾外溢", photos=(), component="", urgent=False, self_handled=False,
        )  # fmt: skip
        yield uplink.encode(report, city.code)


def leave_session(port: int, client_id: str, filters: Iterable[str]) -> None:
    """Subscribe as *client_id* and go away; the broker keeps what comes from then on."""
    subscribed = threading.Event()
    client = paho.Client(CallbackAPIVersion.VERSION2, client_id=client_id, clean_session=False)
    client.on_subscribe = lambda *_: subscribed.set()
    client.connect("127.0.0.1", port)
    client.loop_start()
    client.subscribe([(one, 1) for one in filters])
    assert subscribed.wait(5)
    client.disconnect()
    client.loop_stop()


def publish(port: int, messages: Iterable[Message]) -> None:
    """Publish *messages* with QoS 1 as fast as one client can, and wait until the broker has them all."""
    client = paho.Client(CallbackAPIVersion.VERSION2)
    client.max_inflight_messages_set(IN_FLIGHT)
    client.connect("127.0.0.1", port)
    client.loop_start()
    for sent in [client.publish(topic, payload, 1) for topic, payload in messages]:
        sent.wait_for_publish(60)
    client.disconnect()
    client.loop_stop()


def _places(city: City) -> list[tuple[float, float]]:
    """Return a place of its own for each terminal, well inside the city."""
    west, south, east, north = city.bounds
    rng = random.Random(1)
    wide, high = east - west, north - south
    return [(west + wide * rng.uniform(0.3, 0.7), south + high * rng.uniform(0.3, 0.7)) for _ in city.terminals]
