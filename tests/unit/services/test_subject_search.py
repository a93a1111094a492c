"""Finding what a wall may point at: by code, by name, by pinyin initials, among a hundred thousand components."""

import pytest

from app.cli.parts import city_of
from app.cli.settings import read_settings
from app.domain.camera import Camera
from app.domain.city import AreaLevel
from app.domain.component import Component, Components
from app.services.initials import initials
from app.services.subject_search import SubjectSearch, Where

PEOPLE = (
    Where(terminal="2056", name="江岸 04", lon=114.30, lat=30.60), Where(terminal="2083", name="江岸 05", lon=114.31, lat=30.61),
)  # fmt: skip
CAMERAS = (
    Camera(id="CAM-7", name="文昌路东口", lon=114.30, lat=30.60, url="rtsp://cam/7"),
    Camera(id="CAM-8", name="人民大道桥下", lon=114.31, lat=30.60, url="rtsp://cam/8"),
)  # fmt: skip


@pytest.fixture(scope="module")
def search():
    city = city_of(read_settings())
    west, south, _, _ = city.bounds
    parts = Components.of(Component(f"42010201002{n:06d}", west + n * 1e-7, south) for n in range(100_000))
    return SubjectSearch(city, CAMERAS, lambda: parts, lambda digits: {"01002": "污水井盖"}.get(digits, ""))


def kinds(found):
    return [(one.kind, one.id) for one in found]


def test_a_component_is_found_by_its_whole_code_and_by_its_last_digits(search):
    assert kinds(search.find("42010201002042424"))[0] == ("component", "42010201002042424")
    assert kinds(search.find("042424"))[0] == ("component", "42010201002042424")
    ending = [one for one in search.find("9999") if one.kind == "component"]
    assert ending
    assert all(one.id.endswith("9999") for one in ending)


def test_one_of_a_hundred_thousand_components_is_found_by_its_digits(search):
    assert kinds(search.find("073031")) == [("component", "42010201002073031")]


def test_an_inspector_is_found_by_number_or_name_where_he_is(search):
    assert kinds(search.find("2056", PEOPLE))[0] == ("inspector", "2056")
    assert [one.id for one in search.find("江岸", PEOPLE)][:2] == ["2056", "2083"]
    assert (search.find("2083", PEOPLE)[0].lon, search.find("2083", PEOPLE)[0].lat) == (114.31, 30.61)


def test_a_community_is_found_by_its_name_and_by_its_initials(search):
    community = next(area for area in search._city.areas if area.level is AreaLevel.COMMUNITY)
    by_name, by_letters = search.find(community.name), search.find(initials(community.name)[0])

    assert ("community", community.code) in kinds(by_name)
    assert ("community", community.code) in kinds(by_letters)


def test_a_grid_is_found_by_its_code_and_lies_in_its_outline(search):
    grid = next(area for area in search._city.areas if area.level is AreaLevel.UNIT_GRID)

    found = next(one for one in search.find(grid.code) if one.kind == "grid")

    lons, lats = [point[0] for point in grid.outline], [point[1] for point in grid.outline]
    assert min(lons) < found.lon < max(lons)
    assert min(lats) < found.lat < max(lats)
    assert found.id == grid.code


@pytest.mark.parametrize("text", ["cam-8", "人民大道", "rmddqx"])
def test_a_camera_is_found_by_its_number_its_name_or_its_initials(search, text):
    assert ("camera", "CAM-8") in kinds(search.find(text))


@pytest.mark.parametrize("text", ["", "  ", "没有这个地方", "77777777777777777"])
def test_what_is_not_there_is_not_found(search, text):
    assert [one for one in search.find(text, PEOPLE) if one.kind in {"component", "inspector", "camera"}] == []


def test_nothing_is_found_twice(search):
    for text in ("2", "路", "42", "w", "社区"):
        found = kinds(search.find(text, PEOPLE))
        assert len(found) == len(set(found))


@pytest.mark.parametrize("text", ["污水井", "井盖", "wsjg", "01002"])
def test_a_class_of_components_is_found_by_its_name_its_initials_or_its_digits_with_how_many_there_are(search, text):
    found = next(one for one in search.find(text) if one.kind == "component_class")

    assert (found.id, found.label, found.note) == ("01002", "污水井盖", "100000")


def test_a_class_by_all_its_digits_comes_before_the_many_components_that_end_so(search):
    codes = [f"42010201{kind:03d}{tail}01002" for kind in range(1, 10) for tail in range(10)]
    west, south, _, _ = search._city.bounds
    parts = Components.of(Component(code, west, south) for code in codes)
    crowded = SubjectSearch(search._city, CAMERAS, lambda: parts)

    found = kinds(crowded.find("01002"))

    assert found[0] == ("component_class", "01002")
    assert len(found) > 1


def test_of_a_class_the_city_has_none_of_there_is_nothing_to_show(search):
    assert search.of_class("01003") is None
