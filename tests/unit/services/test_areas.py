"""Area types: a place in the country has the country's stage limits, read from the site's map and told by Places."""

from dataclasses import replace

from app.adapters.geodata import read_city, write_city
from app.domain.city import AreaLevel
from app.domain.moment import MINUTE
from app.simulate.city import generate_city
from app.situation.places import Places
from tests.unit.services.town import EAST_LON, Hall, city

WEST, EAST = "370102001", "370102002"


def typed(**types):
    return replace(city(), areas=tuple(replace(one, area_type=types.get(f"_{one.code}", "")) for one in city().areas))


def test_a_grid_is_of_the_type_of_the_nearest_area_above_that_has_one():
    places = Places(typed(_370102="suburb", _370102001="rural", _370102002001001="works"))

    assert places.area_type_of("370102001001001") == "rural"
    assert places.area_type_of("370102002001001") == "works"
    assert places.area_type_of("370102002001002") == "suburb"
    assert Places(city()).area_type_of("370102001001001") == ""
    assert places.area_type_of("") == places.area_type_of("999999999999999") == ""


def test_area_types_survive_the_maps_file(tmp_path):
    written = typed(_370102001="rural")
    write_city(written, tmp_path)

    kept = {area.code: area.area_type for area in read_city(tmp_path).areas}

    assert kept == {area.code: area.area_type for area in written.areas}
    assert list(kept.values()).count("rural") == 1
    assert (tmp_path / "areas.geojson").read_text(encoding="utf-8").count("area_type") == 1


def test_a_case_in_the_country_has_the_countrys_minutes_at_every_step(hall, store):
    there = typed(_370102001="rural")
    country = Hall(store, replace(hall.rules, city=there, places=Places(there)), hall.clock, hall.ids, hall.passwords)
    minutes = {}
    for name, lon in (("rural", 117.0105), ("town", EAST_LON)):
        case_id = country.opened(lon=lon)
        assert country.ask("acceptor", "send_verify", case_id, checker="T1")["ok"]
        minutes[name] = (store.case(case_id).state.stage_due - hall.clock.now()) // MINUTE

    assert minutes == {"rural": 60, "town": 30}


def test_the_generated_city_has_a_rural_fringe_and_a_town():
    subdistricts = [area for area in generate_city().areas if area.level is AreaLevel.SUBDISTRICT]
    rural = [area for area in subdistricts if area.area_type == "rural"]

    assert 0 < len(rural) < len(subdistricts) / 2
    assert {area.area_type for area in generate_city().areas if area.level is not AreaLevel.SUBDISTRICT} == {""}
