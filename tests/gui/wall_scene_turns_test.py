"""Panels that share cells, as a desk knows them: the picture has the first, pushes call each by its name."""

from dataclasses import replace
from pathlib import Path

import pytest

from widgets.console.push_words import names_of
from widgets.wall.layout import read_layout
from widgets.wall.scene_pictures import pictures_of
from widgets.wall.scenes import magnified, read_scene

WALLS = Path(__file__).resolve().parents[2] / "config" / "walls"
HALL = read_layout(WALLS / "hall-16x9.toml")
PEOPLE = WALLS / "scenes" / "people.toml"


@pytest.mark.parametrize("size", [(6, 3), (3, 2), (1, 1)], ids=str)
def test_a_desk_knows_the_name_of_a_panel_that_waits_for_its_turn(qapp, size):
    wall = replace(HALL, columns=size[0], rows=size[1], outputs=())
    (picture,) = pictures_of((read_scene(PEOPLE, wall),), wall)
    names = names_of((picture,))

    assert (names.panel("grid_presence"), names.panel("duty_roster")) == ("责任网格到岗", "当班表")
    assert len(picture.by_cell()) == sum(one.columns * one.rows for one in picture.panels) == size[0] * size[1]


def test_a_panel_of_the_second_turn_is_shown_large_at_once():
    scene = read_scene(PEOPLE, HALL)

    for t in (0, scene.page_us):
        large = magnified(scene.page_at(t, "duty_roster"), "duty_roster", HALL)
        (cells,) = [one.cells for one in large.placements if one.panel == "duty_roster"]
        assert cells.columns * cells.rows == 9
