"""In either language no number of a wall gives way to the words beside it, and what a desk chose from a list is translated."""

import pytest
from PySide6.QtCore import QSizeF

from tests.gui import wall_checks as checks
from tests.gui.speaking import LANGUAGES, speaking
from tests.gui.wall_panels_test import WALLS, context, glance
from widgets.language import ENGLISH
from widgets.theme import load_theme
from widgets.wall.layout import read_layout
from widgets.wall.registry import load_panels
from widgets.wall.scene_pairs import put_pairs
from widgets.wall.sheet import Sheet
from widgets.wall.type import TypeScale

LAYOUTS = ("demo", "hall-16x9", "hall-4x3", "led")


def texts(qapp, key: str, layout: str, language: str, look: str = "live") -> list[str]:
    wall = read_layout(WALLS / f"{layout}.toml")
    sheet = Sheet(TypeScale(load_theme("wall"), wall), QSizeF(*wall.cell_px))
    with speaking(qapp, language):
        load_panels()[key](context()).compose(glance(look), sheet)
    return [label.text for label in checks.labels_of(sheet.items)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_count_of_the_first_cube_stands_behind_its_words(qapp, layout, language):
    shown = texts(qapp, "scene", layout, language, "replay")

    for words, others in (
        ("今日上报", "Reported today"),
        ("今日结案", "Closed today"),
        ("督办待回复", "Notices open"),
        ("已回复未处结", "Unsettled"),
    ):
        name = others if language == ENGLISH else words
        assert name not in shown or shown[shown.index(name) + 1].isdigit(), name


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_parts_of_the_rate_are_whole(qapp, layout, language):
    parts = [text for text in texts(qapp, "quality", layout, language) if text.startswith(("in time", "按期 "))]

    assert parts
    assert not [text for text in parts if "…" in text]


def test_the_kind_of_an_emergency_is_translated(qapp):
    assert "Flooding, level Ⅲ" in texts(qapp, "incident", "demo", ENGLISH)


@pytest.mark.parametrize("lengths", [(3, 3), (1, 3), (3, 1), (1, 2), (2, 1)])
def test_where_a_row_of_the_first_cube_is_too_narrow_words_lose_their_end_and_no_value_is_left_out(qapp, lengths):
    wall = read_layout(WALLS / "hall-4x3.toml")
    sheet = Sheet(TypeScale(load_theme("wall"), wall), QSizeF(*wall.cell_px))

    put_pairs(sheet, 100.0, [("督办待回复" * lengths[0], "12345"), ("已回复未处结" * lengths[1], "67890")])

    labels = checks.labels_of(sheet.items)
    assert [label.text[:1] for label in labels] == ["督", "1", "已", "6"]
    assert [label.text for label in labels[1::2]] == ["12345", "67890"]
    assert checks.clipped(sheet.items) == []
    assert labels[-1].start + labels[-1].width <= sheet.right * sheet.unit
