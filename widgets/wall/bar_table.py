"""A table whose rows have a bar: a head, then name, bar and columns of numbers; how many rows fit is asked first."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.services.wall_marks import Behind
from app.situation.filters import EVERYTHING, Filter
from widgets.wall.columns import GAP, Column, share, widest
from widgets.wall.ink import Align
from widgets.wall.looks import body_top
from widgets.wall.rows import MOST_ROWS, ROW_CLOSE, Rows, rows_for, rule_below
from widgets.wall.sheet import Sheet
from widgets.wall.type import Role

_BAR, _BAR_LEAST, _BAR_HEIGHT = 212.0, 44.0, 18.0
_NAME_LEAST = 4 * 24.0
"""A name that has no room even without a bar; before that the bar goes: who it is matters more than how long it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BarRow:
    """One row: its name, how long its bar is (0 to 1; ``None``: it has none), its numbers, what a click narrows to.

    ``behind`` are the cases that it counts.
    """

    name: str
    bar: float | None
    cells: tuple[str, ...]
    to: Filter | None = None
    behind: tuple[Behind, ...] = ()


def room_for_rows(sheet: Sheet) -> int:
    """Return how many rows have a place below the head."""
    return _rows(sheet, MOST_ROWS).count - 1


def put_bar_table(sheet: Sheet, heads: Sequence[str], rows: Sequence[BarRow]) -> None:
    """Put *heads* (the first over the names, the others over the numbers) and as many *rows* as have a place.

    The first number is bold: it is what the row is ranked or counted by.
    """
    places = _rows(sheet, len(rows) + 1)
    shown = rows[: places.count - 1]
    numbers = [_numbers(sheet, place, head, shown) for place, head in enumerate(heads[1:])]
    name = widest(sheet, [row.name for row in shown])
    room = sheet.right - sheet.left - sum(column.wanted + GAP for column in numbers)
    columns = [
        Column(key="name", wanted=name, least=name if name <= room else _NAME_LEAST, gives_way=2, is_kept=True),
        Column(key="bar", wanted=_BAR, least=_BAR_LEAST, gives_way=1),
        *numbers,
    ]
    spans = share(columns, sheet.left, sheet.right - sheet.left)
    sheet.text(heads[0], sheet.left, places.middle(0), role=Role.NOTE, colour="text2", within=spans["name"].width)
    for place, head in enumerate(heads[1:]):
        end = spans[str(place)].end
        sheet.text(head, end, places.middle(0), role=Role.NOTE, colour="text2", align=Align.RIGHT)
    rule_below(sheet, places, 0)
    for place, row in enumerate(shown, start=1):
        y = places.middle(place)
        sheet.text(row.name, spans["name"].x, y, within=spans["name"].width)
        if "bar" in spans and row.bar:
            sheet.bar(spans["bar"].x, y - _BAR_HEIGHT / 2, max(4.0, row.bar * spans["bar"].width), _BAR_HEIGHT, "bar")
        for column, text in enumerate(row.cells):
            colour = "text1" if column == 0 else "text2"
            sheet.text(text, spans[str(column)].end, y, bold=column == 0, colour=colour, align=Align.RIGHT)
        if row.to is not None or row.behind:
            top, width = y - places.height / 2, sheet.right - sheet.left
            sheet.narrows(sheet.left, top, width, places.height, row.to or EVERYTHING, row.name, *row.behind)
        rule_below(sheet, places, place)


def _rows(sheet: Sheet, wanted: int) -> Rows:
    return rows_for(sheet, body_top(sheet) - 2, wanted, MOST_ROWS, ROW_CLOSE)


def _numbers(sheet: Sheet, place: int, head: str, rows: Sequence[BarRow]) -> Column:
    texts = [row.cells[place] for row in rows if place < len(row.cells)]
    wanted = max(sheet.measure(head, Role.NOTE), widest(sheet, texts, bold=place == 0))
    return Column(key=str(place), wanted=wanted)
