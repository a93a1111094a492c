"""The gateway in its own process, every commit on the disk: how fast it works off what waits at a real Mosquitto."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from statistics import median
from typing import NamedTuple, TypeVar

import paho.mqtt.client as paho
from paho.mqtt.enums import CallbackAPIVersion

from app.adapters import topics
from app.adapters.clockwork import SystemClock
from app.adapters.mqtt.gateway_link import BATCH
from app.adapters.store.store import open_store
from app.adapters.terminals.registry import Protocols, load_all
from app.cli.parts import city_of
from app.cli.settings import read_settings
from app.domain.city import City
from tests.bench import backlog
from tests.bench.drain_child import BARE, Task
from tests.bench.row import Row, at_least, reported, skipped, times_the_peer
from tests.mosquitto import MosquittoServer

Result = TypeVar("Result")
ROOT = Path(__file__).resolve().parents[2]
FIXES = 30_000
ONE_EACH = 2_000
REPORTS = 5_000
WITHIN_S = 120.0
UNIT = "messages/s"
BARE_NAME = "bare paho, no-op, automatic acknowledgement"
DRAINED = f"{FIXES:,} waiting QoS 1 fixes stored, durable"


class Place(NamedTuple):
    """Where one measurement happens: a broker, a folder and a city of its own."""

    server: MosquittoServer
    folder: Path
    city: City

    @property
    def filters(self) -> tuple[str, ...]:
        return Protocols(load_all()).filters(self.city.code)

    @property
    def database(self) -> str:
        return f"sqlite:///{self.folder / 'bench.sqlite'}"

    def task(self, wanted: int, *, bare: bool = False, batch: int = BATCH) -> Task:
        """Return the task of the gateway, or of the bare peer."""
        database = "" if bare else self.database
        return Task(broker=self.server.url, wanted=wanted, filters=self.filters, database=database, batch=batch)

    def leave_session(self, *, bare: bool = False) -> None:
        """Let the broker keep messages for the gateway, or for the bare peer."""
        client_id = BARE if bare else f"wanmi-gateway-{self.city.code}"
        backlog.leave_session(self.server.port, client_id, self.filters)

    def publish(self, kind: Callable[..., Iterator[backlog.Message]], count: int) -> None:
        """Publish *count* messages of a kind of :mod:`tests.bench.backlog`."""
        backlog.publish(self.server.port, list(kind(self.city, count, SystemClock().now())))


class Child:
    """A process of :mod:`tests.bench.drain_child` and the times it told."""

    def __init__(self, process: subprocess.Popen[str], log: Path) -> None:
        self._process = process
        self._log = log
        self.times: dict[str, float] = {}
        self._heard = threading.Condition()
        self._ear = threading.Thread(target=self._listen, daemon=True)
        self._ear.start()

    def wait_for(self, word: str) -> float:
        """Return when *word* became true; raise where the process ends or stays silent before."""
        with self._heard:
            self._heard.wait_for(lambda: word in self.times or not self._ear.is_alive(), WITHIN_S)
        if word not in self.times:
            raise RuntimeError(f"the measured process did not come to {word!r}:\n{self._log.read_text()}")
        return self.times[word]

    def end(self) -> None:
        """Ask it to end; raise where it breaks."""
        self._process.terminate()
        if code := self._process.wait(30):
            raise RuntimeError(f"the measured process ended with code {code}:\n{self._log.read_text()}")

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            word, _, at = line.partition(" ")
            with self._heard:
                self.times.setdefault(word, float(at))
                self._heard.notify_all()
        with self._heard:
            self._heard.notify_all()


def measure(quick: bool) -> Sequence[Row]:
    """Return the rates; a quick run drains twice and does the rest once, instead of five and three times."""
    program = shutil.which("mosquitto") or shutil.which("mosquitto", path="/usr/sbin")
    if program is None:
        return [skipped(f"{DRAINED} (no Mosquitto is installed)", UNIT)]
    city = city_of(read_settings())

    def rates(measured: Callable[[Place], float]) -> float:
        return median(_in_a_place(program, city, measured) for _ in range(1 if quick else 3))

    pairs = [_in_a_place(program, city, _drained) for _ in range(2 if quick else 5)]
    ours, bare = median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)
    ratio = median(pair[0] / pair[1] for pair in pairs)
    one_each = rates(_drained_one_each)
    receipted = rates(_receipted)
    live, bare_live = rates(_live), rates(lambda place: _live(place, bare=True))
    return [
        Row(name=DRAINED, ours=ours, unit=UNIT, peer=bare, peer_name=BARE_NAME, ratio=ratio, goal="≥ 0.6 ×",
            met=ratio >= 0.6),
        times_the_peer(DRAINED, ours, UNIT, one_each, f"a commit for each message, {ONE_EACH:,} of them", 3,
                       smaller_is_better=False),
        at_least(f"{REPORTS:,} waiting reports made cases, to their receipts", receipted, "reports/s", 500),
        reported(f"{FIXES:,} fixes stored while one client publishes on the same cores", live, UNIT,
                 peer=bare_live, peer_name=BARE_NAME),
    ]  # fmt: skip


def _in_a_place(program: str, city: City, measured: Callable[[Place], Result]) -> Result:
    server = MosquittoServer(program)
    try:
        server.start()
        with tempfile.TemporaryDirectory(prefix="wanmi-bench-") as folder:
            return measured(Place(server, Path(folder), city))
    finally:
        server.remove()


@contextmanager
def _child(place: Place, task: Task) -> Iterator[Child]:
    """Run a child and end it."""
    environment = os.environ | {"WANMI_STORE__ATTACHMENTS": str(place.folder / "attachments")}
    log = place.folder / f"{'gateway' if task.database else BARE}.log"
    with log.open("w") as told:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.drain_child", json.dumps(asdict(task))],
            cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=told, stdin=subprocess.DEVNULL, text=True,
        )  # fmt: skip
    try:
        child = Child(process, log)
        yield child
        child.end()
    finally:
        process.kill()
        process.wait()


def _rate(place: Place, task: Task) -> float:
    """Return how many messages a second a child takes of what waits for it."""
    with _child(place, task) as child:
        return task.wanted / (child.wait_for("done") - child.wait_for("begun"))


def _drained(place: Place) -> tuple[float, float]:
    """Return the rates of the gateway and of the bare peer, who find the same backlog."""
    place.leave_session()
    place.leave_session(bare=True)
    place.publish(backlog.fixes, FIXES)
    ours = _rate(place, place.task(FIXES))
    _check_fixes(place, FIXES)
    return ours, _rate(place, place.task(FIXES, bare=True))


def _drained_one_each(place: Place) -> float:
    place.leave_session()
    place.publish(backlog.fixes, ONE_EACH)
    rate = _rate(place, place.task(ONE_EACH, batch=1))
    _check_fixes(place, ONE_EACH)
    return rate


def _receipted(place: Place) -> float:
    """Return how many reports a second are receipted, from the gateway's first step to the last receipt."""
    place.leave_session()
    place.publish(backlog.reports, REPORTS)
    with _receipts(place) as receipts, _child(place, place.task(REPORTS)) as child:
        begun = child.wait_for("begun")
        return REPORTS / (receipts() - begun)


def _live(place: Place, *, bare: bool = False) -> float:
    """Return the rate while the messages are being published, from the first one to the last one's acknowledgement."""
    with _child(place, place.task(FIXES, bare=bare)) as child:
        child.wait_for("listens")
        begun = time.monotonic()
        place.publish(backlog.fixes, FIXES)
        return FIXES / (child.wait_for("done") - begun)


@contextmanager
def _receipts(place: Place) -> Iterator[Callable[[], float]]:
    """Listen for receipts as the terminals would; give a call that waits for all and says when the last one came."""
    came: set[str] = set()
    done = threading.Event()

    def on_message(_client: object, _data: object, message: paho.MQTTMessage) -> None:
        body = json.loads(message.payload)
        if body["ok"]:
            came.add(body["id"])
        if len(came) == REPORTS:
            done.set()

    def wait() -> float:
        if not done.wait(WITHIN_S):
            raise RuntimeError(f"{len(came):,} of {REPORTS:,} reports were receipted")
        return time.monotonic()

    client = paho.Client(CallbackAPIVersion.VERSION2)
    subscribed = threading.Event()
    client.on_subscribe = lambda *_: subscribed.set()
    client.on_message = on_message
    client.connect("127.0.0.1", place.server.port)
    client.loop_start()
    client.subscribe(topics.terminal(place.city.code, "+", "receipt"), 1)
    assert subscribed.wait(5)
    yield wait
    client.disconnect()
    client.loop_stop()


def _check_fixes(place: Place, wanted: int) -> None:
    """Raise unless the store holds all fixes: a rate of lost messages is none."""
    store = open_store(place.database, attachments=place.folder / "attachments", read_only=True)
    try:
        stored = sum(len(store.fixes_after(number, 1_000)) for number in range(0, wanted + 1_000, 1_000))
    finally:
        store.dispose()
    if stored != wanted:
        raise RuntimeError(f"{stored:,} of {wanted:,} fixes are in the store")
