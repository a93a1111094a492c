"""Each kind of doubt is found where it was planted, says why, and an honest day raises none."""

import random

import pytest

from app.domain.moment import HOUR, MINUTE, SECOND
from app.domain.terms import Stream
from app.situation.doubt_log import DoubtMark
from app.situation.doubts import DoubtKind
from app.situation.questions.track_doubts import ON_THE_WAY, TrackDoubts
from app.situation.tracks_rules import KeptOut
from tests.unit.situation.growth import CENTRE, NOON, HandClock, duty, situation
from tests.unit.situation.track_reference import DaysSource

START = NOON - 3 * HOUR


def honest(seed, minutes=120, every=5 * SECOND, start=START):
    """Return times and places of a round on foot: streets, corners, rests, a receiver's noise."""
    rng = random.Random(seed)
    lon, lat = CENTRE[0] + rng.uniform(-0.01, 0.01), CENTRE[1] + rng.uniform(-0.01, 0.01)
    found, heading, left, at = [], (1, 0), 0, start + rng.randrange(int(every))
    while at < start + minutes * MINUTE:
        if left == 0:
            heading, left = rng.choice(((1, 0), (-1, 0), (0, 1), (0, -1), (0, 0))), rng.randrange(10, 80)
        left -= 1
        lon, lat = lon + heading[0] * 6e-5, lat + heading[1] * 6e-5
        found.append((at, lon + rng.gauss(0, 1.5e-5), lat + rng.gauss(0, 1.5e-5)))
        at += every
    return found


def doubts_of(*duties, speeds=None, flaws=(), **walks):
    source = DaysSource(speeds=speeds or {})
    rows = [(at, name, lon, lat) for name, walk in walks.items() for at, lon, lat in walk]
    for at, name, lon, lat in sorted(rows):
        source.fix(name, at, lon, lat, flaw=3 if (name, at) in flaws else 0)
    return TrackDoubts().answer(situation(source, *duties).at())


def kinds(day):
    return [(row.doubt.terminal, row.doubt.kind) for row in day.rows]


def test_an_honest_day_of_many_raises_no_doubt():
    walks = {f"T{n}": honest(n) for n in range(12)}
    speeds = {(name, at): 1.2 for name, walk in walks.items() for at, _, _ in walk[::3]}
    day = doubts_of(duty("T1"), speeds=speeds, **walks)
    assert kinds(day) == []
    assert (day.rostered, day.fixes) == (True, 12 * 1440)


@pytest.mark.parametrize("is_kept_out", [False, True])
def test_a_teleport_is_told_with_its_distance(is_kept_out):
    walk = honest(1)
    far = [(at, lon + 0.05, lat) if 500 <= n < 900 else (at, lon, lat) for n, (at, lon, lat) in enumerate(walk)]
    flaws = {("T1", at) for at, _, _ in far[500:520]} if is_kept_out else ()
    day = doubts_of(T1=far, flaws=flaws)
    (row,) = day.rows
    assert (row.doubt.kind, row.doubt.since, row.doubt.until) == (DoubtKind.TELEPORT, far[500][0], far[900][0])
    assert "2 次" in row.doubt.reason
    assert "4.8 公里" in row.doubt.reason
    assert dict(day.kept_out).get(KeptOut.IMPOSSIBLE_SPEED, 0) == len(flaws)


def test_a_single_wild_position_is_no_teleport():
    walk = honest(1)
    walk[300] = (walk[300][0], walk[300][1] + 0.05, walk[300][2])
    day = doubts_of(T1=walk)
    assert (kinds(day), dict(day.kept_out)) == ([], {KeptOut.SPIKE: 1})


def test_two_wild_positions_in_a_row_are_no_teleport():
    walk = honest(1)
    for n, east in ((300, 0.05), (301, -0.07)):
        walk[n] = (walk[n][0], walk[n][1] + east, walk[n][2])
    assert kinds(doubts_of(T1=walk)) == []


def test_a_ride_too_fast_for_any_street_is_told_with_its_speed():
    walk = honest(1)
    at, lon, lat = walk[-1]
    ride = [(at + n * 5 * SECOND, lon, lat + n * 200 / 111_195) for n in range(1, 30)]
    (row,) = doubts_of(T1=walk + ride).rows
    assert row.doubt.kind is DoubtKind.SPEED
    assert "时速 144 公里" in row.doubt.reason


def test_a_copied_track_is_told_however_it_was_moved_in_place_and_time():
    walk = honest(1)
    copy = [(at + 35 * MINUTE, lon + 0.003, lat - 0.002) for at, lon, lat in walk]
    day = doubts_of(duty("T1"), T1=walk, T2=copy, T3=honest(3))
    (row,) = day.rows
    assert (row.doubt.terminal, row.doubt.kind, row.doubt.other, row.other_name) == (
        "T2",
        DoubtKind.COPIED,
        "T1",
        "监督员 T1",
    )
    assert "晚 35 分钟" in row.doubt.reason


def test_two_phones_in_one_pocket_are_told_and_a_meeting_is_not():
    rng, walk = random.Random(7), honest(1)
    near = [(at + SECOND, lon + rng.gauss(0, 2e-5), lat + rng.gauss(0, 2e-5)) for at, lon, lat in walk]
    met = [(at + 2 * SECOND, lon, lat) for at, lon, lat in near[:240]] + honest(9, 90, start=START + 30 * MINUTE)
    day = doubts_of(T1=walk, T2=near, T3=met)
    assert [
        (row.doubt.terminal, row.doubt.kind, row.doubt.other)
        for row in day.rows
        if row.doubt.kind is DoubtKind.TOGETHER
    ] == [("T1", DoubtKind.TOGETHER, "T2")]


def test_colleagues_who_stand_together_are_not_told():
    rng = random.Random(4)
    stands = {
        name: [
            (START + n * 5 * SECOND, CENTRE[0] + rng.gauss(0, 1e-5), CENTRE[1] + rng.gauss(0, 1e-5)) for n in range(900)
        ]
        for name in ("T1", "T2")
    }
    assert kinds(doubts_of(duty("T1"), duty("T2"), **stands)) == []


def test_a_phone_that_lies_still_to_the_last_digit_is_told_on_shift_only():
    walk = honest(1, 60)
    at, lon, lat = walk[-1]
    still = [(at + n * 5 * SECOND, lon, lat) for n in range(1, 700)]
    (row,) = doubts_of(duty("T1"), T1=walk + still).rows
    assert (row.doubt.kind, row.doubt.since) == (DoubtKind.FROZEN, at)
    assert "58 分钟" in row.doubt.reason
    day = doubts_of(T1=walk + still)
    assert (day.rostered, kinds(day)) == (False, [])


def test_a_shaken_phone_is_told_by_what_it_says_of_itself():
    rng, walk = random.Random(5), honest(1, 60)
    at, lon, lat = walk[-1]
    shaken = [(at + n * 5 * SECOND, lon + rng.gauss(0, 2e-5), lat + rng.gauss(0, 2e-5)) for n in range(1, 300)]
    speeds = {("T1", one): 1.4 for one, _, _ in shaken}
    (row,) = doubts_of(T1=walk + shaken, speeds=speeds).rows
    assert row.doubt.kind is DoubtKind.SHAKEN
    assert "1.4 米/秒" in row.doubt.reason
    assert kinds(doubts_of(T1=walk + shaken)) == [], "who stands and says so is not asked"


def test_doubts_of_a_day_long_past_come_from_the_store():
    walk = honest(1)
    source = DaysSource(speeds={})
    for number, (at, lon, lat) in enumerate(walk):
        source.fix("T1", at - 9 * 24 * HOUR, lon + (0.05 if number > 700 else 0), lat)
    source.fix("T1", START, *CENTRE)
    day = TrackDoubts(day=START - 9 * 24 * HOUR).answer(situation(source).at())
    assert kinds(day) == [("T1", DoubtKind.TELEPORT)]
    assert day.fixes == len(walk)


def test_an_answer_stands_beside_its_doubt_from_when_it_was_given():
    walk = honest(1)
    far = [(at, lon + 0.05, lat) if 500 <= n < 900 else (at, lon, lat) for n, (at, lon, lat) in enumerate(walk)]
    source = DaysSource()
    for at, lon, lat in far:
        source.fix("T1", at, lon, lat)
    about = {"v": 1, "kind": "teleport", "since": far[500][0], "other": ""}
    source.append("T1", "doubt_answered", {**about, "mark": "seen"}, NOON - 2 * HOUR, stream=Stream.TRACK)
    explained = {**about, "mark": "explained", "reason": "换机"}
    source.append("T1", "doubt_answered", explained, NOON - HOUR, stream=Stream.TRACK, actor="chief")
    source.append("T1", "doubt_answered", {"v": 9}, NOON - HOUR, stream=Stream.TRACK)
    made = situation(source)

    def answered(at):
        day = TrackDoubts(day=NOON).answer(made.at(at))
        return [None if row.answer is None else row.answer.mark for row in day.rows], day.open

    assert answered(None) == ([DoubtMark.EXPLAINED], 0)
    assert answered(NOON - HOUR - 1) == ([DoubtMark.SEEN], 0)
    assert answered(NOON - 2 * HOUR - 1) == ([None], 1)
    (row,) = TrackDoubts(day=NOON).answer(made.at()).rows
    assert (row.answer.reason, row.answer.actor) == ("换机", "chief")


def test_ten_minutes_are_looked_at_once_what_was_on_its_way_has_come():
    source, until = DaysSource(), START + 120 * MINUTE
    for at, lon, lat in honest(1):
        source.fix("T1", at, lon, lat)
    clock = HandClock(until + SECOND)
    made = situation(source, clock=clock)

    def fixes(t):
        clock.t = t
        made.poll()
        return TrackDoubts().answer(made.at()).fixes

    assert fixes(until + SECOND) == fixes(until + ON_THE_WAY - 1) == 110 * 12
    assert fixes(until + ON_THE_WAY) == 120 * 12
