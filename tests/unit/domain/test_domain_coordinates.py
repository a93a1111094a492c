"""The coordinate systems: known points, a way back to the millimetre, and nothing shifted outside of China."""

from math import cos, hypot, radians

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.coordinates import CoordinateSystem, convert, from_wgs84, to_wgs84

WGS84, CGCS2000, GCJ02, BD09 = CoordinateSystem
inland = st.tuples(st.floats(73.5, 134.8), st.floats(18.2, 53.4))


def metres(one, other):
    return hypot((one[0] - other[0]) * cos(radians(one[1])), one[1] - other[1]) * 111_320


@pytest.mark.parametrize(
    ("wgs84", "gcj02"),
    [  # the examples that the open-source converters test themselves with; all of them publish one formula
        ((121.5272106, 31.1774276), (121.531541859215, 31.17530398364597)),
        ((113.912316, 22.543847), (113.9171764808363, 22.540796131694766)),
        ((116.377817, 39.911954), (116.38404722455657, 39.91334545536069)),
    ],
)
def test_known_points_are_met(wgs84, gcj02):
    assert metres(from_wgs84(*wgs84, GCJ02), gcj02) < 0.01


def test_a_known_point_of_baidu():
    assert metres(convert(116.404, 39.915, GCJ02, BD09), (116.41036949371029, 39.92133699351021)) < 0.01


@given(inland, st.sampled_from(CoordinateSystem))
def test_there_and_back_is_the_same_place(place, system):
    assert metres(to_wgs84(*from_wgs84(*place, system), system), place) < 0.001


@given(inland, st.sampled_from(CoordinateSystem), st.sampled_from(CoordinateSystem))
def test_every_way_leads_there_and_back(place, source, target):
    there = convert(*place, source, target)

    assert metres(convert(*there, target, source), place) < 0.01


@given(inland)
def test_the_shift_is_between_fifty_and_a_thousand_metres(place):
    assert 20 < metres(from_wgs84(*place, GCJ02), place) < 1200


@pytest.mark.parametrize("place", [(-0.12, 51.5), (139.7, 35.7), (-74.0, 40.7)])
def test_nothing_is_shifted_elsewhere(place):
    assert from_wgs84(*place, GCJ02) == place
    assert to_wgs84(*place, GCJ02) == place


def test_cgcs2000_is_taken_for_wgs84():
    assert from_wgs84(114.3, 30.6, CGCS2000) == to_wgs84(114.3, 30.6, CGCS2000) == (114.3, 30.6)
