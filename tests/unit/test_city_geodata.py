"""A city in files: what is written is read again, and a site's bad file is named."""

import json
from dataclasses import replace

import pytest

from app.adapters.geodata import SiteError, read_city, read_site, write_city
from app.domain.city import Area, AreaLevel
from app.simulate.city import generate_city

SQUARE = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]
BESIDE = [[1, 0], [2, 0], [2, 1], [1, 1], [1, 0]]
BOWTIE = [[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]


def feature(ring=SQUARE, kind="Polygon", **properties):
    coordinates = ring if kind == "LineString" else [ring]
    return {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": coordinates}}


def grid(number, ring=SQUARE):
    return feature(ring, level="unit_grid", code=f"990101001001{number:03d}", name=f"格 {number}")


def write(folder, name, *features, **more):
    text = json.dumps({"type": "FeatureCollection", "features": list(features), **more})
    (folder / f"{name}.geojson").write_text(text, encoding="utf-8")


def test_a_written_city_is_read_again_as_it_was(tmp_path):
    city = generate_city()

    write_city(city, tmp_path / "city")

    assert read_city(tmp_path / "city") == city


def test_writing_twice_gives_the_same_bytes(tmp_path):
    write_city(generate_city(), tmp_path / "a")
    write_city(generate_city(), tmp_path / "b")

    for path in sorted((tmp_path / "a").iterdir()):
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()


def test_areas_alone_make_a_city(tmp_path):
    write(tmp_path, "areas", grid(1), grid(2, BESIDE))

    city = read_site(tmp_path)

    assert city.code == "990100"
    assert city.bounds == (0, 0, 2, 1)
    assert city.areas[0] == Area(
        level=AreaLevel.UNIT_GRID, code="990101001001001", name="格 1", outline=tuple(map(tuple, SQUARE))
    )


def test_heights_and_single_part_multipolygons_are_taken(tmp_path):
    high = [[x, y, 12.5] for x, y in SQUARE]
    raw = feature(level="district", code="990101", name="甲")
    raw["geometry"] = {"type": "MultiPolygon", "coordinates": [[high]]}
    write(tmp_path, "areas", raw)

    assert read_site(tmp_path).areas[0].outline == tuple(map(tuple, SQUARE))


@pytest.mark.parametrize(
    ("features", "sentence"),
    [
        ([grid(1), grid(1, BESIDE)], r"areas.geojson: feature 2 \(990101001001001\): code stands already on feature 1"),
        ([grid(1), grid(2)], r"feature 2 \(990101001001002\): overlaps feature 1"),
        ([grid(1, BOWTIE)], "feature 1 .*not valid: Self-intersection"),
        ([feature(level="unit_grid", code="12345")], "code '12345' of a unit_grid must have 15 digits"),
        ([feature(level="village", code="990101")], "level is 'village'"),
        ([feature(code="990101")], "has no property 'level'"),
        ([feature([[0, 0], [5e6, 0], [5e6, 4e6], [0, 0]], level="district", code="990101")], "not in degrees"),
        ([feature([[0, 0], [1, 1]], "LineString", level="district", code="990101")], "LineString; a Polygon is needed"),
        ([{"type": "Feature", "properties": {"code": "990101"}, "geometry": None}], r"\(990101\): its geometry"),
        ([feature(level="district", code="990102"), feature(BESIDE, level="subdistrict", code="990101001")],
         r"feature 2 \(990101001\): the area above it, 990101, is not in the file"),
        ([7], "feature 1: is no Feature"),
        ([], "has no areas"),
    ],
)  # fmt: skip
def test_a_bad_area_is_named(tmp_path, features, sentence):
    write(tmp_path, "areas", *features)

    with pytest.raises(SiteError, match=sentence):
        read_site(tmp_path)


@pytest.mark.parametrize(
    ("name", "one", "sentence"),
    [
        ("streets", feature(SQUARE, "LineString", **{"class": "lane"}), "streets.geojson: feature 1: class is 'lane'"),
        ("streets", feature(), "is a Polygon; a LineString is needed"),
        ("grounds", feature(what="desert"), "grounds.geojson: feature 1: what is 'desert'"),
        ("grounds", feature(BOWTIE, what="water", name="湖"), r"feature 1 \(湖\): .*not valid"),
    ],
)
def test_a_bad_street_or_ground_is_named(tmp_path, name, one, sentence):
    write(tmp_path, "areas", grid(1))
    write(tmp_path, name, one)

    with pytest.raises(SiteError, match=sentence):
        read_site(tmp_path)


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("duty_grids", "code,name,unit_grids,terminals\n01,甲,990101001001009,2001\n",
         "duty_grids.csv, line 2: unit grid 990101001001009 is not in areas.geojson"),
        ("duty_grids", "code,name,unit_grids,terminals\n01,甲,990101001001001,\n02,乙,990101001001001,\n",
         "line 3: unit grid 990101001001001 already belongs to responsibility grid 01"),
        ("duty_grids", "code,name\n", "line 1: has no column unit_grids, terminals"),
        ("departments", "code,name,level,parent,group,phone\n01,市政处,4,,专业部门,\n", "line 2: level is '4'"),
        ("departments", "code,name,level,parent,group,phone\n0101,一班,3,01,专业部门,\n", "level 1 or 2"),
        ("departments", "code,name,level,parent,group,phone\n0101,市政所,2,01,专业部门,\n", "parent '01' is no department"),
        ("responsibilities", "area_prefix,class_prefix,department,unit\n,C01,01,\n", "'01' is not in departments.csv"),
        ("departments", "\xff", r"departments\.csv: is not UTF-8: .* save it with the encoding UTF-8"),
    ],
)  # fmt: skip
def test_a_bad_line_of_a_list_is_named(tmp_path, name, text, sentence):
    write(tmp_path, "areas", grid(1))
    (tmp_path / f"{name}.csv").write_text(text, encoding="latin-1" if "\xff" in text else "utf-8")

    with pytest.raises(SiteError, match=sentence):
        read_site(tmp_path)


def test_another_reference_system_is_refused(tmp_path):
    write(tmp_path, "areas", grid(1), crs={"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}})

    with pytest.raises(SiteError, match="EPSG::3857; degrees"):
        read_site(tmp_path)


def test_cgcs2000_degrees_are_taken(tmp_path):
    write(tmp_path, "areas", grid(1), crs={"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4490"}})

    assert len(read_site(tmp_path).areas) == 1


@pytest.mark.parametrize("text", ["", "[1, 2", "[]", '{"type": "Feature"}', '{"type": "FeatureCollection"}'])
def test_a_file_that_is_no_geojson_is_named(tmp_path, text):
    (tmp_path / "areas.geojson").write_text(text)

    with pytest.raises(SiteError, match=r"areas\.geojson: "):
        read_site(tmp_path)


def test_a_missing_areas_file_is_named(tmp_path):
    with pytest.raises(SiteError, match=r"areas\.geojson: cannot be read: No such file"):
        read_site(tmp_path)


def test_terminals_that_ride_in_a_vehicle_are_told_and_kept(tmp_path):
    city = generate_city()
    city = replace(city, vehicles=city.terminals[3:5])
    write_city(city, tmp_path / "city")

    assert read_city(tmp_path / "city") == city


def test_a_kind_of_terminal_there_is_not_is_refused_with_its_line(tmp_path):
    write_city(generate_city(), tmp_path)
    path = tmp_path / "terminals.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("person", "drone", 1), encoding="utf-8")

    with pytest.raises(SiteError, match=r"terminals\.csv, line 2: kind 'drone' is neither person nor vehicle"):
        read_city(tmp_path)


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(SiteError, match="gone: there is no such folder"):
        read_site(tmp_path / "gone")
