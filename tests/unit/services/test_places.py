"""Where a position is."""

import math
from dataclasses import replace

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from app.situation.places import Places
from tests.unit.services.town import EAST_LON, LAT, WEST_LON, city, places


def test_a_position_is_in_the_grid_that_covers_it():
    assert places().grid_at(WEST_LON, LAT) == "370102001001001"
    assert places().grid_at(EAST_LON, LAT) == "370102002001001"


def test_a_position_on_a_shared_border_has_one_grid_whoever_asks():
    assert places().grid_at(117.015, 36.610) == "370102001001001"


def test_a_position_in_the_bounds_but_off_the_town_is_outside():
    assert not places().contains(117.002, 36.62)
    assert places().grid_at(117.002, 36.62) == ""
    assert places().contains(117.025, 36.62)


@given(lon=st.floats(116.99, 117.06), lat=st.floats(36.59, 36.65))
def test_the_quick_look_up_agrees_with_the_polygon(lon, lat):
    town = shapely.box(117.005, 36.605, 117.045, 36.635)

    assert places().contains(lon, lat) == bool(shapely.intersects_xy(town, lon, lat))


@pytest.mark.parametrize("strange", [math.nan, math.inf, -math.inf])
def test_what_is_no_number_is_outside(strange):
    assert not places().contains(strange, LAT)
    assert not places().contains(WEST_LON, strange)


def test_the_nearest_street_is_named_with_its_distance_and_a_railway_is_no_street():
    road, metres = places().road_near(WEST_LON, 36.6106)

    assert road == "文昌路"
    assert metres == pytest.approx(0.0004 * 111_320, rel=0.01)


def test_a_town_without_streets_names_none():
    bare = Places(replace(city(), streets=()))

    assert bare.road_near(WEST_LON, LAT) == ("", math.inf)


def test_a_city_without_areas_is_its_bounds():
    bare = Places(replace(city(), areas=()))

    assert bare.contains(117.001, 36.601)
    assert not bare.contains(117.051, 36.601)
    assert bare.grid_at(WEST_LON, LAT) == ""


def test_a_degree_of_longitude_is_shorter_than_one_of_latitude():
    east = places().metres(117.01, 36.62, 117.02, 36.62)
    north = places().metres(117.01, 36.62, 117.01, 36.63)

    assert east / north == pytest.approx(math.cos(math.radians(36.62)), rel=1e-4)


def test_every_unit_grid_has_its_responsibility_grid():
    grids = [area.code for area in city().areas if len(area.code) == 15]

    assert [places().duty_grid_of(code) for code in sorted(grids)] == ["D1"] * 6 + ["D2"] * 6
    assert places().duty_grid_of("no such grid") == ""
