"""A batch that a phone sends late is in every answer about the time it tells of, however often it was asked before."""

import pytest

from app.domain.moment import DAY, HOUR, MINUTE, SECOND
from app.situation.questions.coverage import CoverageBoard
from app.situation.questions.replay import NamedFrame, Replay
from app.situation.questions.track_doubts import TrackDoubts
from app.situation.questions.unseen import Unseen, UnseenRaster
from app.situation.setting import Setting
from app.situation.situation import Situation
from tests.unit.situation import growth
from tests.unit.situation.growth import NOON, HandClock, duty
from tests.unit.situation.test_tracks_coverage import START, STREETS, bounds, bred, city, degrees, walk
from tests.unit.situation.track_reference import DaysSource

SHIFT_END = NOON + 8 * HOUR


def shown(found):
    """Return what can be compared of an answer."""
    if isinstance(found, NamedFrame):
        return found.names, found.frame.lon.tolist(), found.frame.lat.tolist()
    return (found.cells.tobytes(), found.unseen_share) if isinstance(found, UnseenRaster) else found


@pytest.mark.parametrize(
    ("question", "is_later"),
    [
        (CoverageBoard(), True),
        (Unseen(bounds=bounds(), width=480, height=480, hours=4, scale_max=100.0), True),
        (Replay(at=START + 30 * MINUTE), True),
        (TrackDoubts(day=START), False),
    ],
    ids=["coverage", "blind spots", "replay", "doubts"],
)
def test_a_late_batch_is_in_an_answer_that_was_given_before(question, is_later):
    """A phone walks 40 minutes without a net (the doubt: it lies still) and sends all of it hours later."""
    source = DaysSource()
    bred(source, [(x, -100) for x in range(-390, 400, 20)])
    walk(source, "T2", (0, -300), (60, -300), start=START)
    clock = HandClock(START + 2 * HOUR if is_later else START + DAY)
    setting = Setting(
        city=city(STREETS), classes={}, calendar=growth.CALENDAR, roster=(duty("T1", end=SHIFT_END), duty("T2"))
    )
    situation = Situation(source, setting, now=clock)
    situation.load()
    before = shown(question.answer(situation.at()))
    assert shown(question.answer(situation.at())) == before
    for n in range(480):
        place = degrees(-400 + n * 1.6, -100) if is_later else degrees(-400, -100)
        source.fix("T1", START + n * 5 * SECOND, *place, received_at=clock.t + MINUTE)
    clock.t += 2 * MINUTE
    situation.poll()
    after = shown(question.answer(situation.at()))
    again = Situation(source, setting, now=clock)
    again.load()
    assert after == shown(question.answer(again.at())), "as if it had been asked for the first time"
    assert after != before


def test_a_position_on_its_way_over_the_full_hour_is_counted_in_the_hour_it_tells_of():
    """The hour is worked out by the time its last positions come in: each takes some seconds."""
    source = DaysSource()
    ten = START + HOUR
    walk(source, "T1", (-400, -100), (-300, -100), start=ten - 10 * MINUTE)
    clock = HandClock(ten + SECOND)
    setting = Setting(city=city(STREETS), classes={}, calendar=growth.CALENDAR, roster=(duty("T1"),))
    situation = Situation(source, setting, now=clock)
    situation.load()
    before = CoverageBoard().answer(situation.at())[0].seen_m
    source.fix("T1", ten - 5 * SECOND, *degrees(300, -100), received_at=ten + 4 * SECOND)
    clock.t = ten + 6 * SECOND
    situation.poll()
    assert CoverageBoard().answer(situation.at())[0].seen_m == pytest.approx(before + 50.0, abs=11)


def test_a_late_batch_about_an_hour_that_was_read_from_the_store_has_it_read_anew():
    source, long_ago = DaysSource(), NOON - 2 * DAY
    walk(source, "T2", (0, -300), (60, -300), start=long_ago)
    source.fix("T2", NOON, *degrees(0, 0))
    clock = HandClock(NOON)
    setting = Setting(city=city(STREETS), classes={}, calendar=growth.CALENDAR, roster=(duty("T1"), duty("T2")))
    situation = Situation(source, setting, now=clock)
    situation.load()

    def seen():
        view = situation.at(long_ago + MINUTE)
        return Replay().answer(view).frame.terminals, view.seen.order.count(view.t)

    assert seen() == (("T2",), 9)
    for n in range(24):
        source.fix("T1", long_ago + n * 5 * SECOND, *degrees(-400 + n * 1.6, -100), received_at=NOON + MINUTE)
    clock.t += 2 * MINUTE
    situation.poll()

    assert seen() == (("T1", "T2"), 9 + 13)
    assert seen() == (("T1", "T2"), 9 + 13), "and is then as it is"
