"""A site's list of named places."""

import pytest

from app.adapters.geodata.geojson import SiteError
from app.adapters.geodata.places import read_places
from app.domain.place import NamedPlace, PlaceKind

BOUNDS = (114.0, 30.0, 114.2, 30.2)


def read(folder, *lines):
    (folder / "places.csv").write_text("\n".join(("name,kind,lon,lat", *lines)), encoding="utf-8-sig")
    return read_places(folder / "places.csv", BOUNDS)


def test_no_file_is_no_places(tmp_path):
    assert read_places(tmp_path / "places.csv", BOUNDS) == ()


def test_kinds_are_named_in_either_language(tmp_path):
    places = read(tmp_path, "水塔小区,estate,114.1,30.1", "水塔路 2 号,门牌,114.11,30.1")
    assert places[0] == NamedPlace(name="水塔小区", kind=PlaceKind.ESTATE, lon=114.1, lat=30.1)
    assert places[1].kind is PlaceKind.DOOR


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (",estate,114.1,30.1", "places.csv, line 2: has no name"),
        ("甲,house,114.1,30.1", "line 2: kind is 'house'"),
        ("甲,poi,east,30.1", "lon is 'east', not degrees"),
        ("甲,poi,nan,30.1", "lon is 'nan', not degrees"),
        ("甲,poi,30.1,114.1", "lies outside the city's bounds"),
    ],
)
def test_a_bad_line_is_named(tmp_path, line, sentence):
    with pytest.raises(SiteError, match=sentence):
        read(tmp_path, line)
