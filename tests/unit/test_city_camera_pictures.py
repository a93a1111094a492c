"""What a simulated camera sees: dark at night, lamps on, the hour always to be read."""

from datetime import datetime

import numpy as np
import pytest

from app.domain.moment import CHINA, SECOND, from_datetime
from app.simulate.cameras.scenery import HEIGHT, Scenery, daylight

CORNER = np.s_[HEIGHT - 18 :, 6:110]
STREET = np.s_[84 : HEIGHT - 24]


def at(hour: int, minute: int = 0) -> int:
    return from_datetime(datetime(2026, 6, 11, hour, minute, tzinfo=CHINA))


@pytest.fixture(scope="module")
def scenery() -> Scenery:
    return Scenery("C003")


@pytest.mark.parametrize("hour", [22, 2, 5])
def test_a_street_is_dark_at_night(scenery, hour):
    night, day = (scenery.at(at(one))[0].mean() for one in (hour, 12))

    assert night < 0.4 * day


def test_it_grows_light_and_dark_slowly():
    lights = [daylight(at(hour, minute)) for hour in (6, 19) for minute in (0, 15, 30, 45, 59)]

    assert lights[:5] == sorted(lights[:5])
    assert lights[5:] == sorted(lights[5:], reverse=True)
    assert daylight(at(7)) == daylight(at(18, 59)) == 1
    assert daylight(at(5, 59)) == daylight(at(20)) < 0.5


def test_cars_have_their_lamps_on_at_night_only(scenery):
    def brightest(hour: int) -> int:
        return max(int(scenery.at(at(hour) + n * SECOND)[0][STREET].max()) for n in range(12))

    assert brightest(2) == 240
    assert brightest(12) < 240


@pytest.mark.parametrize("hour", [2, 12])
def test_the_hour_can_be_read_by_day_and_night(scenery, hour):
    corner = scenery.at(at(hour))[0][CORNER]

    assert int(corner.max()) - int(corner.min()) > 150
