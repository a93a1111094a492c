"""Housekeeping: at night, in bites, until nothing is left, by the settings."""

from datetime import datetime

from app.cli.housekeeping import Housekeeper, housekeeping
from app.cli.settings import HousekeepingSettings
from app.domain.moment import CHINA, DAY, HOUR, MINUTE, from_datetime
from app.services.ports import StoreFailure

NIGHT = from_datetime(datetime(2026, 6, 8, 3, 30, tzinfo=CHINA))


class Shelf:
    """A store with so many old rows of each kind."""

    def __init__(self, **old):
        self.old, self.asked, self.fails = old, [], False

    def prune(self, *, most, **before):
        if self.fails:
            raise StoreFailure("the disk is full")
        self.asked.append(before)
        gone = {name: min(most, count) for name, count in self.old.items()}
        self.old = {name: count - gone[name] for name, count in self.old.items()}
        return gone


def test_each_kind_goes_at_its_own_age_and_zero_days_keeps_it():
    shelf = Shelf(fixes=0)

    housekeeping(shelf, NIGHT, HousekeepingSettings(fixes_days=400, inbox_days=30, quarantine_days=0))

    assert shelf.asked == [
        {"fixes": NIGHT - 400 * DAY, "inbox": NIGHT - 30 * DAY, "quarantine": None, "sessions": NIGHT - 7 * DAY}
    ]


def test_it_bites_at_night_until_nothing_is_left_and_then_rests_for_the_day():
    shelf = Shelf(fixes=25, inbox=3)
    keeper = Housekeeper(shelf, HousekeepingSettings(), most=10)

    for number in range(6):
        keeper.tick(NIGHT + number * MINUTE)

    assert shelf.old == {"fixes": 0, "inbox": 0}
    assert len(shelf.asked) == 3


def test_nothing_is_done_by_day_and_the_next_night_it_goes_on():
    shelf = Shelf(fixes=0)
    keeper = Housekeeper(shelf, HousekeepingSettings())

    for at in (NIGHT - HOUR, NIGHT + 2 * HOUR):
        keeper.tick(at)
    assert shelf.asked == []
    for at in (NIGHT, NIGHT + DAY):
        keeper.tick(at)

    assert len(shelf.asked) == 2


def test_a_store_that_fails_is_asked_again():
    shelf = Shelf(fixes=1)
    keeper = Housekeeper(shelf, HousekeepingSettings())
    shelf.fails = True
    keeper.tick(NIGHT)
    shelf.fails = False

    keeper.tick(NIGHT + MINUTE)

    assert shelf.old == {"fixes": 0}
