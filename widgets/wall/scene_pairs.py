"""A row of the cube 1-1: words with their values behind them, and the cases that a value counts, of the whole city."""

from collections.abc import Sequence

from app.domain.terms import Source
from app.services.wall_marks import Behind
from app.situation.questions.which import Which
from widgets.wall.sheet import Sheet

HOTLINES = tuple(
    Behind(which=Which.REPORTED_TODAY, source=source) for source in (Source.HOTLINE_12345, Source.HOTLINE_12319)
)
REPORTS = (Behind(which=Which.REPORTED_TODAY), Behind(which=Which.CLOSED_TODAY))
SUPERVISION = (Behind(which=Which.WAITING), Behind(which=Which.ANSWERED))
CLOCKS = (Behind(which=Which.CASE_OVER), Behind(which=Which.STAGE_OVER))
"""The lists behind each row's values."""
_GAP = 24.0
_ROW = 40.0

Pairs = Sequence[tuple[str, str]]
"""Words and their values, as they are printed."""


def put_pairs(sheet: Sheet, y: float, pairs: Pairs, colour: str = "text1") -> None:
    """Put words with their values behind them, in two columns where they fit."""
    x, column = sheet.left, (sheet.right - sheet.left) / 2
    for place, (name, value) in enumerate(pairs):
        x = max(x, sheet.left + place * column)
        end = sheet.text(name, x, y, colour="text2", within=sheet.right - x) + 10
        x = (
            sheet.text(value, end, y, colour=colour) + _GAP
            if value and end + sheet.measure(value) <= sheet.right
            else end
        )


def list_pairs(sheet: Sheet, y: float, pairs: Pairs, behind: Sequence[Behind]) -> None:
    """Have each value that counts something listed as the cases *behind* it."""
    for (name, value), one in zip(pairs, behind, strict=True):
        if value.isdigit() and int(value):
            sheet.lists(sheet.left, y - _ROW / 2, sheet.right - sheet.left, _ROW, name, one)
