"""Where an item leaves ink, so that a panel repaints only what has changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import singledispatch

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPolygonF, QRegion

from widgets.wall.ink import Area, Bar, Hatch, Item, Label, Line, Mark, Picture, Plate, Ramp, Rule

_SOFT_PX = 2.0
"""How far the soft edge of a line or letter reaches."""
_TALL = 1.25
"""A letter is at most so many times as high as its place's text: an accent, a made bold's stroke."""
_HALOED = 2.0
"""A mark's halo reaches at most so many times its half."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a panel draws, and the px within which each of its items does."""

    items: tuple[Item, ...] = ()
    boxes: tuple[QRect, ...] = ()

    def then(self, items: Sequence[Item]) -> "tuple[Drawn, QRegion]":
        """Return what is drawn next, and the px that differ; what stands there already keeps its box."""
        kept, region, boxes = _kept(self.items, items), QRegion(), list[QRect]()
        for place, item in enumerate(items):
            if place in kept:
                boxes.append(self.boxes[kept[place]])
            else:
                boxes.append(extent(item).toAlignedRect())
                region += boxes[-1]
        for place in set(range(len(self.items))).difference(kept.values()):
            region += self.boxes[place]
        return Drawn(tuple(items), tuple(boxes)), region


def _kept(before: Sequence[Item], after: Sequence[Item]) -> dict[int, int]:
    """Return the places in *after* of what stood in *before*, and where: it is looked for place by place, or from both ends."""
    if len(before) == len(after):
        return {place: place for place, (old, new) in enumerate(zip(before, after, strict=True)) if old == new}
    shorter = min(len(before), len(after))
    first = next((place for place in range(shorter) if before[place] != after[place]), shorter)
    room = shorter - first
    last = next((place for place in range(room) if before[-1 - place] != after[-1 - place]), room)
    ends = {len(after) - 1 - place: len(before) - 1 - place for place in range(last)}
    return {place: place for place in range(first)} | ends


@singledispatch
def extent(item: object) -> QRectF:
    """Return the box within which *item* is drawn, in px of its panel."""
    raise TypeError(f"nobody knows where {item!r} is drawn")


@extent.register
def _(item: Label) -> QRectF:
    tall = item.place.height() * _TALL
    ink = QRectF(item.start, item.base_line - tall, item.width, 1.5 * tall)
    return _soft(ink.united(item.place), tall / 8)


@extent.register(Plate)
@extent.register(Bar)
@extent.register(Rule)
@extent.register(Hatch)
@extent.register(Ramp)
@extent.register(Picture)
def _(item: Plate | Bar | Rule | Hatch | Ramp | Picture) -> QRectF:
    return _soft(item.box)


@extent.register
def _(item: Mark) -> QRectF:
    reach = item.half * _HALOED
    return _soft(QRectF(item.centre.x() - reach, item.centre.y() - reach, 2 * reach, 2 * reach))


@extent.register
def _(item: Line) -> QRectF:
    return _soft(QPolygonF(list(item.points)).boundingRect(), item.width)


@extent.register
def _(item: Area) -> QRectF:
    return _soft(QPolygonF(list(item.points)).boundingRect())


def _soft(box: QRectF, more: float = 0.0) -> QRectF:
    edge = _SOFT_PX + more
    return box.adjusted(-edge, -edge, edge, edge)
