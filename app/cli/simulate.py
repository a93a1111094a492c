"""`simulate`: plays terminals on any broker, and with a store to follow the desks and departments of a generated city."""

from app.adapters.store.store import Store
from app.cli.demo_users import DEMO_PASSWORD
from app.cli.parts import parts_of, store_of
from app.cli.settings import Settings
from app.cli.stopping import stop_on_signal
from app.cli.whose_store import refuse_other_city
from app.simulate.run import run


def run_simulate(
    settings: Settings,
    *,
    database: str | None,
    broker: str | None,
    city: str | None,
    terminals: int,
    rate: float,
    seconds: float,
) -> str:
    """Play for *seconds* (0: until a signal) and return what was done, in a sentence."""
    stopping = stop_on_signal()
    parts = parts_of(settings, city)
    store: Store | None = store_of(settings, database, read_only=True) if database else None
    try:
        if store is not None:
            refuse_other_city(store, parts.city)
        summary = run(
            parts.rules, broker or settings.broker.url, terminals=terminals, rate=rate, seconds=seconds,
            clock=parts.clock, seed=settings.city.seed, stopping=stopping, store=store, password=DEMO_PASSWORD,
        )  # fmt: skip
    finally:
        if store is not None:
            store.dispose()
    return str(summary)
