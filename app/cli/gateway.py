"""The gateway process: waits for the lease, then is the one writer until it is told to stop or loses the lease."""

import logging
import os
import socket
import threading
from collections.abc import Sequence
from contextlib import ExitStack

from app.adapters.mqtt.gateway_link import GatewayLink
from app.adapters.passwords import Argon2Passwords
from app.adapters.store.store import Store
from app.adapters.terminals.registry import Protocols, load_all
from app.cli.demo_users import make_demo_users
from app.cli.housekeeping import Housekeeper
from app.cli.parts import Parts, parts_of, store_of
from app.cli.settings import Settings
from app.cli.stopping import stop_on_signal
from app.services.gateway import Gateway, Handled
from app.services.memory import settle_memory
from app.services.messages import Incoming
from app.services.ports import LeaseLost, StoreFailure
from app.services.recompute import recompute_clocks
from app.services.site_switches import note_switches

log = logging.getLogger(__name__)

LEASE_EVERY_S = 1.0


class KeptGateway:
    """A gateway whose worker renews the lease with each tick, so that a stuck worker loses it."""

    def __init__(self, store: Store, parts: Parts, owner: str, housekeeper: Housekeeper | None = None) -> None:
        self._store = store
        self._housekeeper = housekeeper
        self._clock = parts.clock
        self._owner = owner
        self._gateway = Gateway(store, parts.rules, parts.clock, parts.ids, Argon2Passwords())

    def handle(self, batch: Sequence[Incoming]) -> Handled:
        """Take in a batch."""
        return self._gateway.handle(batch)

    def tick(self) -> Handled:
        """Renew the lease and return what the outbox has due; raise :class:`LeaseLost` where another has it."""
        if not self._store.take_lease(self._owner, self._clock.now()):
            raise LeaseLost(f"another gateway holds the store's lease now; {self._owner} may no longer write")
        if self._housekeeper is not None:
            self._housekeeper.tick(self._clock.now())
        return self._gateway.timers()

    def posted(self, numbers: Sequence[int]) -> None:
        """Mark outbox messages as gone."""
        self._gateway.posted(numbers)


def run_gateway(settings: Settings, *, database: str | None, broker: str | None, city: str | None) -> int:
    """Run until a signal; return 0, or 1 when the lease was lost or the worker broke (start it again)."""
    stopping = stop_on_signal()
    with ExitStack() as closing:
        store = store_of(settings, database)
        closing.callback(store.dispose)
        store.migrate()
        parts = parts_of(settings, city)
        owner = f"{socket.gethostname()}/{os.getpid()}"
        if not _wait_for_lease(store, parts, owner, stopping):
            return 0
        closing.callback(_release, store, owner)
        _prepare(store, parts)
        kept = KeptGateway(store, parts, owner, Housekeeper(store, settings.housekeeping))
        return _serve(parts, kept, broker or settings.broker.url, stopping)


def _wait_for_lease(store: Store, parts: Parts, owner: str, stopping: threading.Event) -> bool:
    is_told = False
    while not stopping.is_set():
        if store.take_lease(owner, parts.clock.now()):
            log.info("%s is the writer", owner)
            return True
        if not is_told:
            log.info("another gateway is the writer; %s stands by", owner)
            is_told = True
        stopping.wait(LEASE_EVERY_S)
    return False


def _release(store: Store, owner: str) -> None:
    try:
        store.release_lease(owner)
    except StoreFailure as failure:
        log.warning("the lease was not given back (%s); it runs out by itself", failure)


def _prepare(store: Store, parts: Parts) -> None:
    if note_switches(store, parts.rules, parts.clock.now()):
        log.warning("合岗 is switched %s; the log says so", "on" if parts.rules.merged_posts else "off")
    changed = recompute_clocks(store, parts.rules, parts.clock.now())
    if changed:
        log.info("calendar or limits have changed: the clocks of %s open cases were computed anew", changed)
    if not parts.settings.city.data:
        make_demo_users(store, parts)
        log.warning("a generated city: everybody may log in with the demo's password")


def _serve(parts: Parts, gateway: KeptGateway, broker: str, stopping: threading.Event) -> int:
    ended = threading.Event()

    def on_end(_failure: Exception) -> None:
        ended.set()
        stopping.set()

    link = GatewayLink(
        broker,
        parts.city.code,
        gateway.handle,
        reader=Protocols(load_all(), parts.settings.gateway.owntracks),
        clock=parts.clock,
        on_tick=gateway.tick,
        on_posted=gateway.posted,
        on_end=on_end,
    )
    settle_memory()
    link.open()
    stopping.wait()
    link.stop()
    return 1 if ended.is_set() else 0
