"""轨迹回放 in either language at both sizes: nothing cut, nothing overlapping, with rows and with nobody on duty."""

import pytest
from PySide6.QtCore import Qt

from tests.gui.console_looks_test import FULL_HD, WQHD, cut, overlapping, too_small
from tests.gui.speaking import LANGUAGES, speaking
from tests.gui.track_rooms import hall_of, paper, press  # noqa: F401
from tests.gui.waiting import rest
from tests.gui.windows_looks_test import cut_cells, cut_heads

PAGES = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)


@pytest.fixture(params=LANGUAGES)
def hall(request, qapp, tmp_path):
    with speaking(qapp, request.param):
        made = hall_of(tmp_path)
        yield made
        made.close()


@pytest.mark.parametrize("size", [FULL_HD, WQHD])
def test_every_page_of_the_track_window_is_whole(hall, size):
    window = hall.tracks()
    window.resize(*size)
    tables = (window.page.people, window.coverage.table, None, window.doubts.table)
    for key, table in zip(PAGES, tables, strict=True):
        press(window, key, Qt.KeyboardModifier.ControlModifier)
        if table is not None:
            hall.until(lambda table=table: table.rows)
        rest(20)

        assert cut(window) == []
        assert overlapping(window) == []
        assert too_small(window) == []
        assert cut_heads(window) == []
        assert cut_cells(window) == []
