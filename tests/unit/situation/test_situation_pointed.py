"""What a wall points at: a case or one of six subjects, where it is now, and who is nearest."""

from dataclasses import replace

import pytest
from msgspec import to_builtins

from app.domain.camera import Camera
from app.domain.moment import HOUR, MINUTE, SECOND
from app.domain.terms import Stream
from app.situation.questions.cameras import Cameras
from app.situation.questions.drill import Drill, Which
from app.situation.questions.followed import Followed
from app.situation.questions.pointed import Around, Pointed
from app.situation.questions.spotlight import SpotlightNear
from app.situation.situation import Situation
from app.situation.wall_stand import Display, Hand, Subject, WallStand
from tests.unit.situation.growth import NOON, HandClock, ListSource, case_id, in_disposal, setting, situation

CAMERA = Camera(id="CAM-7", name="东门", lon=114.0, lat=30.5, url="rtsp://cam/7")


def put(log: ListSource, subject: Subject | None, at: int) -> None:
    """Put *subject* on the wall, as the gateway writes it."""
    stand = WallStand(display=Display(subject=subject, subject_by=Hand(at=at)))
    log.append("hall", "subject_shown", {"v": 2, "after": to_builtins(stand)}, at, stream=Stream.WALL)


def town() -> ListSource:
    log = ListSource()
    for n, lat in enumerate((30.500, 30.502, 30.506, 30.520)):
        log.fix(f"T{n}", NOON - MINUTE, lat=lat)
    return log


def test_nothing_is_pointed_at_until_somebody_points():
    assert Pointed(wall="hall").answer(situation(town()).at()).kind == ""


def test_the_three_nearest_come_in_order_and_the_one_pointed_at_is_not_among_them():
    log = town()
    put(log, Subject(kind="inspector", id="T0", lon=114.0, lat=30.4), NOON - 30)

    found = Pointed(wall="hall").answer(situation(log).at())

    assert [one.person.terminal for one in found.near] == ["T1", "T2", "T3"]
    assert [round(one.metres) for one in found.near] == sorted(round(one.metres) for one in found.near)
    assert found.near[0].metres == pytest.approx(0.002 * 111_320, rel=0.01)


def test_an_inspector_is_pointed_at_where_he_is_now_not_where_he_was_when_he_was_put_up():
    log = town()
    put(log, Subject(kind="inspector", id="T3", lon=114.0, lat=30.4), NOON - 30)

    found = Pointed(wall="hall").answer(situation(log).at())

    assert (found.person.terminal, found.lat) == ("T3", pytest.approx(30.520))


def test_a_grid_has_exactly_the_cases_of_its_drill_down():
    log = ListSource()
    for n in (1, 2, 3):
        log.case(case_id(n), "dispatch", NOON - HOUR, in_disposal(n))
    view = situation(log).at()
    grid = Drill(which=Which.OPEN).answer(view)[0].grid

    found = Around(kind="grid", id=grid, lon=114.0, lat=30.5).answer(view)

    assert found.cases
    assert found.cases == Drill(which=Which.OPEN, area=grid).answer(view)


def test_a_case_taken_off_the_wall_is_pointed_at_no_more_but_was_at_that_moment():
    log = town()
    log.case(case_id(1), "dispatch", NOON - HOUR, in_disposal(1))
    shown = {"case_id": case_id(1), "number": "x", "lon": 114.0, "lat": 30.5}
    log.append("hall", "case_shown", shown, NOON - 10 * MINUTE, stream=Stream.WALL)
    log.append("hall", "case_cleared", {}, NOON - 5 * MINUTE, stream=Stream.WALL)
    city = situation(log)

    then = Pointed(wall="hall").answer(city.at(NOON - 6 * MINUTE))

    assert (then.kind, then.case.case_id) == ("case", case_id(1))
    assert Pointed(wall="hall").answer(city.at()).kind == ""


def test_only_the_inspector_on_the_wall_has_the_way_he_has_just_gone():
    log = ListSource()
    for step in range(12):
        for terminal in ("T0", "T1"):
            log.fix(terminal, NOON - (240 - 20 * step) * SECOND, lon=114.0 + step * 2e-4)
    assert Followed(wall="hall").answer(situation(log).at()) is None

    put(log, Subject(kind="inspector", id="T0", lon=114.0, lat=30.5), NOON - 30)
    frame = Followed(wall="hall").answer(situation(log).at()).frame
    assert frame.terminals == ("T0",)
    assert len(frame.tail_lon) > 10

    put(log, Subject(kind="component", id="C", lon=114.0, lat=30.5), NOON - 20)
    assert Followed(wall="hall").answer(situation(log).at()) is None


def test_a_class_of_components_has_its_open_cases_and_nobody_nearest():
    log = town()
    log.case(case_id(1), "dispatch", NOON - HOUR, in_disposal(1, class_key="C01002"))
    log.case(case_id(2), "dispatch", NOON - HOUR, in_disposal(2, class_key="C01003"))
    put(log, Subject(kind="component_class", id="01002", label="污水井盖", lon=114.0, lat=30.5), NOON - 30)
    city = Situation(log, replace(setting(), classes={"C01002": "污水井盖"}, cameras=(CAMERA,)), now=HandClock())
    city.load()

    found = Pointed(wall="hall").answer(city.at())

    assert (found.kind, [one.case_id for one in found.cases], found.near) == ("component_class", [case_id(1)], ())
    assert SpotlightNear(wall="hall").answer(city.at()).pointed == ""
    assert Cameras(wall="hall").answer(city.at()).why == "round"


def test_a_class_of_an_older_scheme_has_no_cases_of_its_own():
    log = town()
    log.case(case_id(1), "dispatch", NOON - HOUR, in_disposal(1, class_key="C01002"))

    assert Around(kind="component_class", id="0100", lon=0.0, lat=0.0).answer(situation(log).at()).cases == ()


@pytest.mark.parametrize(
    ("kind", "name", "found"),
    [
        ("component_class", "01002", "污水井盖"), ("component", "37010201002000014", "污水井盖"),
        ("component_class", "0100", "旧井盖"), ("component", "3701020100000014", ""), ("grid", "01002", ""),
    ],
)  # fmt: skip
def test_the_class_that_is_pointed_at_has_the_site_s_name_else_that_of_the_desk(kind, name, found):
    city = Situation(town(), replace(setting(), classes={"C01002": "污水井盖"}), now=HandClock())
    city.load()

    around = Around(kind=kind, id=name, label="旧井盖", lon=114.0, lat=30.5)

    assert around.answer(city.at()).class_name == found
