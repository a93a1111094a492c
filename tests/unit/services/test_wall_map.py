"""What colours the wall's map: asked for from a desk, taken back by undo, gone with the next scene."""

import pytest

from app.domain.terms import Stream
from app.situation.wall_log import stand_of
from app.situation.wall_stand import Look


def look(store) -> Look:
    newest = [event for event in store.data.events if event.stream == Stream.WALL and event.subject == "hall"]
    return stand_of(newest[-1]).display.look


def test_a_layer_with_its_half_life_stands_until_the_next_scene_and_undo_brings_the_last_one_back(hall, store):
    assert hall.ask("leader", "wall_map", layer="density", half_life_h=12, period_h=48.0)["ok"]
    assert hall.ask("leader", "wall_map", layer="unseen")["ok"]
    assert look(store) == Look(layer="unseen")

    assert hall.ask("leader", "wall_undo")["ok"]
    assert look(store) == Look(layer="density", half_life_h=12.0, period_h=48.0)

    assert hall.ask("leader", "wall_scene", scene="hot")["ok"]
    assert look(store) == Look()


def test_what_a_difference_is_held_against_and_which_areas_are_coloured_are_kept_with_the_push(hall, store):
    assert hall.ask("leader", "wall_map", layer="difference", period_h=24, back_h=672)["ok"]
    assert look(store) == Look(layer="difference", period_h=24.0, back_h=672.0)

    assert hall.ask("leader", "wall_map", layer="choropleth", level="unit_grid", back_h=672)["ok"]
    assert look(store) == Look(layer="choropleth", level="unit_grid"), "a layer has no number that it does not know"


def test_without_a_layer_the_map_is_the_scenes_own_again_and_asking_twice_is_refused(hall, store):
    assert hall.ask("leader", "wall_map", layer="plain")["ok"]
    assert hall.ask("leader", "wall_map", layer="plain")["code"] == "not_allowed"
    assert hall.ask("leader", "wall_map")["ok"]
    assert look(store) == Look()


@pytest.mark.parametrize(
    "given",
    [{"layer": "rainbow"}, {"layer": "density", "half_life_h": -1}, {"layer": "density", "period_h": float("nan")},
     {"layer": "density", "top": 1e9}, {"layer": "density", "half_life_h": True},
     {"layer": "choropleth", "level": "province"}, {"layer": "difference", "period_h": 720, "back_h": 168}],
)  # fmt: skip
def test_a_layer_or_number_there_is_not_is_refused(hall, store, given):
    before = len(store.data.events)
    hall.token("leader")

    assert hall.ask("leader", "wall_map", **given)["code"] in {"invalid", "missing"}
    assert not [event for event in store.data.events[before:] if event.kind == "map_set"]
