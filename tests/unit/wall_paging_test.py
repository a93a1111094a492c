"""A scene on a wall it was not drawn for: everything is shown in turn, and nothing twice on a page."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.services.wall_scenes import FIXED
from widgets.wall.layout import LayoutError, WallLayout, read_layout
from widgets.wall.paging import PAGE, SHARE
from widgets.wall.scenes import DRAWN_FOR, MAP, read_scene

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

    everything = {one.panel for page in whole.pages or (whole.placements,) for one in page}
    assert {one.panel for page in pages for one in page} == everything
    for page in pages:
        taken = [cell for one in page for cell in one.cells.names()]
        everywhere = {(c, r) for c in range(1, size[0] + 1) for r in range(1, size[1] + 1)}
        assert len(taken) == len(set(taken))
        assert set(taken) == everywhere
        assert len({one.panel for one in page}) == len(page)


@pytest.mark.parametrize("path", SCENES, ids=lambda path: path.stem)
def test_on_the_wall_it_was_drawn_for_a_scene_has_one_page_but_where_panels_share_cells(path):
    scene = read_scene(path, HALL)
    shared = {"people": {"grid_presence", "duty_roster"}}.get(path.stem, set())

    assert {one.panel for page in scene.pages for one in page if one.panel in shared} == shared
    for page in scene.pages:
        assert [one for one in page if one.panel not in shared] == [
            one for one in scene.placements if one.panel not in shared
        ]
    if not shared:
        assert scene.pages == ()
        assert scene.page_at(123 * PAGE).placements == scene.placements


def two(tmp_path, first: str, second: str, cells: str = "5-1") -> Path:
    path = tmp_path / "two.toml"
    entries = [("scene", "1-1"), ("map", "2-1:4-3"), (first, "5-1"), (second, cells)]
    path.write_text(
        'name = "二"\n' + "".join(f'[[panels]]\npanel = "{p}"\ncells = "{c}"\n' for p, c in entries), "utf-8"
    )
    return path


def test_panels_of_the_same_cells_take_turns_and_each_page_of_a_list_comes_to_be_seen(tmp_path):
    scene = read_scene(two(tmp_path, "feed", "queues"), HALL)
    turns = [{one.panel for one in scene.page_at(n * PAGE).placements} for n in range(SHARE // PAGE * 2)]

    assert turns == [{"scene", "map", "feed"}] * 3 + [{"scene", "map", "queues"}] * 3
    for pages in range(1, 6):
        seen = {n % pages for n in range(60) if "feed" in {one.panel for one in scene.page_at(n * PAGE).placements}}
        assert len(seen) == pages


def test_a_panel_that_is_shown_large_does_not_give_way_to_the_other_one_of_its_cells(tmp_path):
    scene = read_scene(two(tmp_path, "feed", "queues"), HALL)
    shown = [{one.panel for one in scene.page_at(n * PAGE, "queues").placements} for n in range(12)]

    assert all("queues" in one and "feed" not in one for one in shown)


@pytest.mark.parametrize(
    ("first", "second", "cells"), [("feed", "feed", "5-1"), ("feed", "map", "5-1"), ("feed", "queues", "5-1:5-2")]
)
def test_nothing_else_may_lie_over_another_panel(tmp_path, first, second, cells):
    with pytest.raises(LayoutError, match="both take"):
        read_scene(two(tmp_path, first, second, cells), HALL)


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
