"""Coverage and blind spots: seen is what lies near a way of somebody on shift, and without a roster nothing is said."""

import itertools
import json
import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.city import Area, AreaLevel, DutyGrid, Street, StreetClass
from app.domain.moment import HOUR, MINUTE, SECOND
from app.domain.terms import Stage
from app.situation.coverage import NEVER, Ways
from app.situation.metres import METRES_PER_DEGREE, Metres
from app.situation.questions.coverage import Coverage, CoverageBoard
from app.situation.questions.unseen import BREED_DAYS, BUSY_GRID, Unseen, own_scale
from app.situation.setting import Setting
from app.situation.situation import Situation
from app.situation.squares import Squares
from app.situation.standing import Standing
from app.situation.tracks_clean import cleaned
from app.situation.tracks_table import of_rows
from tests.unit.situation import growth
from tests.unit.situation.growth import CENTRE, NOON, HandClock, duty
from tests.unit.situation.track_reference import DaysSource

WUHAN = Path("../shared/data/city/wuhan_core_streets.geojson")
START = NOON - 3 * HOUR
PLANE = Metres(CENTRE[1])
KX = float(PLANE.x(np.ones(1))[0])


def degrees(x, y):
    """Return the place *x* metres east and *y* metres north of the centre."""
    return CENTRE[0] + x / KX, CENTRE[1] + y / METRES_PER_DEGREE


def street(*points, kind=StreetClass.MINOR):
    return Street(name="某路", street_class=kind, line=tuple(degrees(*point) for point in points))


def city(streets):
    return replace(growth.city(), streets=tuple(streets))


def made(source, *duties, streets, now=NOON):
    setting = Setting(city=city(streets), classes={}, calendar=growth.CALENDAR, roster=duties)
    situation = Situation(source, setting, now=HandClock(now))
    situation.load()
    return situation


def walk(source, terminal, *points, start=START, speed=1.4, every=5 * SECOND):
    """Let a terminal walk through *points* (metres from the centre); return when it arrives."""
    at = start
    for (x0, y0), (x1, y1) in itertools.pairwise(points):
        metres = max(np.hypot(x1 - x0, y1 - y0), 0.1)
        steps = max(1, int(metres / (speed * every / SECOND)))
        for step in range(steps):
            share = step / steps
            source.fix(terminal, at, *degrees(x0 + share * (x1 - x0), y0 + share * (y1 - y0)))
            at += every
    source.fix(terminal, at, *degrees(*points[-1]))
    return at


STREETS = (
    street((-400, -100), (400, -100)),
    street((-400, -300), (400, -300)),
    street((0, -500), (0, 0), kind=StreetClass.RAIL),
)


def test_a_walked_street_is_seen_and_another_is_not():
    source = DaysSource()
    walk(source, "T1", (-400, -100), (400, -100))
    found = Coverage(duty_grid="G1").answer(made(source, duty("T1"), streets=STREETS).at())
    assert found.grid.rostered
    assert found.grid.street_m == pytest.approx(1600, rel=0.01)
    assert found.grid.share == pytest.approx(0.5, abs=0.01)
    seen = found.lat0[found.is_seen]
    assert np.allclose(seen, degrees(0, -100)[1], atol=1e-6)
    assert len(found.lon1) == len(found.lat1) == len(found.is_seen) == len(found.lon0)


def test_without_a_roster_nothing_is_said_of_coverage():
    source = DaysSource()
    walk(source, "T1", (-400, -100), (400, -100))
    view = made(source, streets=STREETS).at()
    found = Coverage(duty_grid="G1").answer(view)
    assert (found.grid.rostered, found.grid.share, found.is_seen.any()) == (False, None, False)
    assert [row.share for row in CoverageBoard().answer(view)] == [None, None]
    unseen = Unseen(bounds=bounds(), width=400, height=400).answer(view)
    assert (unseen.rostered, unseen.cells.any()) == (False, False)


def test_only_shifts_count_and_who_is_on_none_sees_nothing():
    source = DaysSource()
    walk(source, "T3", (-400, -100), (400, -100))
    walk(source, "T1", (-400, -300), (400, -300), start=NOON - 6 * HOUR)
    view = made(source, duty("T1"), streets=STREETS).at()
    assert Coverage(duty_grid="G1").answer(view).grid.share == 0.0


def test_a_neighbour_on_shift_sees_what_he_passes_and_after_his_shift_nothing():
    source, noon = DaysSource(), NOON - HOUR
    walk(source, "T2", (-400, -100), (400, -100))
    walk(source, "T2", (-400, -300), (400, -300), start=noon + MINUTE)
    view = made(source, duty("T1"), duty("T2", end=noon, grid="G2"), streets=STREETS).at()
    assert Coverage(duty_grid="G1").answer(view).grid.share == pytest.approx(0.5, abs=0.01)


def test_a_gap_sees_nothing_of_the_way():
    source = DaysSource()
    source.fix("T1", START, *degrees(-400, -100))
    source.fix("T1", START + 6 * MINUTE, *degrees(400, -100))
    found = Coverage(duty_grid="G1").answer(made(source, duty("T1"), streets=STREETS).at())
    assert found.grid.seen_m == pytest.approx(50, abs=12), "only around the two ends"


def test_the_board_has_every_grid_and_agrees_with_each_by_itself():
    source = DaysSource()
    walk(source, "T1", (-400, -100), (100, -100), (100, -300))
    view = made(source, duty("T1"), duty("T2", grid="G2"), streets=STREETS).at()
    board = {row.duty_grid: row for row in CoverageBoard().answer(view)}
    assert set(board) == {"G1", "G2"}
    assert board["G1"] == Coverage(duty_grid="G1").answer(view).grid
    assert (board["G2"].rostered, board["G2"].share) == (True, None), "a grid without streets has no share"


def test_coverage_never_falls_in_a_shift_and_goes_back_with_the_clock():
    source, rng = DaysSource(), random.Random(3)
    points = [(rng.uniform(-450, 450), rng.uniform(-450, -50)) for _ in range(30)]
    walk(source, "T1", *points)
    situation = made(source, duty("T1"), streets=STREETS)
    times = [START + n * 11 * MINUTE for n in range(16)]
    shares = [Coverage(duty_grid="G1").answer(situation.at(t)).grid.share for t in times]
    assert shares == sorted(shares)
    assert shares[0] < shares[4] < shares[-1]
    assert shares[::-1] == [Coverage(duty_grid="G1").answer(situation.at(t)).grid.share for t in times[::-1]]


def test_any_earlier_moment_of_a_shift_is_what_every_way_until_then_says():
    source, rng = DaysSource(), random.Random(5)
    walk(source, "T1", *[(rng.uniform(-450, 450), rng.uniform(-450, -50)) for _ in range(30)])
    streets = [street((-450, y), (450, y)) for y in range(-450, 0, 60)]
    situation = made(source, duty("T1"), streets=streets)
    assert Coverage(duty_grid="G1").answer(situation.at()).grid.share > 0.5, "all hours are worked out from here on"
    pieces = situation.at().tracks.streets.of_grid(situation.at().standing.unit_grids["G1"])
    last = max(at for _, at, *_ in source.fixes)
    for _ in range(12):
        t = START + rng.randrange(last - START)
        until = t // (5 * MINUTE) * (5 * MINUTE)
        known = np.array([(lon, lat) for _, at, _, lon, lat, _ in source.fixes if at < until]).reshape(-1, 2)
        found = Coverage(duty_grid="G1").answer(situation.at(t))
        near = distances(PLANE.x(known[:, 0]), PLANE.y(known[:, 1]), pieces.x, pieces.y) <= 25.0
        assert np.array_equal(found.is_seen, near), (t - START) / MINUTE
        assert found.grid.until == until


@settings(max_examples=30, deadline=None)
@given(
    points=st.lists(st.tuples(st.floats(-400, 400), st.floats(-400, 400)), min_size=2, max_size=8), cut=st.floats(0, 1)
)
def test_a_longer_track_sees_no_less_and_exactly_what_lies_near_a_way(points, cut):
    source = DaysSource()
    walk(source, "T1", *points, speed=3.0)
    tracks = cleaned(of_rows(source.fixes_between(0, 2 * NOON)))
    rng = np.random.default_rng(1)
    x, y = rng.uniform(-450, 450, 300) + CENTRE[0] * KX, rng.uniform(-450, 450, 300) + CENTRE[1] * METRES_PER_DEGREE
    everything = np.ones(len(tracks.device_at), np.bool_)
    part = np.arange(len(everything)) < max(1, round(cut * len(everything)))
    places = Squares(x, y, 25.0)
    whole = Ways(tracks, everything, PLANE).first_passed(places, 25.0) < NEVER
    assert not ((Ways(tracks, part, PLANE).first_passed(places, 25.0) < NEVER) & ~whole).any()
    assert np.array_equal(whole, distances(PLANE.x(tracks.lon), PLANE.y(tracks.lat), x, y) <= 25.0)


def distances(wx, wy, x, y):
    """Return how far each place is from the nearest way, by looking at every way."""
    found = np.full(len(x), np.inf)
    for x0, y0, x1, y1 in zip(wx[:-1], wy[:-1], wx[1:], wy[1:], strict=True):
        dx, dy = x1 - x0, y1 - y0
        share = np.clip(((x - x0) * dx + (y - y0) * dy) / max(dx * dx + dy * dy, 1e-12), 0, 1)
        found = np.minimum(found, np.hypot(x - x0 - share * dx, y - y0 - share * dy))
    return found


# ---- a real city's streets

BOX = (114.268, 30.575, 114.283, 30.59)


@pytest.fixture(scope="module")
def wuhan():
    if not WUHAN.exists():
        pytest.skip("Wuhan's streets are not here")
    features = json.loads(WUHAN.read_text())["features"]
    lines = [tuple(map(tuple, one["geometry"]["coordinates"])) for one in features]
    assert len(lines) == 15_756
    streets = tuple(Street(name="", street_class=StreetClass.MINOR, line=line) for line in lines)
    code = "420103001001001"
    ring = ((BOX[0], BOX[1]), (BOX[2], BOX[1]), (BOX[2], BOX[3]), (BOX[0], BOX[3]), (BOX[0], BOX[1]))
    return replace(
        growth.city(), bounds=(114.1, 30.45, 114.45, 30.7), streets=streets,
        areas=(Area(level=AreaLevel.UNIT_GRID, code=code, name="格", outline=ring),),
        duty_grids=(DutyGrid(code="W", name="汉口 01", unit_grids=(code,), terminals=("T1",)),),
    )  # fmt: skip


def along(lines, rng, steps):
    """Return the points of a walk from street to street."""
    ends = {}
    for line in lines:
        ends.setdefault(line[0], []).append(line)
        ends.setdefault(line[-1], []).append(line[::-1])
    at = rng.choice(sorted(ends))
    points = [at]
    for _ in range(steps):
        line = rng.choice(sorted(ends[at]))
        points.extend(line[1:])
        at = line[-1]
    return points


@pytest.mark.parametrize("seed", [1, 3])
def test_coverage_of_real_streets_is_that_of_buffers_and_intersections(wuhan, seed):
    rng = random.Random(seed)
    box = shapely.box(*BOX)
    inside = [one.line for one in wuhan.streets if box.contains(shapely.LineString(one.line))]
    source, at = DaysSource(), START
    for lon, lat in along(inside, rng, 120):
        source.fix("T1", at, lon + rng.gauss(0, 2e-5), lat + rng.gauss(0, 2e-5))
        at += 20 * SECOND
    setting = Setting(city=wuhan, classes={}, calendar=growth.CALENDAR, roster=(duty("T1", grid="W"),))
    situation = Situation(source, setting, now=HandClock(NOON))
    situation.load()
    grid = Coverage(duty_grid="W").answer(situation.at()).grid

    plane = situation.at().standing.metres
    flat = lambda points: np.column_stack([plane.x(np.array(points)[:, 0]), plane.y(np.array(points)[:, 1])])  # noqa: E731
    outline = shapely.Polygon(flat(box.exterior.coords)).buffer(2.0)
    streets = [shapely.LineString(flat(one.line)).intersection(outline) for one in wuhan.streets]
    streets = shapely.union_all([one for one in streets if not one.is_empty])
    tracks = cleaned(of_rows(source.fixes_between(0, 2 * NOON)))
    rows = flat(np.column_stack([tracks.lon, tracks.lat]))
    ways = [
        shapely.LineString(piece) for piece in np.split(rows, np.flatnonzero(tracks.is_break)[1:]) if len(piece) > 1
    ]
    near = shapely.union_all(ways).buffer(25.0, quad_segs=32)
    wanted = streets.intersection(near).length
    assert grid.street_m == pytest.approx(streets.length, rel=0.01)
    assert grid.seen_m == pytest.approx(wanted, rel=0.02)
    assert 0.03 < grid.share < 0.9


# ---- blind spots


def bounds(half=600):
    (west, south), (east, north) = degrees(-half, -half), degrees(half, half)
    return west, south, east, north


def bred(source, places):
    """File a case at each place."""
    for number, place in enumerate(places):
        lon, lat = degrees(*place)
        for step, stage in (("reported", Stage.REPORTED), ("accept", Stage.ACCEPTED), ("file", Stage.FILED)):
            source.case(growth.case_id(number), step, START - HOUR, growth.state(number, lon=lon, lat=lat, stage=stage))


def test_blind_is_where_cases_are_bred_and_nobody_passed():
    source = DaysSource()
    bred(source, [(-300, -200)] * 20 + [(300, -200)] * 20)
    walk(source, "T1", *[(x, y) for x in range(-450, 1, 30) for y in (-450, -5)], speed=9.0)
    situation = made(source, duty("T1"), streets=STREETS)
    raster = Unseen(bounds=bounds(), width=480, height=480, scale_max=400.0).answer(situation.at(NOON))
    assert raster.rostered
    assert raster.cells.shape == (120, 120)
    west, east = raster.cells[:, :55].sum(dtype=int), raster.cells[:, 65:].sum(dtype=int)
    assert west < 0.1 * east
    assert 0.4 < raster.unseen_share < 0.6
    assert raster.cells[:58].sum() == 0, "north of the rostered grids nobody was sent"


@pytest.mark.parametrize(("side", "top"), [(1.0, 1.0), (0.5, 4.0), (2.0, 0.25)])
def test_the_scale_of_blind_spots_follows_from_the_citys_unit_grids_and_from_no_case(side, top):
    source = DaysSource()
    bred(source, [(-300, -200)] * 20)
    walk(source, "T1", (0, -450), (30, -450))
    setting = made(source, duty("T1"), streets=STREETS).at(NOON).setting
    (west, south), *_ = setting.city.areas[0].outline
    grids = [area for area in setting.city.areas if area.level is AreaLevel.UNIT_GRID]

    def shrunk(area):
        ring = tuple((west + (lon - west) * side, south + (lat - south) * side) for lon, lat in area.outline)
        return replace(area, outline=ring)

    def scale(areas):
        standing = Standing(replace(setting, city=replace(setting.city, areas=tuple(areas))))
        return BUSY_GRID * BREED_DAYS / standing.unit_grid_km2

    assert scale(map(shrunk, grids)) == pytest.approx(top * scale(grids), rel=0.01)


def test_the_raster_says_the_scale_that_it_was_drawn_in():
    source = DaysSource()
    bred(source, [(-300, -200)] * 20)
    walk(source, "T1", (0, -450), (30, -450))
    view = made(source, duty("T1"), streets=STREETS).at(NOON)
    own, said = (Unseen(bounds=bounds(), width=480, height=480, scale_max=top).answer(view) for top in (0.0, 400.0))

    assert own.scale_max == own_scale(view, BREED_DAYS) > 0
    assert BUSY_GRID * BREED_DAYS / view.standing.unit_grid_km2 == pytest.approx(own.scale_max, rel=0.5)
    assert said.scale_max == 400.0
    assert own.cells.any()


def test_what_was_seen_is_blind_again_after_the_hours():
    source = DaysSource()
    bred(source, [(-300, -200)] * 20)
    end = walk(source, "T1", *[(x, y) for x in range(-450, 1, 30) for y in (-450, -5)], speed=9.0)
    situation = made(source, duty("T1", end=NOON + 20 * HOUR), streets=STREETS, now=end + 5 * HOUR)
    question = Unseen(bounds=bounds(), width=480, height=480, hours=2, scale_max=400.0)
    just_seen, later = (question.answer(situation.at(t)).unseen_share for t in (end + 10 * MINUTE, end + 3 * HOUR))
    assert just_seen < 0.5
    assert later == 1.0


def test_blind_spots_of_any_earlier_moment_are_those_that_a_seat_saw_then():
    source, rng = DaysSource(), random.Random(7)
    bred(source, [(rng.uniform(-450, 450), rng.uniform(-450, -50)) for _ in range(60)])
    walk(source, "T1", *[(rng.uniform(-450, 450), rng.uniform(-450, -50)) for _ in range(40)], start=START + 7 * MINUTE)
    question = Unseen(bounds=bounds(), width=480, height=480, hours=1, scale_max=100.0)
    later = made(source, duty("T1"), streets=STREETS)
    question.answer(later.at())
    for minutes in (13, 31, 60, 77, 118, 140, 172):
        t = START + minutes * MINUTE
        then = DaysSource(events=source.events, fixes=[fix for fix in source.fixes if fix[1] < t // MINUTE * MINUTE])
        wanted = question.answer(made(then, duty("T1"), streets=STREETS, now=t).at())
        found = question.answer(later.at(t))
        assert np.array_equal(found.cells, wanted.cells), minutes
        assert found.unseen_share == wanted.unseen_share < 1.0 or minutes < 20
