"""Housekeeping: once a night, beside the work, by the settings."""

from datetime import datetime

from app.adapters.store import open_store
from app.cli.housekeeping import Housekeeper, housekeeping
from app.cli.settings import HousekeepingSettings
from app.domain.moment import CHINA, DAY, HOUR, MINUTE, from_datetime
from app.services.messages import Outgoing, Unreadable
from app.services.ports import StoreFailure
from app.services.pruning import Pruned
from tests.unit.services.town import a_fix

NIGHT = from_datetime(datetime(2026, 6, 8, 3, 30, tzinfo=CHINA))
NOTHING = Pruned(answers=0, fixes=0, sessions=0, quarantine=0)


class Shelf:
    """A store that writes down when it was asked."""

    def __init__(self):
        self.asked, self.fails = [], False

    def prune(self, policy, now):
        self.asked.append((policy, now))
        if self.fails:
            raise StoreFailure("the disk is full")
        return NOTHING


def nights(*moments, fails=False):
    shelf = Shelf()
    shelf.fails = fails
    keeper = Housekeeper(shelf, HousekeepingSettings())
    for at in moments:
        keeper.tick(at)
        keeper.wait(60)
    return [at for _, at in shelf.asked]


def test_each_kind_has_its_own_age_and_zero_days_keeps_it():
    shelf = Shelf()

    housekeeping(shelf, NIGHT, HousekeepingSettings(fixes_days=400, inbox_days=30, quarantine_days=0))

    ((policy, _),) = shelf.asked
    assert (policy.fixes, policy.answers, policy.quarantine, policy.sessions) == (400 * DAY, 30 * DAY, None, 7 * DAY)


def test_it_is_done_once_a_night():
    assert nights(NIGHT, NIGHT + MINUTE, NIGHT + HOUR) == [NIGHT]
    assert nights(NIGHT, NIGHT + DAY) == [NIGHT, NIGHT + DAY]


def test_nothing_is_done_by_day():
    assert nights(NIGHT - HOUR, NIGHT + 2 * HOUR) == []


def test_a_hall_that_is_switched_off_at_night_has_it_done_by_day():
    morning = NIGHT + 5 * HOUR

    assert nights(morning, morning + 6 * HOUR - MINUTE) == []
    assert nights(morning, morning + 6 * HOUR, morning + 9 * HOUR) == [morning + 6 * HOUR]


def test_what_was_done_by_day_is_done_again_in_the_night_after_it():
    morning = NIGHT + 5 * HOUR

    assert nights(morning, morning + 6 * HOUR, NIGHT + DAY, NIGHT + DAY + 6 * HOUR) == [morning + 6 * HOUR, NIGHT + DAY]


def test_a_machine_that_sleeps_every_night_has_it_done_every_day():
    noon, evening, morning = NIGHT + 9 * HOUR, NIGHT + 15 * HOUR, NIGHT + DAY + 5 * HOUR

    assert nights(noon, evening, morning, evening + DAY - MINUTE, evening + DAY) == [evening, evening + DAY]
    assert nights(NIGHT, morning) == [NIGHT, morning]


def test_a_store_that_fails_costs_nobody_else_anything():
    assert nights(NIGHT, NIGHT + DAY, fails=True) == [NIGHT, NIGHT + DAY]


def test_what_is_too_old_is_gone_from_a_real_store_and_the_rest_stays(tmp_path):
    store = open_store(f"sqlite:///{tmp_path}/h.db", attachments=tmp_path / "media", fsync=False)
    store.migrate()
    assert store.take_lease("test", NIGHT - 500 * DAY)
    for days, name in ((401, "old"), (1, "new")):
        at = NIGHT - days * DAY
        store.take_lease("test", at)
        with store.unit(at) as unit:
            unit.add_fixes([a_fix("T1", at=at, received_at=at)])
            unit.remember(name, name, Outgoing(channel="", address="", body={}))
            unit.quarantine(Unreadable(topic=name, payload=b"", received_at=at, reason="x"))
            unit.commit()

    gone = housekeeping(store, NIGHT, HousekeepingSettings())

    assert gone == Pruned(answers=1, fixes=1, sessions=0, quarantine=1)
    with store.unit(NIGHT) as unit:
        assert (unit.answered("old"), unit.answered("new") is not None) == (None, True)
    store.dispose()
