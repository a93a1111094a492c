"""Files of walls and scenes: what is right is read, what is wrong is named."""

from pathlib import Path

import pytest

from widgets.wall.layout import LayoutError, read_layout
from widgets.wall.scenes import Cells, read_scene

WALLS = Path(__file__).resolve().parents[2] / "config" / "walls"

GOOD = """
name = "small"
columns = 2
rows = 1
cell_px = [960, 540]
cell_mm = [1328.0, 747.0]
scenes = ["daily"]
"""

SCENE = """
name = "日常"
[[panels]]
panel = "queues"
cells = "1-1"
[[panels]]
panel = "feed"
cells = "2-1"
"""


@pytest.fixture
def wall(tmp_path):
    path = tmp_path / "small.toml"
    path.write_text(GOOD, encoding="utf-8")
    return read_layout(path)


def test_the_shipped_walls_are_those_of_the_trade():
    demo, wide, old = (read_layout(WALLS / f"{name}.toml") for name in ("demo", "hall-16x9", "hall-4x3"))

    assert demo.size_px == (5760, 1620)
    assert demo.mm_per_px == pytest.approx(1.383, abs=0.001)
    assert wide.size_px == (11520, 3240)
    assert (wide.columns * wide.cell_mm[0], wide.rows * wide.cell_mm[1]) == (7968, 2241)
    assert len(wide.outputs) == 18
    assert old.mm_per_px == pytest.approx(0.871, abs=0.001)
    assert {demo.distance_m, wide.distance_m, old.distance_m} == {8.0}


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("colour = 1", "unknown key colour"),
        ("[[outputs]]\nscreen = 'a'\nglow = 1\ncolumn = 1\nrow = 1\ncolumns = 1\nrows = 1", "unknown key outputs.glow"),
        ("[[outputs]]\nscreen = 'a'\ncolumn = 2\nrow = 1\ncolumns = 2\nrows = 1", "outputs.a reaches beyond the wall"),
        ("distance_m = 0", "distance_m must be more than 0"),
        ("distance_m = 'far'", "distance_m must be a number"),
        ("seam_px = true", "seam_px must be a number"),
    ],
)
def test_a_wrong_key_of_a_wall_is_named_with_its_file(tmp_path, line, complaint):
    path = tmp_path / "wall.toml"
    path.write_text(GOOD + line, encoding="utf-8")

    with pytest.raises(LayoutError, match=f"wall.toml: .*{complaint}"):
        read_layout(path)


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("columns = 2", "columns = 0", "columns must be a whole number"),
        ("columns = 2", "", "columns must be a whole number"),
        ("[960, 540]", "[960]", "cell_px must be two numbers"),
        ("[960, 540]", "[1e-9, 1e-9]", "cell_px: a cell has at least one px"),
        ("[1328.0, 747.0]", "[1328.0, 1328.0]", "not square"),
        ('["daily"]', "[]", "scenes must be a list of texts"),
        ('["daily"]', '["../daily"]', "plain name"),
        ('name = "small"', "name = 7", "name must be a text"),
        ("rows = 1", "rows = = 1", "wall.toml"),
    ],
)
def test_a_wrong_value_of_a_wall_is_named_with_its_file(tmp_path, old, new, complaint):
    path = tmp_path / "wall.toml"
    path.write_text(GOOD.replace(old, new), encoding="utf-8")

    with pytest.raises(LayoutError, match=complaint):
        read_layout(path)


def test_a_wall_that_is_not_there_is_said_so(tmp_path):
    with pytest.raises(LayoutError, match=r"nowhere\.toml"):
        read_layout(tmp_path / "nowhere.toml")


def test_a_wall_fits_a_smaller_screen_by_its_tighter_side_and_is_never_enlarged(wall):
    assert wall.fit(960, 540) == 0.5
    assert wall.fit(1920, 270) == 0.5
    assert wall.fit(9600, 5400) == 1.0


def test_a_scene_places_panels_in_cells(tmp_path, wall):
    path = tmp_path / "daily.toml"
    path.write_text(SCENE, encoding="utf-8")

    scene = read_scene(path, wall)

    assert (scene.key, scene.name) == ("daily", "日常")
    assert [(one.panel, one.cells.left) for one in scene.placements] == [("queues", 1), ("feed", 2)]


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('cells = "2-1"', 'cells = "1-1:2-1"', "feed and queues both take 1-1"),
        ('cells = "2-1"', 'cells = "7-1"', "feed reaches beyond the wall at 7-1"),
        ('cells = "2-1"', 'cells = "1-1:99999999-9999999"', "feed reaches beyond the wall at 99999999-9999999"),
        ('cells = "2-1"', 'cells = "2,1"', "must be like 2-1"),
        ('cells = "2-1"', 'cells = "2-1:1-1"', "no rectangle"),
        ('cells = "2-1"', 'cells = "2-1"\nsize = 3', "unknown key panels.size"),
        ('name = "日常"', 'title = "日常"', "unknown key title"),
        ('name = "日常"', "", "needs a name"),
        ('panel = "feed"', "panel = 5", "panels need panel and cells"),
    ],
)
def test_a_wrong_scene_is_named_with_its_file(tmp_path, wall, old, new, complaint):
    path = tmp_path / "daily.toml"
    path.write_text(SCENE.replace(old, new), encoding="utf-8")

    with pytest.raises(LayoutError, match=f"daily.toml: .*{complaint}"):
        read_scene(path, wall)


def test_a_file_in_another_encoding_is_told_in_a_sentence_that_names_it(tmp_path, wall):
    """An editor of an older system writes GBK."""
    layout, scene = tmp_path / "wall.toml", tmp_path / "daily.toml"
    layout.write_text(GOOD.replace('"small"', '"大屏"'), encoding="gbk")
    scene.write_text(SCENE, encoding="gbk")

    with pytest.raises(LayoutError, match=r"wall\.toml: line 2 is not UTF-8: .* save it with the encoding UTF-8"):
        read_layout(layout)
    with pytest.raises(LayoutError, match=r"daily\.toml: line 2 is not UTF-8"):
        read_scene(scene, wall)


def test_cells_are_named_column_row_with_both_ends_within():
    cells = Cells.parse("2-1:4-3")

    assert (cells.columns, cells.rows, len(cells.names())) == (3, 3, 9)


def test_files_that_windows_saved_are_read(tmp_path):
    (tmp_path / "small.toml").write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    (tmp_path / "daily.toml").write_bytes(b"\xef\xbb\xbf" + SCENE.replace("\n", "\r\n").encode())

    wall = read_layout(tmp_path / "small.toml")

    assert wall.size_px == (1920, 540)
    assert read_scene(tmp_path / "daily.toml", wall).name == "日常"


def test_a_file_that_is_not_there_is_said_without_its_error_s_number(tmp_path):
    with pytest.raises(LayoutError, match=r"gone\.toml: cannot be read: No such file"):
        read_layout(tmp_path / "gone.toml")


@pytest.mark.parametrize(
    ("spoilt", "complaint"),
    [
        (SCENE.replace("feed", "queues"), "queues stands there twice"),
        ('name = "空"\npanels = []', "a scene needs a name and"),
        (SCENE.replace('cells = "2-1"', "cells = 2"), r"\[\[panels\]\] no. 2: panels need panel and cells"),
    ],
)
def test_a_scene_that_would_leave_cells_black_is_refused(tmp_path, wall, spoilt, complaint):
    path = tmp_path / "daily.toml"
    path.write_text(spoilt, encoding="utf-8")

    with pytest.raises(LayoutError, match=complaint):
        read_scene(path, wall)


def test_what_is_wrong_with_an_output_says_with_which(tmp_path):
    output = "[[outputs]]\nscreen = 'a'\ncolumn = {0}\nrow = 1\ncolumns = 1\nrows = 1\n"
    path = tmp_path / "small.toml"
    path.write_text(GOOD + output.format(1) + output.format("'2'"), encoding="utf-8")

    with pytest.raises(LayoutError, match=r"\[\[outputs\]\] no. 2: column must be a whole number"):
        read_layout(path)
