"""A period read for a screen: as the questions say, by the hour with its share, given up at once; its events one by one."""

import random
from itertools import pairwise

import pytest

from app.domain.moment import HOUR, MINUTE, SECOND
from app.situation.people_rules import PeopleRules
from app.situation.questions.tracks import TracksOf
from app.situation.replay import frame_at
from app.situation.tracks_events import TrackEventKind
from app.situation.tracks_load import load_tracks, only, shifts_of_day
from app.situation.tracks_rules import KeptOut
from tests.unit.situation import track_reference as slow
from tests.unit.situation.growth import CENTRE, NOON, duty, situation
from tests.unit.situation.test_tracks_replay import START, line, source_of, walks_of
from tests.unit.situation.track_reference import Seen

UNTIL = NOON


def view_of(walks, *duties):
    return situation(source_of(walks), *duties).at()


@pytest.mark.parametrize("seed", range(4))
def test_what_is_loaded_is_what_the_questions_say(seed):
    view = view_of(walks_of(seed), duty("T1"), duty("T2", grid="G2"))
    loaded = load_tracks(view, START, UNTIL)
    asked = {one.terminal: one for one in TracksOf(terminals=(), since=START, until=UNTIL).answer(view)}
    assert [one.terminal for one in loaded.people] == sorted(asked)
    for one in loaded.people:
        told = asked[one.terminal]
        assert (one.metres, one.stops, one.gaps, one.grids) == (told.metres, told.stops, told.gaps, told.grids)
    rng = random.Random(seed)
    for _ in range(5):
        t = START + rng.randrange(3 * HOUR)
        whole, part = loaded.frame(t, 5), only(loaded.frame(t, 5), frozenset(("T1", "T3")))
        assert part.terminals == tuple(one for one in whole.terminals if one in ("T1", "T3"))
        alone = frame_at(load_tracks(view, START, UNTIL, ("T1", "T3")).tracks, t, 5 * MINUTE)
        for name in ("lon", "lat", "age_s", "state", "tail_lon", "tail_lat", "tail_starts", "tail_is_break"):
            assert getattr(part, name).tolist() == getattr(alone, name).tolist(), name


def test_whoever_is_rostered_but_never_heard_is_there_and_nobody_else_is_made_up():
    view = view_of({"T1": line(40)}, duty("T2"))
    loaded = load_tracks(view, START, UNTIL)
    assert [(one.terminal, one.fixes, one.rostered) for one in loaded.people] == [("T1", 40, False), ("T2", 0, True)]
    assert loaded.rostered
    assert load_tracks(view, START, UNTIL, ("T9",)).people[0].fixes == 0
    empty = load_tracks(view_of({}), START, UNTIL)
    assert (empty.people, empty.rostered, len(empty.table)) == ((), False, 0)
    assert empty.frame(START, 5).terminals == ()


def test_reading_tells_its_share_and_ends_when_it_is_given_up():
    view = view_of(walks_of(1))
    shares = []
    assert load_tracks(view, START, UNTIL, progress=shares.append) is not None
    assert shares[-1] == pytest.approx(1.0)
    assert all(later > earlier for earlier, later in pairwise(shares))
    told = []
    assert load_tracks(view, START, UNTIL, (), told.append, lambda: len(told) >= 2) is None
    assert len(told) == 2


def test_goings_out_of_the_grid_are_told_with_how_long():
    """Out of G1, a kilometre north, for two and for ten minutes, then for five until nothing more is heard."""
    inside, outside = (CENTRE[0], CENTRE[1]), (CENTRE[0], CENTRE[1] + 0.012)
    places = [
        (0, 10, inside),
        (10, 12, outside),
        (12, 20, inside),
        (20, 30, outside),
        (30, 40, inside),
        (40, 45, outside),
    ]
    walk = [
        Seen(START + m * MINUTE + s * 30 * SECOND, lon + s * 1e-6, lat)
        for since, until, (lon, lat) in places
        for m in range(since, until)
        for s in range(2)
    ]
    walk += [Seen(START + (60 + m) * MINUTE, *inside) for m in range(6)]
    view = view_of({"T1": walk}, duty("T1"))
    loaded = load_tracks(view, START, UNTIL)
    (track,) = loaded.people
    goings = [
        (one.kind, (one.since - START) // MINUTE, round(one.took / MINUTE))
        for one in loaded.events["T1"]
        if one.kind in (TrackEventKind.ENTER, TrackEventKind.LEAVE, TrackEventKind.OUTSIDE)
    ]
    assert not any(gap.is_jump for gap in track.gaps), "the walk was to be possible"
    assert goings == [
        (TrackEventKind.LEAVE, 9, 2), (TrackEventKind.ENTER, 12, 8), (TrackEventKind.OUTSIDE, 19, 10),
        (TrackEventKind.ENTER, 30, 10), (TrackEventKind.OUTSIDE, 39, 5),
    ]  # fmt: skip
    gap = next(one for one in loaded.events["T1"] if one.kind is TrackEventKind.GAP)
    assert round(gap.took / MINUTE) == 16


def test_a_long_stop_lingers_and_bad_fixes_are_runs_of_one_reason():
    rest = [Seen(START + n * 20 * SECOND, *CENTRE, flaw=5 if 30 <= n < 40 else 3 if n == 40 else 0) for n in range(120)]
    view = view_of({"T1": rest}, duty("T1"))
    loaded = load_tracks(view, START, UNTIL)
    events = loaded.events["T1"]
    assert [one.kind for one in events if one.kind is not TrackEventKind.BAD] == [TrackEventKind.LINGER]
    bad = [(one.reason, one.count) for one in events if one.kind is TrackEventKind.BAD]
    assert bad == [(KeptOut.INACCURATE, 10), (KeptOut.IMPOSSIBLE_SPEED, 1)]
    assert len(loaded.bad["T1"].at) == 11
    assert dict(loaded.people[0].kept_out) == {KeptOut.INACCURATE: 10, KeptOut.IMPOSSIBLE_SPEED: 1}
    short = load_tracks(view_of({"T1": rest[:60]}, duty("T1")), START, UNTIL)
    assert TrackEventKind.LINGER not in [one.kind for one in short.events["T1"]]
    assert slow.stops([one for one in rest if not one.flaw], 30.5)[0][2] == 109
    assert PeopleRules().linger_after == 30 * MINUTE


def test_the_shifts_of_a_day_are_told_with_their_people():
    early, late = (NOON - 4 * HOUR, NOON + 4 * HOUR), (NOON + 4 * HOUR, NOON + 12 * HOUR)
    view = view_of({}, duty("T1", *early), duty("T2", *early, grid="G2"), duty("T3", *late))
    day = NOON - 12 * HOUR
    assert [(one.since, one.until, one.terminals) for one in shifts_of_day(view, day)] == [
        (*early, ("T1", "T2")), (*late, ("T3",)),
    ]  # fmt: skip
    assert shifts_of_day(view, day - 24 * HOUR) == ()
