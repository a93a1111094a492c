"""What a click on a small picture of the wall means: the marks of the wall's charts and what each narrows everything to."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.situation.filters import Filter

WHOLE = 10_000
"""A wall is so many units wide, and so many high."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WallMark:
    """A box of the wall, its ends in ten-thousandths of the wall's width and height, called ``name``."""

    left: int
    top: int
    right: int
    bottom: int
    name: str
    filter: Filter


def mark_at(marks: Iterable[WallMark], across: float, down: float) -> WallMark | None:
    """Return the mark at a place, given as shares (0 to 1) of the wall's width and height, ``None`` where there is none."""
    x, y = across * WHOLE, down * WHOLE
    return next((one for one in marks if one.left <= x < one.right and one.top <= y < one.bottom), None)
