"""Sizes of text: from millimetres, by the ink of the font that was really loaded, checked on real pixels."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QImage, QPainter

from widgets.charts.marks import MARKS, SILENT, paint_mark
from widgets.theme import load_theme
from widgets.wall.columns import Column, share
from widgets.wall.layout import WallLayout, read_layout
from widgets.wall.painting import ItemPainter
from widgets.wall.sheet import Sheet
from widgets.wall.type import Role, TypeScale

WALLS = Path(__file__).resolve().parents[2] / "config" / "walls"


@pytest.fixture(params=["demo", "hall-16x9", "hall-4x3"])
def wall(request, qapp) -> WallLayout:
    return read_layout(WALLS / f"{request.param}.toml")


def rows_of_ink(text: str, role: Role, wall: WallLayout, *, bold: bool = False) -> tuple[int, int]:
    """Paint *text* and return how many px rows its ink covers, and how many px are bright."""
    theme = load_theme("wall")
    scale = TypeScale(theme, wall)
    sheet = Sheet(scale, QSizeF(1600, 800))
    sheet.text(text, 20, 100, role=role, bold=bold)
    image = QImage(1600, 800, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.black)
    painter = QPainter(image)
    ItemPainter(theme, scale).paint(painter, sheet.items)
    painter.end()
    bright = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(image.height(), -1) > 90
    return int(bright.any(axis=1).sum()), int(bright.sum())


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("text", ["国", "0", "7"])
def test_painted_ink_is_as_high_as_the_hall_needs(wall, role, text):
    rows, _ = rows_of_ink(text, role, wall)

    assert (rows + 1) * wall.mm_per_px >= wall.distance_m * 5  # a px row may be lost to rounding


@pytest.mark.parametrize("role", [Role.TEXT, Role.BIG])
def test_bold_is_bold_at_every_size(wall, role):
    _, regular = rows_of_ink("国8", role, wall)
    _, bold = rows_of_ink("国8", role, wall, bold=True)

    assert bold > regular * 1.12


def test_a_wall_read_from_farther_away_has_larger_text_and_fewer_rows_of_it(wall):
    near, far = TypeScale(load_theme("wall"), wall), TypeScale(load_theme("wall"), replace(wall, distance_m=12.0))

    assert far.size(Role.TEXT).hanzi == pytest.approx(near.size(Role.TEXT).hanzi * 1.5, abs=1)
    assert far.size(Role.NOTE).digit * far.ink.digit * far.mm_per_px >= 60


def test_digits_never_change_their_width(wall):
    scale = TypeScale(load_theme("wall"), wall)

    assert len({scale.width(digit * 4, Role.TEXT) for digit in "0123456789"}) == 1


def test_a_text_too_long_loses_its_end_and_never_part_of_a_number(wall):
    sheet = Sheet(TypeScale(load_theme("wall"), wall), QSizeF(*wall.cell_px))

    shown = [sheet.elide("雨水箅子破损 12345 处", within) for within in range(20, 320, 4)]

    assert "雨水箅子破损 12345 处" in shown
    assert all("1" not in text or "12345" in text for text in shown)
    assert all(sheet.measure(text) <= within + 0.1 for text, within in zip(shown, range(20, 320, 4), strict=True))


def test_columns_give_way_in_their_order_and_the_last_one_ends_at_the_right():
    columns = [
        Column(key="time", wanted=100), Column(key="what", wanted=200, least=50, gives_way=2),
        Column(key="where", wanted=100, least=60, gives_way=1), Column(key="who", wanted=100),
    ]  # fmt: skip

    wide = share(columns, 0, 600, gap=10)
    narrow = share(columns, 0, 500, gap=10)
    tight = share(columns, 0, 330, gap=10)

    assert (wide["where"].width, wide["who"].end) == (100, 600)
    assert (narrow["where"].width, narrow["what"].width) == (70, 200)
    assert narrow["who"].end == 500
    assert (tight["where"].width, tight["what"].width) == (60, 50) if "where" in tight else tight["what"].width == 110


@pytest.mark.parametrize("kind", sorted(MARKS))
def test_every_mark_leaves_ink_inside_its_box_and_a_silent_one_is_grey(kind, qapp):
    theme = load_theme("wall")

    def painted(name):
        image = QImage(60, 60, QImage.Format.Format_RGB32)
        image.fill(theme.qcolor("panel"))
        painter = QPainter(image)
        paint_mark(painter, name, image.rect().center().toPointF(), 26, theme)
        painter.end()
        return image

    loud, silent = painted(kind), painted(SILENT + kind)
    ground = theme.qcolor("panel")
    inked = [(x, y) for x in range(60) for y in range(60) if loud.pixelColor(x, y) != ground]

    assert inked
    assert all(1 <= x <= 58 and 1 <= y <= 58 for x, y in inked)
    assert all(silent.pixelColor(x, y).saturation() < 110 for x, y in inked)
