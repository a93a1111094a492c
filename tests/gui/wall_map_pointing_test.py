"""How the wall's map keeps pointing: one flight for each change, and after somebody who walks out of the picture."""

from dataclasses import replace

import pytest

from app.domain.moment import SECOND
from app.situation.questions.pointed import PointedAt
from app.situation.questions.wall_now import WallState
from tests.gui.wall_moment import NOW, supervised
from widgets.wall.map_pointing import REST, Pointing, subject_words

WALKER = PointedAt(kind="inspector", id="2056", label="2056", lon=114.30, lat=30.60)
STATE = WallState(wall="hall")


class PaperMap:
    """Writes down where it was told to go."""

    def __init__(self) -> None:
        self.flights: list[tuple] = []
        self.pointed: list[tuple] = []
        self.box = (114.29, 30.59, 114.31, 30.61)

    def bounds(self):
        return self.box

    def fly_to_place(self, *place):
        self.flights.append(place)

    def fly_to_area(self, code):
        self.flights.append((code,))

    def show_all(self):
        self.flights.append(())

    def highlight(self, *place):
        self.pointed.append(place)

    def __getattr__(self, name):
        if name.startswith(("show_", "clear_")):
            return lambda *_, **__: None
        raise AttributeError(name)


@pytest.fixture
def city_map():
    return PaperMap()


def test_somebody_who_walks_is_pointed_at_where_he_is_without_a_flight_for_each_step(city_map):
    pointing = Pointing(city_map)
    for step in range(5):
        pointing.take(replace(WALKER, lon=114.30 + step * 1e-3), STATE, NOW + step * SECOND)

    assert len(city_map.flights) == 1
    assert city_map.pointed[-1][0] == pytest.approx(114.304)


def test_out_of_the_picture_he_is_flown_after_but_not_more_often_than_every_ten_seconds(city_map):
    pointing = Pointing(city_map)
    pointing.take(WALKER, STATE, NOW)
    away = replace(WALKER, lon=114.35)
    pointing.take(away, STATE, NOW + 3 * SECOND)
    assert len(city_map.flights) == 1

    pointing.take(away, STATE, NOW + REST)
    pointing.take(away, STATE, NOW + REST + SECOND)

    assert [place[0] for place in city_map.flights] == [114.30, 114.35]


def test_an_area_is_shown_whole_and_its_end_shows_the_city(city_map):
    pointing = Pointing(city_map)
    pointing.take(PointedAt(kind="community", id="420102001001", lon=114.3, lat=30.6), STATE, NOW)
    pointing.take(PointedAt(), STATE, NOW + SECOND)

    assert city_map.flights == [("420102001001",), ()]


def test_the_spotlights_case_is_bracketed_without_a_flight_and_only_while_nothing_is_pushed(city_map):
    pointing, case = Pointing(city_map), supervised().rows[0]
    pointing.take(PointedAt(), STATE, NOW)
    pointing.walk_to(case)
    assert city_map.pointed[-1][:2] == (case.lon, case.lat)

    pointing.take(WALKER, STATE, NOW + SECOND)
    pointing.walk_to(case)

    assert city_map.pointed[-1][:2] == (WALKER.lon, WALKER.lat)
    assert len(city_map.flights) == 1


@pytest.mark.parametrize(
    ("kind", "words"), [("inspector", "监督员 2056"), ("component", "部件 2056"), ("camera", "摄像机 2056")]
)
def test_a_subject_is_called_what_it_is(kind, words):
    assert subject_words(replace(WALKER, kind=kind)) == words


@pytest.mark.parametrize(("is_marked", "label"), [(True, ""), (False, "演练 积水")])
def test_an_incident_with_its_own_mark_is_named_once(city_map, is_marked, label):
    at = PointedAt(kind="incident", id="E1", label="演练 积水", lon=114.30, lat=30.60)

    Pointing(city_map).take(at, STATE, NOW, is_incident_marked=is_marked)

    assert city_map.pointed[-1][2] == label


def test_a_class_of_components_is_the_whole_city_s_and_nothing_of_it_is_marked(city_map):
    pointing = Pointing(city_map)
    pointing.take(WALKER, STATE, NOW)
    pointing.take(PointedAt(kind="component_class", id="01002", label="污水井盖"), STATE, NOW + SECOND)

    assert city_map.flights[1:] == [()]
    assert [place[2] for place in city_map.pointed] == ["监督员 2056"]
