"""A small world for the simulation's tests: real tables, real SQLite store, real services; clocks of their own."""

import time
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from app.adapters.store.store import Store, open_store
from app.adapters.tables import read_calendar, read_catalogue, read_limits, read_workflow
from app.adapters.tables.scene_panels_file import read_panels
from app.domain.city import City
from app.domain.moment import CHINA, DAY, SECOND, Instant, from_datetime
from app.services.roster import Roster
from app.services.rules import Rules
from app.simulate.city import generate_city
from app.simulate.roster import roster
from app.situation.places import Places

ROOT = Path(__file__).parents[2]
THURSDAY = from_datetime(datetime(2026, 6, 11, 15, 26, 8, tzinfo=CHINA))


@cache
def the_city() -> City:
    return generate_city()


@cache
def the_rules() -> Rules:
    """Return the shipped rules over the generated city, with a roster for the weeks around the tests' Thursday."""
    city = the_city()
    limits, stage_limits = read_limits(ROOT / "config" / "limits")
    return Rules(
        workflow=read_workflow(ROOT / "config" / "workflow.toml"),
        catalogue=read_catalogue(ROOT / "resources" / "catalogue"),
        limits=limits,
        stage_limits=stage_limits,
        calendar=read_calendar(ROOT / "config" / "calendar"),
        city=city,
        places=Places(city),
        roster=Roster(city, roster(city, THURSDAY - 10 * DAY, THURSDAY + 10 * DAY, 1)),
        panels=read_panels(ROOT / "config" / "walls" / "hall-16x9.toml"),
    )


def opened(folder: Path, now: Instant) -> Store:
    """Return a new store in *folder* whose lease we hold."""
    store = open_store(f"sqlite:///{folder / 'w.sqlite'}", attachments=folder / "attachments", fsync=False)
    store.migrate()
    assert store.take_lease("test", now)
    return store


@dataclass
class FastClock:
    """A clock that starts at *start* and runs *factor* times as fast as the real one."""

    start: Instant
    factor: float

    def __post_init__(self) -> None:
        self._began = time.monotonic()

    def now(self) -> Instant:
        return self.start + int((time.monotonic() - self._began) * self.factor * SECOND)
