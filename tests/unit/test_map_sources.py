"""The settings of the map: no base map unless one is named, and components from the city's own list or the generated ones."""

import pytest

from app.adapters.geodata import SiteError
from app.cli.map_sources import components_of, tiles_of
from app.cli.settings import CitySettings, MapSettings, Settings
from app.domain.component import Component
from app.domain.coordinates import CoordinateSystem, from_wgs84
from app.simulate.city import generate_city


def settings(**sections):
    return Settings.model_construct(**sections)


def test_no_base_map_unless_one_is_named():
    assert tiles_of(settings(map=MapSettings())) is None


def test_a_server_is_told_its_system_and_zooms():
    source = tiles_of(settings(map=MapSettings(base="http://tiles.example/{z}/{x}/{y}", system="gcj02", max_zoom=17)))

    assert (source.base_map.system, source.base_map.max_zoom) == (CoordinateSystem.GCJ02, 17)


def test_a_file_that_is_none_is_named(tmp_path):
    with pytest.raises(SiteError, match=r"no\.mbtiles: is no MBTiles file"):
        tiles_of(settings(map=MapSettings(base=str(tmp_path / "no.mbtiles"))))


def test_a_sites_components_come_from_its_folder_in_their_system(tmp_path):
    city = generate_city()
    place = (city.bounds[0] + city.bounds[2]) / 2, (city.bounds[1] + city.bounds[3]) / 2
    lon, lat = from_wgs84(*place, CoordinateSystem.BD09)
    (tmp_path / "components.csv").write_text(f"code,state,lon,lat\n99010101001000001,,{lon!r},{lat!r}\n")
    asked = settings(city=CitySettings(data=str(tmp_path)), map=MapSettings(components_system="bd09"))

    components = components_of(asked, city)

    row = Component(components.codes[0], components.lon[0], components.lat[0])
    assert (row.lon, row.lat) == pytest.approx(place, abs=1e-7)
