"""Outputs and groups in a wall's file, and where cells lie when the bezels between outputs count."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect

from tests.unit.wall_layout_test import GOOD
from widgets.wall.layout import LayoutError, read_layout
from widgets.wall.ruler import Ruler
from widgets.wall.scenes import Cells

WALLS = Path(__file__).resolve().parents[2] / "config" / "walls"
BOTH = """
[[outputs]]
screen = "A"
column = 1
row = 1
columns = 1
rows = 1
[[outputs]]
screen = "B"
column = 2
row = 1
columns = 1
rows = 1
"""
GROUPS = """
[[groups]]
name = "left"
outputs = ["A"]
[[groups]]
name = "right"
outputs = ["B"]
"""


def read(tmp_path, text):
    path = tmp_path / "wall.toml"
    path.write_text(text, encoding="utf-8")
    return read_layout(path)


@pytest.mark.parametrize("name", ["hall-16x9", "hall-4x3"])
def test_a_hall_has_eighteen_outputs_in_three_groups_of_six(name):
    wall = read_layout(WALLS / f"{name}.toml")
    served = [wall.served_by(group.name) for group in wall.groups]

    assert [len(outputs) for outputs in served] == [6, 6, 6]
    assert {output for outputs in served for output in outputs} == set(wall.outputs) == set(wall.served_by(""))
    assert [sorted({output.column for output in outputs}) for outputs in served] == [[1, 2], [3, 4], [5, 6]]


def test_the_led_wall_is_one_surface_without_a_seam():
    wall = read_layout(WALLS / "led.toml")

    assert (len(wall.outputs), wall.seam_px, wall.bezel_mm) == (1, 0, 0)
    assert wall.outputs[0].cells == "1-1:6-3"


def test_a_wall_that_names_no_output_is_one_window_on_any_screen(tmp_path):
    (output,) = read(tmp_path, GOOD).served_by("")

    assert (output.screen, output.cells) == ("", "1-1:2-1")


def test_a_group_nobody_knows_is_told_with_those_there_are(tmp_path):
    wall = read(tmp_path, GOOD + BOTH + GROUPS)

    assert [output.screen for output in wall.served_by("right")] == ["B"]
    with pytest.raises(LayoutError, match=r"no group 'centre' \(groups: left, right\)"):
        wall.served_by("centre")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (BOTH.replace('"B"', '"A"'), "outputs: 'A' stands there twice"),
        (BOTH.replace("column = 2", "column = 1"), "outputs.B and outputs.A both show 1-1"),
        (BOTH.replace('"B"', '""'), "must be the only one"),
        (BOTH[: BOTH.rindex("[[outputs]]")], "no output shows the cell 2-1"),
        (BOTH + GROUPS.replace('["B"]', '["C"]'), "groups.right names the output 'C'"),
        (BOTH + GROUPS.replace('["B"]', '["A"]'), "outputs in groups: 'A' stands there twice"),
        (BOTH + GROUPS.replace('"right"', '"left"'), "groups: 'left' stands there twice"),
        (BOTH + GROUPS.replace('"right"', '"to the right"'), "letters, digits"),
        (BOTH + GROUPS[: GROUPS.rindex("[[groups]]")], "outputs.B is in no group: no process would show it"),
        (BOTH + GROUPS.replace("outputs", "screens"), "unknown key groups.screens"),
        ("native_dots = 1", "native_dots must be true or false"),
        ("bezel_mm = inf", "bezel_mm must be a number"),
    ],
)
def test_outputs_and_groups_that_cannot_be_are_named(tmp_path, text, complaint):
    with pytest.raises(LayoutError, match=f"wall.toml: .*{complaint}"):
        read(tmp_path, GOOD + text)


def test_a_size_without_end_is_refused(tmp_path):
    with pytest.raises(LayoutError, match="cell_px must be two numbers"):
        read(tmp_path, GOOD.replace("[960, 540]", "[inf, 540]"))


def test_behind_a_bezel_as_many_pixels_are_left_out_as_it_is_wide(tmp_path):
    wall = read(tmp_path, GOOD + "bezel_mm = 13.83" + BOTH)
    ruler, both = Ruler(wall), Cells.parse("1-1:2-1")

    assert ruler.gap_px == 10
    assert ruler.box(both) == QRect(0, 0, 960 + 10 + 960, 540)
    assert ruler.left(2) == 970
    assert ruler.seams_across(both) == (965.0,)
    assert ruler.seams_down(both) == ()


def test_within_one_window_nothing_is_left_out(tmp_path):
    wall = read(tmp_path, GOOD + "bezel_mm = 13.83" + BOTH).in_one_window()
    ruler = Ruler(wall)

    assert ruler.box(Cells.parse("1-1:2-1")).width() == wall.size_px[0] == 1920
    assert ruler.seams_across(Cells.parse("1-1:2-1")) == (960.0,)
