"""Repainting only what changed leaves the same picture as painting everything, for every panel and any two looks."""

from itertools import pairwise
from typing import get_args

import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPainter, QRegion

from tests.gui.wall_panels_test import LOOKS, WALLS, context, glance
from widgets.theme import load_theme
from widgets.wall.extent import Drawn, extent
from widgets.wall.ink import Area, Item, Line, Mark, Picture
from widgets.wall.layout import read_layout
from widgets.wall.painting import ItemPainter
from widgets.wall.registry import load_panels
from widgets.wall.sheet import Sheet
from widgets.wall.type import TypeScale

THEME = load_theme("wall")
WALL = read_layout(WALLS / "demo.toml")
SIZE = 960, 540
WAY = ("live", "quiet", "crowded", "live", "stale", "failed", "crowded", "loading", "live")
PANELS = sorted(key for key in load_panels() if key != "map")


@pytest.fixture(scope="module")
def scale(qapp) -> TypeScale:
    return TypeScale(THEME, WALL)


def layouts(key: str, scale: TypeScale) -> list:
    panel = load_panels()[key](context())
    made = []
    for look in WAY:
        sheet = Sheet(scale, QSizeF(*SIZE), "panel")
        panel.compose(glance(look), sheet)
        made.append(tuple(sheet.items))
    return made


def paint(image: QImage, scale: TypeScale, items, region: QRegion | None = None) -> None:
    painter = QPainter(image)
    if region is not None:
        painter.setClipRegion(region)
    painter.fillRect(image.rect(), THEME.qcolor("panel"))
    shown = (
        items if region is None else [one for one in items if region.intersects(QRegion(extent(one).toAlignedRect()))]
    )
    ItemPainter(THEME, scale).paint(painter, shown)
    painter.end()


def changed(before, after) -> QRegion:
    """Return what is to be painted again where *after* follows *before*; every item's box is its own by then."""
    drawn, _ = Drawn().then(before)
    drawn, region = drawn.then(after)
    assert drawn.boxes == tuple(extent(one).toAlignedRect() for one in after)
    return region


def blank() -> QImage:
    return QImage(*SIZE, QImage.Format.Format_RGB32)


def photo() -> QImage:
    image = QImage(48, 36, QImage.Format.Format_RGB32)
    image.fill(0xFF3366)
    return image


@pytest.mark.parametrize("key", PANELS)
def test_the_px_that_changed_are_all_that_must_be_painted(qapp, scale, key):
    made = layouts(key, scale)
    for items in made:
        paint(blank(), scale, items)  # the first picture of a glyph differs from all later ones by a shade
    for before, after in pairwise(made):
        kept, fresh = blank(), blank()
        paint(kept, scale, before)
        paint(fresh, scale, after)
        region = changed(before, after)

        paint(kept, scale, after, region)

        assert kept == fresh, (key, region)
        assert before != after or region.isEmpty()


def test_one_other_number_repaints_one_small_place(qapp, scale):
    sheet, other = Sheet(scale, QSizeF(*SIZE), "panel"), Sheet(scale, QSizeF(*SIZE), "panel")
    for one, number in ((sheet, "314"), (other, "315")):
        one.text("立案", 20, 40)
        one.text(number, 20, 120)
        one.text("在办", 20, 200)

    region = changed(sheet.items, other.items)

    assert 0 < region.boundingRect().height() < 120 * scale.unit
    assert not region.intersects(extent(sheet.items[0]).toAlignedRect())


@pytest.mark.parametrize(
    "item",
    [
        Mark(kind="waiting_over", centre=QPointF(200, 200), half=30),
        Mark(kind="answered_ok", centre=QPointF(200, 200), half=12),
        Line(points=(QPointF(100, 100), QPointF(180, 220), QPointF(300, 90)), colour="text1", width=6),
        Area(points=(QPointF(100, 100), QPointF(180, 220), QPointF(300, 90)), colour="bar"),
        Picture(box=QRectF(100, 100, 160, 90), image=photo()),
        Picture(box=QRectF(100, 100, 90, 160), image=photo(), is_grey=True),
    ],
    ids=lambda item: type(item).__name__,
)
def test_no_ink_falls_outside_an_extent(qapp, scale, item):
    image = blank()
    paint(image, scale, [item])
    box = extent(item).toAlignedRect()
    ground = THEME.qcolor("panel").rgb()

    outside = [
        (x, y) for x in range(0, SIZE[0], 2) for y in range(0, SIZE[1], 2)
        if image.pixel(x, y) != ground and not box.contains(x, y)
    ]  # fmt: skip

    assert not outside
    assert QRectF(box).intersects(QRectF(100, 90, 200, 130))


@pytest.mark.parametrize("kind", get_args(Item))
def test_of_everything_that_can_be_drawn_it_is_known_where(kind):
    assert extent.dispatch(kind) is not extent.dispatch(object)


assert set(WAY) <= set(LOOKS)
