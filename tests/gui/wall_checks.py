"""What every label on the wall must be: tall enough, in contrast, clear of seams, whole, and alone in its place."""

from collections.abc import Sequence
from itertools import combinations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from widgets.theme import Theme
from widgets.wall.ink import Item, Label, Phase, Plate
from widgets.wall.layout import WallLayout
from widgets.wall.scenes import Cells
from widgets.wall.type import TypeScale

CONTRAST = 7.0
SIDE_MM = 18 * 1328 / 640 - 0.5
END_MM = 10 * 1328 / 640 - 0.5
"""What text keeps from a seam: the padding of the mock (54 and 30 px of a 1920 px cube), half a millimetre aside."""


def labels_of(items: Sequence[Item]) -> list[Label]:
    return [item for item in items if isinstance(item, Label)]


def ink_of(label: Label, scale: TypeScale) -> QRectF:
    above, below = scale.ink_box(label.text, label.role)
    return QRectF(label.start, label.base_line - above, label.width, above + below)


def luminance(colour: QColor) -> float:
    def linear(share: float) -> float:
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def contrast(one: QColor, other: QColor) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def is_seen_with(label: Label, item: Plate | Label) -> bool:
    """Tell whether both are drawn in the same half of a blink."""
    return Phase.ALWAYS in {label.phase, item.phase} or label.phase is item.phase


def ground_under(label: Label, items: Sequence[Item], scale: TypeScale, panel_ground: str) -> str:
    """Return the colour that really lies under *label*: the last filled plate before it that covers its middle."""
    middle = ink_of(label, scale).center()
    ground = panel_ground
    for item in items[: items.index(label)]:
        if isinstance(item, Plate) and item.fill and is_seen_with(label, item) and item.box.contains(middle):
            ground = item.fill
    return ground


def too_small(items: Sequence[Item], scale: TypeScale) -> list[str]:
    """Return the texts whose ink is lower than the floor, hanzi and digits each by their own ink."""
    small = []
    for label in labels_of(items):
        for run in scale.runs(label.text, label.role):
            share = scale.ink.digit if run.is_digits else scale.ink.hanzi
            if run.px * share * scale.mm_per_px < scale.floor_mm - 1e-6:
                small.append(f"{label.text}: {run.text} {run.px} px")
    return small


def too_faint(items: Sequence[Item], scale: TypeScale, theme: Theme, panel_ground: str) -> list[str]:
    faint = []
    for label in labels_of(items):
        real = ground_under(label, items, scale, panel_ground)
        ratio = contrast(theme.qcolor(label.colour), theme.qcolor(real))
        if ratio < CONTRAST or label.ground != real:
            faint.append(f"{label.text}: {label.colour} on {real} (said {label.ground}) {ratio:.2f}")
    return faint


def at_a_seam(items: Sequence[Item], scale: TypeScale, wall: WallLayout, cells: Cells) -> list[str]:
    """Return the texts nearer to a seam than the padding: each must lie within one cell."""
    width, height = wall.cell_px
    side, end = SIDE_MM * scale_share(wall) / scale.mm_per_px, END_MM * scale_share(wall) / scale.mm_per_px
    safe = [
        QRectF(column * width + side, row * height + end, width - 2 * side, height - 2 * end)
        for column in range(cells.columns)
        for row in range(cells.rows)
    ]
    return [
        label.text for label in labels_of(items) if not any(cell.contains(ink_of(label, scale)) for cell in safe)
    ]  # fmt: skip


def scale_share(wall: WallLayout) -> float:
    return wall.distance_m / 8


def clipped(items: Sequence[Item]) -> list[str]:
    """Return the texts that are wider than their place."""
    return [
        label.text
        for label in labels_of(items)
        if label.start < label.place.left() - 0.5 or label.start + label.width > label.place.right() + 0.5
    ]


def overlapping(items: Sequence[Item], scale: TypeScale) -> list[str]:
    """Return the pairs of texts that touch each other."""
    placed = [(label, ink_of(label, scale)) for label in labels_of(items)]
    return [
        f"{one.text} × {other.text}"
        for (one, box), (other, other_box) in combinations(placed, 2)
        if box.intersects(other_box) and is_seen_with(one, other)
    ]


def cut_by_a_plate(items: Sequence[Item], scale: TypeScale) -> list[str]:
    """Return the texts that stand half on a filled plate or on a plate's edge."""
    plates = [item for item in items if isinstance(item, Plate) and (item.fill or item.edge)]
    return [
        label.text
        for label in labels_of(items)
        for plate in plates
        if is_seen_with(label, plate)
        and plate.box.intersects(ink_of(label, scale))
        and not plate.box.contains(ink_of(label, scale))
    ]
