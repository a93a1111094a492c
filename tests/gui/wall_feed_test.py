"""The feed: answers from a worker, the newest wins, and no failure ends it."""

import logging
import threading
from dataclasses import dataclass, field

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread

from app.domain.moment import SECOND
from app.situation.freshness import Freshness
from widgets.feed import SituationFeed


@dataclass(frozen=True)
class AskSeq:
    """A question the tests' view answers with its number."""

    name: str = "seq"

    def answer(self, view):
        return view.seq


@dataclass(frozen=True)
class AskTrouble:
    def answer(self, view):
        raise ValueError("no such column")


@dataclass
class View:
    t: int
    seq: int
    live: bool
    freshness: Freshness
    log_start: int | None = None
    lacks_positions: bool = False


@dataclass
class Town:
    """A situation that counts its polls, fails on demand, and can be held in the middle of a poll."""

    polls: int = 0
    error: Exception | None = None
    load_errors: list[Exception] = field(default_factory=list)
    gate: threading.Event = field(default_factory=threading.Event)
    freshness: Freshness = field(default_factory=lambda: Freshness(cases_at=1, fixes_at=1))
    threads: set[int] = field(default_factory=set)
    loads: int = 0
    saves: int = 0
    save_error: Exception | None = None
    is_load_long: bool = False
    cancelled: threading.Event = field(default_factory=threading.Event)
    hangs: threading.Event = field(default_factory=threading.Event)
    log_start: int | None = None
    seen: list[int | None] = field(default_factory=list)

    def __post_init__(self):
        self.gate.set()

    def load(self, progress=None):
        self.loads += 1
        if self.is_load_long:
            self.cancelled.wait(60)
        if self.load_errors:
            raise self.load_errors.pop()
        progress(0.5)
        progress(1.0)

    def poll(self):
        self.threads.add(threading.get_ident())
        if not self.gate.is_set():
            self.hangs.set()
        self.gate.wait(60)
        if self.error is not None:
            raise self.error
        self.polls += 1
        return True

    def cancel(self):
        self.cancelled.set()

    def read_aside(self, done):
        self.aside = done

    def save_snapshot(self):
        self.threads.add(threading.get_ident())
        self.saves += 1
        if self.save_error is not None:
            raise self.save_error

    def at(self, t=None, axis="recorded"):
        self.seen.append(t)
        is_live = t is None
        t = self.polls * SECOND if t is None else t
        return View(t=t, seq=self.polls, live=is_live, freshness=self.freshness, log_start=self.log_start)


class Panel(QObject):
    def __init__(self):
        super().__init__()
        self.moments = []
        self.threads = []

    def take(self, moment):
        self.moments.append(moment)
        self.threads.append(QThread.currentThread())


@pytest.fixture
def town() -> Town:
    return Town()


@pytest.fixture
def feed(qtbot, town):
    feed = SituationFeed(town, lambda: 7 * SECOND, interval_s=0.06)
    yield feed
    town.gate.set()
    feed.close()


def test_a_moment_has_the_answers_of_all_who_asked_and_comes_on_the_screens_thread(qtbot, town, feed):
    one, other = Panel(), Panel()
    feed.moment_ready.connect(one.take)
    feed.register(one, [AskSeq()])
    feed.register(other, [AskSeq("mine")])

    feed.start()
    qtbot.waitUntil(lambda: bool(one.moments))

    assert one.moments[0].of(AskSeq()) == one.moments[0].of(AskSeq("mine")) == one.moments[0].seq
    assert set(one.threads) == {QThread.currentThread()}
    assert threading.get_ident() not in town.threads
    assert feed.latest is one.moments[-1]


def test_loading_says_how_far_it_is(qtbot, town, feed):
    with qtbot.waitSignals([feed.progressed, feed.progressed]):
        feed.start()


def test_the_screen_does_not_wait_for_a_slow_answer(qtbot, town, feed):
    panel = Panel()
    feed.moment_ready.connect(panel.take)
    town.gate.clear()

    feed.start()
    qtbot.waitUntil(lambda: bool(town.threads))
    feed.register(panel, [AskSeq()])
    feed.wake()
    feed.look_at(5)

    assert panel.moments == []


def test_a_busy_screen_gets_the_newest_moment_only(qtbot, town, feed):
    panel = Panel()
    feed.moment_ready.connect(panel.take)
    feed.start()

    while town.polls < 4:  # the screen's thread is busy here and takes nothing
        threading.Event().wait(0.01)
    qtbot.waitUntil(lambda: bool(panel.moments))

    assert panel.moments[0].seq >= 3


def test_a_question_that_fails_leaves_the_others_their_answers(qtbot, town, feed):
    panel = Panel()
    feed.moment_ready.connect(panel.take)
    feed.register(panel, [AskSeq(), AskTrouble()])

    feed.start()
    qtbot.waitUntil(lambda: bool(panel.moments))

    assert panel.moments[0].of(AskSeq()) is not None
    assert "no such column" in panel.moments[0].failures[AskTrouble()]


def test_what_the_dead_asked_is_asked_no_more(qtbot, town, feed):
    living, dying = Panel(), Panel()
    feed.moment_ready.connect(living.take)
    feed.register(living, [AskSeq()])
    feed.register(dying, [AskSeq("of the dead")])

    shiboken6.delete(dying)
    feed.start()
    qtbot.waitUntil(lambda: bool(living.moments))

    assert feed.questions == {AskSeq()}


def test_asking_again_takes_the_place_of_what_was_asked_before(feed):
    panel = Panel()

    feed.register(panel, [AskSeq("before")])
    feed.register(panel, [AskSeq("after")])

    assert feed.questions == {AskSeq("after")}


def test_a_failure_keeps_the_last_moment_coming_says_so_once_and_is_over_when_it_is_over(qtbot, town, feed, caplog):
    panel = Panel()
    feed.moment_ready.connect(panel.take)
    feed.start()
    qtbot.waitUntil(lambda: bool(panel.moments))

    with caplog.at_level(logging.INFO):
        town.error = OSError("the store is gone")
        qtbot.waitUntil(lambda: feed.trouble is not None and feed.trouble.tries >= 3)
        trouble, seen = feed.trouble, len(panel.moments)
        qtbot.waitUntil(lambda: len(panel.moments) > seen)
        repeated = panel.moments[-1]
        town.error = None
        qtbot.waitUntil(lambda: feed.trouble is None)

    assert trouble.reason == "the store is gone"
    assert trouble.next_at > trouble.since == 7 * SECOND
    assert repeated is panel.moments[seen - 1]
    assert [record.levelname for record in caplog.records] == ["ERROR", "INFO"]


def test_loading_is_tried_again(qtbot, town, feed):
    panel = Panel()
    feed.moment_ready.connect(panel.take)
    town.load_errors = [OSError("not yet")]

    feed.start()
    qtbot.waitUntil(lambda: bool(panel.moments))

    assert feed.trouble is None


def test_a_source_that_says_it_fails_is_trouble_although_its_data_stay(qtbot, town, feed):
    town.freshness = Freshness(cases_at=1, fixes_at=1, error="database is locked")

    feed.start()
    qtbot.waitUntil(lambda: feed.trouble is not None)

    assert feed.trouble.reason == "database is locked"


def test_looking_back_answers_for_that_moment(qtbot, town, feed):
    panel = Panel()
    feed.moment_ready.connect(panel.take)
    feed.start()

    feed.look_at(123)
    qtbot.waitUntil(lambda: bool(panel.moments) and panel.moments[-1].at == 123)

    assert panel.moments[-1].live is False


def test_closing_ends_the_worker(qtbot, town, feed):
    feed.start()
    qtbot.waitUntil(lambda: town.polls > 0)

    assert feed.close() is True
    assert not any(thread.name == "situation" for thread in threading.enumerate())


def test_closing_ends_a_long_load(qtbot, town, feed):
    town.is_load_long = True
    feed.start()
    qtbot.waitUntil(lambda: town.loads > 0)

    assert feed.close() is True


def test_closing_says_that_the_worker_is_still_busy(qtbot, town, feed, monkeypatch):
    monkeypatch.setattr("widgets.feed.CLOSING_S", 0.05)
    town.gate.clear()
    feed.start()
    qtbot.waitUntil(lambda: bool(town.threads))

    assert feed.close() is False


def test_what_is_registered_before_loading_does_not_shorten_the_pause_between_tries(qtbot, town):
    town.load_errors = [OSError("not yet")] * 9
    feed = SituationFeed(town, lambda: 7 * SECOND, interval_s=60.0)
    feed.register(QObject(), [AskSeq()])

    feed.start()
    qtbot.waitUntil(lambda: feed.trouble is not None)
    qtbot.wait(300)  # six times the least pause: enough for a second try if there were no longer one

    assert town.loads == 1
    assert feed.close() is True


def test_a_question_that_fails_is_logged_once_not_every_second(qtbot, town, feed, caplog):
    panel = Panel()
    feed.register(panel, [AskTrouble()])

    feed.start()
    qtbot.waitUntil(lambda: town.polls > 4)

    assert len([record for record in caplog.records if "no answer" in record.message]) == 1


def test_the_worker_saves_what_it_read_from_time_to_time_and_says_a_failure_once(qtbot, town, caplog):
    town.save_error = OSError(28, "No space left on device")
    feed = SituationFeed(town, lambda: 7 * SECOND, interval_s=0.06, save_every_s=0.01)

    feed.start()
    qtbot.waitUntil(lambda: town.saves >= 3)
    feed.close()

    assert [record.message for record in caplog.records if "snapshot" in record.message] == [
        "no snapshot was written: [Errno 28] No space left on device"
    ]
    assert threading.get_ident() not in town.threads


def test_nothing_is_saved_before_a_day_is_over(qtbot, town, feed):
    feed.start()
    qtbot.waitUntil(lambda: town.polls > 2)

    assert town.saves == 0
