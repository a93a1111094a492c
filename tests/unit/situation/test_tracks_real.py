"""A bus line's real day as tracks: length and stops as an independent walk along the fixes finds them."""

import csv
import math
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest

from app.domain.moment import HOUR, MINUTE, from_datetime
from app.situation.metres import Metres
from app.situation.questions.replay import Replay
from app.situation.questions.tracks import TracksOf
from app.situation.setting import Setting
from app.situation.situation import Situation
from tests.unit.situation import growth
from tests.unit.situation import track_reference as slow
from tests.unit.situation.track_reference import DaysSource, Seen

BUSES = Path("../shared/data/terminals/liverpool_bus_route14.csv")
pytestmark = pytest.mark.skipif(not BUSES.exists(), reason="the recorded bus line is not here")


@pytest.fixture(scope="module")
def buses():
    """Give the fixes of each bus by rising time; of two at one time the first."""
    found = {}
    with BUSES.open(newline="") as file:
        for row in csv.DictReader(file):
            at = from_datetime(datetime.strptime(row["timestamp"], "%Y-%m-%d %H:%M:%S").replace(tzinfo=UTC))
            fix = Seen(at, float(row["longitude"]), float(row["latitude"]))
            found.setdefault(row["vehicle_id"], {}).setdefault(at, fix)
    return {bus: sorted(fixes.values(), key=lambda fix: fix.at) for bus, fixes in found.items()}


@pytest.fixture(scope="module")
def made(buses):
    """Give a situation of the buses' city, an hour after the last fix."""
    source = DaysSource()
    rows = sorted(((fix.at, bus, fix) for bus, fixes in buses.items() for fix in fixes), key=lambda row: row[:2])
    for _, bus, fix in rows:
        source.fix(bus, fix.at, fix.lon, fix.lat)
    city = replace(growth.city(), bounds=(-3.1, 53.3, -2.8, 53.6))
    setting = Setting(city=city, classes={}, calendar=growth.CALENDAR, roster=())
    situation = Situation(source, setting, now=growth.HandClock(rows[-1][0] + HOUR))
    situation.load()
    return situation


@pytest.fixture(scope="module")
def tracks(made, buses):
    start = min(fixes[0].at for fixes in buses.values())
    return {
        track.terminal: track
        for track in TracksOf(terminals=(), since=start, until=start + 12 * HOUR).answer(made.at())
    }


def test_every_bus_has_the_length_an_independent_walk_finds(buses, tracks):
    assert set(tracks) == set(buses)
    for bus, fixes in buses.items():
        kept = slow.good_ones(fixes)
        assert tracks[bus].fixes == len(kept)
        assert tracks[bus].metres == pytest.approx(slow.length(kept), rel=1e-6)
    assert 20_000 < sum(track.metres for track in tracks.values()) < 400_000


def vincenty_m(a, b):
    """Return the metres between two fixes along the ellipsoid WGS-84 (Vincenty 1975, inverse)."""
    big, flat = 6_378_137.0, 1 / 298.257223563
    small = (1 - flat) * big
    u1, u2 = (math.atan((1 - flat) * math.tan(math.radians(one.lat))) for one in (a, b))
    far = lam = math.radians(b.lon - a.lon)
    for _ in range(100):
        sin_s = math.hypot(
            math.cos(u2) * math.sin(lam), math.cos(u1) * math.sin(u2) - math.sin(u1) * math.cos(u2) * math.cos(lam)
        )
        if sin_s == 0:
            return 0.0
        cos_s = math.sin(u1) * math.sin(u2) + math.cos(u1) * math.cos(u2) * math.cos(lam)
        sigma = math.atan2(sin_s, cos_s)
        sin_a = math.cos(u1) * math.cos(u2) * math.sin(lam) / sin_s
        cos2_a = 1 - sin_a**2
        cos_m = cos_s - 2 * math.sin(u1) * math.sin(u2) / cos2_a if cos2_a else 0.0
        c = flat / 16 * cos2_a * (4 + flat * (4 - 3 * cos2_a))
        before, lam = lam, far + (1 - c) * flat * sin_a * (sigma + c * sin_s * (cos_m + c * cos_s * (2 * cos_m**2 - 1)))
        if abs(lam - before) < 1e-13:
            break
    u_sq = cos2_a * (big**2 - small**2) / small**2
    a_big = 1 + u_sq / 16384 * (4096 + u_sq * (-768 + u_sq * (320 - 175 * u_sq)))
    b_big = u_sq / 1024 * (256 + u_sq * (-128 + u_sq * (74 - 47 * u_sq)))
    part = cos_s * (2 * cos_m**2 - 1) - b_big / 6 * cos_m * (4 * sin_s**2 - 3) * (4 * cos_m**2 - 3)
    return small * a_big * (sigma - b_big * sin_s * (cos_m + b_big / 4 * part))


def test_every_length_is_that_along_the_ellipsoid_to_half_a_per_cent(buses, tracks):
    for bus, fixes in buses.items():
        pairs = [(a, b) for a, b in pairwise(slow.good_ones(fixes)) if not slow.is_broken(a, b)]
        assert tracks[bus].metres == pytest.approx(sum(vincenty_m(a, b) for a, b in pairs), rel=5e-3)


def test_every_bus_has_the_stops_an_independent_walk_finds(buses, tracks, made):
    lat = made.at().standing.metres.lat
    wanted = {bus: slow.stops(slow.good_ones(fixes), lat) for bus, fixes in buses.items()}
    found = {bus: [(stop.since, stop.until, stop.fixes) for stop in track.stops] for bus, track in tracks.items()}
    assert found == wanted
    assert sum(map(len, found.values())) >= 3, "buses wait at the ends of their line"


def test_lines_are_drawn_with_fewer_points_and_the_same_ways(buses, tracks):
    drawn = sum(len(track.line.at) for track in tracks.values())
    assert drawn < sum(map(len, buses.values())) * 0.95
    for track in tracks.values():
        pieces = slow.pieces(slow.good_ones(buses[track.terminal]))
        assert int(track.line.is_break.sum()) == len(pieces)


def test_all_buses_replay_on_one_clock(buses, made):
    start = min(fixes[0].at for fixes in buses.values())
    view, plane = made.at(), Metres(53.45)
    for minutes in range(1, 150, 7):
        t = start + minutes * MINUTE
        frame = Replay(at=t).answer(view).frame
        wanted = {bus: slow.place_at(slow.good_ones(fixes), t) for bus, fixes in buses.items()}
        assert frame.terminals == tuple(sorted(bus for bus, place in wanted.items() if place is not None))
        for i, bus in enumerate(frame.terminals):
            lon, lat, is_gap = wanted[bus]
            assert plane.x(abs(frame.lon[i] - lon)) + plane.y(abs(frame.lat[i] - lat)) < 0.01
            assert bool(frame.state[i]) == is_gap
