"""The MQTT edge: parsing one fix, and draining what waited for the gateway beside a subscriber that does nothing."""

import json
import shutil
import statistics
import threading
import time
import timeit
from collections.abc import Sequence

import paho.mqtt.client as paho
from paho.mqtt.enums import CallbackAPIVersion

from app.adapters.clockwork import SystemClock
from app.adapters.mqtt import uplink
from app.adapters.mqtt.gateway_link import GatewayLink
from app.adapters.terminals.registry import Protocols, load_all
from app.domain.fix import Fix
from app.services.messages import Fixes, Incoming
from tests.bench import backlog
from tests.bench.row import Row, at_most, reported, skipped
from tests.mosquitto import MosquittoServer

CITY = "990100"
WAITING = 30_000
TERMINALS = 5_000
PARSE_US = 8.0


def measure(quick: bool) -> Sequence[Row]:
    """Return the figures; a quick run drains once."""
    program = shutil.which("mosquitto") or shutil.which("mosquitto", path="/usr/sbin")
    one, plain = parse_us()
    parsing = at_most("one fix parsed", one, "µs", PARSE_US, peer=plain, peer_name="json.loads alone")
    if program is None:
        return [parsing, skipped("waiting fixes drained", "messages/s")]
    ours, bare = zip(*(drain(program) for _ in range(1 if quick else 5)), strict=True)
    rate, peer = statistics.median(ours), statistics.median(bare)
    row = reported(
        f"{WAITING:,} waiting QoS 1 fixes parsed, handed over, acknowledged", rate, "messages/s",
        peer=peer, peer_name="bare paho, no-op, automatic acknowledgement",
    )  # fmt: skip
    return [parsing, Row(**{name: getattr(row, name) for name in Row.__slots__} | {"ratio": rate / peer})]


def parse_us() -> tuple[float, float]:
    """Return the best microseconds for one message with one fix: from bytes to value, and to mere dicts by the stdlib."""
    parse = Protocols(load_all()).parse
    topic, payload = message(0)
    ours = timeit.repeat(lambda: parse(topic, payload, 1), number=20_000, repeat=7)
    plain = timeit.repeat(lambda: json.loads(payload), number=20_000, repeat=7)
    return min(ours) / 20_000 * 1e6, min(plain) / 20_000 * 1e6


def message(number: int) -> tuple[str, bytes]:
    """Return topic and payload (about 115 bytes) of one fix."""
    at = 1_781_143_200_000_000 + number * 1_000_000
    terminal = f"t{number % TERMINALS:05}"
    fix = Fix(
        terminal=terminal, device_at=at, received_at=at, lon=114.3012345, lat=30.6005123,
        accuracy_m=8.0, speed_mps=1.2, course_deg=271.0,
    )  # fmt: skip
    return uplink.encode(Fixes(terminal=terminal, fixes=(fix,)), CITY)


def drain(program: str) -> tuple[float, float]:
    """Return messages a second through the gateway's link, and through a bare subscriber, on one broker."""
    server = MosquittoServer(program)
    try:
        server.start()
        filters = Protocols(load_all()).filters(CITY)
        for client_id in (f"wanmi-gateway-{CITY}", "bare"):
            backlog.leave_session(server.port, client_id, filters)
        backlog.publish(server.port, map(message, range(WAITING)))
        return WAITING / _gateway_s(server.url), WAITING / _bare_s(server.port)
    finally:
        server.remove()


class _Nothing:
    """A handler's answer with nothing in it."""

    outgoing = ()
    posts = ()


def _gateway_s(url: str) -> float:
    count, done = 0, threading.Event()

    def handle(batch: Sequence[Incoming]) -> _Nothing:
        nonlocal count
        count += len(batch)
        if count >= WAITING:
            done.set()
        return _Nothing()

    gateway = GatewayLink(url, CITY, handle, reader=Protocols(load_all()), clock=SystemClock())
    start = time.perf_counter()
    gateway.open()
    assert done.wait(120)
    seconds = time.perf_counter() - start
    gateway.stop()
    assert gateway.counts.acknowledged == WAITING
    return seconds


def _bare_s(port: int) -> float:
    count, done = 0, threading.Event()

    def on_message(*_: object) -> None:
        nonlocal count
        count += 1
        if count == WAITING:
            done.set()

    client = paho.Client(CallbackAPIVersion.VERSION2, client_id="bare", clean_session=False)
    client.on_message = on_message
    start = time.perf_counter()
    client.connect("127.0.0.1", port)
    client.loop_start()
    assert done.wait(120)
    seconds = time.perf_counter() - start
    client.disconnect()
    client.loop_stop()
    return seconds
