"""Draws bold letters of a family that has none: each letter's outline is stroked once and kept as a picture."""

import math
from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPen

DIGIT_STROKE = 1 / 24
HANZI_STROKE = 1 / 38
"""What is added to a stem to make it bold, as a share of the em: no more than the gaps of a dense hanzi can spare."""
KEPT_LETTERS = 1_500
"""Pictures that are kept, the last drawn: some ten MB."""
_STEPS = 4
"""A letter is drawn at quarters of a px."""

Key = tuple[str, int, int, int, int]


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter's picture, and where its corner lies seen from the letter's start, px."""

    image: QImage
    left: int
    top: int


class MadeBold:
    """Bold from regular fonts: Qt's own closes the counters of 量, and from 64 px on it makes none.

    Stroking a number of the wall takes a hundred times as long as copying its digits.
    """

    def __init__(self) -> None:
        self._letters: OrderedDict[Key, Letter] = OrderedDict()
        self._advances: dict[tuple[str, int], float] = {}

    def draw(self, painter: QPainter, font: QFont, start: QPointF, text: str, *, is_digits: bool) -> None:
        """Draw *text* from *start* on its base line, in the *painter*'s colour; *font* has a size in px."""
        px = font.pixelSize()
        stroke = px * (DIGIT_STROKE if is_digits else HANZI_STROKE)
        if painter.deviceTransform().isScaling():
            _stroked(painter, font, start, text, stroke)  # a magnified panel: pictures would be blurred
            return
        colour, x, (base, below) = painter.pen().color(), start.x(), _in_steps(start.y())
        rgba = colour.rgba()
        for letter in text:
            left, right_of = _in_steps(x)
            key = letter, px, rgba, right_of, below
            drawn = self._letters.get(key) or self._make(key, font, stroke, colour)
            self._letters.move_to_end(key)
            painter.drawImage(left + drawn.left, base + drawn.top, drawn.image)
            x += self._advance(letter, px, font)

    def _make(self, key: Key, font: QFont, stroke: float, colour: QColor) -> "Letter":
        """Make the picture of a letter and keep it."""
        letter, _, _, right_of, below = key
        made = self._letters[key] = _letter(font, letter, stroke, colour, QPointF(right_of / _STEPS, below / _STEPS))
        while len(self._letters) > KEPT_LETTERS:
            self._letters.popitem(last=False)
        return made

    def _advance(self, letter: str, px: int, font: QFont) -> float:
        """Return how far the next letter stands, in px."""
        key = letter, px
        if key not in self._advances:
            if len(self._advances) >= KEPT_LETTERS:
                self._advances.clear()
            self._advances[key] = QFontMetricsF(font).horizontalAdvance(letter)
        return self._advances[key]


def _in_steps(value: float) -> tuple[int, int]:
    """Return the whole px of *value*, and the quarters beyond it."""
    whole, part = divmod(round(value * _STEPS), _STEPS)
    return whole, part


def _letter(font: QFont, letter: str, stroke: float, colour: QColor, shift: QPointF) -> Letter:
    """Return the picture of *letter*, which begins at *shift*."""
    path = QPainterPath()
    path.addText(shift, font, letter)
    edge = math.ceil(stroke) + 1
    box = path.boundingRect().toAlignedRect().adjusted(-edge, -edge, edge, edge)
    image = QImage(box.size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(colour)
    painter.translate(-box.topLeft())
    _stroked(painter, font, shift, letter, stroke)
    painter.end()
    return Letter(image, box.left(), box.top())


def _stroked(painter: QPainter, font: QFont, start: QPointF, text: str, stroke: float) -> None:
    path = QPainterPath()
    path.addText(start, font, text)
    colour = painter.pen().color()
    pen = QPen(colour, stroke)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(path, pen)
    painter.fillPath(path, colour)
