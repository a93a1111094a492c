"""One layer whose bytes the page cannot take does not keep the others from it."""

import logging

from tests.gui.map_shared import MIDDLE, shared_map, show_cases  # noqa: F401  # a fixture
from widgets.map.layers.cases import LightCode


def test_what_came_with_a_broken_layer_is_drawn_all_the_same(shared, caplog):
    shared.view.clear_heat()
    shared.settle()
    heat = shared.view.layers["heat"]
    shared.view._put("heat", b"\x08\0\0\0\0\0\0\0{broken}")
    show_cases(shared, [(*MIDDLE, LightCode.RED, 0, 0)])

    shared.settle()

    assert shared.ask("wanmi.stage.board.hits.map((hit) => hit.layer)") == ["cases"]
    complaints = [one.getMessage() for one in caplog.records if one.levelno >= logging.ERROR]
    assert len(complaints) == 1
    assert "heat" in complaints[0]
    shared.view._put("heat", heat)
    shared.settle()
