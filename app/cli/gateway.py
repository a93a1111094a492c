"""The gateway process: waits for the lease, then is the one writer until it is told to stop or another takes the lease."""

import logging
import os
import socket
import threading
from contextlib import ExitStack
from functools import partial

from app.adapters.mqtt.gateway_link import GatewayLink
from app.adapters.passwords import Argon2Passwords
from app.adapters.store.store import Store
from app.adapters.terminals.registry import Protocols, load_all
from app.cli.demo_users import make_demo_users
from app.cli.housekeeping import Housekeeper
from app.cli.kept_gateway import KeptGateway
from app.cli.parts import Parts, parts_of, store_of
from app.cli.settings import Settings
from app.cli.stopping import stop_on_signal
from app.cli.whose_store import adopt_city, refuse_other_city
from app.services.gateway import Gateway
from app.services.memory import settle_memory
from app.services.ports import StoreFailure
from app.services.recompute import recompute_clocks
from app.services.site_switches import note_switches

log = logging.getLogger(__name__)

LEASE_EVERY_S = 1.0


def run_gateway(settings: Settings, *, database: str | None, broker: str | None, city: str | None) -> int:
    """Run until a signal; return 0, or 1 when another took the lease or the worker broke (start it again)."""
    stopping = stop_on_signal()
    with ExitStack() as closing:
        store = store_of(settings, database)
        closing.callback(store.dispose)
        parts = parts_of(settings, city)
        refuse_other_city(store, parts.city)
        store.migrate()
        owner = f"{socket.gethostname()}/{os.getpid()}"
        if not _wait_for_lease(store, parts, owner, stopping):
            return 0
        closing.callback(_release, store, owner)
        housekeeper = Housekeeper(store, settings.housekeeping)
        kept = KeptGateway(
            store, partial(_begin, store, parts), owner=owner, now=parts.clock.now, on_tick=housekeeper.tick
        )
        kept.make_sure()
        return _serve(parts, kept, broker or settings.broker.url, stopping)


def _wait_for_lease(store: Store, parts: Parts, owner: str, stopping: threading.Event) -> bool:
    told = ""
    while not stopping.is_set():
        try:
            if store.take_lease(owner, parts.clock.now()):
                log.info("%s is the writer", owner)
                return True
            why = "another gateway is the writer"
        except StoreFailure as failure:  # a standby outlives its database's restart
            why = str(failure)
        if why != told:
            log.info("%s; %s stands by", why, owner)
            told = why
        stopping.wait(LEASE_EVERY_S)
    return False


def _release(store: Store, owner: str) -> None:
    try:
        store.release_lease(owner)
    except StoreFailure as failure:
        log.warning("the lease was not given back (%s); it runs out by itself", failure)


def _begin(store: Store, parts: Parts) -> Gateway:
    """Return a gateway that remembers nothing, on a store made ready for it; the lease is held."""
    adopt_city(store, parts.city, parts.clock.now())
    if note_switches(store, parts.rules, parts.clock.now()):
        log.warning("合岗 is switched %s; the log says so", "on" if parts.rules.merged_posts else "off")
    changed = recompute_clocks(store, parts.rules, parts.clock.now())
    if changed:
        log.info("calendar or limits have changed: the clocks of %s open cases were computed anew", changed)
    if not parts.settings.city.data:
        make_demo_users(store, parts)
        log.warning("a generated city: everybody may log in with the demo's password")
    return Gateway(store, parts.rules, parts.clock, parts.ids, Argon2Passwords())


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
