"""The list of cameras: a bad row is an error with its line, and no address with a password is ever said."""

import json
from dataclasses import replace

import pytest

from app.adapters.geodata.cameras import read_cameras, write_cameras
from app.adapters.geodata.geojson import SiteError
from app.adapters.geodata.resources import read_resources, write_resources
from app.domain.camera import Camera, shown_address
from app.simulate.city import generate_city
from app.simulate.town.cameras import cameras
from app.simulate.town.resources import resources

BOUNDS = (114.0, 30.0, 115.0, 31.0)
HEAD = "id,name,lon,lat,url,still_url,grid"
SECRET = "rtsp://bob:hunter2@10.0.0.9:554/live?token=abc"


def written(tmp_path, *lines):
    path = tmp_path / "cameras.csv"
    path.write_text("\n".join((HEAD, *lines)), encoding="utf-8")
    return path


def test_a_camera_keeps_its_address_to_itself(tmp_path):
    (camera,) = read_cameras(written(tmp_path, f"C1,解放路口,114.3,30.6,{SECRET},,"), BOUNDS)

    assert camera.url == SECRET
    assert camera.address == "rtsp://10.0.0.9:554/live"
    assert "hunter2" not in repr(camera) + str(camera) + camera.address
    assert shown_address("rtsp://[::1]:554/a") == "rtsp://[::1]:554/a"
    assert shown_address("rtsp://x:99999999/") == ""
    assert shown_address("rtsp://h:554/user=admin&password=hunter2&channel=1/0.sdp") == "rtsp://h:554"
    assert shown_address("rtsp://h/user%3Dbob%26password%3Dhunter2") == "rtsp://h"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("C1,,114.3,30.6,rtsp://h/1,,", "has no name"),
        (",路口,114.3,30.6,rtsp://h/1,,", "has no id"),
        ("C1,路口,114.3,30.6,,,", "has no url"),
        ("C1,路口,114.3,30.6,ftp://bob:hunter2@h/1,,", "url must begin with"),
        ("C1,路口,114.3,30.6,rtsp:///1,,", "url names no host"),
        ("C1,路口,114.3,30.6,rtsp://bob:hunter2@h:99999999/1,,", "url is no address"),
        ("C1,路口,114.3,30.6,rtsp://h/1,rtsp://bob:hunter2@h/s,", "still_url must begin with http"),
        ("C1,路口,somewhere,30.6,rtsp://h/1,,", "lon is not degrees"),
        ("C1,114.3,30.6,rtsp://bob:hunter2@h/1,http://h/s,,", "lat is not degrees"),
        ("C1,路口,120,30.6,rtsp://h/1,,", "outside the city's bounds"),
        ("C0,路口,114.3,30.6,rtsp://h/1,,", "id C0 stands there already"),
    ],
)
def test_a_bad_row_is_an_error_with_its_line(tmp_path, line, said):
    path = written(tmp_path, "C0,好路口,114.3,30.6,rtsp://h/0,,", line)

    with pytest.raises(SiteError, match=r"cameras\.csv, line 3: ") as caught:
        read_cameras(path, BOUNDS)

    assert said in str(caught.value)
    assert "hunter2" not in str(caught.value)


def test_points_of_a_geojson_file_are_cameras_too(tmp_path):
    feature = {
        "type": "Feature",
        "properties": {"id": "C1", "name": "路口", "url": SECRET, "grid": "990101001001001"},
        "geometry": {"type": "Point", "coordinates": [114.3, 30.6]},
    }
    path = tmp_path / "cameras.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), encoding="utf-8")

    (camera,) = read_cameras(path, BOUNDS)

    assert (camera.id, camera.lon, camera.lat, camera.grid) == ("C1", 114.3, 30.6, "990101001001001")

    feature["properties"]["url"] = "gopher://bob:hunter2@h"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), encoding="utf-8")
    with pytest.raises(SiteError, match="feature 1: url must") as caught:
        read_cameras(path, BOUNDS)
    assert "hunter2" not in str(caught.value)


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(SiteError, match=r"gone\.csv: there is no such file"):
        read_cameras(tmp_path / "gone.csv", BOUNDS)


def test_the_generated_city_has_some_dozens_and_they_survive_a_file(tmp_path):
    city = generate_city()
    made = cameras(city, "http://127.0.0.1:8973")

    assert 24 <= len(made) <= 100
    assert made == cameras(city, "http://127.0.0.1:8973")
    assert len({one.id for one in made}) == len(made)
    assert all(one.grid for one in made)
    write_cameras(made, tmp_path / "cameras.csv")
    assert read_cameras(tmp_path / "cameras.csv", city.bounds) == made


def test_resources_survive_a_file_and_a_bad_amount_is_an_error_with_its_line(tmp_path):
    city = generate_city()
    made = resources(city)
    path = tmp_path / "resources.csv"
    write_resources(made, path)

    assert read_resources(path, city.bounds) == made == resources(city)
    assert read_resources(tmp_path / "gone.csv", city.bounds) == ()

    write_resources((made[0], replace(made[1], amount=0)), path)
    with pytest.raises(SiteError, match=r"resources\.csv, line 3: amount is '0'"):
        read_resources(path, city.bounds)


def test_a_camera_without_a_still_picture_is_a_camera(tmp_path):
    camera = Camera(id="C1", name="路口", lon=114.3, lat=30.6, url="http://h/1")

    write_cameras([camera], tmp_path / "c.csv")

    assert read_cameras(tmp_path / "c.csv", BOUNDS) == (camera,)
