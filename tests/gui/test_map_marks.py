"""Cases and people on a real (offscreen) screen: each stands at its place in the shape that says how it stands."""

import numpy as np
import pytest

from tests.gui.map_hall import Hall, is_near
from tests.gui.map_shared import (  # noqa: F401  # two are fixtures
    EAST,
    MIDDLE,
    NORTH,
    SOUTH,
    UNIT,
    WALL,
    WEST,
    emptied_map,
    shared_map,
    show_cases,
    show_people,
)  # fmt: skip
from widgets.map.layers.cases import Halo, LightCode
from widgets.map.layers.people import Presence


@pytest.mark.parametrize(
    ("light", "halo", "paused", "at", "colour"),
    [
        (LightCode.GREEN, Halo.NONE, 0, (0, 0), WALL.ok),
        (LightCode.NONE, Halo.NONE, 0, (0, 0), WALL.text3),
        (LightCode.RED, Halo.NONE, 0, (-6, 6), WALL.over),
        (LightCode.RED, Halo.NONE, 0, (0, -1), WALL.casing),  # the "!"
        (LightCode.YELLOW, Halo.NONE, 0, (-7.4, 0), WALL.soon),
        (LightCode.YELLOW, Halo.NONE, 0, (-4, 0), WALL.casing),
        (LightCode.GREEN, Halo.NONE, 1, (-7.4, 0), WALL.text2),
        (LightCode.RED, Halo.WAITING, 0, (-22.5, 0), WALL.urge),
        (LightCode.RED, Halo.WAITING, 0, (-23.6, 0), WALL.urge),  # the full halo is wide
        (LightCode.RED, Halo.ANSWERED, 0, (-22.5, 0), WALL.urge),
        (LightCode.YELLOW, Halo.WAITING, 0, (-8.8, 0), WALL.soon),
    ],
)
def test_a_case_stands_at_its_place_in_its_shape(hall: Hall, light, halo, paused, at, colour):
    show_cases(hall, [(*MIDDLE, light, halo, paused)])
    hall.settle()
    x, y = hall.pixel_of(*MIDDLE)

    assert hall.has(x + at[0] * UNIT, y + at[1] * UNIT, colour)


def test_a_thin_halo_is_thin(hall: Hall):
    show_cases(hall, [(*MIDDLE, LightCode.RED, Halo.ANSWERED, 0)])
    hall.settle()
    x, y = hall.pixel_of(*MIDDLE)

    assert hall.has(x - 22.5 * UNIT, y, WALL.urge)
    assert not is_near(hall.colour(x - 24.4 * UNIT, y), WALL.urge)
    assert not is_near(hall.colour(x - 20.9 * UNIT, y), WALL.urge)


@pytest.mark.parametrize(
    ("status", "at", "colour"),
    [
        (Presence.OUT_OF_GRID, (-16.25, 0), WALL.soon),
        (Presence.LINGERING, (0, 0), WALL.text1),
        (Presence.NO_FIX, (0, 6.5), WALL.text1),
        (Presence.OFFLINE, (0, 0), WALL.text1),
        (Presence.ON_DUTY, (0, -3.5), WALL.text1),
    ],
)
def test_what_is_wrong_with_a_person_has_its_own_shape(hall: Hall, status, at, colour):
    show_people(hall, [(*MIDDLE, 0, status)])
    hall.settle()
    x, y = hall.pixel_of(*MIDDLE)

    assert hall.has(x + at[0] * UNIT, y + at[1] * UNIT, colour, 20)


@pytest.mark.parametrize(("age", "lit"), [(0, range(36, 37)), (90, range(16, 21)), (170, range(1, 5))])
def test_the_ring_of_a_person_empties_as_the_fix_ages(hall: Hall, age: int, lit: range):
    show_people(hall, [(*MIDDLE, age, Presence.ON_DUTY)])
    hall.settle()
    x, y = hall.pixel_of(*MIDDLE)
    angles = np.radians(np.arange(5, 360, 10))
    at = [(round(x + 11 * UNIT * np.sin(a)), round(y - 11 * UNIT * np.cos(a))) for a in angles]

    assert hall.comes(lambda image: sum(image.pixelColor(*point).lightness() > 100 for point in at) in lit)


def test_more_than_a_thousand_of_one_kind_are_dots_and_the_pressing_stay_marks(hall: Hall):
    rng = np.random.default_rng(3)
    many = [(rng.uniform(WEST, EAST), rng.uniform(SOUTH, NORTH), LightCode.GREEN, Halo.NONE, 0) for _ in range(1200)]
    red = [(WEST + (EAST - WEST) * t, MIDDLE[1], LightCode.RED, Halo.NONE, 0) for t in (0.2, 0.5, 0.8)]
    show_cases(hall, many + red)
    hall.settle()
    x, y = hall.pixel_of(*many[0][:2])
    marks = hall.ask("wanmi.stage.board.hits.map(h => h.index)")

    assert sorted(marks) == [1200, 1201, 1202]
    assert hall.comes(
        lambda image: (
            sum(
                is_near(image.pixelColor(px, py).name(), WALL.ok, 6)
                for px in range(0, 960, 2)
                for py in range(0, 540, 2)
            )
            > 1500
        )
    )
    assert 0 <= x <= 960
    assert 0 <= y <= 540
