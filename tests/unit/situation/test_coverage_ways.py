"""Which places a way leads past, and when first, is what measuring every place against every step finds."""

import numpy as np
import pytest

from app.domain.moment import SECOND
from app.situation import coverage
from app.situation.coverage import AT_ONCE, NEVER, TOGETHER, Ways
from app.situation.metres import METRES_PER_DEGREE, Metres
from app.situation.squares import Squares, stretches
from app.situation.tracks_clean import CleanTracks
from tests.unit.situation.growth import CENTRE

SEEN_M = 25.0
PLANE = Metres(CENTRE[1])
STRIDES = {"resting": 0.3, "on foot": 6.0, "driving": 80.0}


def tracks_of(rng, people, fixes, stride):
    """Return walks with corners, rests, breaks and jitter."""
    count = people * fixes
    turn = rng.normal(0, 0.3, (people, fixes)) + np.where(rng.random((people, fixes)) < 0.1, np.pi / 2, 0.0)
    heading, length = np.cumsum(turn, axis=1), stride * (rng.random((people, fixes)) > 0.1)
    x, y = np.cumsum(length * np.cos(heading), axis=1).ravel(), np.cumsum(length * np.sin(heading), axis=1).ravel()
    kx = float(PLANE.x(np.ones(1))[0])
    starts = np.arange(people + 1) * fixes
    is_break = rng.random(count) < 0.05
    is_break[starts[:-1]] = True
    return CleanTracks(
        terminals=tuple(f"T{n}" for n in range(people)), starts=starts,
        device_at=np.tile(np.cumsum(rng.integers(1, 15, fixes)) * SECOND, people), lon=CENTRE[0] + x / kx,
        lat=CENTRE[1] + y / METRES_PER_DEGREE, speed=np.zeros(count, np.float32), is_break=is_break,
        step_m=np.zeros(count), kept_out=np.zeros((people, 1), np.int64), reason=np.zeros(count, np.uint8),
    )  # fmt: skip


def steps_of(tracks, kept):
    """Return each step with the time at which what it passes counts as seen."""
    steps, at = [], tracks.device_at.tolist()
    for i in np.flatnonzero(kept).tolist():
        goes_on = i > 0 and kept[i - 1] and not tracks.is_break[i]
        last = i
        while (
            last + 1 < len(at)
            and kept[last + 1]
            and not tracks.is_break[last + 1]
            and at[last + 1] // AT_ONCE == at[i] // AT_ONCE
        ):
            last += 1
        steps.append((i - 1 if goes_on else i, i, at[last]))
    return steps


def plainly(tracks, kept, x, y):
    found = np.full(len(x), NEVER, np.int64)
    wx, wy = PLANE.x(tracks.lon), PLANE.y(tracks.lat)
    for start, end, at in steps_of(tracks, kept):
        along, up = wx[end] - wx[start], wy[end] - wy[start]
        share = np.clip(((x - wx[start]) * along + (y - wy[start]) * up) / max(along**2 + up**2, 1e-12), 0, 1)
        near = np.hypot(x - wx[start] - share * along, y - wy[start] - share * up) <= SEEN_M
        found[near] = np.minimum(found[near], at)
    return found


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("moves", STRIDES)
def test_places_are_first_passed_when_the_slow_way_says(seed, moves, monkeypatch):
    monkeypatch.setattr(coverage, "TOGETHER", 100)
    rng = np.random.default_rng(seed)
    tracks = tracks_of(rng, 5, 120, STRIDES[moves])
    kept = rng.random(600) < (1.0 if seed % 2 else 0.9)
    wx, wy = PLANE.x(tracks.lon), PLANE.y(tracks.lat)
    near = rng.integers(0, 600, 500)
    x, y = wx[near] + rng.normal(0, 30, 500), wy[near] + rng.normal(0, 30, 500)

    found = Ways(tracks, kept, PLANE).first_passed(Squares(x, y, SEEN_M), SEEN_M)

    assert found.tolist() == plainly(tracks, kept, x, y).tolist()
    assert 100 < np.count_nonzero(found < NEVER) < 500


def test_a_place_right_behind_the_bulge_of_a_way_is_seen_from_it_and_one_behind_its_chord_is_not():
    """A way there and back: its chord has no length, its far end is a hundred metres off."""
    east = np.array([0.0, 50.0, 100.0, 50.0, 0.0])
    kx = float(PLANE.x(np.ones(1))[0])
    tracks = tracks_of(np.random.default_rng(0), 1, 5, 1.0)
    there = CleanTracks(**{name: getattr(tracks, name) for name in tracks.__dataclass_fields__} | {
        "lon": CENTRE[0] + east / kx, "lat": np.full(5, CENTRE[1]), "is_break": np.arange(5) == 0,
        "device_at": np.arange(1, 6) * SECOND,
    })  # fmt: skip
    x = PLANE.x(np.full(3, CENTRE[0])) + np.array([124.0, 126.0, -24.0])
    y = PLANE.y(np.full(3, CENTRE[1]))

    found = Ways(there, np.ones(5, np.bool_), PLANE).first_passed(Squares(x, y, SEEN_M), SEEN_M)

    assert found.tolist() == [5 * SECOND, NEVER, 5 * SECOND]


class Counting(Squares):
    """Notes how many pairs were made at once."""

    most = 0

    def touched_by(self, west, south, east, north):
        found = super().touched_by(west, south, east, north)
        self.most = max(self.most, len(found[0]))
        return found


def test_ways_of_fast_ones_with_few_fixes_are_looked_at_a_few_at_a_time():
    """A car that is heard of every five minutes: thousands of places lie in the box of each of its ways."""
    rng = np.random.default_rng(0)
    tracks = tracks_of(rng, 40, 50, 2_000.0)
    wx, wy = PLANE.x(tracks.lon), PLANE.y(tracks.lat)
    places = Counting(wx[0] + rng.uniform(-5_000, 5_000, 50_000), wy[0] + rng.uniform(-5_000, 5_000, 50_000), SEEN_M)

    Ways(tracks, np.ones(len(wx), np.bool_), PLANE).first_passed(places, SEEN_M)

    assert places.most <= 2 * TOGETHER


def test_nobody_and_nowhere():
    tracks, none = tracks_of(np.random.default_rng(0), 2, 10, 6.0), np.empty(0)
    x, y = PLANE.x(tracks.lon), PLANE.y(tracks.lat)
    assert (
        Ways(tracks, np.zeros(20, np.bool_), PLANE).first_passed(Squares(x, y, 25.0), SEEN_M).tolist() == [NEVER] * 20
    )
    assert len(Ways(tracks, np.ones(20, np.bool_), PLANE).first_passed(Squares(none, none, 25.0), SEEN_M)) == 0


@pytest.mark.parametrize("seed", range(10))
def test_all_places_in_a_box_are_found_with_it_each_once(seed):
    rng = np.random.default_rng(seed)
    x, y = rng.uniform(-300, 300, (2, int(rng.integers(1, 400))))
    west, south = rng.uniform(-400, 350, (2, 60))
    east, north = west + rng.choice((40.0, 1000.0), 60), south + rng.choice((40.0, 1000.0), 60)

    pairs = list(
        zip(*(found.tolist() for found in Squares(x, y, 25.0).touched_by(west, south, east, north)), strict=True)
    )

    inside = {
        (box, place) for box in range(60) for place in range(len(x))
        if west[box] <= x[place] <= east[box] and south[box] <= y[place] <= north[box]
    }  # fmt: skip
    assert inside <= set(pairs)
    assert len(pairs) == len(set(pairs))


def test_stretches_count_on_from_each_start():
    owner, numbers = stretches(np.array([5, 9, 2]), np.array([2, 0, 3]))
    assert (owner.tolist(), numbers.tolist()) == ([0, 0, 2, 2, 2], [5, 6, 2, 3, 4])
