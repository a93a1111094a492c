"""A table on the wall: a row of small heads, and rows whose columns share the width by what they really hold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.moment import SECOND, Instant
from app.domain.scores import Grade
from app.services.wall_marks import Behind
from widgets.theme import GRADE
from widgets.wall.columns import GAP, Column, Span, share
from widgets.wall.ink import Align
from widgets.wall.looks import body_top
from widgets.wall.rows import MOST_ROWS, ROW_CLOSE, Rows, rows_for, rule_below
from widgets.wall.sheet import Sheet
from widgets.wall.type import Role

TURN = 20 * SECOND
"""How long one page of a list that does not fit is shown."""
PAGE = MOST_ROWS - 1
"""Rows of a page: one row is the heads'."""
NAME = "name"
"""The key of the cell that says what a row is of."""
_MARK = 26.0
_GRADE = 34.0
_GRADE_HEIGHT = 32.0
_BAR_HEIGHT = 18.0
_WIDEST_GAP = 34.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A column. Numbers end at its right, what ``is_left`` begins at its left; the rest as :class:`~.columns.Column`.

    One that gives way and has no ``least`` is there whole or not at all: a number without its end is another number.
    """

    key: str
    text: str = ""
    is_left: bool = False
    wanted: float = 0.0
    least: float = 0.0
    gives_way: int = 0
    is_kept: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One value: a text, or a mark, a grade's plate, or a bar of 0 to 1 of the column (hatched: asks for attention).

    A text that ``is_wide`` takes no part in the column's width and may run on to the right end of the row.
    ``behind`` are the cases that its numbers count: a row has the lists of the cells that are shown, under its ``name``,
    or what that is ``called`` where another row may have the same.
    """

    text: str = ""
    colour: str = "text1"
    bold: bool = False
    mark: str = ""
    grade: Grade | None = None
    bar: float | None = None
    is_hatched: bool = False
    is_wide: bool = False
    behind: tuple[Behind, ...] = ()
    called: str = ""


Row = Mapping[str, Cell]


def page_at(at: Instant, pages: int) -> int:
    """Return which of *pages* pages is shown at *at*, from 0: the same on every panel that has so many."""
    return at // TURN % pages if pages else 0


def page_of(at: Instant, count: int, size: int = PAGE) -> slice:
    """Return which of *count* rows are shown at *at*, page by page."""
    start = page_at(at, -(-count // size)) * size
    return slice(start, min(count, start + size))


def put_table(sheet: Sheet, heads: Sequence[Head], rows: Sequence[Row], top: float | None = None) -> int:
    """Put as many of *rows* as fit below *top* (the title bar); return how many that were."""
    has_heads = any(head.text for head in heads)
    begin = body_top(sheet) - 2 if top is None else top
    places = rows_for(sheet, begin, len(rows) + has_heads, MOST_ROWS, ROW_CLOSE)
    shown = rows[: max(0, places.count - has_heads)]
    columns, width = [_column(sheet, head, shown) for head in heads], sheet.right - sheet.left
    spans = _spread(share(columns, sheet.left, width), sheet.left, width)
    if has_heads:
        for head in heads:
            if head.key in spans:
                _put_head(sheet, head, spans[head.key], places.middle(0))
        rule_below(sheet, places, 0)
    for place, row in enumerate(shown, start=int(has_heads)):
        for head in heads:
            if head.key in spans and head.key in row:
                _put_cell(sheet, head, spans[head.key], places.middle(place), row[head.key])
        _put_lists(sheet, places, place, row, [head.key for head in heads if head.key in spans])
        rule_below(sheet, places, place)
    return len(shown)


def _spread(spans: Mapping[str, Span], left: float, width: float) -> dict[str, Span]:
    """Return the columns that stayed with what is left of *width* between all of them, not before the last one alone."""
    spare = width - sum(span.width for span in spans.values())
    gap = min(_WIDEST_GAP, max(GAP, spare / max(1, len(spans) - 1)))
    return share([Column(key=key, wanted=span.width) for key, span in spans.items()], left, width, gap)


def _put_lists(sheet: Sheet, places: Rows, place: int, row: Row, shown: Sequence[str]) -> None:
    behind = dict.fromkeys(one for key in shown if key in row for one in row[key].behind)
    name = (row[NAME].called or row[NAME].text) if NAME in row else ""
    width = sheet.right - sheet.left
    sheet.lists(sheet.left, places.middle(place) - places.height / 2, width, places.height, name, *behind)


def put_grade(sheet: Sheet, x: float, y: float, grade: Grade) -> None:
    """Put a grade's letter on its ground, from *x* on."""
    ground = GRADE + grade.value
    sheet.plate(x, y - _GRADE_HEIGHT / 2, _GRADE, _GRADE_HEIGHT, fill=ground, edge="line")
    colour = "text1" if grade is Grade.E else "ink"
    sheet.text(grade.value, x + _GRADE / 2, y, colour=colour, ground=ground, bold=True, align=Align.MIDDLE)


def _column(sheet: Sheet, head: Head, rows: Sequence[Row]) -> Column:
    cells = [row[head.key] for row in rows if head.key in row]
    wanted = max([head.wanted, sheet.measure(head.text, Role.NOTE), *(_width(sheet, cell) for cell in cells)])
    least = head.least or wanted
    return Column(key=head.key, wanted=wanted, least=least, gives_way=head.gives_way, is_kept=head.is_kept)


def _width(sheet: Sheet, cell: Cell) -> float:
    if cell.mark:
        return _MARK
    if cell.grade is not None:
        return _GRADE
    return 0.0 if cell.is_wide else sheet.measure(cell.text, bold=cell.bold)


def _put_head(sheet: Sheet, head: Head, span: Span, y: float) -> None:
    x, align = (span.x, Align.LEFT) if head.is_left else (span.end, Align.RIGHT)
    sheet.text(head.text, x, y, role=Role.NOTE, colour="text2", align=align, within=span.width)


def _put_cell(sheet: Sheet, head: Head, span: Span, y: float, cell: Cell) -> None:
    if cell.mark:
        sheet.mark(cell.mark, span.x + _MARK / 2, y)
    elif cell.grade is not None:
        put_grade(sheet, span.x if head.is_left else span.end - _GRADE, y, cell.grade)
    elif cell.bar is not None:
        width = max(4.0, min(1.0, cell.bar) * span.width)
        sheet.bar(span.x, y - _BAR_HEIGHT / 2, width, _BAR_HEIGHT, cell.colour, is_hatched=cell.is_hatched)
    elif cell.is_wide:
        sheet.text(cell.text, span.x, y, colour=cell.colour, bold=cell.bold, within=sheet.right - span.x)
    elif cell.text:
        x, align = (span.x, Align.LEFT) if head.is_left else (span.end, Align.RIGHT)
        sheet.text(cell.text, x, y, colour=cell.colour, bold=cell.bold, align=align, within=span.width)
