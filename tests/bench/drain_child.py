"""A process that takes messages with a stop watch: the real gateway as `main.py gateway` runs it, or a bare subscriber.

Its arguments are one JSON object (:class:`Task`). It writes ``begun``, ``listens`` and ``done`` with the monotonic clock,
which all processes of a machine share, and goes on until it is told to stop.
"""

import json
import signal
import sys
import threading
import time
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlsplit

import paho.mqtt.client as paho
from paho.mqtt.enums import CallbackAPIVersion

from app.adapters.mqtt.gateway_link import BATCH, GatewayLink
from app.cli import gateway
from main import main as wanmi

BARE = "bare"
LOOK_EVERY_S = 0.002


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What to take: *wanted* messages of *filters* from *broker*; into *database*, or nowhere (``""``: the bare peer)."""

    broker: str
    wanted: int
    filters: tuple[str, ...]
    database: str = ""
    batch: int = BATCH


def tell(word: str) -> None:
    """Say that *word* is true from now on."""
    print(word, time.monotonic(), flush=True)


class TimedLink(GatewayLink):
    """The gateway's link, which says when it began and when *wanted* messages were stored and acknowledged."""

    def __init__(self, *given: object, wanted: int, **named: object) -> None:
        super().__init__(*given, **named)
        self._wanted = wanted

    def open(self, timeout_s: float = 10.0) -> None:
        tell("begun")
        super().open(timeout_s)
        tell("listens")
        threading.Thread(target=self._watch, daemon=True).start()

    def _watch(self) -> None:
        while self.counts.acknowledged < self._wanted:
            time.sleep(LOOK_EVERY_S)
        tell("done")


def run_gateway(task: Task) -> int:
    """Run ``main.py gateway`` with :class:`TimedLink` in the place of its link."""
    gateway.GatewayLink = partial(TimedLink, wanted=task.wanted, batch=task.batch)
    return wanmi(["gateway", "--database", task.database, "--broker", task.broker])


def run_bare(task: Task) -> int:
    """Take messages, do nothing with them, and let paho acknowledge each by itself."""
    count = 0

    def on_message(*_: object) -> None:
        nonlocal count
        count += 1
        if count == task.wanted:
            tell("done")

    address = urlsplit(task.broker)
    client = paho.Client(CallbackAPIVersion.VERSION2, client_id=BARE, clean_session=False)
    client.on_connect = lambda *_: client.subscribe([(one, 1) for one in task.filters])
    client.on_subscribe = lambda *_: tell("listens")
    client.on_message = on_message
    stopping = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stopping.set())
    tell("begun")
    client.connect(address.hostname or "", address.port or 1883)
    client.loop_start()
    stopping.wait()
    client.disconnect()
    client.loop_stop()
    return 0


def main(text: str) -> int:
    """Do the task in *text*."""
    task = Task(**json.loads(text))
    return run_gateway(task) if task.database else run_bare(task)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
