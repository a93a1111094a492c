"""Density as a raster: where it is dense, how dense, and the same scale on every date."""

import math

import numpy as np
import pytest

from app.domain.moment import HOUR
from app.domain.terms import Post, Stage
from app.situation.heat import CellCache, Picture
from app.situation.questions.heat import Heat
from tests.unit.situation.growth import CENTRE, NOON, ListSource, case_id, situation, state

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
