"""A scene on a wall it was not drawn for: everything is shown in turn, and nothing twice on a page."""

from dataclasses import replace
from pathlib import Path

import pytest

from widgets.wall.layout import LayoutError, WallLayout, read_layout
from widgets.wall.paging import PAGE
from widgets.wall.scenes import DRAWN_FOR, FIXED, MAP, read_scene

WALLS = Path(__file__).resolve().parents[2] / "config" / "walls"
HALL = read_layout(WALLS / "hall-16x9.toml")
SCENES = sorted((WALLS / "scenes").glob("*.toml"))


def wall(columns: int, rows: int) -> WallLayout:
    return replace(HALL, columns=columns, rows=rows, outputs=())


@pytest.mark.parametrize("path", SCENES, ids=lambda path: path.stem)
@pytest.mark.parametrize("size", [(1, 1), (2, 1), (1, 2), (3, 1), (2, 2), (3, 2), (4, 2), (4, 3), (5, 3)], ids=str)
def test_every_panel_has_its_turn_and_no_cell_is_taken_twice_or_left_black(path, size):
    whole = read_scene(path, HALL)
    scene = read_scene(path, wall(*size))
    pages = scene.pages or (scene.placements,)

    assert {one.panel for page in pages for one in page} == {one.panel for one in whole.placements}
    for page in pages:
        taken = [cell for one in page for cell in one.cells.names()]
        everywhere = {(c, r) for c in range(1, size[0] + 1) for r in range(1, size[1] + 1)}
        assert len(taken) == len(set(taken))
        assert set(taken) == everywhere
        assert len({one.panel for one in page}) == len(page)


@pytest.mark.parametrize("path", SCENES, ids=lambda path: path.stem)
def test_on_the_wall_it_was_drawn_for_a_scene_has_one_page(path):
    assert read_scene(path, HALL).pages == ()
    assert read_scene(path, HALL).page_at(123 * PAGE).placements == read_scene(path, HALL).placements


def test_the_first_cube_and_the_map_stay_while_pages_turn():
    scene = read_scene(WALLS / "scenes" / "daily.toml", wall(3, 2))
    stay = [[(one.panel, one.cells) for one in page if one.panel in {FIXED, MAP}] for page in scene.pages]

    assert len(scene.pages) > 1
    assert all(one == stay[0] and len(one) == 2 for one in stay)


def test_the_page_is_the_same_for_all_who_look_at_the_clock():
    scene = read_scene(WALLS / "scenes" / "daily.toml", wall(3, 2))
    turns = [scene.page_at(7_000 * PAGE + n * PAGE).placements for n in range(len(scene.pages) + 1)]

    assert turns[0] == turns[-1]
    assert len({id(one) for one in turns[:-1]}) == len(scene.pages)
    assert scene.page_at(PAGE - 1).placements == scene.page_at(0).placements != scene.page_at(PAGE).placements


def test_what_lies_beyond_both_the_wall_and_what_scenes_are_drawn_for_is_an_error(tmp_path):
    path = tmp_path / "odd.toml"
    path.write_text(f'name = "异"\n[[panels]]\npanel = "scene"\ncells = "{DRAWN_FOR[0] + 1}-1"\n', encoding="utf-8")

    with pytest.raises(LayoutError, match="beyond"):
        read_scene(path, wall(3, 2))
