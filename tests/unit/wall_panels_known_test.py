"""Which panels a wall can show large: those of its scenes' files, and those that open about a case or a subject."""

from pathlib import Path

import pytest

from app.adapters.tables.scene_panels_file import read_panels
from app.services.wall_scenes import OF_A_CASE, OF_A_SUBJECT

WALLS = Path(__file__).resolve().parents[2] / "config" / "walls"


@pytest.mark.parametrize("layout", ["demo", "hall-16x9", "hall-4x3", "led"])
def test_the_panels_of_every_shipped_scene_are_known_and_so_are_those_that_open(layout):
    known = read_panels(WALLS / f"{layout}.toml")

    assert {"queues", "map", "stage_times", "pareto", "night_queues"} <= known
    assert {*OF_A_CASE, *OF_A_SUBJECT} <= known
    assert not known & {"scene", "no_such_panel"}


def test_a_scene_that_cannot_be_read_takes_only_its_own_panels_away(tmp_path, caplog):
    (tmp_path / "scenes").mkdir()
    (tmp_path / "scenes" / "good.toml").write_text('[[panels]]\npanel = "own"\ncells = "1-1"\n')
    (tmp_path / "scenes" / "bad.toml").write_text("[[panels]\n")
    layout = tmp_path / "wall.toml"
    layout.write_text('scenes = ["bad", "gone", "good"]')

    assert read_panels(layout) == {"own", *OF_A_CASE, *OF_A_SUBJECT}
    assert "bad" in caplog.text
    assert "near" in read_panels(tmp_path / "no such wall.toml")
