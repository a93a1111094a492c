"""Addresses as they are typed become places inside the city."""

import math
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.city import Street, StreetClass
from app.domain.place import NamedPlace, PlaceKind
from app.services.geocoder import Geocoder
from app.services.geocoder_doors import parse_door
from app.services.initials import initials
from app.simulate.city import generate_city
from app.situation.places import Places
from tests.unit.services.town import city as small_city


@cache
def town():
    return generate_city()


@cache
def places():
    return Places(town())


@cache
def geocoder():
    return Geocoder(town(), places())


@cache
def small(*doors):
    known = tuple(NamedPlace(name=name, kind=PlaceKind.DOOR, lon=lon, lat=lat) for name, lon, lat in doors)
    return Geocoder(replace(small_city(), places=known))


def names(text, limit=8):
    return [place.name for place in geocoder().search(text, limit)]


def test_all_six_kinds_of_names_are_found():
    for text, kind in (
        ("城西区", PlaceKind.AREA), ("桥西街道", PlaceKind.AREA), ("小区", PlaceKind.ESTATE), ("文昌路", PlaceKind.STREET),
        ("文昌路118号", PlaceKind.DOOR), ("人民公园", PlaceKind.LANDMARK), ("市人民医院", PlaceKind.POI),
    ):  # fmt: skip
        assert geocoder().search(text)[0].kind is kind, text


def test_a_community_is_found_by_its_stem():
    area = next(one for one in town().areas if one.name.endswith("社区"))
    assert area.name in names(area.name.removesuffix("社区"))


def test_every_street_is_found_by_its_name_and_by_its_initials():
    for name in {street.name for street in town().streets}:
        assert name == names(name)[0]
        assert all(name in names(spelling, limit=40) for spelling in initials(name)), name


def test_initials_in_front_of_a_number_give_the_door():
    for text in ("wcl118", "文昌路 118 号", "文昌路１１８号附近", "文昌路118"):
        assert names(text)[0] == "文昌路 118 号"


def test_a_word_with_several_readings_is_found_by_each():
    assert {"cll", "zll", "cyl"} <= set(initials("长乐路"))
    assert {"cql", "zql"} <= set(initials("重庆路"))
    assert len(initials("重庆大厦")) == 8
    assert "cqds" in initials("重庆大厦")


def test_a_place_is_found_behind_its_street():
    place = next(one for one in town().places if one.name == "第一中学")
    road, _ = places().road_near(place.lon, place.lat)
    assert "第一中学" in names(road + "第一中学")
    assert "第一中学" in names(f"{road} 中学")


def test_exact_names_come_before_longer_ones():
    assert names("清河")[0] == "清河"
    scores = [place.score for place in geocoder().search("文昌")]
    assert scores == sorted(scores, reverse=True)


def test_odd_numbers_stand_on_one_side_and_even_on_the_other_and_rise_along_the_street():
    search = small().search
    odd, even, farther = (search(f"文昌路{number}号")[0] for number in (11, 12, 51))
    assert odd.lat > 36.611 > even.lat
    assert farther.lon > odd.lon
    assert Places(small_city()).road_near(odd.lon, odd.lat)[1] < 15


def test_a_number_beyond_the_street_gives_the_street_itself():
    (found,) = small().search("文昌路 9999 号")
    assert (found.name, found.kind) == ("文昌路", PlaceKind.STREET)
    assert found.score < 0.6


def test_a_known_door_stands_where_the_site_says_and_others_between_known_ones():
    doors = (("文昌路10号", 117.010, 36.6112), ("文昌路 20 号", 117.020, 36.6112), ("文昌路30号", 117.040, 36.6112))
    search = small(*doors).search
    exact = search("文昌路10号")[0]
    assert (exact.lon, exact.lat) == (117.010, 36.6112)
    assert math.isclose(search("文昌路 16 号")[0].lon, 117.016, abs_tol=1e-6)
    assert math.isclose(
        search("文昌路 25 号")[0].lon, 117.005 + 12 * 30 / Places(small_city()).metres_per_degree[0], abs_tol=1e-6
    )
    assert math.isclose(search("文昌路 24 号")[0].lon, 117.028, abs_tol=1e-6)
    assert search("文昌路 40 号")[0].kind is PlaceKind.STREET


def test_a_street_that_leaves_the_city_has_its_doors_inside_only():
    road = Street(name="出城路", street_class=StreetClass.ARTERIAL, line=((117.02, 36.62), (117.2, 36.62)))
    search = Geocoder(replace(small_city(), streets=(road,))).search
    assert search("出城路 21 号")[0].kind is PlaceKind.DOOR
    assert [one.kind for one in search("出城路 601 号")] == [PlaceKind.STREET]
    on_border = replace(road, line=((117.005, 36.605), (117.045, 36.605)))
    inside = Geocoder(replace(small_city(), streets=(on_border,))).search("出城路 22 号")[0]
    assert Places(small_city()).contains(inside.lon, inside.lat)


def test_a_railway_has_a_name_but_no_doors():
    assert small().search("货运铁路")[0].kind is PlaceKind.STREET
    assert all(one.kind is not PlaceKind.DOOR for one in small().search("货运铁路12号"))


def test_places_outside_the_city_are_left_out():
    far = NamedPlace(name="外地大厦", kind=PlaceKind.POI, lon=110.0, lat=30.0)
    assert Geocoder(replace(small_city(), places=(far,))).search("外地") == ()


def test_a_city_without_named_places_has_its_communities_as_estates():
    bare = Geocoder(replace(town(), places=()))
    stem = next(one.name for one in town().areas if one.name.endswith("社区")).removesuffix("社区")
    assert PlaceKind.ESTATE in {place.kind for place in bare.search(stem)}


def test_an_empty_city_finds_nothing():
    empty = replace(small_city(), areas=(), streets=(), grounds=())
    assert Geocoder(empty).search("文昌路 1 号") == ()


@pytest.mark.parametrize(
    ("text", "parsed"),
    [
        ("文昌路118号", ("文昌路", 118)), ("wcl 118", ("wcl", 118)), ("经7路12", ("经7路", 12)), ("经7路", None),
        ("118", None), ("文昌路0号", None), ("文昌路118号院", ("文昌路", 118)), ("", None), ("文昌路", None),
    ],
)  # fmt: skip
def test_doors_are_read_as_they_are_typed(text, parsed):
    assert parse_door(text) == parsed


_WORDS = st.sampled_from(
    [street.name for street in generate_city().streets[:200]] + ["人民", "小学", "wcl", "h", "号", "路", " "]
)


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(st.text(max_size=12), st.lists(_WORDS, min_size=1, max_size=3).map("".join)),
    st.integers(0, 99_999),
    st.booleans(),
)
def test_no_place_is_ever_outside_the_city(text, number, has_number):
    for place in geocoder().search(f"{text}{number}号" if has_number else text):
        assert places().contains(place.lon, place.lat)
        assert place.grid == places().grid_at(place.lon, place.lat)
        assert 0 < place.score <= 1


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=12), st.integers(1, 20))
def test_there_are_never_more_places_than_asked_for_and_none_twice(text, limit):
    found = geocoder().search(text, limit)
    assert len(found) <= limit
    assert len({(place.name, place.lon, place.lat) for place in found}) == len(found)
