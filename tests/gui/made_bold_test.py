"""Bold that is made: kept letters look as freshly stroked ones, wherever they stand."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from widgets.theme import Theme, load_theme
from widgets.wall import made_bold
from widgets.wall.made_bold import MadeBold, _stroked

PLACES = [QPointF(10, 120), QPointF(10.3, 120.2), QPointF(10.5, 119.75), QPointF(11.99, 120.9)]
TEXTS = [("1,284", 120), ("97.5%", 47), ("处置超期", 32), ("量量", 26)]


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return load_theme("wall")


class Canvas:
    """A picture to draw one text on, with a fresh maker of bold or another way."""

    def __init__(self, theme: Theme, *, zoom: float = 1.0, device_ratio: float = 1.0) -> None:
        self.theme = theme
        self.image = QImage(700, 200, QImage.Format.Format_RGB32)
        self.image.setDevicePixelRatio(device_ratio)
        self.image.fill(QColor("#101820"))
        self.zoom = zoom

    def draw(self, bold: MadeBold | None, text: str, px: int, at: QPointF) -> "Canvas":
        painter = QPainter(self.image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self.zoom, self.zoom)
        painter.setPen(QColor("#ff5040"))
        if bold is None:
            share = made_bold.DIGIT_STROKE if text.isascii() else made_bold.HANZI_STROKE
            _stroked(painter, self.theme.font(px), at, text, px * share)
        else:
            bold.draw(painter, self.theme.font(px), at, text, is_digits=text.isascii())
        painter.end()
        return self

    @property
    def values(self) -> np.ndarray:
        height, width = self.image.height(), self.image.width()
        return np.frombuffer(self.image.constBits(), np.uint8).reshape(height, width, 4)[..., :3].astype(int)


@pytest.mark.parametrize(("text", "px"), TEXTS)
@pytest.mark.parametrize("at", PLACES)
def test_kept_letters_look_as_stroked_ones(theme: Theme, text: str, px: int, at: QPointF) -> None:
    stroked = Canvas(theme).draw(None, text, px, at).values
    kept = Canvas(theme).draw(MadeBold(), text, px, at).values
    ground = Canvas(theme).values
    assert np.abs(stroked - ground).sum() > 0
    share = np.abs(stroked - kept).sum() / np.abs(stroked - ground).sum()
    assert share < 0.08, "an eighth of a px at the most may lie between them"


def test_drawn_again_is_drawn_the_same(theme: Theme) -> None:
    bold = MadeBold()
    first = Canvas(theme).draw(bold, "90", 60, QPointF(10, 120)).values
    again = Canvas(theme).draw(bold, "90", 60, QPointF(10, 120)).values
    assert np.array_equal(first, again)


@pytest.mark.parametrize(("zoom", "device_ratio"), [(2.0, 1.0), (1.0, 2.0)])
def test_what_is_magnified_is_drawn_from_its_outline(theme: Theme, zoom: float, device_ratio: float) -> None:
    at = QPointF(10, 60)
    stroked = Canvas(theme, zoom=zoom, device_ratio=device_ratio).draw(None, "处置 38", 30, at)
    kept = Canvas(theme, zoom=zoom, device_ratio=device_ratio).draw(MadeBold(), "处置 38", 30, at)
    assert np.array_equal(stroked.values, kept.values)


def test_colours_and_sizes_are_kept_apart(theme: Theme) -> None:
    bold = MadeBold()
    small = Canvas(theme).draw(bold, "8", 30, QPointF(10, 120)).values
    large = Canvas(theme).draw(bold, "8", 60, QPointF(10, 120)).values
    assert (large != small).any()


def test_no_more_letters_are_kept_than_there_is_room_for(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(made_bold, "KEPT_LETTERS", 5)
    bold, canvas = MadeBold(), Canvas(theme)
    canvas.draw(bold, "0123456789", 30, QPointF(10, 120))
    assert len(bold._letters) == 5
