"""The desk's map: what its pointer counts."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.situation.questions.open_cases import OpenCaseArrays
from tests.gui.console_hall import Console, row

METRE = 1 / 111_320


@pytest.fixture
def console(qapp, monkeypatch) -> Iterator[Console]:
    made = Console(monkeypatch)
    yield made
    made.close()


def arrays(lon, lat, light) -> OpenCaseArrays:
    none, count = np.zeros(len(light), np.bool_), len(light)
    return OpenCaseArrays(
        lon=np.array(lon), lat=np.array(lat), light=np.array(light, np.uint8), stage_over=none, urgent=none,
        supervised=np.zeros(count, np.uint8), hung=none, queue=np.zeros(count, np.uint8),
        row=np.arange(count, dtype=np.int32), ids=np.zeros((count, 16), np.uint8), labelled=(),
    )  # fmt: skip


def test_the_open_cases_round_the_pointer_are_counted(console):
    west, south, east, north = console.context.city.bounds
    lon, lat = (west + east) / 2, (south + north) / 2
    shown = console.page.map
    shown.show_cases(arrays([lon] * 4, [lat, lat + 149 * METRE, lat - 151 * METRE, lat + 5 * METRE], [3, 1, 3, 2]))

    shown.view.hovered.emit(lon, lat)
    assert shown.view.said == "150 米内 3 件，处置超期 1"

    shown.view.hovered.emit(lon + 0.05, lat)
    assert shown.view.said == ""


def test_before_there_are_cases_the_pointer_says_nothing(console):
    console.page.map.view.hovered.emit(114.3, 30.6)

    assert console.page.map.view.said == ""


def test_what_the_desk_says_is_read_above_the_large_map_which_hides_the_steps(console):
    console.show(row(1))
    console.page.say("此前的话")
    console.letter(Qt.Key.Key_G)
    shown = console.page.map
    assert shown.said.isVisible()
    assert shown.said.toolTip() == ""
    assert [one.text() for one in shown.head.findChildren(QLabel) if one.property("role") in ("key", "word")] == [
        "Esc",
        "返回",
    ]

    console.page.wall.pressed.emit("K=")

    assert not console.page.steps.message.isVisible()
    console.until(lambda: shown.said.text() == shown.said.toolTip())
    assert shown.said.text().startswith("先按小键盘 1–6 或 + 预览场景")
    console.press(Qt.Key.Key_Escape)
    assert not shown.said.isVisible()
    assert [one.text() for one in shown.head.findChildren(QLabel) if one.property("role") in ("key", "word")] == [
        "G",
        "全屏",
    ]
