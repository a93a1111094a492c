"""A panel's rectangle to lay items in, measured in the px of the mock pictures, kept in px of the wall."""

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QImage

from app.services.wall_marks import Behind
from app.services.wall_methods import Method
from app.situation.filters import EVERYTHING, Filter
from widgets.wall.click_mark import ClickMark
from widgets.wall.ink import Align, Area, Bar, Hatch, Item, Label, Line, Mark, Phase, Picture, Plate, Ramp, Rule
from widgets.wall.type import Role, TypeScale

PAD_SIDE = 18.0
PAD_TOP = 12.0
PAD_BOTTOM = 10.0
"""What text keeps from a seam, mock px."""
MARK_HALF = 13.0
_ELLIPSIS = "…"
_OF_A_NUMBER = frozenset("0123456789:.,%")
_ROUNDING = 0.01
_LEFT, _MIDDLE = Align.LEFT, Align.MIDDLE


class Sheet:
    """Takes positions in units (mock px, so that millimetres follow) and keeps the items in px.

    ``left``, ``top``, ``right``, ``bottom`` are the ends of what text may use; (0, 0) is the panel's corner.
    """

    def __init__(self, scale: TypeScale, size_px: QSizeF, ground: str = "panel") -> None:
        self.scale = scale
        self.unit = scale.unit
        self.ground = ground
        self.width, self.height = size_px.width() / self.unit, size_px.height() / self.unit
        self.left, self.right = PAD_SIDE, self.width - PAD_SIDE
        self.top, self.bottom = PAD_TOP, self.height - PAD_BOTTOM
        self.items: list[Item] = []
        self.marks: list[ClickMark] = []
        """Where a click narrows everything, and to what."""

    def measure(self, text: str, role: Role = Role.TEXT, *, bold: bool = False) -> float:
        """Return the width of *text* in units."""
        return self.scale.width(text, role, bold=bold) / self.unit

    def text(
        self,
        text: str,
        x: float,
        y: float,
        *,
        role: Role = Role.TEXT,
        colour: str = "text1",
        ground: str = "",
        bold: bool = False,
        align: Align = Align.LEFT,
        within: float | None = None,
        phase: Phase = Phase.ALWAYS,
    ) -> float:
        """Put one line with the middle of its ink at height *y*, *align*ed at *x*; return where it ends at the right.

        What is wider than *within* loses its end to "…", never a part of a number.
        """
        shown = text if within is None else self.elide(text, within, role, bold=bold)
        size = self.scale.measured(shown, role, bold=bold)
        width = size.width / self.unit
        start = _start(align, x, width)
        if shown:
            place = max(width, within or width)
            base_line = y * self.unit + self.scale.rise(role)
            label = Label(
                text=shown, role=role, bold=bold, colour=colour, ground=ground or self.ground,
                place=QRectF(_start(align, x, place) * self.unit, base_line - size.above, place * self.unit, size.high),
                start=start * self.unit, width=size.width, base_line=base_line, phase=phase,
            )  # fmt: skip
            self.items.append(label)
        return start + width

    def elide(self, text: str, within: float, role: Role = Role.TEXT, *, bold: bool = False) -> str:
        """Return *text*, or as much of it as stands within *within* units with "…" behind it."""
        within += _ROUNDING
        if self.measure(text, role, bold=bold) <= within:
            return text
        for end in range(len(text) - 1, 0, -1):
            if text[end] in _OF_A_NUMBER and text[end - 1] in _OF_A_NUMBER:
                continue  # a number is whole or not there
            shown = text[:end].rstrip("，　 ,") + _ELLIPSIS
            if self.measure(shown, role, bold=bold) <= within:
                return shown
        return ""

    def mark(self, kind: str, x: float, y: float, half: float = MARK_HALF, ground: str = "") -> None:
        """Put a mark with its middle at (*x*, *y*)."""
        self.items.append(
            Mark(kind=kind, centre=self._point(x, y), half=half * self.unit, ground=ground or self.ground)
        )

    def plate(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: str = "",
        edge: str = "",
        edge_width: float = 2.0,
        radius: float = 3.0,
        lines: int = 1,
        is_dashed: bool = False,
        phase: Phase = Phase.ALWAYS,
    ) -> None:
        """Put a box with its top left corner at (*x*, *y*)."""
        self.items.append(
            Plate(
                box=self._box(x, y, width, height), fill=fill, edge=edge, edge_px=edge_width * self.unit if edge else 0,
                radius=radius * self.unit, lines=lines, is_dashed=is_dashed, phase=phase,
            )
        )  # fmt: skip

    def rule(self, x: float, y: float, width: float, height: float, colour: str = "line") -> None:
        """Put a line along a row or column."""
        self.items.append(Rule(box=self._box(x, y, width, height), colour=colour))

    def bar(self, x: float, y: float, width: float, height: float, colour: str, *, is_hatched: bool = False) -> None:
        """Put a bar."""
        self.items.append(Bar(box=self._box(x, y, width, height), colour=colour, is_hatched=is_hatched))

    def hatch(self, x: float, y: float, width: float, height: float) -> None:
        """Put the diagonal ground of what is stale."""
        self.items.append(Hatch(box=self._box(x, y, width, height), step=34 * self.unit))

    def line(self, points: list[tuple[float, float]], colour: str, width: float, *, is_dashed: bool = False) -> None:
        """Put a line of a chart."""
        shown = tuple(self._point(x, y) for x, y in points)
        self.items.append(Line(points=shown, colour=colour, width=width * self.unit, is_dashed=is_dashed))

    def area(self, points: list[tuple[float, float]], colour: str) -> None:
        """Put a filled outline."""
        self.items.append(Area(points=tuple(self._point(x, y) for x, y in points), colour=colour))

    def ramp(
        self, x: float, y: float, width: float, height: float, stops: tuple[tuple[float, str, float], ...]
    ) -> None:
        """Put a strip of a heat scale."""
        self.items.append(Ramp(box=self._box(x, y, width, height), stops=stops))

    def narrows(
        self, x: float, y: float, width: float, height: float, to: Filter, name: str = "", *behind: Behind
    ) -> None:
        """Have a click into a box narrow everything *to* what is drawn there, called *name*; *behind* are its lists."""
        self.marks.append(ClickMark(box=self._box(x, y, width, height), to=to, name=name, behind=behind))

    def lists(self, x: float, y: float, width: float, height: float, name: str, *behind: Behind) -> None:
        """Have the numbers in a box, called *name*, listed as the cases *behind* them; a click there narrows nothing."""
        if behind:
            self.narrows(x, y, width, height, EVERYTHING, name, *behind)

    def lists_whole(self, name: str, behind: tuple[Behind, ...], methods: tuple[Method, ...] = ()) -> None:
        """Have the numbers of the panel as a whole, called *name*, listed as the cases *behind* them, the others said by *methods*."""
        if behind or methods:
            box = self._box(self.left, self.top, self.right - self.left, self.bottom - self.top)
            whole = ClickMark(box=box, to=EVERYTHING, name=name, behind=behind, is_whole=True, methods=methods)
            self.marks.append(whole)

    def picture(self, x: float, y: float, width: float, height: float, image: QImage) -> None:
        """Put a photo into a box with its top left corner at (*x*, *y*)."""
        self.items.append(Picture(box=self._box(x, y, width, height), image=image))

    def _box(self, x: float, y: float, width: float, height: float) -> QRectF:
        return QRectF(x * self.unit, y * self.unit, width * self.unit, height * self.unit)

    def _point(self, x: float, y: float) -> QPointF:
        return QPointF(x * self.unit, y * self.unit)


def _start(align: Align, x: float, width: float) -> float:
    """Return where *width* begins that is *align*ed at *x*."""
    if align is _LEFT:
        return x
    return x - width / 2 if align is _MIDDLE else x - width
