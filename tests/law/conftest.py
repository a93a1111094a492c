"""The town's hall over a real SQLite store, and the situation over the same log."""

import pytest

from app.adapters.store import open_store
from app.domain.moment import HOUR
from app.situation.setting import Setting
from app.situation.situation import Situation
from tests.unit.services.town import MONDAY_9, Hall, duty, rules

DUTIES = tuple(duty(terminal, grid, end=MONDAY_9 + 80 * HOUR) for terminal, grid in (("T2", "D1"), ("T3", "D2")))


@pytest.fixture
def store(tmp_path):
    opened = open_store(f"sqlite:///{tmp_path}/hall.db", attachments=tmp_path / "media", fsync=False)
    opened.migrate()
    yield opened
    opened.dispose()


@pytest.fixture
def hall(store):
    return Hall(store, rules(duties=DUTIES)).staff()


@pytest.fixture
def situation(hall, store, tmp_path):
    return situation_over(hall, store, tmp_path)


def situation_over(hall, store, folder, roster=DUTIES):
    """Return a loaded situation over the hall's log, by the hall's clock."""
    classes = {key: entry.name for key, entry in hall.rules.catalogue.classes.items()}
    setting = Setting(city=hall.rules.city, classes=classes, calendar=hall.rules.calendar, roster=roster)
    made = Situation(store, setting, folder / "snapshot", now=hall.clock.now)
    made.load()
    return made
