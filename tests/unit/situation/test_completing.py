"""An hour of the past says what it lacks: what is still being read or comes late, and positions of which none was kept."""

import pytest

from app.domain.moment import HOUR, MINUTE, SECOND
from app.situation import tracks_past
from app.situation.answers import answer_all
from app.situation.questions.people import People
from app.situation.questions.replay import Replay
from tests.unit.situation.test_tracks_coverage import degrees
from tests.unit.situation.test_tracks_flood import (
    LONG_AGO,
    NOON,
    HandClock,
    late,
    situation_over,
    store,  # noqa: F401  # a fixture
    until,
    worker,
)
from tests.unit.situation.track_reference import DaysSource

T = LONG_AGO + 4 * MINUTE


@pytest.fixture
def asked(store, monkeypatch):  # noqa: F811
    """Ask as a screen's worker does; hours are read again as soon as they may."""
    monkeypatch.setattr(tracks_past, "AGAIN_S", 0.0)
    clock = HandClock(NOON)
    situation = situation_over(store, clock)
    situation.read_aside(lambda: None)

    class Asked:
        def moment(self, question, t=T):
            return self.moments((question, t))[0]

        def moments(self, *wishes):
            return worker(lambda: [answer_all(situation.at(t), [question]) for question, t in wishes])

        def late(self, n):
            clock.t += SECOND
            late(store, n, clock)
            situation.poll()

        def waiting(self, question):
            return answer_all(situation.at(T), [question])

    return Asked()


@pytest.mark.parametrize("question", [Replay(), People()], ids=["replay", "people"])
def test_an_hour_is_being_completed_until_all_that_tells_of_it_is_in_it(asked, question):
    first = asked.moment(question)
    assert first.awaited
    assert first.completing
    until(lambda: not asked.moment(question).completing)

    for n in range(5):
        asked.late(n)
        moment = asked.moment(question)
        assert not moment.awaited
        assert moment.completing, "a position came, and it is not in the answer"
    until(lambda: not asked.moment(question).completing)
    assert not asked.moment(question).completing


def test_positions_of_another_time_leave_an_hour_complete(asked):
    until(lambda: not asked.moment(Replay()).completing)
    elsewhere = LONG_AGO - 10 * HOUR
    until(lambda: not asked.moment(Replay(), elsewhere).completing)

    asked.late(0)

    assert not asked.moment(Replay(), elsewhere).completing


def test_an_hour_that_is_read_again_only_for_its_age_is_complete(store, monkeypatch):  # noqa: F811
    now = [0.0]
    monkeypatch.setattr(tracks_past.PastTracks.__init__, "__defaults__", (lambda: now[0],))
    situation = situation_over(store, HandClock(NOON))
    situation.read_aside(lambda: None)

    def moment():
        return worker(lambda: answer_all(situation.at(T), [Replay()]))

    until(lambda: not moment().completing)
    before = store.reads_of_the_hour()
    now[0] += 2 * tracks_past.KEPT_S
    assert not moment().completing
    until(lambda: store.reads_of_the_hour() > before)


def test_the_present_and_whoever_waits_for_the_store_have_nothing_to_complete(asked):
    until(lambda: not asked.moment(Replay()).completing)
    asked.late(0)

    assert not asked.waiting(Replay()).completing
    assert not asked.moment(People(), None).completing


@pytest.mark.parametrize(
    ("t", "is_kept", "lacks"),
    [(T, False, True), (T, True, False), (LONG_AGO + 20 * HOUR, False, False), (None, False, False)],
    ids=["nothing was kept", "positions were kept", "nobody was on shift", "the present"],
)
def test_a_time_of_shifts_of_which_no_position_was_kept_says_so(store, t, is_kept, lacks):  # noqa: F811
    if not is_kept:
        store = DaysSource()
        store.fix("T2", NOON, *degrees(0, 0))
    situation = situation_over(store, HandClock(NOON))

    assert answer_all(situation.at(t), [People()]).lacks_positions is lacks


def test_one_moments_word_is_not_the_next_ones(asked):
    until(lambda: not asked.moment(Replay()).completing)
    asked.late(0)

    found = asked.moments((Replay(), T), (People(), None))

    assert [moment.completing for moment in found] == [True, False]
