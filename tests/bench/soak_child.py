"""A generated city that lives at many times the pace of the clock, for the soak: writes its log as the gateway would."""

import random
import sys
import time
from pathlib import Path

from app.adapters.store import Store, open_store
from app.cli.parts import city_of, rules_of
from app.cli.settings import read_settings
from app.domain.moment import DAY, HOUR, SECOND, Instant
from app.simulate.history import Past, past_of
from app.simulate.roster import roster

BEFORE: Instant = 27 * HOUR
"""So much of the past has positions, so that what a seat keeps is full from the beginning."""
SEED = 7


def url_of(folder: Path) -> str:
    """Return the address of the soak's store."""
    return f"sqlite:///{folder / 'soak.sqlite'}"


def open_past(folder: Path, start: Instant, until: Instant) -> tuple[Store, Past]:
    """Return the store and the city in it, which has lived up to *start*."""
    settings = read_settings()
    city = city_of(settings)
    rules = rules_of(settings, city, roster(city, start - 3 * DAY, until + DAY, settings.city.seed))
    store = open_store(url_of(folder), attachments=folder / "media", fsync=False)
    store.migrate()
    store.take_lease("soak", start)
    past = past_of(
        store, rules, start - 2 * DAY, until, random.Random(SEED), seed=settings.city.seed,
        tracks=until - start + BEFORE,
    )  # fmt: skip
    past.live(start, lambda _share, _cases: None)
    return store, past


def main(folder: Path, start: Instant, hours: float, pace: float) -> None:
    """Live *hours* from *start* on at *pace* times the clock's; say ``lives`` once the past is written."""
    until = start + int(hours * HOUR)
    store, past = open_past(folder, start, until)
    print("lives", flush=True)
    begun = time.monotonic()
    while past.clock.at < until:
        time.sleep(0.5)
        due = min(until, start + int((time.monotonic() - begun) * pace * SECOND))
        past.live(due, lambda _share, _cases: None)
    store.dispose()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]), float(sys.argv[4]))
