"""Draws bold letters of a family that has none: each letter's outline is stroked once and kept as a picture."""

import math
from collections import OrderedDict

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPen

DIGIT_STROKE = 1 / 24
HANZI_STROKE = 1 / 38
"""What is added to a stem to make it bold, as a share of the em: no more than the gaps of a dense hanzi can spare."""
KEPT_LETTERS = 1_500
"""Pictures that are kept, the last drawn: some ten MB."""
_STEPS = 4
"""A letter is drawn at quarters of a px."""

Key = tuple[str, int, int, int, int]


class MadeBold:
    """Bold from regular fonts: Qt's own closes the counters of 量, and from 64 px on it makes none.

    Stroking a number of the wall takes a hundred times as long as copying its digits.
    """

    def __init__(self) -> None:
        self._letters: OrderedDict[Key, QImage] = OrderedDict()

    def draw(self, painter: QPainter, font: QFont, start: QPointF, text: str, *, is_digits: bool) -> None:
        """Draw *text* from *start* on its base line, in the *painter*'s colour; *font* has a size in px."""
        stroke = font.pixelSize() * (DIGIT_STROKE if is_digits else HANZI_STROKE)
        if painter.deviceTransform().isScaling():
            _stroked(painter, font, start, text, stroke)  # a magnified panel: pictures would be blurred
            return
        metrics, x = QFontMetricsF(font), start.x()
        for letter in text:
            self._put(painter, font, QPointF(x, start.y()), letter, stroke)
            x += metrics.horizontalAdvance(letter)

    def _put(self, painter: QPainter, font: QFont, at: QPointF, letter: str, stroke: float) -> None:
        (left, right_of), (base, below) = _in_steps(at.x()), _in_steps(at.y())
        colour = painter.pen().color()
        key = letter, font.pixelSize(), colour.rgba(), right_of, below
        image = self._letters.get(key)
        if image is None:
            image = _letter(font, letter, stroke, colour, QPointF(right_of / _STEPS, below / _STEPS))
            self._letters[key] = image
            while len(self._letters) > KEPT_LETTERS:
                self._letters.popitem(last=False)
        self._letters.move_to_end(key)
        painter.drawImage(QPoint(left, base) + image.offset(), image)


def _in_steps(value: float) -> tuple[int, int]:
    """Return the whole px of *value*, and the quarters beyond it."""
    whole, part = divmod(round(value * _STEPS), _STEPS)
    return whole, part


def _letter(font: QFont, letter: str, stroke: float, colour: QColor, shift: QPointF) -> QImage:
    """Return a picture of *letter*; its offset is where its corner lies, seen from the letter's start."""
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
    image.setOffset(box.topLeft())
    return image


def _stroked(painter: QPainter, font: QFont, start: QPointF, text: str, stroke: float) -> None:
    path = QPainterPath()
    path.addText(start, font, text)
    colour = painter.pen().color()
    pen = QPen(colour, stroke)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(path, pen)
    painter.fillPath(path, colour)
