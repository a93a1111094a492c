"""What opens beside the map while a case or a subject is on the wall, and what gives way to it."""

from pathlib import Path

import pytest

from app.services.wall_scenes import OF_A_CASE, OF_A_SUBJECT
from app.situation.questions.pointed import Pointed
from app.situation.questions.wall_now import WallState
from app.situation.wall_stand import Look, Subject
from tests.gui.wall_steering_test import Steered, hall  # noqa: F401  # a fixture
from tests.unit.services.town import LAT, WEST_LON, a_fix, some_fixes
from widgets.wall.ink import Label
from widgets.wall.layout import read_layout
from widgets.wall.opening import FROM_LEFT, KEPT, looking, opened, wanted_for
from widgets.wall.registry import load_panels
from widgets.wall.scene_keys import MAP_LAYERS, MapLook
from widgets.wall.scenes import read_scenes

WALLS = Path(__file__).resolve().parents[2] / "config" / "walls"
LAYOUT = read_layout(WALLS / "demo.toml")
SCENES = read_scenes(WALLS / "scenes", LAYOUT.scenes, LAYOUT)
PLACE = {"lon": WEST_LON, "lat": LAT}


@pytest.fixture
def wall(qtbot, hall):  # noqa: F811
    made = Steered(qtbot, hall)
    qtbot.waitUntil(made.is_answered)
    yield made
    made.feed.close()


@pytest.mark.parametrize("wanted", [OF_A_CASE, OF_A_SUBJECT])
def test_the_scene_of_an_emergency_has_its_own_near_and_cameras_and_stays_as_it_is(wanted):
    assert opened(SCENES["emergency"], wanted, load_panels(), LAYOUT) == SCENES["emergency"]


@pytest.mark.parametrize("key", sorted(set(SCENES) - {"emergency"}))
@pytest.mark.parametrize("wanted", [OF_A_CASE, OF_A_SUBJECT])
def test_the_nearest_open_in_every_scene_and_nothing_else_moves(key, wanted):
    scene = SCENES[key]

    after = opened(scene, wanted, load_panels(), LAYOUT)

    before_by_cell = {one.cells: one.panel for one in scene.placements}
    assert {one.cells for one in after.placements} == set(before_by_cell)
    assert "near" in {one.panel for one in after.placements}
    for one in after.placements:
        left = before_by_cell[one.cells]
        if one.panel != left:
            assert one.panel in wanted
            assert one.cells.bottom == LAYOUT.rows
            assert left not in KEPT
    panels = [one.panel for one in after.placements]
    assert len(panels) == len(set(panels))
    new = sorted(
        (one for one in after.placements if one.panel not in before_by_cell.values()), key=lambda one: one.cells.left
    )
    assert [one.panel for one in new] == sorted((one.panel for one in new), key=FROM_LEFT.index)


@pytest.mark.parametrize("key", sorted(set(SCENES) - {"emergency"}))
def test_where_a_case_stands_and_what_was_done_of_it_opens_in_every_scene(key):
    scene = SCENES[key]

    panels = {one.panel for one in opened(scene, OF_A_CASE, load_panels(), LAYOUT).placements}

    assert {"near", "photos", "spotlight"} <= panels
    assert ("stage_times" in panels) == ("stage_times" in {one.panel for one in scene.placements})


def test_cameras_open_only_in_a_cell_that_is_left():
    has_cameras = {
        key: "cameras" in {one.panel for one in opened(scene, OF_A_CASE, load_panels(), LAYOUT).placements}
        for key, scene in SCENES.items()
    }

    assert not has_cameras["daily"]
    assert has_cameras["supervision"]


def test_nothing_opens_while_nothing_is_shown():
    assert wanted_for(WallState(wall="hall")) == ()
    assert opened(SCENES["daily"], (), load_panels(), LAYOUT) == SCENES["daily"]


def test_a_panel_nobody_made_does_not_open():
    after = opened(SCENES["daily"], OF_A_CASE, {"near"}, LAYOUT)

    changed = {one.panel for one in after.placements} - {one.panel for one in SCENES["daily"].placements}
    assert changed == {"near"}


@pytest.mark.parametrize("layer", MAP_LAYERS)
def test_a_desks_layer_takes_the_scenes_place_and_none_leaves_it(layer):
    look = looking(SCENES["supervision"], Look(layer=layer, half_life_h=3.0)).map

    assert look == MapLook(layer=layer, half_life_h=3.0)
    assert looking(SCENES["supervision"], Look()).map.layer == "pressure"


@pytest.mark.parametrize(
    "look",
    [
        Look("difference", 24.0, 0.0, 30.0, 672.0),
        Look("choropleth", 72.0, level="unit_grid"),
        Look("density", 24.0, 6.0),
    ],
)
def test_the_wall_goes_by_everything_that_a_desk_set(look):
    assert looking(SCENES["supervision"], look).map.as_look() == look


def test_a_subject_opens_its_panels_and_one_key_closes_them(qtbot, hall, wall):  # noqa: F811
    before = set(wall.window.views)
    subject = {"kind": "component", "id": "37010201002000042", "label": "井盖 000042", **PLACE}
    assert hall.ask("leader", "wall_show_subject", **subject)["ok"]
    wall.feed.wake()

    qtbot.waitUntil(lambda: {"subject", "near"} <= set(wall.window.views))
    qtbot.waitUntil(wall.is_answered)
    view = wall.window.views["subject"]
    qtbot.waitUntil(lambda: "井盖 000042" in {one.text for one in view.items if isinstance(one, Label)})
    assert "01002" in {one.text for one in view.items if isinstance(one, Label)}

    assert hall.ask("leader", "wall_clear")["ok"]
    wall.feed.wake()
    qtbot.waitUntil(lambda: set(wall.window.views) == before)


def test_the_panel_numbers_the_same_people_that_the_map_numbers(qtbot, hall, wall):  # noqa: F811
    for terminal, east in (("T1", 0.002), ("T2", 0.001)):
        at = hall.clock.now()
        hall.handle(some_fixes(terminal, a_fix(terminal, at=at, lon=WEST_LON + east)))
    assert hall.ask("leader", "wall_show_subject", kind="camera", id="甲", label="东门", **PLACE)["ok"]
    wall.feed.wake()
    qtbot.waitUntil(lambda: "near" in wall.window.views)
    view = wall.window.views["near"]

    def rows():
        texts = [one.text for one in view.items if isinstance(one, Label)]
        return [text for text in texts if text.startswith("监督员 ") or text in {"1", "2", "3"}]

    qtbot.waitUntil(lambda: len(rows()) == 4)
    assert rows() == ["1", "监督员 T2", "2", "监督员 T1"]
    map_answers = wall.feed.latest.of(Pointed(wall="hall"))
    assert [one.person.terminal for one in map_answers.near] == ["T2", "T1"]


def test_a_class_of_components_opens_what_is_known_of_it_and_nothing_about_a_place():
    state = WallState(wall="hall", subject=Subject(kind="component_class", id="01002"))

    assert wanted_for(state) == ("subject",)
