"""An hour of the past that phones keep telling of: whoever never waits sees what was read of it, and that never stands still."""

import logging
import threading
import time

import pytest

from app.domain.moment import DAY, HOUR, MINUTE, SECOND
from app.domain.terms import Stage
from app.situation import tracks_past
from app.situation.questions.coverage import CoverageBoard
from app.situation.questions.people import People
from app.situation.questions.replay import Replay
from app.situation.questions.track_doubts import TrackDoubts
from app.situation.questions.unseen import Unseen
from app.situation.reading_aside import ReadingAside, StillReading, never_wait
from app.situation.setting import Setting
from app.situation.situation import Situation
from app.situation.tracks_past import AGAIN_S, PastTracks
from tests.unit.situation import growth
from tests.unit.situation.growth import NOON, HandClock, case_id, duty, state
from tests.unit.situation.test_tracks_coverage import STREETS, bounds, city, degrees, walk
from tests.unit.situation.test_tracks_late import shown
from tests.unit.situation.track_reference import DaysSource

LONG_AGO = NOON - 2 * DAY
HOUR_OF_IT = LONG_AGO // HOUR
WITHIN_S = 60
READING = "reading"


class Store(DaysSource):
    """A store that can be ``broken``; ``on_read`` is called at each read."""

    broken = False

    def fixes_between(self, since, until, terminals=()):
        self.on_read()
        if self.broken:
            raise ConnectionError("the store is away")
        return super().fixes_between(since, until, terminals)

    def on_read(self):
        pass

    def reads_of_the_hour(self):
        return sum(since // HOUR <= HOUR_OF_IT < -(-until // HOUR) for since, until, _ in self.asked)


def worker(call):
    """Return what *call* gives on a thread that never waits, :data:`READING` for what is not there yet."""
    found = []

    def run():
        never_wait()
        try:
            found.append(call())
        except StillReading:
            found.append(READING)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(WITHIN_S)
    return found[0]


def until(holds):
    end = time.monotonic() + WITHIN_S
    while not holds():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.005)


@pytest.fixture
def store():
    """Two people went out two days ago, where cases had been filed; of T1 nothing was heard since."""
    made = Store()
    for number, x in enumerate(range(-390, 400, 20)):
        lon, lat = degrees(x, -100)
        made.case(case_id(number), "file", LONG_AGO - HOUR, state(number, lon=lon, lat=lat, stage=Stage.FILED))
    walk(made, "T2", (0, -300), (60, -300), start=LONG_AGO)
    made.fix("T2", NOON, *degrees(0, 0))
    return made


def situation_over(store, clock):
    shifts = [duty(one, start=LONG_AGO, end=LONG_AGO + 8 * HOUR) for one in ("T1", "T2")]
    setting = Setting(city=city(STREETS), classes={}, calendar=growth.CALENDAR, roster=tuple(shifts))
    made = Situation(store, setting, now=clock)
    made.load()
    return made


def late(store, n, clock):
    """Let a position of two days ago come in: every half minute a jump to and fro that nobody can make."""
    store.fix("T1", LONG_AGO + n * 5 * SECOND, *degrees(-390 + n * 4.0, -100), received_at=clock.t)


@pytest.mark.parametrize(
    ("question", "t"),
    [
        (Replay(), LONG_AGO + 4 * MINUTE),
        (People(), LONG_AGO + 4 * MINUTE),
        (CoverageBoard(), LONG_AGO + 40 * MINUTE),
        (Unseen(bounds=bounds(), width=480, height=480, hours=1, scale_max=100.0), LONG_AGO + HOUR),
        (TrackDoubts(day=LONG_AGO), LONG_AGO + DAY),
    ],
    ids=["replay", "people", "coverage", "blind spots", "doubts"],
)
def test_while_late_positions_stream_in_there_is_always_an_answer_and_in_the_end_it_has_them_all(
    store, monkeypatch, question, t
):
    monkeypatch.setattr(tracks_past, "AGAIN_S", 0.0)
    clock = HandClock(NOON)
    situation = situation_over(store, clock)
    situation.read_aside(lambda: None)

    def asked():
        found = worker(lambda: question.answer(situation.at(t)))
        return found if found is READING else told(found)

    until(lambda: asked() is not READING)
    found = [asked()]
    for n in range(40):
        clock.t += SECOND
        late(store, n, clock)
        situation.poll()
        found.append(asked())
    last = told(question.answer(situation_over(store, clock).at(t)))
    until(lambda: asked() == last)

    assert READING not in found
    assert found[0] != last, "the late ones make a difference"


def told(found):
    """Return what can be compared of an answer."""
    if hasattr(found, "on_duty"):
        return found.on_duty, found.terminals, found.lon.tolist()
    return shown(found)


def test_the_mark_of_an_answer_goes_as_far_as_what_was_read_and_no_further(store):
    clock, now = HandClock(NOON), [0.0]
    situation, past = situation_over(store, clock), PastTracks(store, lambda: now[0])
    past.read_aside(lambda: None)
    before = len(store.fixes)

    def asked():
        heard = situation.at().fixes.fixes
        return worker(lambda: (past.up_to(LONG_AGO, LONG_AGO + HOUR, heard), len(past.table(LONG_AGO, LONG_AGO + HOUR, (), heard))))  # fmt: skip

    until(lambda: asked() is not READING)
    (mark, count) = asked()
    assert mark == before
    for n in range(10):
        late(store, n, clock)
        situation.poll()
        assert asked() == (before, count), "the newest are in memory and not in the tracks"
    now[0] += AGAIN_S - 0.1
    assert asked() == (before, count)
    assert store.reads_of_the_hour() == 1
    now[0] += 0.2
    until(lambda: asked() == (before + 10, count + 10))
    assert store.reads_of_the_hour() == 2
    late(store, 10, clock)
    store.fix("T2", NOON + SECOND, *degrees(0, 0))
    situation.poll()
    assert asked() == (before + 10, count + 10)
    assert store.reads_of_the_hour() == 2, "not before it is time again"


def test_what_tells_of_another_time_leaves_the_mark_at_the_newest(store):
    situation, past = situation_over(store, HandClock(NOON)), PastTracks(store)
    past.read_aside(lambda: None)
    until(lambda: worker(lambda: past.table(LONG_AGO, LONG_AGO + HOUR)) is not READING)

    store.fix("T2", NOON + SECOND, *degrees(0, 0))
    situation.poll()

    heard = situation.at().fixes.fixes
    assert worker(lambda: past.up_to(LONG_AGO, LONG_AGO + HOUR, heard)) == len(store.fixes)


def test_an_hour_that_comes_between_the_mark_and_the_tracks_is_as_old_as_when_its_reading_began(store):
    clock = HandClock(NOON)
    situation, past = situation_over(store, clock), PastTracks(store, lambda: 0.0)
    past.read_aside(lambda: None)
    before, has_read, go_on = len(store.fixes), threading.Event(), threading.Event()
    answer = store.fixes_between

    def slow(*asked):
        rows = answer(*asked)
        has_read.set()
        go_on.wait(WITHIN_S)
        return rows

    store.fixes_between = slow
    assert worker(lambda: past.table(LONG_AGO, LONG_AGO + HOUR, (), situation.at().fixes.fixes)) is READING
    assert has_read.wait(WITHIN_S)
    late(store, 0, clock)
    situation.poll()
    heard = situation.at().fixes.fixes

    def mark():
        return past.up_to(LONG_AGO, LONG_AGO + HOUR, heard)

    def mark_then_tracks():
        found = mark()
        go_on.set()
        until(lambda: HOUR_OF_IT in past._hours)
        return found, len(past.table(LONG_AGO, LONG_AGO + HOUR, (), heard))

    assert worker(mark_then_tracks) == (before, 9), "what came meanwhile is in neither"
    until(lambda: worker(mark) == before)


def test_hours_beside_that_cannot_be_read_are_not_tried_again_and_again(store):
    now, woken, tries = [0.0], [], []
    situation, past = situation_over(store, HandClock(NOON)), PastTracks(store, lambda: now[0])

    def asked():
        found = worker(lambda: past.table(LONG_AGO, LONG_AGO + HOUR, (), situation.at().fixes.fixes))
        return found if found is READING else len(found)

    def only_this_hour():
        if store.asked[-1:] or store.reads_of_the_hour():
            tries.append(1)
            raise ConnectionError("the store is away")

    past.read_aside(lambda: woken.append(1))
    store.on_read = only_this_hour
    until(lambda: asked() == 9)
    until(lambda: len(tries) == 1 and not any(one.name == "past" for one in threading.enumerate()))
    for _ in range(20):
        asked()

    assert (len(tries), len(woken)) == (1, 1), "who looked at the hour was called once, when it had been read"
    now[0] = AGAIN_S
    asked()
    until(lambda: len(tries) == 2)


def test_hours_beside_are_not_read_where_they_would_be_forgotten_at_once(store, monkeypatch):
    monkeypatch.setattr(tracks_past, "MOST_FIXES", 2 * 9)
    situation, past = situation_over(store, HandClock(NOON)), PastTracks(store)
    past.read_aside(lambda: None)
    until(lambda: worker(lambda: past.table(LONG_AGO, LONG_AGO + HOUR, (), situation.at().fixes.fixes)) is not READING)

    assert [(since // HOUR, until_ // HOUR) for since, until_, _ in store.asked] == [(HOUR_OF_IT, HOUR_OF_IT + 1)]


def test_a_store_that_takes_long_is_left_alone_as_long_as_it_took(store):
    clock, now = HandClock(NOON), [0.0]
    situation, past = situation_over(store, clock), PastTracks(store, lambda: now[0])
    past.read_aside(lambda: None)
    took = 20.0
    store.on_read = lambda: now.__setitem__(0, now[0] + took)

    def asked():
        return worker(lambda: past.table(LONG_AGO, LONG_AGO + HOUR, (), situation.at().fixes.fixes))

    until(lambda: asked() is not READING and len(store.asked) == 3)  # the hours beside it too
    read_at, now[0] = took, 2 * took - 0.1
    late(store, 0, clock)
    situation.poll()
    asked()
    assert store.reads_of_the_hour() == 1
    now[0] = read_at + took
    until(lambda: len(asked()) == 9 + 1)


def test_whoever_waits_has_the_newest_at_once(store):
    clock = HandClock(NOON)
    situation = situation_over(store, clock)
    situation.read_aside(lambda: None)
    t = LONG_AGO + 4 * MINUTE
    until(lambda: worker(lambda: Replay().answer(situation.at(t))) is not READING)
    for n in range(12):
        late(store, n, clock)
        situation.poll()
        assert "T1" in Replay().answer(situation.at(t)).frame.terminals


def test_what_came_and_was_forgotten_by_memory_while_nobody_asked_is_there_all_the_same(store, monkeypatch):
    monkeypatch.setattr(tracks_past, "KEPT_S", 1e-6)  # each question is another spell
    clock, t = HandClock(NOON), LONG_AGO + 4 * MINUTE
    situation = situation_over(store, clock)
    assert Replay().answer(situation.at(t)).frame.terminals == ("T2",)
    late(store, 0, clock)
    situation.poll()
    for _ in range(3):
        clock.t += DAY
        store.fix("T2", clock.t, *degrees(0, 0))
        situation.poll()
    assert len(situation.at().fixes.fixes.number) < 3, "the late one is not in memory"

    assert Replay().answer(situation.at(t)).frame.terminals == ("T1", "T2")


def test_a_store_that_fails_leaves_what_was_read_and_is_tried_again(store, monkeypatch, caplog):
    monkeypatch.setattr(tracks_past, "AGAIN_S", 0.0)
    clock, t = HandClock(NOON), LONG_AGO + 4 * MINUTE
    situation = situation_over(store, clock)
    situation.read_aside(lambda: None)
    tries = []
    store.on_read = lambda: tries.append(store.broken)

    def asked():
        found = worker(lambda: Replay().answer(situation.at(t)))
        return found if found is READING else found.frame.terminals

    until(lambda: asked() == ("T2",))
    store.broken = True
    late(store, 0, clock)
    situation.poll()
    with caplog.at_level(logging.INFO, logger="app.situation.reading_aside"):
        until(lambda: asked() == ("T2",) and tries.count(True) > 3)
        store.broken = False
        elsewhere = situation.at(t - 6 * HOUR)
        assert worker(lambda: Replay().answer(elsewhere)) is READING, "the failure was nobody's"
        until(lambda: asked() == ("T1", "T2"))
    assert [record.levelname for record in caplog.records] == ["WARNING", "INFO"], "once, and that it is over"


def test_what_somebody_waits_for_is_read_before_what_is_only_read_again():
    gate, order = threading.Event(), []

    def read(first, _last):
        order.append(first)
        gate.wait(WITHIN_S)

    aside = ReadingAside(read, lambda: None)
    aside.like([(1, 1)])
    until(lambda: order == [1])
    aside.like([(2, 2)])
    aside.like([(3, 3)])
    aside.want([(9, 9)])
    aside.want([(8, 8)])
    gate.set()
    until(lambda: len(order) == 4)

    assert order == [1, 8, 3, 2]
