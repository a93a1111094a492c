"""A seat gives back what it has freed while the present is looked at, and never while somebody drags."""

from PySide6.QtCore import QObject

from app.domain.moment import HOUR
from tests.gui.wall_feed_test import AskSeq, Town
from widgets import giving_back
from widgets.feed import SituationFeed
from widgets.giving_back import GivingBack

NOW = 1_000 * HOUR


def test_it_gives_back_when_the_time_has_come_and_not_before(monkeypatch):
    given = []
    monkeypatch.setattr(giving_back, "give_back", lambda: given.append(1))
    late, now = GivingBack(3600.0), GivingBack(0.0)
    late.when_due()
    assert not given
    now.when_due()
    now.when_due()
    assert len(given) == 2


def test_a_feed_gives_back_while_it_is_live_only(qtbot):
    feed = SituationFeed(Town(log_start=NOW - 900 * HOUR), lambda: NOW, interval_s=0.05)
    feed._giving_back, asker, given = GivingBack(0.0), QObject(), []
    feed._giving_back.when_due = lambda: given.append(feed.is_live)
    feed.register(asker, [AskSeq()])
    try:
        feed.start()
        qtbot.waitUntil(lambda: len(given) > 2)
        feed.look_at(NOW - HOUR, 60.0)
        qtbot.waitUntil(lambda: feed.latest is not None and not feed.latest.live)
        count, seen = len(given), feed.latest
        qtbot.waitUntil(lambda: feed.latest is not seen)
        assert len(given) == count
    finally:
        feed.close()
    assert all(given)
