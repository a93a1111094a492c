"""Halls with a day of tracks, over a map on paper: what every test of the replay's window begins with."""

from collections.abc import Iterator
from functools import cache

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.city import Duty
from tests.gui import track_hall
from tests.gui.console_hall import PaperMap
from tests.gui.track_hall import TrackHall, day_of, people, the_city
from tests.unit.situation.track_reference import DaysSource
from widgets.console import track_map
from widgets.map.layers.ways import Ways

COUNT = 4


class Paper(PaperMap):
    """A map that keeps what it is told to show."""

    from PySide6.QtCore import Signal

    person_clicked = Signal(str)

    def __init__(self, *_: object, **__: object) -> None:
        super().__init__()
        self.ways = Ways.none()
        self.people: tuple[object, ...] = ()
        self.vehicle: object = None
        self.heats = 0
        self.pointed: list[tuple[float, float, str]] = []
        self.flown: list[str] = []

    def show_ways(self, shown: Ways | None) -> None:
        self.ways = shown or Ways.none()

    def show_people(self, *told: object, vehicle: object = None) -> None:
        self.people = told
        self.vehicle = vehicle

    def show_heat(self, *_: object) -> None:
        self.heats += 1

    def highlight(self, lon: float, lat: float, text: str = "") -> None:
        self.pointed.append((lon, lat, text))

    def fly_to_area(self, code: str) -> None:
        self.flown.append(code)

    def fly_to_box(self, bounds: object) -> None:
        self.flown.append("box")


@pytest.fixture(autouse=True)
def paper(monkeypatch):
    monkeypatch.setattr(track_map, "MapView", Paper)


@cache
def made_day() -> tuple[DaysSource, tuple[Duty, ...]]:
    duties = people(the_city(), COUNT)
    return day_of(the_city(), duties), duties


def hall_of(folder, source=None, duties=None, posts=track_hall.CHIEF) -> TrackHall:
    ready, rostered = made_day()
    copy = DaysSource(fixes=list((source or ready).fixes), events=list((source or ready).events))
    return TrackHall(folder, copy, the_city(), rostered if duties is None else duties, posts)


@pytest.fixture(name="hall")
def ready_hall(qapp, tmp_path) -> Iterator[TrackHall]:
    made = hall_of(tmp_path)
    yield made
    made.close()


def loaded(window):
    return window.map.loaded


def press(window, key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(window, key, modifier)
