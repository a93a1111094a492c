"""One map for the tests that only put layers on it, and short ways to put them there."""

import logging

import pytest

from tests.gui.map_city import make_sample
from tests.gui.map_hall import Hall, close, open_hall
from widgets.theme import load_theme

SAMPLE = make_sample()
WALL, DESK = load_theme("wall"), load_theme("desk")
WEST, SOUTH, EAST, NORTH = SAMPLE.city.bounds
MIDDLE = (WEST + EAST) / 2, (SOUTH + NORTH) / 2
UNIT = 2.0


@pytest.fixture(scope="module", name="shared")
def shared_map(qapp, request):
    """One map for the tests that only put layers on it."""
    from pytestqt.qtbot import QtBot

    hall = open_hall(QtBot(request), SAMPLE.city, WALL, unit_px=UNIT)
    yield hall
    close(hall)


@pytest.fixture(name="hall")
def emptied_map(shared: Hall, caplog):
    """The shared map, emptied; a complaint of the page fails the test."""
    no_cases(shared)
    show_people(shared, [])
    shared.view.clear_heat()
    shared.view.clear_highlight()
    shared.view.show_outline(())
    shared.view.show_legend(None)
    shared.view.show_all()
    shared.settle()
    yield shared
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR] == []


def show_cases(hall: Hall, rows, labels=None) -> None:
    """Show cases given as (lon, lat, light, halo, paused)."""
    lon, lat, light, halo, paused = zip(*rows, strict=True) if rows else ((),) * 5
    ids = [f"case-{n}" for n in range(len(rows))]
    hall.view.show_cases(lon, lat, light, halo, [0] * len(rows), paused, ids, labels)


def no_cases(hall: Hall) -> None:
    show_cases(hall, [])


def show_people(hall: Hall, rows, labels=None) -> None:
    """Show people given as (lon, lat, age, status)."""
    lon, lat, age, status = zip(*rows, strict=True) if rows else ((),) * 4
    hall.view.show_people(lon, lat, age, status, [f"20{n}" for n in range(len(rows))], labels)
