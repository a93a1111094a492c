"""The generated city: complete, gap-free, the same each time."""

import dataclasses
import pickle
from collections import Counter
from pathlib import Path

import pytest
import shapely

from app.adapters.tables import read_catalogue
from app.domain.city import AreaLevel, City, StreetClass
from app.simulate.city import generate_city
from app.situation.places import Places

DIGITS = {AreaLevel.DISTRICT: 6, AreaLevel.SUBDISTRICT: 9, AreaLevel.COMMUNITY: 12, AreaLevel.UNIT_GRID: 15}
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def city() -> City:
    return generate_city()


def shapes(city, level):
    return {area.code: shapely.Polygon(area.outline) for area in city.areas if area.level is level}


def test_the_same_seed_gives_the_same_bytes(city):
    again = generate_city()

    assert pickle.dumps(dataclasses.astuple(again)) == pickle.dumps(dataclasses.astuple(city))


def test_another_seed_gives_another_town(city):
    assert generate_city(seed=1).streets != city.streets


@pytest.mark.parametrize("seed", [20260611, 1, 7])
def test_the_town_has_the_promised_size(seed):
    city = generate_city(seed=seed)

    levels = Counter(area.level for area in city.areas)
    grounds = Counter(ground.what for ground in city.grounds)
    assert levels[AreaLevel.DISTRICT] == 4
    assert 12 <= levels[AreaLevel.SUBDISTRICT] <= 16
    assert 42 <= levels[AreaLevel.COMMUNITY] <= 80
    assert 550 <= levels[AreaLevel.UNIT_GRID] <= 650
    assert grounds["park"] >= 5
    assert grounds["water"] >= 2
    assert 2000 <= grounds["building"] <= 6000
    assert {street.street_class for street in city.streets} == set(StreetClass)


def test_the_town_is_light_enough_for_a_map_page(city):
    vertices = sum(len(area.outline) for area in city.areas) + sum(len(one.line) for one in city.streets)
    vertices += sum(len(ground.outline) for ground in city.grounds)

    assert vertices < 120_000


def test_every_code_has_its_digits_and_its_parent(city):
    codes = {area.code for area in city.areas}

    assert len(codes) == len(city.areas)
    for area in city.areas:
        assert len(area.code) == DIGITS[area.level]
        assert area.code.isdigit()
        assert area.code.startswith(city.code[:4])
        assert area.level is AreaLevel.DISTRICT or area.code[:-3] in codes


@pytest.mark.parametrize("level", list(AreaLevel))
def test_the_areas_of_a_level_cover_the_town_without_gap_or_overlap(city, level):
    parts = list(shapes(city, level).values())
    town = shapely.box(*city.bounds)

    assert all(part.is_valid for part in parts)
    assert sum(part.area for part in parts) == pytest.approx(town.area, rel=1e-9)
    assert shapely.union_all(parts).symmetric_difference(town).area < town.area * 1e-9


def test_a_part_lies_in_the_area_its_code_names(city):
    for level, above in ((AreaLevel.UNIT_GRID, AreaLevel.COMMUNITY), (AreaLevel.COMMUNITY, AreaLevel.SUBDISTRICT)):
        outer = shapes(city, above)
        for code, part in shapes(city, level).items():
            assert part.difference(outer[code[:-3]]).area < part.area * 1e-6


def test_grids_are_numbered_from_the_north_west(city):
    by_community = {}
    for code, part in shapes(city, AreaLevel.UNIT_GRID).items():
        by_community.setdefault(code[:12], []).append((code, part.centroid))

    for grids in by_community.values():
        grids.sort(key=lambda grid: grid[0])
        assert [code[12:] for code, _ in grids] == [f"{number:03d}" for number in range(1, len(grids) + 1)]
        assert grids[0][1].y >= grids[-1][1].y
    firsts_lie_west = [grids[0][1].x <= grids[1][1].x for grids in by_community.values()]
    assert sum(firsts_lie_west) > 0.9 * len(firsts_lie_west)


def test_every_unit_grid_belongs_to_one_duty_grid_with_a_crew(city):
    bound = [grid for duty_grid in city.duty_grids for grid in duty_grid.unit_grids]

    assert sorted(bound) == sorted(shapes(city, AreaLevel.UNIT_GRID))
    assert all(18 <= len(duty_grid.unit_grids) <= 32 for duty_grid in city.duty_grids)
    crews = [terminal for duty_grid in city.duty_grids for terminal in duty_grid.terminals]
    assert len(crews) == len(set(crews))
    assert set(crews) < set(city.terminals)


def test_some_of_each_turn_ride_in_patrol_cars(city):
    assert 0.03 < len(city.vehicles) / len(city.terminals) < 0.12
    for first, last in ((0, 3), (3, 6)):
        turn = {terminal for grid in city.duty_grids for terminal in grid.terminals[first:last]}
        assert 3 <= len(turn & set(city.vehicles)) <= 12


def test_a_duty_grid_hangs_together(city):
    grids = shapes(city, AreaLevel.UNIT_GRID)

    together = [shapely.union_all([grids[code] for code in one.unit_grids]).geom_type for one in city.duty_grids]

    assert together.count("Polygon") > 0.9 * len(together)


def test_a_position_in_a_grid_is_found_there(city):
    places = Places(city)

    for code, part in shapes(city, AreaLevel.UNIT_GRID).items():
        inside = part.representative_point()
        assert places.grid_at(inside.x, inside.y) == code
    west, south, _, _ = city.bounds
    assert places.grid_at(west - 0.01, south) == ""


def test_no_building_stands_in_water_or_park(city):
    free = shapely.STRtree([shapely.Polygon(one.outline) for one in city.grounds if one.what != "building"])
    houses = [shapely.Polygon(one.outline) for one in city.grounds if one.what == "building"]

    assert all(house.is_valid for house in houses)
    assert free.query(houses, predicate="intersects").shape[1] == 0


def test_bridges_cross_the_river(city):
    river = next(shapely.Polygon(one.outline) for one in city.grounds if one.name == "清河")
    bridges = [shapely.LineString(one.line) for one in city.streets if one.name.endswith("大桥")]

    assert len(bridges) >= 4
    assert all(bridge.crosses(river) for bridge in bridges)


def test_departments_have_units_and_fictional_short_numbers(city):
    heads = {one.code for one in city.departments if one.level == 1}

    assert len({one.code for one in city.departments}) == len(city.departments)
    assert len({one.phone for one in city.departments}) == len(city.departments)
    assert all(len(one.phone) == 4 and one.phone.startswith("3") for one in city.departments)
    assert all(one.parent in heads for one in city.departments if one.level == 2)
    assert {one.group for one in city.departments} == {"专业部门", "公用企业", "街道"}


def test_the_responsibility_list_names_known_departments(city):
    parents = {one.code: one.parent for one in city.departments}

    for row in city.responsibilities:
        assert parents[row.department] == ""
        assert not row.unit or parents[row.unit] == row.department


@pytest.mark.parametrize("area", ["", "990101001001001", "990104003003005"])
def test_every_class_has_a_department_everywhere(city, area):
    keys = read_catalogue(ROOT / "resources" / "catalogue").classes

    assert len(keys) > 240
    for key in keys:
        rows = [one for one in city.responsibilities if key.startswith(one.class_prefix)]
        assert any(area.startswith(one.area_prefix) for one in rows), key


@pytest.mark.parametrize(
    ("class_key", "department"),
    [("C01037", "路灯处"), ("C01004", "排水处"), ("E06010", "环卫处"), ("E09006", "执法大队"), ("C01020", "公交公司"),
     ("E06036", "桥西街道")],
)  # fmt: skip
def test_usual_classes_go_where_they_go_in_the_trade(city, class_key, department):
    rows = [
        r
        for r in city.responsibilities
        if class_key.startswith(r.class_prefix) and "990101001".startswith(r.area_prefix)
    ]
    row = max(rows, key=lambda one: (len(one.class_prefix), len(one.area_prefix)))

    assert next(one.name for one in city.departments if one.code == row.department) == department
