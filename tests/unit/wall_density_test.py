"""A scene says the top of its density scale."""

from pathlib import Path

import pytest

from widgets.wall.layout import LayoutError, read_layout
from widgets.wall.scenes import read_scene

WALLS = Path(__file__).resolve().parents[2] / "config" / "walls"
PANEL = '[[panels]]\npanel = "scene"\ncells = "1-1"\n'


def scene(folder: Path, line: str) -> float:
    path = folder / "one.toml"
    path.write_text(f'name = "一"\n{line}\n{PANEL}', encoding="utf-8")
    return read_scene(path, read_layout(WALLS / "demo.toml")).density_top


def test_a_scene_says_the_top_of_its_scale(tmp_path: Path) -> None:
    assert scene(tmp_path, "density_top = 60") == 60.0


def test_a_scene_that_says_nothing_has_the_usual_top(tmp_path: Path) -> None:
    assert scene(tmp_path, "") == 160.0


@pytest.mark.parametrize("bad", ["0", "-3", '"60"', "true"])
def test_a_top_that_is_no_positive_number_is_an_error(tmp_path: Path, bad: str) -> None:
    with pytest.raises(LayoutError, match="density_top"):
        scene(tmp_path, f"density_top = {bad}")
