"""Every panel, in every look, on every wall: can it be read from the last row of the hall?"""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSizeF

from app.domain.moment import MINUTE, SECOND
from app.situation.answers import Moment
from app.situation.freshness import Freshness
from tests.gui import wall_checks as checks
from tests.gui import wall_moment as made
from widgets.theme import load_theme
from widgets.wall.glance import Glance, Look, Mishap, Showing
from widgets.wall.layout import WallLayout, read_layout
from widgets.wall.panel import PanelContext
from widgets.wall.registry import load_panels
from widgets.wall.scenes import Cells, read_scene
from widgets.wall.sheet import Sheet
from widgets.wall.type import TypeScale

WALLS = Path(__file__).resolve().parents[2] / "config" / "walls"
LAYOUTS = ("demo", "hall-16x9", "hall-4x3")
LOOKS = ("live", "quiet", "crowded", "loading", "stale", "failed", "broken", "replay", "first minute")


class Weekdays:
    def is_workday(self, day):
        return day.weekday() < 5


def context() -> PanelContext:
    duty = ("带班领导 1002", "值班长 3102")
    return PanelContext(
        theme=load_theme("wall"), calendar=Weekdays(), duty=duty, city_name="示范市", wall="hall"
    )  # fmt: skip


def glance(look: str) -> Glance:
    now = made.NOW
    usual = Glance(
        now=now, look=Look.LIVE, showing=Showing(scene="日常"), moment=made.moment(), data_at=now - 2 * SECOND
    )  # fmt: skip
    reading = Mishap(is_drawing=False, since=now - 70 * SECOND, tries=12, next_at=now + 8 * SECOND)
    old = made.moment(freshness=Freshness(cases_at=now - 81 * MINUTE, fixes_at=now - 81 * MINUTE, error="gone"))
    shown = Showing(scene="日常", by="值班长 3102", at=now - 6 * MINUTE)
    return {
        "live": usual,
        "quiet": replace(usual, moment=made.quiet()),
        "crowded": replace(usual, moment=made.crowded(), showing=shown),
        "loading": replace(usual, look=Look.LOADING, moment=None, loaded=0.45),
        "stale": replace(usual, look=Look.STALE, moment=old, data_at=now - 81 * MINUTE, mishap=reading),
        "failed": replace(usual, look=Look.FAILED, moment=None, mishap=reading),
        "broken": replace(usual, look=Look.FAILED, mishap=Mishap(is_drawing=True, since=now)),
        "replay": replace(usual, moment=made.moment(live=False)),
        "first minute": replace(usual, moment=made.first_minute()),
    }[look]


@pytest.fixture(scope="module", params=LAYOUTS)
def wall(request, qapp) -> WallLayout:
    return read_layout(WALLS / f"{request.param}.toml")


@pytest.fixture(scope="module")
def scale(wall) -> TypeScale:
    return TypeScale(load_theme("wall"), wall)


@pytest.fixture(params=sorted(load_panels()))
def placed(request, wall):
    scene = read_scene(WALLS / "scenes" / "daily.toml", wall)
    cells = {placement.panel: placement.cells for placement in scene.placements}
    return load_panels()[request.param](context()), cells.get(request.param, Cells(left=1, top=1, right=1, bottom=1))


@pytest.fixture(params=LOOKS)
def sheet(request, placed, wall, scale) -> Sheet:
    panel, cells = placed
    size = QSizeF(cells.columns * wall.cell_px[0], cells.rows * wall.cell_px[1])
    sheet = Sheet(scale, size)
    panel.compose(glance(request.param), sheet)
    return sheet


def test_every_label_can_be_read_wherever_it_stands(sheet, placed, wall, scale):
    _, cells = placed
    items = sheet.items

    assert checks.labels_of(items)
    assert checks.too_small(items, scale) == []
    assert checks.too_faint(items, scale, load_theme("wall"), sheet.ground) == []
    assert checks.at_a_seam(items, scale, wall, cells) == []
    assert checks.clipped(items) == []
    assert checks.overlapping(items, scale) == []
    assert checks.cut_by_a_plate(items, scale) == []


def text_of(moment: Moment, key: str, scale: TypeScale) -> str:
    sheet = Sheet(scale, QSizeF(960, 540))
    panel = load_panels()[key](context())
    panel.compose(replace(glance("live"), moment=moment), sheet)
    return "\n".join(label.text for label in checks.labels_of(sheet.items))
