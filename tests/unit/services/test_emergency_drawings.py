"""What is drawn while an emergency goes on: it is kept with it, stands and goes with it, and is measured."""

import pytest

from app.domain.moment import MINUTE
from app.services.drawings import MOST
from app.situation.questions.emergency import EmergencyNow
from app.situation.questions.wall_now import WallNow
from tests.unit.services.emergency_town import OPEN, emergency_hall, seen  # noqa: F401  # a fixture
from tests.unit.services.town import LAT, WEST_LON


def test_an_area_drawn_for_the_emergency_is_measured_and_counts_before_one_entered(hall, store):
    hall.ask("leader", "emergency_open", **OPEN)
    hall.ask("leader", "emergency_reading", what="area", value=640)
    assert EmergencyNow(wall="hall").answer(seen(hall, store).at()).area_m2 == 640

    side = 100 / 111_320
    ring = [[WEST_LON, LAT], [WEST_LON + side, LAT], [WEST_LON + side, LAT + side], [WEST_LON, LAT + side]]
    assert hall.ask("leader", "wall_annotate", shape="area", points=ring, text="积水")["ok"]

    found = EmergencyNow(wall="hall").answer(seen(hall, store).at())
    assert found.area is None
    assert found.area_m2 == pytest.approx(10_000 * 0.8026, rel=0.01)  # a degree of longitude is shorter at 36.6° N


def test_what_is_drawn_during_an_emergency_is_kept_with_its_case_and_stands_while_it_goes_on(hall, store):
    case_id = hall.opened()
    assert hall.ask("leader", "wall_annotate", shape="text", points=[[WEST_LON, LAT]], text="平时")["ok"]
    assert hall.ask("leader", "emergency_open", case_id, **OPEN)["ok"]
    during = WallNow(wall="hall").answer(seen(hall, store).at())
    assert during.notes_case == EmergencyNow(wall="hall").answer(seen(hall, store).at()).stand.case_id == case_id

    assert hall.ask(
        "leader", "wall_annotate", during.notes_case, shape="text", points=[[WEST_LON, LAT]], text="现场指挥点"
    )["ok"]

    assert [note.text for note in WallNow(wall="hall").answer(seen(hall, store).at()).notes] == ["现场指挥点"]
    assert hall.ask("leader", "emergency_close", note="退水")["ok"]
    assert [note.text for note in WallNow(wall="hall").answer(seen(hall, store).at()).notes] == ["平时"]


def drawn(hall, store, t=None):
    return [note.text for note in WallNow(wall="hall").answer(seen(hall, store).at(t)).notes]


def draw(hall, text, shape="text", points=((WEST_LON, LAT),)):
    assert hall.ask("leader", "wall_annotate", shape=shape, points=[list(one) for one in points], text=text)["ok"]


def test_drawings_of_an_emergency_without_a_case_stand_and_go_with_it_and_come_back_in_a_replay(hall, store):
    ring = ((WEST_LON, LAT), (WEST_LON + 1e-3, LAT), (WEST_LON, LAT + 1e-3))
    draw(hall, "平时")
    hall.clock.go(MINUTE)
    assert hall.ask("leader", "emergency_open", **OPEN)["ok"]
    assert drawn(hall, store) == [], "what was drawn for nothing is no emergency's"
    assert EmergencyNow(wall="hall").answer(seen(hall, store).at()).area_m2 is None

    draw(hall, "警戒区", "area", ring)
    during = hall.clock.now()
    assert drawn(hall, store) == ["警戒区"]
    assert EmergencyNow(wall="hall").answer(seen(hall, store).at()).area_m2 == pytest.approx(4_965, rel=0.02)
    hall.clock.go(MINUTE)
    assert hall.ask("leader", "emergency_close")["ok"]
    assert drawn(hall, store) == ["平时"], "the area goes with its emergency"

    hall.clock.go(MINUTE)
    assert hall.ask("leader", "emergency_open", **OPEN)["ok"]
    assert drawn(hall, store) == [], "another emergency has its own"
    assert EmergencyNow(wall="hall").answer(seen(hall, store).at()).area_m2 is None
    assert drawn(hall, store, during) == ["警戒区"], "a replay shows it with the emergency it was drawn in"


def test_a_drawing_that_names_no_case_is_kept_with_the_case_of_the_emergency_that_goes_on(hall, store):
    case_id = hall.opened()
    assert hall.ask("leader", "emergency_open", case_id, **OPEN)["ok"]

    draw(hall, "现场指挥点")

    assert [note.case_id for note in WallNow(wall="hall").answer(seen(hall, store).at()).notes] == [case_id]


def test_an_emergency_has_room_of_its_own_for_drawings(hall):
    assert hall.ask("leader", "emergency_open", **OPEN)["ok"]
    for n in range(MOST):
        draw(hall, str(n))

    refused = hall.ask("leader", "wall_annotate", shape="text", points=[[WEST_LON, LAT]], text="又一处")

    assert (refused["code"], refused["text"]) == ("not_allowed", "本次应急标注已有 60 处，请先清除不用的")
    assert hall.ask("leader", "emergency_close")["ok"]
    draw(hall, "平时")
