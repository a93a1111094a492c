"""Replay and tracks equal what a slow, obvious walk along the fixes finds."""

import itertools
import math
import random
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.moment import DAY, HOUR, MINUTE, SECOND
from app.situation.metres import Metres
from app.situation.questions.replay import Replay
from app.situation.questions.tracks import TrackOf, TracksOf
from app.situation.replay import ReplayState, frame_at, window
from app.situation.tracks_clean import cleaned, great_circle_m
from app.situation.tracks_past import KEPT_S, PastTracks
from app.situation.tracks_rules import KeptOut
from app.situation.tracks_shape import line_of
from app.situation.tracks_table import of_rows
from tests.unit.situation import track_reference as slow
from tests.unit.situation.growth import CENTRE, NOON, HandClock, duty, situation
from tests.unit.situation.track_reference import DaysSource, Seen, random_walk

START = NOON - 3 * HOUR
SEEDS = st.integers(0, 10**6)


def source_of(walks):
    source = DaysSource()
    rows = [(name, fix) for name, walk in walks.items() for fix in walk]
    for name, fix in sorted(rows, key=lambda row: row[1].at):
        source.fix(name, fix.at, fix.lon, fix.lat, flaw=fix.flaw)
    return source


def tracks_of(walks):
    return cleaned(of_rows(source_of(walks).fixes_between(0, 2 * NOON)))


def walks_of(seed, people=4):
    return {f"T{n}": random_walk(seed * 31 + n, START + n * 7 * SECOND) for n in range(people)}


def line(*steps, start=START, every=5 * SECOND, metres=7.0):
    """Return fixes along a straight line, *metres* apart."""
    return [Seen(start + n * every, CENTRE[0], CENTRE[1] + n * metres / 111_195) for n in range(*steps)]


@settings(max_examples=60, deadline=None)
@given(seed=SEEDS)
def test_a_frame_is_what_a_slow_reference_finds_at_any_moment(seed):
    walks, rng = walks_of(seed), random.Random(seed)
    tracks = tracks_of(walks)
    for _ in range(8):
        t = START + rng.randrange(-MINUTE, 3 * HOUR)
        frame = frame_at(tracks, t, 5 * MINUTE)
        wanted = {name: slow.place_at(slow.good_ones(walk), t) for name, walk in walks.items()}
        assert frame.terminals == tuple(name for name, place in wanted.items() if place is not None)
        for i, name in enumerate(frame.terminals):
            lon, lat, is_gap = wanted[name]
            assert frame.lon[i] == pytest.approx(lon, abs=1e-9)
            assert frame.lat[i] == pytest.approx(lat, abs=1e-9)
            assert bool(frame.state[i] == ReplayState.GAP) == is_gap


@settings(max_examples=30, deadline=None)
@given(seed=SEEDS)
def test_the_last_fix_by_any_moment_is_found_on_it_before_all_and_after_all(seed):
    walks, rng = walks_of(seed), random.Random(seed)
    tracks = tracks_of(walks)
    times = tracks.device_at.tolist()
    for t in [min(times) - 1, min(times), max(times), max(times) + HOUR, *rng.sample(times, 5)]:
        wanted = [
            int(start) - 1 + sum(at <= t for at in times[start:end])
            for start, end in zip(tracks.starts[:-1], tracks.starts[1:], strict=True)
        ]
        assert tracks.last_by(t).tolist() == wanted


@settings(max_examples=40, deadline=None)
@given(seed=SEEDS)
def test_a_frame_from_a_window_of_fixes_is_that_of_all_fixes(seed):
    walks, tail = walks_of(seed), 5 * MINUTE
    table = of_rows(source_of(walks).fixes_between(0, 2 * NOON))
    t = START + random.Random(seed).randrange(3 * HOUR)
    whole, part = frame_at(cleaned(table), t, tail), frame_at(cleaned(table.between(*window(t, tail))), t, tail)
    for name in ("lon", "lat", "heading", "age_s", "state", "tail_lon", "tail_lat", "tail_starts", "tail_is_break"):
        assert np.array_equal(getattr(whole, name), getattr(part, name), equal_nan=name == "heading"), name


@settings(max_examples=60, deadline=None)
@given(seed=SEEDS)
def test_length_and_kept_fixes_are_the_references_and_no_shorter_than_the_straight_line(seed):
    walk = random_walk(seed, START)
    tracks, kept = tracks_of({"T1": walk}), slow.good_ones(walk)
    assert tracks.device_at.tolist() == [fix.at for fix in kept]
    assert float(tracks.metres[0]) == pytest.approx(slow.length(kept), rel=1e-6, abs=1e-3)
    for piece in np.unique(tracks.piece):
        rows = np.flatnonzero(tracks.piece == piece)
        ends = rows[[0]], rows[[-1]]
        straight = great_circle_m(*(getattr(tracks, name)[end] for end in ends for name in ("lon", "lat")))
        assert tracks.step_m[rows].sum() >= straight[0] - 1e-6


@settings(max_examples=60, deadline=None)
@given(seed=SEEDS, tolerance=st.sampled_from((1.0, 5.0, 40.0)))
def test_a_simplified_line_keeps_its_ends_and_stays_within_its_tolerance(seed, tolerance):
    tracks, plane = tracks_of({"T1": random_walk(seed, START)}), Metres(CENTRE[1])
    drawn = line_of(tracks, slice(0, len(tracks.device_at)), plane, tolerance)
    assert set(drawn.at.tolist()) <= set(tracks.device_at.tolist())
    assert np.array_equal(tracks.device_at[tracks.is_break], drawn.at[drawn.is_break])
    x, y = plane.x(tracks.lon), plane.y(tracks.lat)
    kept = np.searchsorted(tracks.device_at, drawn.at)
    for start, end in itertools.pairwise(kept):
        if tracks.is_break[end]:
            assert end == start + 1
            continue
        for row in range(start + 1, end):
            assert off_line(x, y, row, start, end) <= tolerance + 1e-6


def off_line(x, y, row, start, end):
    dx, dy = x[end] - x[start], y[end] - y[start]
    share = ((x[row] - x[start]) * dx + (y[row] - y[start]) * dy) / max(dx * dx + dy * dy, 1e-12)
    share = min(1.0, max(0.0, share))
    return math.hypot(x[row] - x[start] - share * dx, y[row] - y[start] - share * dy)


def test_a_long_straight_walk_is_drawn_by_its_two_ends():
    drawn = line_of(tracks_of({"T1": line(500)}), slice(0, 500), Metres(CENTRE[1]), 1.0)
    assert len(drawn.at) == 2


@settings(max_examples=60, deadline=None)
@given(seed=SEEDS)
def test_stops_are_those_of_the_reference(seed):
    walk = random_walk(seed, START)
    made = situation(source_of({"T1": walk}))
    track = TrackOf(terminal="T1", since=START, until=NOON).answer(made.at(NOON))
    kept = slow.good_ones([fix for fix in walk if START <= fix.at < NOON])
    lat = made.at().standing.metres.lat
    assert [(stop.since, stop.until, stop.fixes) for stop in track.stops] == slow.stops(kept, lat)
    assert track.metres == pytest.approx(slow.length(kept), rel=1e-6, abs=1e-3)
    assert [(gap.since, gap.until) for gap in track.gaps] == [
        (a.at, b.at) for a, b in itertools.pairwise(kept) if slow.is_broken(a, b)
    ]


def test_bad_fixes_are_counted_by_their_reason():
    good = line(40)
    off = replace(good[20], lon=CENTRE[0] + 0.1)
    bad = [Seen(START - n * SECOND, 0.0, 0.0, flaw=flaw) for n, flaw in ((1, 1), (2, 1), (3, 4))]
    made = situation(source_of({"T1": [*good[:20], off, *good[21:], *bad]}))
    track = TrackOf(terminal="T1", since=START - MINUTE, until=NOON).answer(made.at())
    assert dict(track.kept_out) == {KeptOut.ZERO: 2, KeptOut.FUTURE: 1, KeptOut.SPIKE: 1}
    assert track.fixes == 39
    assert track.metres == pytest.approx(39 * 7, abs=0.5)


def test_a_gap_is_neither_length_nor_way_and_its_end_is_where_he_was_last():
    walk = [*line(10), *line(200, 210)]
    made = situation(source_of({"T1": walk}))
    track = TrackOf(terminal="T1", since=START, until=NOON).answer(made.at())
    assert track.metres == pytest.approx(18 * 7, abs=0.5)
    assert [(gap.since, gap.until, gap.is_jump) for gap in track.gaps] == [(walk[9].at, walk[10].at, False)]
    frame = Replay(at=START + 8 * MINUTE).answer(made.at()).frame
    assert frame.state.tolist() == [ReplayState.GAP]
    assert (frame.lon[0], frame.lat[0]) == (walk[9].lon, walk[9].lat)
    assert len(frame.tail_lon) == 1


def test_heading_and_tail_follow_the_way():
    made = situation(source_of({"T1": line(100)}))
    frame = Replay(at=START + 301 * SECOND, tail_min=1.0).answer(made.at()).frame
    assert frame.heading[0] == pytest.approx(0.0, abs=0.1)
    assert len(frame.tail_lat) == 13
    assert np.all(np.diff(frame.tail_lat) > 0)
    assert (frame.tail_lat[-1], frame.tail_is_break.tolist()) == (frame.lat[0], [True] + [False] * 12)


def test_one_many_or_everybody_move_on_the_views_clock():
    made = situation(source_of(walks_of(5)), duty("T1"))
    view = made.at(START + HOUR // 2)
    everybody, two = Replay().answer(view), Replay(terminals=("T1", "T3")).answer(view)
    assert set(two.frame.terminals) <= {"T1", "T3"} & set(everybody.frame.terminals)
    assert everybody.frame.at == view.t
    assert "监督员 T1" in everybody.names
    beyond = Replay(at=view.t + HOUR).answer(view)
    assert beyond.frame.at == view.t


def test_late_positions_are_in_a_replay_of_the_time_they_tell_of():
    source = DaysSource()
    for fix in line(10):
        source.fix("T1", fix.at, fix.lon, fix.lat, received_at=NOON - MINUTE)
    frame = Replay().answer(situation(source).at(START + 20 * SECOND)).frame
    assert frame.terminals == ("T1",)


def test_tracks_of_everybody_are_each_ones_track():
    made = situation(source_of(walks_of(9)))
    view = made.at()
    for track in TracksOf(terminals=(), since=START, until=NOON).answer(view):
        alone = TrackOf(terminal=track.terminal, since=START, until=NOON).answer(view)
        assert (track.metres, track.stops, track.fixes) == (alone.metres, alone.stops, alone.fixes)


def test_an_unknown_terminal_has_an_empty_track():
    track = TrackOf(terminal="T9", since=START, until=NOON).answer(situation(DaysSource()).at())
    assert (track.fixes, track.metres, track.stops, track.rostered) == (0, 0.0, (), False)
    assert len(Replay().answer(situation(DaysSource()).at()).frame.terminals) == 0


# ---- days that memory no longer has


def long_ago(days=10):
    early = START - days * DAY
    source = source_of({"T1": line(100, start=early), "T2": line(100, start=early)})
    for fix in line(10):
        source.fix("T1", fix.at, fix.lon, fix.lat)
    return source, early


def test_a_day_long_past_is_read_from_the_store_and_kept():
    source, early = long_ago()
    made = situation(source, clock=HandClock(NOON))
    assert made.at().fixes.fixes.number.size < 20, "memory has the last day only"
    first = Replay(at=early + MINUTE).answer(made.at()).frame
    asked = len(source.asked)
    again = Replay(at=early + 2 * MINUTE).answer(made.at()).frame
    assert (first.terminals, again.terminals) == (("T1", "T2"), ("T1", "T2"))
    assert asked == len(source.asked) == 1
    track = TrackOf(terminal="T2", since=early, until=early + HOUR).answer(made.at())
    assert track.metres == pytest.approx(99 * 7, abs=0.5)


def test_a_track_from_the_past_into_memory_is_whole():
    source = source_of({"T1": [*line(20, start=NOON - 30 * HOUR), *line(20)]})
    made = situation(source, clock=HandClock(NOON))
    track = TrackOf(terminal="T1", since=NOON - 31 * HOUR, until=NOON).answer(made.at())
    assert (track.fixes, len(track.gaps)) == (40, 1)


def test_a_store_that_is_away_fails_the_old_days_only():
    source, early = long_ago()
    made = situation(source, clock=HandClock(NOON))
    source.down = True
    with pytest.raises(ConnectionError):
        Replay(at=early + MINUTE).answer(made.at())
    assert len(Replay(at=START + 30 * SECOND).answer(made.at()).frame.terminals) == 1


def test_hours_of_the_past_are_read_once_until_they_are_old():
    source, clock = source_of({f"T{n}": line(0, 2000, 20) for n in range(12)}), HandClock(0)
    past = PastTracks(source, clock=lambda: clock.t)
    whole = past.table(START, START + 2 * HOUR)
    assert (len(whole), len(whole.terminals)) == (12 * 72, 12)
    assert len(past.table(START + MINUTE, START + HOUR, tuple(f"T{n}" for n in range(10))).terminals) == 12
    assert len(source.asked) == 1
    clock.t = int(KEPT_S) - 1
    past.table(START + 2 * HOUR, START + 3 * HOUR)
    assert source.asked[1:] == [((START // HOUR + 2) * HOUR, (START // HOUR + 3) * HOUR, ())]
    clock.t += 2
    past.table(START, START + 3 * HOUR)
    assert source.asked[2:] == [((START // HOUR) * HOUR, (START // HOUR + 2) * HOUR, ())]


def test_a_few_terminals_are_read_by_themselves():
    source = source_of({f"T{n}": line(50) for n in range(5)})
    found = PastTracks(source).table(START, NOON, ("T1", "T3"))
    assert (found.terminals, len(found)) == (("T1", "T3"), 100)
    assert source.asked == [(START, NOON, ("T1", "T3"))]
