"""A row of the cube 1-1: words with their values behind them, and the cases that a value counts, of the whole city."""

from collections.abc import Sequence

from app.domain.terms import Source
from app.services.wall_counted import Drilled
from app.services.wall_marks import Behind
from app.situation.questions.which import Which
from widgets.wall.sheet import Sheet

HOTLINES = tuple(
    Drilled(which=Which.REPORTED_TODAY, source=source) for source in (Source.HOTLINE_12345, Source.HOTLINE_12319)
)
REPORTS = (Drilled(which=Which.REPORTED_TODAY), Drilled(which=Which.CLOSED_TODAY))
SUPERVISION = (Drilled(which=Which.WAITING), Drilled(which=Which.ANSWERED))
CLOCKS = (Drilled(which=Which.CASE_OVER), Drilled(which=Which.STAGE_OVER))
"""The lists behind each row's values."""
_GAP, _BESIDE = 24.0, 10.0
_ROW = 40.0

Pairs = Sequence[tuple[str, str]]
"""Words and their values, as they are printed."""


def put_pairs(sheet: Sheet, y: float, pairs: Pairs, colour: str = "text1") -> None:
    """Put words with their values behind them, in two columns where they fit.

    Where not all of it has room in the row, each keeps to its column and words lose their end: no value is left out.
    """
    whole = sheet.right - sheet.left
    column = whole / max(2, len(pairs))
    widths = [sheet.measure(name) + _BESIDE + sheet.measure(value) for name, value in pairs]
    is_tight = sum(widths) + _GAP * (len(pairs) - 1) > whole
    x = sheet.left
    for place, (name, value) in enumerate(pairs):
        begins = sheet.left + place * column
        x = max(x, begins if is_tight else min(begins, sheet.right - widths[place]))
        ends = begins + column - (_GAP if place + 1 < len(pairs) else 0.0) if is_tight else sheet.right
        room = ends - x - _BESIDE - sheet.measure(value)
        end = sheet.text(name, x, y, colour="text2", within=room) + _BESIDE
        x = sheet.text(value, end, y, colour=colour) + _GAP


def list_pairs(sheet: Sheet, y: float, pairs: Pairs, behind: Sequence[Behind]) -> None:
    """Have each value that counts something listed as the cases *behind* it."""
    for (name, value), one in zip(pairs, behind, strict=True):
        if value.isdigit() and int(value):
            sheet.lists(sheet.left, y - _ROW / 2, sheet.right - sheet.left, _ROW, name, one)
