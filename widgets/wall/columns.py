"""Shares a row's width among its columns: by what the rows really hold, the least important giving way first."""

from collections.abc import Sequence
from dataclasses import dataclass

from widgets.wall.sheet import Sheet
from widgets.wall.type import Role

GAP = 12.0
_ROUNDING = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column before it has a place. ``gives_way`` 1 shrinks first, then 2 …; 0 never.

    ``wanted`` is what its texts need, ``least`` the width under which it is left out, in units; one that
    ``is_kept`` may get narrower still, but stays.
    """

    key: str
    wanted: float
    least: float = 0.0
    gives_way: int = 0
    is_kept: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """Where a column stands, in units."""

    x: float
    width: float

    @property
    def end(self) -> float:
        """Its right end."""
        return self.x + self.width


def widest(sheet: Sheet, texts: Sequence[str], *, role: Role = Role.TEXT, bold: bool = False) -> float:
    """Return the width of the widest of *texts*, in units."""
    return max((sheet.measure(text, role, bold=bold) for text in texts), default=0.0)


def share(columns: Sequence[Column], left: float, width: float, gap: float = GAP) -> dict[str, Span]:
    """Return the place of each column that stays; the first stands at *left*, the last one ends at *left* + *width*.

    Columns that give way are narrowed in their order; where that is not enough, the first of them is left out and
    the others are tried again. Spare width stands before the last column.
    """
    kept = [column for column in columns if column.wanted > 0]
    yielding = sorted((column for column in kept if column.gives_way), key=lambda column: column.gives_way)
    leaving = [column for column in yielding if not column.is_kept]
    for dropped in range(len(leaving) + 1):
        staying = [column for column in kept if column not in leaving[:dropped]]
        widths = _narrowed(staying, width - gap * (len(staying) - 1))
        if sum(widths) + gap * (len(staying) - 1) <= width + _ROUNDING:
            break
    return _placed(staying, widths, left, width, gap)


def _narrowed(columns: Sequence[Column], width: float) -> list[float]:
    """Return the widths of *columns*, those that give way narrowed in order until all fit *width* or none can."""
    widths = [column.wanted for column in columns]
    order = sorted((c.gives_way, place) for place, c in enumerate(columns) if c.gives_way)
    for _, place in order:
        excess = max(0.0, sum(widths) - width)
        least = min(columns[place].least, widths[place])
        widths[place] = max(least, widths[place] - excess)
    return widths


def _placed(
    columns: Sequence[Column], widths: Sequence[float], left: float, width: float, gap: float
) -> dict[str, Span]:
    spans: dict[str, Span] = {}
    x = left
    for column, wide in zip(columns, widths, strict=True):
        spans[column.key] = Span(x, wide)
        x += wide + gap
    if len(columns) > 1:
        last = columns[-1].key
        spans[last] = Span(max(spans[last].x, left + width - spans[last].width), spans[last].width)
    return spans
