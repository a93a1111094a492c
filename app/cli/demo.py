"""The demo's house: its own store and broker, 30 days of history, and the processes that keep the city alive; always the generated city."""

import fcntl
import logging
import os
import random
import socket
import sys
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from app.adapters.broker.embedded import HOST, EmbeddedBroker
from app.adapters.clockwork import SystemClock
from app.adapters.store.store import Store, open_store
from app.cli.demo_users import DEMO_PASSWORD, demo_users
from app.cli.failures import CommandError
from app.cli.parts import Parts, parts_of
from app.cli.settings import ROOT, Settings, read_settings, under_root
from app.cli.supervisor import Supervisor
from app.cli.whose_store import adopt_city, refuse_other_city
from app.domain.moment import DAY, HOUR, MINUTE, Instant
from app.simulate.cameras.server import CameraServer
from app.simulate.log_end import last_recorded

log = logging.getLogger(__name__)

LEAST_GAP: Instant = 2 * MINUTE
"""A demo that was away for less goes on without a history of that time."""
TRACKS: Instant = 26 * HOUR
"""The time machine finds everybody on his way at this hour of yesterday too; a second of the start for five hours of it."""
MQTT_PORT = 1883
SIMULATE_YIELDS = 10
"""The city's life takes the time that wall, desk and gateway leave: what is shown comes before what there is to show."""
MAIN = ROOT / "main.py"


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoHouse:
    """What a demo's windows need to know of it."""

    settings: Settings
    parts: Parts
    database: str
    broker: str
    snapshot: Path


class Demo:
    """Everything of the demo but its windows. Use as a context manager."""

    def __init__(self, settings: Settings) -> None:
        self._folder = under_root(settings.demo.folder)
        self._closing = ExitStack()

    def __enter__(self) -> DemoHouse:
        """Write the history that is missing, start broker, gateway and simulator."""
        with ExitStack() as closing:
            house = self._build(closing)
            self._closing = closing.pop_all()
        return house

    def __exit__(self, *_: object) -> None:
        """Stop everything, the last first."""
        self._closing.close()

    def _build(self, closing: ExitStack) -> DemoHouse:
        self._lock(closing)
        os.environ.update(self._environment())
        os.environ["WANMI_CAMERAS__SIMULATED"] = closing.enter_context(_cameras()).url
        settings = read_settings()
        parts = parts_of(settings)
        database = settings.store.database
        self._write_history(settings, parts, database)
        broker = closing.enter_context(_broker())
        keeper = closing.enter_context(Supervisor(MAIN))
        both = ("--database", database, "--broker", broker.url)
        keeper.keep("gateway", ("gateway", *both), self._folder / "gateway.log")
        terminals = ("--terminals", str(settings.demo.terminals), "--rate", _rate(settings), "--seconds", "0")
        simulate = ("simulate", *both, *terminals)
        keeper.keep("simulate", simulate, self._folder / "simulate.log", yielding=SIMULATE_YIELDS)
        return DemoHouse(
            settings=settings, parts=parts, database=database, broker=broker.url, snapshot=self._folder / "snapshot"
        )  # fmt: skip

    def _lock(self, closing: ExitStack) -> None:
        """Keep a second demo out of this folder: its gateway would only wait for the first one's lease."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            lock = closing.enter_context((self._folder / "lock").open("w"))
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise CommandError(f"a demo runs already in {self._folder}; end it first") from error
        except OSError as error:
            raise CommandError(f"the demo's folder {self._folder} cannot be used: {error.strerror}") from error

    def _environment(self) -> Mapping[str, str]:
        """Return the demo's settings, for this process and its children: its own store, and one seat for all posts."""
        return {
            "WANMI_STORE__DATABASE": f"sqlite:///{self._folder / 'wanmi.sqlite'}",
            "WANMI_STORE__ATTACHMENTS": str(self._folder / "attachments"),
            "WANMI_GATEWAY__MERGED_POSTS": "true",
            "WANMI_CITY__DATA": "",
            "WANMI_CAMERAS__FILE": "",
        }

    def _write_history(self, settings: Settings, parts: Parts, database: str) -> None:
        attachments = under_root(settings.store.attachments)
        store = open_store(database, attachments=attachments, fsync=False)
        try:
            refuse_other_city(store, parts.city, f"delete {self._folder} for a new demo of {parts.city.code}")
            store.migrate()
            now = parts.clock.now()
            since = max(now - settings.demo.history_days * DAY, last_recorded(store) or 0)
            if now - since >= LEAST_GAP and store.take_lease(f"history/{os.getpid()}", now):
                self._play(store, settings, parts, since, now)
        finally:
            store.dispose()

    def _play(self, store: Store, settings: Settings, parts: Parts, since: Instant, now: Instant) -> None:
        from app.simulate.history import write_history  # noqa: PLC0415 - a second start mostly writes none
        from app.simulate.pictures import draw_pictures  # noqa: PLC0415

        adopt_city(store, parts.city, now)
        days = (now - since) / DAY
        told = _Told(f"the demo's city lives through {days:.1f} days")
        pictures = draw_pictures(store, since)
        rng = random.Random(f"{settings.city.seed}/{since}")  # noqa: S311 - a generated city needs a seed, not secrecy
        write_history(
            store, parts.rules, since, now, rng, told.progress, reports_a_day=settings.demo.reports_per_day, seed=settings.city.seed, pictures=pictures, tracks=TRACKS,
        )  # fmt: skip
        told.done()


class _Told:
    """Progress on the terminal: one line that grows where there is one, a line each quarter elsewhere."""

    def __init__(self, words: str) -> None:
        self._words = words
        self._is_terminal = sys.stderr.isatty()
        self._said = -1

    def progress(self, share: float, cases: int) -> None:
        """Show how far it is."""
        step = int(share * (100 if self._is_terminal else 4))
        if step == self._said:
            return
        self._said = step
        end = "\r" if self._is_terminal else "\n"
        sys.stderr.write(f"{self._words}: {share:4.0%}, {cases} cases{end}")
        sys.stderr.flush()

    def done(self) -> None:
        """End the line."""
        if self._is_terminal:
            sys.stderr.write("\n")


def _broker() -> EmbeddedBroker:
    """Return the demo's broker: at MQTT's own port if nobody is there, so that examples fit, else at a free one."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, MQTT_PORT))
        except OSError:
            return EmbeddedBroker()
    return EmbeddedBroker(MQTT_PORT)


def _cameras() -> CameraServer:
    """Return the server of the generated city's cameras, at a free port."""
    return CameraServer(SystemClock().now)


def _rate(settings: Settings) -> str:
    return f"{settings.demo.reports_per_day / 1440:.3f}"


def start_words(house: DemoHouse) -> str:
    """Return what a newcomer needs: the broker's address and the log-ins, to be printed at the demo's start."""
    lines = [f"  {one.user:<11} {one.words}" for one in demo_users(house.parts)]
    return "\n".join([f"broker: {house.broker}", f"demo log-ins (password {DEMO_PASSWORD}):", *lines])
