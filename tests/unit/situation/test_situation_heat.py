"""Density as a raster: where it is dense, how dense, and the same scale on every date."""

import math
import random
from dataclasses import replace

import numpy as np
import pytest

from app.domain.moment import HOUR
from app.domain.terms import Post, Stage, Supervision
from app.situation import heat as heat_module
from app.situation.filters import Filter
from app.situation.heat import CellCache, Picture, raster
from app.situation.questions.heat import Heat, HeatCount, HeatKind
from tests.unit.situation.growth import (
    CENTRE,
    CLASSES,
    NOON,
    ListSource,
    case_id,
    in_disposal,
    situation,
    state,
)

LON, LAT = CENTRE
BOUNDS = (LON - 0.05, LAT - 0.04, LON + 0.05, LAT + 0.04)


def filed(*cases):
    """Return a log of filings, each (hours ago, lon, lat)."""
    source = ListSource()
    for number, (hours, lon, lat) in enumerate(sorted(cases, reverse=True)):
        after = state(number, stage=Stage.FILED, post=Post.DISPATCHER, lon=lon, lat=lat)
        source.case(case_id(number), "file", NOON - int(hours * HOUR), after)
    return situation(source)


def heat(view, **changes):
    asked = {"bounds": BOUNDS, "width": 400, "height": 320, "half_life_h": 0.0, "scale_max": 400.0} | changes
    return Heat(**asked).answer(view)


def test_the_hottest_cell_is_where_the_cases_are():
    lon, lat = LON + 0.02, LAT + 0.01
    answer = heat(filed(*[(1, lon, lat)] * 20).at(NOON))

    row, column = np.unravel_index(answer.cells.argmax(), answer.cells.shape)
    assert answer.cells.shape == (80, 100)
    assert abs((column + 0.5) / 100 - (lon - BOUNDS[0]) / 0.1) < 0.01
    assert abs((row + 0.5) / 80 - (BOUNDS[3] - lat) / 0.08) < 0.0125
    assert answer.counted == 20


def test_the_raster_adds_up_to_the_number_of_cases():
    answer = heat(filed(*[(1, LON, LAT)] * 25).at(NOON), scale_max=200.0)

    wide = 0.1 * 111.32 * math.cos(math.radians(LAT)) / 100
    high = 0.08 * 111.32 / 80
    cases = answer.cells.sum() / 255 * 200.0 * wide * high
    assert cases == pytest.approx(25, rel=0.02)


@pytest.mark.parametrize("blur_m", [60.0, 150.0, 600.0])
def test_points_put_one_by_one_are_the_points_blurred_together(monkeypatch, blur_m):
    picture, rng = Picture(BOUNDS, 800, 640), np.random.default_rng(7)
    rows, columns = picture.shape
    at_edges = [0, columns - 1, (rows - 1) * columns, rows * columns - 1, 3 * columns + 2, rows * columns]
    cells = np.array([*at_edges, *rng.integers(0, rows * columns, 60), 777, 777], np.int32)
    weights = rng.uniform(-1, 2, len(cells)).astype(np.float32)

    one_by_one = raster(picture, cells, weights, blur_m)
    monkeypatch.setattr(heat_module, "FEW", 0)
    together = raster(picture, cells, weights, blur_m)

    assert abs(together).max() > 0.5
    assert one_by_one == pytest.approx(together, abs=1e-5 * float(abs(together).max()))


def test_points_whose_blur_covers_the_picture_are_blurred_together(monkeypatch):
    picture, cells = Picture(BOUNDS, 800, 640), np.arange(100, dtype=np.int32)

    def put(*_: object) -> None:
        raise AssertionError("a hundred wide blurs one by one take a hundred times as long")

    monkeypatch.setattr(heat_module, "splash", put)
    assert raster(picture, cells, None, 5_000.0).max() > 0
    with pytest.raises(AssertionError, match="one by one"):
        raster(picture, cells[:2], None, 60.0)


def test_the_scale_is_fixed_so_that_two_dates_compare():
    one, two = (heat(filed(*[(1, LON, LAT)] * count).at(NOON), scale_max=400.0).cells.max() for count in (20, 40))

    assert int(two) == pytest.approx(2 * int(one), abs=2)
    assert heat(filed(*[(1, LON, LAT)] * 5000).at(NOON)).cells.max() == 255


def test_a_case_weighs_half_after_its_half_life():
    fresh = heat(filed(*[(0, LON, LAT)] * 50).at(NOON), half_life_h=6.0, scale_max=400.0).cells.max()
    old = heat(filed(*[(6, LON, LAT)] * 50).at(NOON), half_life_h=6.0, scale_max=400.0).cells.max()

    assert int(old) == pytest.approx(int(fresh) / 2, abs=1)


@pytest.mark.parametrize("axis", ["recorded", "valid"])
def test_only_filings_of_the_period_and_inside_the_bounds_count(axis):
    made = filed(
        (1, LON, LAT), (23, LON, LAT), (24, LON, LAT), (25, LON, LAT), (1, LON + 1, LAT), (1, LON, LAT - 0.04001)
    )

    assert heat(made.at(NOON, axis)).counted == 2
    assert heat(made.at(NOON - 2 * HOUR, axis)).counted == 3
    assert heat(made.at(NOON - 24 * HOUR, axis)).counted == 2


def test_cells_are_projected_once_and_new_places_are_added():
    rng = np.random.default_rng(5)
    lon, lat = rng.uniform(113.8, 114.2, 1000), rng.uniform(30.3, 30.7, 1000)
    picture, cache = Picture(BOUNDS, 401, 319), CellCache()

    part = cache.cells(picture, lon[:600], lat[:600])
    whole = cache.cells(picture, lon, lat)

    assert whole.tolist() == picture.cells(lon, lat).tolist()
    assert part.tolist() == whole[:600].tolist()
    assert whole.max() == picture.shape[0] * picture.shape[1]


def near(number, hours, **changes):
    """Return an open case with its department whose limit ends in *hours*, its warning 2 h before."""
    due = NOON + int(hours * HOUR)
    return case_id(number), in_disposal(number, case_soon=due - 2 * HOUR, case_due=due, **changes)


def test_pressure_grows_from_the_warning_on_and_leaves_the_rest_out():
    source = ListSource()
    waiting = {"supervised": Supervision.WAITING, "reply_due": NOON + HOUR}
    for number, (hours, more) in enumerate([(5, {}), (2, {}), (1, {}), (0, {}), (-12, {}), (-48, {}), (5, waiting)]):
        source.case(*(near(number, hours, **more)[0], "dispatch", NOON - HOUR, near(number, hours, **more)[1]))
    view = situation(source).at(NOON)

    points = Heat(bounds=BOUNDS, width=400, height=320, kind=HeatKind.PRESSURE).points(view)

    assert sorted(points.weight.tolist()) == pytest.approx([0.75, 1.0, 1.5, 1.5, 2.0])


def test_a_difference_is_this_period_less_the_one_before():
    made = filed(*[(1, LON, LAT)] * 9, *[(25, LON, LAT)] * 4, *[(30, LON + 0.03, LAT)] * 6, (50, LON, LAT))

    answer = heat(made.at(NOON), kind=HeatKind.DIFFERENCE, scale_max=100.0)
    back = heat(made.at(NOON), kind=HeatKind.DIFFERENCE, scale_max=100.0, back_h=48.0)

    assert (answer.counted, answer.before, back.before) == (9, 10, 1)
    assert answer.cells[:, 55:].min() < 128 < answer.cells[40, 50]
    assert answer.cells[0, 0] == answer.zero == 128


def test_recurrence_counts_what_a_slow_reference_counts():
    rng = random.Random(4)
    made = [(rng.uniform(0, 60 * 24), LON + rng.uniform(0, 2e-3), LAT + rng.uniform(0, 2e-3)) for _ in range(120)]
    made.sort(reverse=True)
    source = ListSource()
    for number, (hours, lon, lat) in enumerate(made):
        after = state(number, stage=Stage.FILED, lon=lon, lat=lat, class_key=CLASSES[number % 2])
        source.case(case_id(number), "file", NOON - int(hours * HOUR), after)
    view = situation(source).at(NOON)

    def recurs(later):
        hours, lon, lat = made[later]
        return any(
            made[n][0] - hours <= 20 * 24 and n % 2 == later % 2
            and math.hypot((made[n][1] - lon) * math.cos(math.radians(LAT)), made[n][2] - lat) * 111_320 <= 50
            for n in range(later)
        )  # fmt: skip

    expected = sum(recurs(number) for number, (hours, _, _) in enumerate(made) if hours < 10 * 24)
    answer = heat(view, kind=HeatKind.RECURRENCE, period_h=240.0, days=20)

    assert expected > 5
    assert answer.counted == expected


def test_a_case_filed_twice_does_not_recur_by_itself():
    source = ListSource()
    for hours in (3, 1):
        source.case(case_id(1), "file", NOON - hours * HOUR, state(1, stage=Stage.FILED))

    assert heat(situation(source).at(NOON), kind=HeatKind.RECURRENCE).counted == 0


def test_the_count_under_the_pointer_is_what_lies_within_the_radius():
    step = 100 / 111_320
    made = filed(*[(1, LON, LAT + n * step) for n in range(5)], (30, LON, LAT))
    asked = Heat(bounds=BOUNDS, width=400, height=320, half_life_h=0.0)

    assert HeatCount(heat=asked, lon=LON, lat=LAT, metres=250).answer(made.at(NOON)).count == 3
    difference = replace(asked, kind=HeatKind.DIFFERENCE)
    counted = HeatCount(heat=difference, lon=LON, lat=LAT, metres=250).answer(made.at(NOON))
    assert (counted.count, counted.before) == (3, 1)


@pytest.mark.parametrize("kind", HeatKind)
def test_a_filter_leaves_out_other_classes(kind):
    source = ListSource()
    for number in range(6):
        after = in_disposal(number, class_key=CLASSES[number % 2], case_soon=NOON - HOUR, case_due=NOON + HOUR)
        source.case(case_id(number), "file", NOON - 2 * HOUR, after)
    view = situation(source).at(NOON)
    whole, half = (heat(view, kind=kind, filter=one).counted for one in (Filter(), Filter(classes=(CLASSES[0],))))

    assert (whole, half) == ((4, 2) if kind is HeatKind.RECURRENCE else (6, 3))


@pytest.mark.parametrize("half_life_h", [0.0, 6.0])
@pytest.mark.parametrize("size", [(400, 320), (1600, 1280)])
def test_a_density_that_grew_is_the_one_counted_anew(half_life_h, size):
    rng = random.Random(8)
    hours = sorted((rng.uniform(0, 40) for _ in range(300)), reverse=True)
    places = [(hour, LON + rng.uniform(-0.05, 0.05), LAT + rng.uniform(-0.04, 0.04)) for hour in hours]
    made = filed(*places)
    asked = Heat(bounds=BOUNDS, width=size[0], height=size[1], half_life_h=half_life_h, scale_max=30.0)
    grown_steps = []

    for minutes in range(600, -1, -10):
        view = made.at(NOON - minutes * HOUR // 60)
        grown = asked.answer(view)
        grown_steps.append(view.cells.recall(asked).steps)
        whole = replace(asked, filter=Filter(areas=("",))).answer(view)  # one that lets all pass, and never grows
        assert np.abs(grown.cells.astype(int) - whole.cells.astype(int)).max() <= 1
        assert grown.counted == whole.counted

    assert grown_steps == list(range(len(grown_steps)))


def test_a_jump_back_is_counted_anew():
    made = filed(*[(hour, LON, LAT) for hour in range(1, 20)])
    asked = Heat(bounds=BOUNDS, width=400, height=320)
    asked.answer(made.at(NOON))
    early = asked.answer(made.at(NOON - 10 * HOUR))

    assert early.counted == Heat(bounds=BOUNDS, width=401, height=320).answer(made.at(NOON - 10 * HOUR)).counted
    assert made.at(NOON).cells.recall(asked).steps == 0
