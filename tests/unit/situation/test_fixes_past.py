"""Positions of days that memory no longer has are read from the store, and say what was known when they were new."""

import threading

import numpy as np
import pytest

from app.domain.city import Duty
from app.domain.moment import DAY, HOUR, MINUTE, SECOND
from app.domain.terms import Stream
from app.situation.answers import answer_all
from app.situation.questions.people import People, PeopleBy, PersonStatus
from app.situation.reading_aside import StillReading, never_wait
from app.situation.source import FixRows, TrackRows
from tests.unit.situation import growth

THEN = growth.NOON - 8 * DAY
TERMINALS = ("T1", "T2", "T3", "T4", "T5")


class StoreOfYears(growth.ListSource):
    """A list of positions that also gives those of any period; ``gate`` holds a read, ``broken`` fails it."""

    def __init__(self) -> None:
        super().__init__()
        self.reads: list[tuple[int, int]] = []
        self.gate = threading.Event()
        self.gate.set()
        self.broken = False

    def fixes_between(self, since, until, terminals=()):
        self.gate.wait(60)
        if self.broken:
            raise ConnectionError("the store is away")
        self.reads.append((since, until))
        kept = [row for row in self.fixes if since <= row[1] < until and (not terminals or row[0] in terminals)]
        other = growth.ListSource(fixes=kept)
        rows: FixRows = other.fixes_after(0, len(kept))
        return TrackRows.of(rows)


@pytest.fixture
def store():
    """A shift: T1 walks, T2 stands still, T3 fell silent an hour ago, T4 was silent all along, T5 is no one's."""
    made = StoreOfYears()
    for second in range(0, 5 * 3600, 20):
        at = THEN - 5 * HOUR + second * SECOND
        made.fix("T1", at, growth.CENTRE[0] + second * 1e-6)
        made.fix("T2", at, flaw=int(second % 100 == 0))
        made.fix("T5", at, growth.CENTRE[0], growth.CENTRE[1] + 0.001)
        if second < 4 * 3600:
            made.fix("T3", at)
    made.fix("T4", THEN - 9 * HOUR)
    made.append("T2", "terminal_online", {}, THEN - 6 * HOUR, stream=Stream.TERMINAL)
    made.case(growth.case_id(1), "reported", THEN - 6 * HOUR, growth.state())
    made.fixes.sort(key=lambda row: row[2])
    return made


def duties():
    return [
        Duty(terminal=one, name=one, duty_grid="", start=THEN - 4 * HOUR, end=THEN + 4 * HOUR) for one in TERMINALS[:4]
    ]


def situation(store, now):
    return growth.situation(store, *duties(), clock=growth.HandClock(now))


def told(answer):
    counts = {
        name: getattr(answer, name)
        for name in ("due", "on_duty", "out_of_grid", "offline", "no_fix", "lingering", "off_roster", "unregistered")
    }
    calls = sorted((one.terminal, one.status, one.since, one.lon, one.lat, one.fix_at) for one in answer.call)
    places = sorted(zip(answer.terminals, answer.lon.tolist(), answer.lat.tolist(), strict=True))
    return counts, calls, places


@pytest.mark.parametrize("minutes", [-180, -61, -30, -1, 0])
def test_a_week_later_people_stand_as_they_stood(store, minutes):
    t = THEN + minutes * MINUTE

    new, old = situation(store, t + SECOND).at(t), situation(store, growth.NOON).at(t)

    assert old.fixes.count == 0, "memory no longer has them"
    assert told(People(limit=9).answer(old)) == told(People(limit=9).answer(new))
    assert People().answer(old).flawed_last_hour == People().answer(new).flawed_last_hour
    for status in PersonStatus:
        asked = PeopleBy(status=status)
        assert [one.terminal for one in asked.answer(old)] == [one.terminal for one in asked.answer(new)]


def test_an_hour_is_read_once_however_often_it_is_looked_at(store):
    made = situation(store, growth.NOON)
    for minute in range(0, 50, 5):
        People().answer(made.at(THEN - HOUR + minute * MINUTE))

    assert len([1 for since, until in store.reads if until - since <= 4 * HOUR]) <= 2


def test_whoever_never_waits_is_told_that_it_is_being_read_and_finds_it_later(store):
    made, done, found = situation(store, growth.NOON), threading.Event(), []
    made.read_aside(done.set)
    store.gate.clear()

    def ask():
        never_wait()
        moment = answer_all(made.at(THEN), [People()])
        found.append(moment)
        store.gate.set()
        assert done.wait(60)
        found.append(answer_all(made.at(THEN), [People()]))

    thread = threading.Thread(target=ask)
    thread.start()
    thread.join(60)

    first, then = found
    assert first.awaited == {People()}
    assert People() not in first.answers
    assert not first.failures
    assert then.of(People()).on_duty + then.of(People()).lingering == 2
    assert not then.awaited


def test_a_store_that_fails_is_told_to_who_asks_and_tried_again(store):
    made, done, found = situation(store, growth.NOON), threading.Event(), []
    made.read_aside(done.set)
    store.broken = True

    def ask():
        never_wait()
        for broken in (True, True, False, False):
            store.broken = broken
            done.clear()
            moment = answer_all(made.at(THEN), [People()])
            found.append((bool(moment.awaited), bool(moment.failures)))
            if moment.awaited:
                done.wait(60)

    thread = threading.Thread(target=ask)
    thread.start()
    thread.join(60)

    assert found == [(True, False), (False, True), (True, False), (False, False)]


def test_live_and_the_last_day_need_no_store(store):
    made = situation(store, THEN)
    People().answer(made.at())
    People().answer(made.at(THEN - 2 * HOUR))

    assert store.reads == []


def test_a_thread_that_waits_gets_its_answer_at_once_even_then(store):
    made = situation(store, growth.NOON)
    made.read_aside(lambda: None)

    answer = People().answer(made.at(THEN))

    assert answer.due == 4
    assert np.isfinite(answer.lon).all()
    assert StillReading is not None
