"""Two texts that share a column: what and where. The second stands in a column of its own as far as there is room."""

from collections.abc import Sequence

from widgets.wall.columns import Column, Span, widest
from widgets.wall.sheet import Sheet

_GAP = 9.0
_HANZI = 24.0
_ROUNDING = 0.01
_LEAST = 3 * _HANZI
"""A second text with less room than this is left out."""


class Pair:
    """The column of a class and its road, for a list of rows."""

    def __init__(
        self, sheet: Sheet, firsts: Sequence[str], seconds: Sequence[str], leads: Sequence[float] | None = None
    ) -> None:
        """*leads* is how far each row's first text begins behind the column's beginning, units."""
        self._sheet = sheet
        self._longest = max(
            (
                lead + sheet.measure(first) + _GAP + sheet.measure(second)
                for first, second, lead in zip(firsts, seconds, leads or [0.0] * len(firsts), strict=True)
            ),
            default=0.0,
        )
        self._lead = max(leads or [0.0], default=0.0)
        self._first = widest(sheet, firsts)
        self._second = widest(sheet, seconds)

    def column(self, key: str, *, gives_way: int) -> Column:
        """Return the column that would hold both texts of every row."""
        wanted = max(self._longest, self._first + _GAP + self._second)
        least = min(wanted, self._lead + min(self._first, 6 * _HANZI))
        return Column(key=key, wanted=wanted, least=least, gives_way=gives_way, is_kept=True)

    def put(self, span: Span, y: float, first: str, second: str, *, start: float | None = None) -> None:
        """Put a row's texts, the first from *start* (or the column's beginning), the second where there is room."""
        begin = span.x if start is None else start
        end = self._sheet.text(first, begin, y, within=span.end - begin)
        aligned = span.x + min(self._first + _GAP, span.width - self._second)
        x = max(aligned, end + _GAP)
        room = span.end - x
        if room + _ROUNDING >= min(_LEAST, self._sheet.measure(second)):
            self._sheet.text(second, x, y, colour="text2", within=room)
