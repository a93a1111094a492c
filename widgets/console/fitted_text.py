"""Words in a small box: as large as they fit, in lines of even length, broken between words where there are any."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

LARGEST_PX, SMALLEST_PX = 13, 9
MOST_LINES = 3
ELLIPSIS = "…"
HYPHEN = "-"


def fitted(text: str, width: float, height: float, font: QFont) -> tuple[int, tuple[str, ...]]:
    """Return the size in px and the lines in which *text* fits *width* × *height*; too long a text ends in an ellipsis."""
    for px in range(LARGEST_PX, SMALLEST_PX - 1, -1):
        metrics = _metrics(font, px)
        for count in range(1, MOST_LINES + 1):
            lines = _broken(text, count)
            if metrics.height() * 0.92 * len(lines) <= height and all(
                metrics.horizontalAdvance(line) <= width for line in lines
            ):
                return px, lines
    return SMALLEST_PX, _cut(text, width, height, _metrics(font, SMALLEST_PX))


def draw_fitted(painter: QPainter, box: QRectF, text: str) -> None:
    """Write *text* in the middle of *box* with the painter's family and pen."""
    font = QFont(painter.font())
    px, lines = fitted(text, box.width() - 4, box.height() - 2, font)
    font.setPixelSize(px)
    painter.save()
    painter.setFont(font)
    step = QFontMetricsF(font).height() * 0.92
    top = box.center().y() - step * len(lines) / 2
    for row, line in enumerate(lines):
        place = QRectF(box.left(), top + row * step, box.width(), step)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, line)
    painter.restore()


def _metrics(font: QFont, px: int) -> QFontMetricsF:
    sized = QFont(font)
    sized.setPixelSize(px)
    return QFontMetricsF(sized)


def _broken(text: str, count: int) -> tuple[str, ...]:
    """Return *text* in up to *count* lines: words whole, hanzi in groups of nearly the same number."""
    parts: Sequence[str] = text.split() if " " in text else re.findall(r"[0-9A-Za-z]+|.", text)
    glue = " " if " " in text else ""
    if count == 1 or len(parts) < 2:
        return (text,)
    share, rest = divmod(len(parts), count)
    lines, start = [], 0
    for row in range(count):
        end = start + share + (1 if row < rest else 0)
        if end > start:
            lines.append(glue.join(parts[start:end]))
        start = end
    return tuple(lines)


def _cut(text: str, width: float, height: float, metrics: QFontMetricsF) -> tuple[str, ...]:
    """Return as many lines as there is room for, the last one with an ellipsis; a divided word has a hyphen."""
    room = max(1, min(MOST_LINES, int(height / (metrics.height() * 0.92))))
    lines: list[str] = []
    left = text
    while left and len(lines) < room:
        taken, mark = _line(left, width, metrics, is_last=len(lines) + 1 == room)
        if not taken:
            break
        lines.append(taken.rstrip() + mark)
        left = left[len(taken) :].lstrip()
    return tuple(lines) or (ELLIPSIS,)


def _line(left: str, width: float, metrics: QFontMetricsF, *, is_last: bool) -> tuple[str, str]:
    """Return what of *left* stands in one line, and the mark after it: nothing where it ends between words."""
    ends = range(len(left) - 1, 0, -1)
    if is_last:
        ways = [(left[:end], ELLIPSIS) for end in ends]
    else:
        ways = [(left[:end], "") for end in ends if not _divides_word(left, end)]
        ways += [(left[:end], HYPHEN) for end in ends if _divides_word(left, end)]
    fits = (way for way in [(left, ""), *ways] if metrics.horizontalAdvance(way[0].rstrip() + way[1]) <= width)
    return next(fits, ("", ""))


def _divides_word(text: str, end: int) -> bool:
    """Tell whether *end* lies within a word of Latin letters or digits; hanzi may part anywhere."""
    return all(one.isascii() and one.isalnum() for one in text[end - 1 : end + 1])
