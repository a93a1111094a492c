"""Sizes of text from millimetres and viewing distance, for the font that was really loaded.

The rule: ink is at least viewing distance / 200 high. What counts is ink, not the em box, so 国 and the digits are
measured; a role's size grows to the floor where the font is small in its box, and never shrinks to fit a place.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QFontMetricsF

from widgets.theme import Theme
from widgets.wall.layout import WallLayout
from widgets.wall.made_bold import MadeBold

MOCK_PX_MM = 1328 / 640
"""A px of the mock pictures on the wall they were drawn for, read from 8 m."""
MOCK_DISTANCE_M = 8.0
FLOOR_SHARE = 1 / 200
"""Ink height over viewing distance."""
_SAMPLE_PX = 1000
_DIGITS = re.compile(r"[0-9A-Za-z][0-9A-Za-z:.,%\-+/]*")
_UNIT_SHARE = 0.72
_SECOND_SHARE = 0.8


class Role(StrEnum):
    """What a text is for; its size follows."""

    NOTE = "note"
    TEXT = "text"
    TITLE = "title"
    STRONG = "strong"
    UNIT = "unit"
    SECOND = "second"
    NUMBER = "number"
    SCENE = "scene"
    BIG = "big"


_NUMBERS = frozenset({Role.BIG, Role.NUMBER, Role.SECOND})
"""Roles of numbers that stand alone: their middle is the digits', not a hanzi's."""


@dataclass(frozen=True, slots=True)
class Size:
    """Em heights in px: of hanzi, and of the digits and letters beside them."""

    hanzi: int
    digit: int


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text drawn with one font."""

    text: str
    px: int
    is_digits: bool
    drop: float
    """How far below the line's base line its own lies, so that digits stand level with hanzi, in px."""


@dataclass(frozen=True, slots=True)
class Measured:
    """How wide a text stands, and how far its ink reaches above its base line and how high it is, in px."""

    width: float
    above: float
    high: float


@dataclass(frozen=True, slots=True)
class Ink:
    """Heights of a font's ink as shares of its em: 国 above and below the base line, the lowest digit."""

    hanzi_above: float
    hanzi_below: float
    digit: float

    @property
    def hanzi(self) -> float:
        """Height of 国."""
        return self.hanzi_above + self.hanzi_below


def measure_ink(font: QFont) -> Ink:
    """Return the ink of *font*, measured at a size where rounding does not matter."""
    sample = QFont(font)
    sample.setPixelSize(_SAMPLE_PX)
    metrics = QFontMetricsF(sample)
    hanzi = metrics.tightBoundingRect("国")
    digit = min(metrics.tightBoundingRect(digit).height() for digit in "0123456789")
    return Ink(-hanzi.top() / _SAMPLE_PX, hanzi.bottom() / _SAMPLE_PX, digit / _SAMPLE_PX)


KEPT_TEXTS = 5_000
"""Texts whose stretches and widths are remembered; a wall writes the same ones again each second."""


class TypeScale:
    """The text sizes of one wall with one theme."""

    def __init__(self, theme: Theme, wall: WallLayout) -> None:
        self._theme = theme
        self._faces: dict[tuple[int, bool], QFontMetricsF] = {}
        self._sizes: dict[Role, Size] = {}
        self._runs: dict[tuple[str, Role], tuple[Run, ...]] = {}
        self._advances: dict[tuple[str, int, bool], float] = {}
        self._measured_texts: dict[tuple[str, Role, bool], Measured] = {}
        self._rises: dict[Role, float] = {}
        self.made_bold = MadeBold()
        self.mm_per_px = wall.mm_per_px
        self.floor_mm = wall.distance_m * 1000 * FLOOR_SHARE
        self.unit = MOCK_PX_MM * wall.distance_m / MOCK_DISTANCE_M / wall.mm_per_px
        """Px of this wall for one px of the mock: the measure of everything that goes with text."""

    @cached_property
    def ink(self) -> Ink:
        """The smaller ink of the two weights."""
        regular, bold = measure_ink(self._theme.font(_SAMPLE_PX)), measure_ink(self._theme.font(_SAMPLE_PX, bold=True))
        return min(regular, bold, key=lambda ink: (ink.hanzi, ink.digit))

    @property
    def map_unit(self) -> float:
        """Px for one mock px on a map, whose smallest texts are a note's hanzi and digits: none falls below the floor."""
        note, sizes = self.size(Role.NOTE), self._theme.sizes
        return max(self.unit, note.hanzi / sizes["note"], note.digit / sizes["digit"])

    def size(self, role: Role) -> Size:
        """Return the sizes of *role*, neither below the floor."""
        if role not in self._sizes:
            self._sizes[role] = self._measured(role)
        return self._sizes[role]

    def _measured(self, role: Role) -> Size:
        em = self._em(role) * self.unit
        digit = max(em, self._theme.sizes["digit"] * self.unit)
        return Size(self._at_least(em, self.ink.hanzi), self._at_least(digit, self.ink.digit))

    def runs(self, text: str, role: Role) -> tuple[Run, ...]:
        """Return *text* in stretches of hanzi and of digits."""
        key = text, role
        if key not in self._runs:
            if len(self._runs) >= KEPT_TEXTS:
                self._runs.clear()
            self._runs[key] = tuple(self._split(text, role))
        return self._runs[key]

    def _split(self, text: str, role: Role) -> Iterator[Run]:
        size, end, drop = self.size(role), 0, self._drop(role)
        for match in _DIGITS.finditer(text):
            if match.start() > end:
                yield Run(text[end : match.start()], size.hanzi, is_digits=False, drop=0.0)
            yield Run(match.group(), size.digit, is_digits=True, drop=drop)
            end = match.end()
        if end < len(text):
            yield Run(text[end:], size.hanzi, is_digits=False, drop=0.0)

    def width(self, text: str, role: Role, *, bold: bool = False) -> float:
        """Return how wide *text* stands, in px."""
        return self.measured(text, role, bold=bold).width

    def measured(self, text: str, role: Role, *, bold: bool = False) -> Measured:
        """Return the size of *text*."""
        key = text, role, bold
        found = self._measured_texts.get(key)
        if found is None:
            if len(self._measured_texts) >= KEPT_TEXTS:
                self._measured_texts.clear()
            width = sum(self.advance(run, bold=bold) for run in self.runs(text, role))
            above, below = self.ink_box(text, role)
            found = self._measured_texts[key] = Measured(width, above, above + below)
        return found

    def advance(self, run: Run, *, bold: bool = False) -> float:
        """Return how wide one stretch stands, in px."""
        key = run.text, run.px, bold
        if key not in self._advances:
            if len(self._advances) >= KEPT_TEXTS:
                self._advances.clear()
            self._advances[key] = self.metrics(run.px, bold=bold).horizontalAdvance(run.text)
        return self._advances[key]

    def metrics(self, px: int, *, bold: bool = False) -> QFontMetricsF:
        """Return the measures of the theme's font at *px*."""
        key = (px, bold)
        if key not in self._faces:
            self._faces[key] = QFontMetricsF(self._theme.font(px, bold=bold))
        return self._faces[key]

    def rise(self, role: Role) -> float:
        """Return how far below the middle of its ink the base line of *role* lies, in px."""
        if role not in self._rises:
            size, ink = self.size(role), self.ink
            middle = size.digit * ink.digit if role in _NUMBERS else size.hanzi * (ink.hanzi_above - ink.hanzi_below)
            self._rises[role] = middle / 2
        return self._rises[role]

    def ink_box(self, text: str, role: Role) -> tuple[float, float]:
        """Return how far the ink of *text* reaches above and below its base line, in px."""
        above = below = 0.0
        for run in self.runs(text, role):
            high = self.ink.digit if run.is_digits else self.ink.hanzi_above
            low = 0.0 if run.is_digits else self.ink.hanzi_below
            above, below = max(above, run.px * high - run.drop), max(below, run.px * low + run.drop)
        return above, below

    @cached_property
    def is_bold_made(self) -> bool:
        """Whether the font has no bold of its own, so that Qt makes one (and only below 64 px)."""
        family = QFontInfo(self._theme.font(_SAMPLE_PX, bold=True)).family()
        return not any(QFontDatabase.bold(family, style) for style in QFontDatabase.styles(family))

    def _drop(self, role: Role) -> float:
        """Return how far digits go down so that their middle is the hanzi's."""
        size = self.size(role)
        if role in _NUMBERS:
            return 0.0
        hanzi_middle = size.hanzi * (self.ink.hanzi_above - self.ink.hanzi_below) / 2
        return max(0.0, size.digit * self.ink.digit / 2 - hanzi_middle)

    def _em(self, role: Role) -> float:
        """Return the em of *role* in mock px."""
        sizes = self._theme.sizes
        if role is Role.UNIT:
            return sizes["number"] * _UNIT_SHARE
        if role is Role.SECOND:
            return sizes["number"] * _SECOND_SHARE
        return sizes[role]

    def _at_least(self, em_px: float, ink_share: float) -> int:
        floor_px = self.floor_mm / (ink_share * self.mm_per_px)
        return max(round(em_px), math.ceil(floor_px - 1e-6))
