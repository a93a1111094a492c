"""The components: generated along the streets with sound codes, written and read back, and refused where they are wrong."""

import numpy as np
import pytest
import shapely

from app.adapters.geodata import SiteError
from app.adapters.geodata.components import read_components, write_components
from app.domain.codes import ComponentCode
from app.domain.component import STATES, ComponentState
from app.domain.coordinates import CoordinateSystem, from_wgs84
from app.simulate.city import generate_city
from app.simulate.town.components import components

HEADING = "code,state,lon,lat\n"
BOUNDS = (114.0, 30.0, 115.0, 31.0)


@pytest.fixture(scope="module")
def city():
    return generate_city()


@pytest.fixture(scope="module")
def made(city):
    return components(city, count=20_000)


def test_every_component_has_a_code_of_the_standard_and_its_own(city, made):
    assert len(made) == len(set(made.codes)) == 20_000
    assert {ComponentCode.parse(code).division for code in made.codes} == {
        area.code for area in city.areas if area.level == "district"
    }


def test_they_stand_along_the_streets(city, made):
    tree = shapely.STRtree([shapely.LineString(street.line) for street in city.streets])
    points = shapely.points(made.lon[::50], made.lat[::50])
    _, far = tree.query_nearest(points, return_distance=True, all_matches=False)

    assert far.max() * 111_320 < 12


def test_most_are_in_order_and_every_state_occurs(made):
    counts = np.bincount(np.frombuffer(made.state, np.uint8), minlength=len(STATES))

    assert counts[0] > 0.9 * len(made)
    assert counts.min() > 0


def test_the_same_seed_gives_the_same_components(city, made):
    again = components(city, count=20_000)

    assert (again.codes, again.lon, again.lat, again.state) == (made.codes, made.lon, made.lat, made.state)


def test_what_is_written_reads_back(city, made, tmp_path):
    write_components(made, tmp_path / "components.csv")
    read = read_components(tmp_path / "components.csv", city.bounds)

    assert (read.codes, read.lon, read.lat, read.state) == (made.codes, made.lon, made.lat, made.state)


def test_no_file_is_no_components(tmp_path):
    assert len(read_components(tmp_path / "components.csv", BOUNDS)) == 0


def test_a_file_in_gcj02_lands_where_it_belongs(tmp_path):
    shifted = from_wgs84(114.3, 30.6, CoordinateSystem.GCJ02)
    (tmp_path / "c.csv").write_text(
        f"{HEADING}99010101001000001,破损,{shifted[0]!r},{shifted[1]!r}\n", encoding="utf-8"
    )

    read = read_components(tmp_path / "c.csv", BOUNDS, CoordinateSystem.GCJ02)

    assert (read.lon[0], read.lat[0]) == pytest.approx((114.3, 30.6), abs=1e-8)
    assert STATES[read.state[0]] is ComponentState.DAMAGED


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("123,完好,114.3,30.6", "line 2: code '123' must have 16 or 17 digits"),
        ("99010101001000001,坏,114.3,30.6", "line 2: state is '坏'"),
        ("99010101001000001,,x,30.6", "line 2: lon is 'x', not degrees"),
        ("99010101001000001,,120,30.6", "outside the city's bounds"),
        ("99010101001000001,,114,30.6\n99010101001000001,,114,30.6", "is there twice"),
    ],
)
def test_a_wrong_line_is_named(tmp_path, line, told):
    (tmp_path / "c.csv").write_text(HEADING + line + "\n", encoding="utf-8")

    with pytest.raises(SiteError, match=told):
        read_components(tmp_path / "c.csv", BOUNDS)
