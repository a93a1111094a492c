"""What a panel draws: a list of values in px of its own rectangle, painted by one painter and checked by tests.

Colours are names of the theme. ``ground`` of a label is the name of the colour it really stands on, so that its
contrast can be computed.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage

from widgets.wall.type import Role


class Phase(StrEnum):
    """When an item is drawn: what blinks has one look for each half of the blink and is legible in both."""

    ALWAYS = "always"
    LIT = "lit"
    UNLIT = "unlit"


_ALWAYS = Phase.ALWAYS


class Align(StrEnum):
    """Where a label stands in its place."""

    LEFT = "left"
    MIDDLE = "middle"
    RIGHT = "right"


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """One line of text. ``place`` is what it may fill; ``start`` and ``width`` are where it stands, on ``base_line``."""

    text: str
    role: Role
    bold: bool
    colour: str
    ground: str
    place: QRectF
    start: float
    width: float
    base_line: float
    phase: Phase = Phase.ALWAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Plate:
    """A box: filled, edged or both. ``edge_px`` 0 is no edge; ``lines`` 2 is the double line of 督办."""

    box: QRectF
    fill: str = ""
    edge: str = ""
    edge_px: float = 0.0
    radius: float = 0.0
    lines: int = 1
    is_dashed: bool = False
    phase: Phase = Phase.ALWAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A mark of the symbol sheet by its kind; ``half`` is half its height. ``ground`` shows through its holes."""

    kind: str
    centre: QPointF
    half: float
    ground: str = "panel"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar of a chart. A hatched one means below target or paused, so that it needs no colour to be told."""

    box: QRectF
    colour: str
    is_hatched: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A straight line along a row or column, ``box`` as thick as the line."""

    box: QRectF
    colour: str = "line"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hatch:
    """The diagonal ground of what is stale."""

    box: QRectF
    colour: str = "row"
    step: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a chart."""

    points: tuple[QPointF, ...]
    colour: str
    width: float
    is_dashed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A filled outline: the usual band of a chart."""

    points: tuple[QPointF, ...]
    colour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ramp:
    """A strip of a heat scale: ``stops`` are (share, ``#RRGGBB``, opacity)."""

    box: QRectF
    stops: tuple[tuple[float, str, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A photo, as large as *box* lets it be without being cut or stretched, in its middle. ``is_grey``: it may be old."""

    box: QRectF
    image: QImage
    is_grey: bool = False


Item = Label | Plate | Mark | Bar | Rule | Hatch | Line | Area | Ramp | Picture


def greyed(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Return *items* as they look when they may be old: no colour that asks for an act, no plate, nothing blinking."""
    return tuple(_grey(item) for item in items if phase_of(item) is not Phase.LIT)


def phase_of(item: Item) -> Phase:
    """Return when *item* is drawn."""
    return item.phase if isinstance(item, (Label, Plate)) else _ALWAYS


def _grey(item: Item) -> Item:
    match item:
        case Label():
            return replace(item, colour="text3", ground=_plain_ground(item.ground), phase=Phase.ALWAYS)
        case Plate():
            return replace(item, fill="", edge="line", lines=1, edge_px=item.edge_px or 1.0, phase=Phase.ALWAYS)
        case Mark():
            return replace(item, kind="silent_" + item.kind, ground="panel")
        case Bar():
            return replace(item, colour="line")
        case Picture():
            return replace(item, is_grey=True)
        case Line():
            return replace(item, colour="text3", is_dashed=True)
        case _:
            return item


def _plain_ground(ground: str) -> str:
    return ground if ground in {"panel", "plate"} else "panel"
