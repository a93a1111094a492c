"""The feed at another time: the past for those who look, the present for those who must know it."""

import threading
import time
from dataclasses import dataclass
from itertools import count

import pytest

from app.domain.moment import HOUR, SECOND
from tests.gui.wall_feed_test import AskSeq, Panel, Town
from widgets.feed import SituationFeed
from widgets.patience import Costs
from widgets.playhead import FASTEST, Playhead

NOW = 1_000 * HOUR


@pytest.fixture
def town() -> Town:
    return Town(log_start=NOW - 900 * HOUR)


@pytest.fixture
def feed(qtbot, town):
    feed = SituationFeed(town, lambda: NOW, interval_s=0.06)
    yield feed
    town.gate.set()
    feed.close()


@pytest.fixture
def panel(feed) -> Panel:
    panel = Panel()
    feed.moment_ready.connect(panel.take)
    feed.register(panel, [AskSeq()])
    return panel


def alive(qtbot, feed, panel):
    feed.start()
    qtbot.waitUntil(lambda: bool(panel.moments))


def hang(qtbot, town, feed, panel):
    """Have the worker hang in a poll."""
    alive(qtbot, feed, panel)
    town.gate.clear()
    qtbot.waitUntil(town.hangs.is_set)


def test_looking_back_and_back_to_now(qtbot, feed, panel):
    alive(qtbot, feed, panel)
    assert feed.is_live
    assert feed.position is None

    feed.look_at(NOW - HOUR)
    assert feed.position == NOW - HOUR
    qtbot.waitUntil(lambda: panel.moments[-1].at == NOW - HOUR)
    assert not panel.moments[-1].live

    feed.look_at(None)
    qtbot.waitUntil(lambda: panel.moments[-1].live)
    assert feed.is_live


def test_the_log_is_read_on_while_somebody_looks_back(qtbot, town, feed, panel):
    alive(qtbot, feed, panel)
    feed.look_at(NOW - HOUR)
    qtbot.waitUntil(lambda: not panel.moments[-1].live)
    polls = town.polls

    qtbot.waitUntil(lambda: town.polls > polls + 3)

    assert not panel.moments[-1].live


def test_what_is_asked_for_now_is_answered_for_now_beside_the_past(qtbot, town, feed, panel):
    alive(qtbot, feed, panel)
    feed.register(panel, [AskSeq("steering")], live=True)
    feed.look_at(NOW - HOUR)

    qtbot.waitUntil(lambda: not panel.moments[-1].live and panel.moments[-1].live_of(AskSeq("steering")) is not None)
    first = panel.moments[-1]
    qtbot.waitUntil(lambda: (panel.moments[-1].live_of(AskSeq("steering")) or 0) > first.live_of(AskSeq("steering")))

    assert panel.moments[-1].at == NOW - HOUR
    assert panel.moments[-1].of(AskSeq("steering")) is None  # nobody asked it of the past


def test_a_live_moment_gives_what_was_asked_for_now_both_ways(qtbot, feed, panel):
    feed.register(panel, [AskSeq("steering")], live=True)
    alive(qtbot, feed, panel)

    assert panel.moments[-1].live_of(AskSeq("steering")) == panel.moments[-1].of(AskSeq("steering"))


def test_of_many_wishes_the_last_one_wins(qtbot, town, feed, panel):
    hang(qtbot, town, feed, panel)
    seen = len(town.seen)

    for step in range(200):
        feed.look_at(NOW - HOUR + step * SECOND)
    last = NOW - HOUR + 199 * SECOND
    town.gate.set()
    qtbot.waitUntil(lambda: panel.moments[-1].at == last)

    assert next(moment for moment in town.seen[seen:] if moment is not None) == last


def test_the_screen_never_waits_for_a_wish(qtbot, town, feed, panel):
    hang(qtbot, town, feed, panel)
    opening = threading.Timer(30, town.gate.set)  # whoever waits for the worker waits until then
    opening.start()

    for step in range(1_000):
        feed.look_at(NOW - step * SECOND)

    assert not town.gate.is_set(), "all was wished while the worker still hung"
    opening.cancel()


def test_a_moment_of_the_past_does_not_come_after_the_return_to_now(qtbot, town, feed, panel):
    alive(qtbot, feed, panel)
    feed.look_at(NOW - HOUR)
    while NOW - HOUR not in town.seen:  # answered, but the screen has not taken it yet
        threading.Event().wait(0.005)
    threading.Event().wait(0.05)

    feed.look_at(None)
    qtbot.waitUntil(lambda: len(panel.moments) > 1 and panel.moments[-1].live)
    qtbot.wait(150)

    assert all(moment.live for moment in panel.moments)


def test_time_plays_on_and_back(qtbot, feed, panel):
    alive(qtbot, feed, panel)

    feed.look_at(NOW - 10 * HOUR, 3600.0)
    qtbot.waitUntil(lambda: panel.moments[-1].at > NOW - 10 * HOUR + 600 * SECOND)
    feed.look_at(NOW - 10 * HOUR, -3600.0)
    qtbot.waitUntil(lambda: panel.moments[-1].at < NOW - 10 * HOUR - 600 * SECOND)

    assert feed.speed == -3600.0


@pytest.mark.parametrize(("speed", "end"), [(3600.0, NOW), (-3600.0, NOW - 900 * HOUR)])
def test_time_stops_at_the_ends_of_the_log(qtbot, feed, panel, speed, end):
    alive(qtbot, feed, panel)
    told = []
    feed.position_changed.connect(told.append)

    feed.look_at(end - int(speed * 0.2) * SECOND, speed)
    qtbot.waitUntil(lambda: feed.speed == 0.0)
    qtbot.waitUntil(lambda: panel.moments[-1].at == end)

    assert feed.position == end
    assert not feed.is_live
    assert told[-1] == end


def test_the_ends_of_the_log_are_known_once_something_was_read(qtbot, feed, panel):
    assert feed.span is None

    alive(qtbot, feed, panel)

    assert feed.span == (NOW - 900 * HOUR, NOW)


def test_nobody_looks_before_the_log_or_beyond_now(qtbot, feed, panel):
    alive(qtbot, feed, panel)

    feed.look_at(NOW + HOUR)
    assert feed.position == NOW
    feed.look_at(0)
    assert feed.position == NOW - 900 * HOUR


def test_time_has_a_highest_speed(feed):
    with pytest.raises(ValueError, match="3600"):
        feed.look_at(NOW - HOUR, FASTEST + 1)


def test_a_playhead_moves_with_the_hosts_steady_clock():
    head = Playhead(t=NOW, speed=-60.0, since_s=10.0)

    assert head.at(12.5) == NOW - 150 * SECOND
    assert head.within(NOW - 100 * SECOND, NOW, 12.5) == Playhead(t=NOW - 100 * SECOND, since_s=12.5)


def test_a_feed_beside_looks_at_a_moment_of_its_own_and_reads_nothing(qtbot, town, feed, panel):
    alive(qtbot, feed, panel)
    other, beside = Panel(), feed.beside()
    beside.moment_ready.connect(other.take)
    beside.register(other, [AskSeq()])
    beside.start()
    try:
        qtbot.waitUntil(lambda: bool(other.moments))
        beside.look_at(NOW - HOUR)
        qtbot.waitUntil(lambda: other.moments[-1].at == NOW - HOUR)
        assert feed.is_live
        assert panel.moments[-1].live
        assert len(town.threads) == 1
        seq = other.moments[-1].of(AskSeq())
        beside.look_at(None)
        qtbot.waitUntil(lambda: other.moments[-1].live and other.moments[-1].of(AskSeq()) > seq)
    finally:
        assert beside.close()


@dataclass(frozen=True)
class AskSlowly:
    """A question that takes longer than an answer may while somebody scrubs."""

    takes_s: float = 0.15

    def answer(self, view):
        until = time.thread_time() + self.takes_s
        while time.thread_time() < until:
            pass  # it works, and does not wait
        return view.t


def test_a_slow_question_holds_up_nobody_who_scrubs_and_is_answered_once_time_stands_still(qtbot, town, feed, panel):
    feed.register(panel, [AskSeq(), AskSlowly()])
    alive(qtbot, feed, panel)
    feed.look_at(NOW - HOUR)
    qtbot.waitUntil(lambda: panel.moments[-1].of(AskSlowly()) == NOW - HOUR)
    seen, wished = len(panel.moments), count(NOW - 2 * HOUR, -SECOND)

    def scrubs_past_it() -> bool:
        feed.look_at(next(wished))
        return sum(AskSlowly() in moment.awaited for moment in panel.moments[seen:]) > 3

    qtbot.waitUntil(scrubs_past_it)
    last = next(wished) + SECOND

    assert all(moment.of(AskSeq()) is not None for moment in panel.moments[seen:])
    qtbot.waitUntil(lambda: panel.moments[-1].of(AskSlowly()) == last)
    assert not panel.moments[-1].awaited


def test_while_time_is_played_the_very_slow_ones_wait_and_the_others_come_along(qtbot, town, feed, panel):
    very = AskSlowly(takes_s=0.6)
    feed.register(panel, [AskSeq(), AskSlowly(), very])
    alive(qtbot, feed, panel)
    feed.look_at(NOW - HOUR)
    qtbot.waitUntil(lambda: panel.moments[-1].of(very) == NOW - HOUR)

    feed.look_at(NOW - HOUR, 60.0)
    qtbot.waitUntil(lambda: panel.moments[-1].at > NOW - HOUR + 60 * SECOND)
    assert panel.moments[-1].awaited == {very}
    assert panel.moments[-1].of(AskSlowly()) == panel.moments[-1].at
    feed.look_at(feed.position)
    qtbot.waitUntil(lambda: panel.moments[-1].of(very) == panel.moments[-1].at)


def test_what_fits_into_the_budget_is_quick_and_the_quickest_always_is():
    costs = Costs()
    for name, took in (("a", 0.03), ("b", 0.05), ("c", 0.2)):
        costs.note(AskSeq(name), took)

    assert costs.split([AskSeq("c"), AskSeq("b"), AskSeq("new"), AskSeq("a")], 0.1) == (
        [AskSeq("new"), AskSeq("a"), AskSeq("b")],
        [AskSeq("c")],
    )
    assert costs.split([AskSeq("c")], 0.1) == ([AskSeq("c")], [])
