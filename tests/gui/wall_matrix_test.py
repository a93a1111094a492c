"""Every panel of every scene on every wall, live, replayed, empty, stale and failed, over a generated city's real log."""

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSizeF

from app.domain.moment import DAY, HOUR, MINUTE, SECOND
from app.simulate.history import write_history
from app.simulate.roster import roster
from app.situation.answers import Moment, answer_all
from app.situation.setting import Setting
from app.situation.situation import Situation
from tests.gui import wall_checks as checks
from tests.integration.simulate_world import THURSDAY, opened, the_city, the_rules
from widgets.theme import load_theme
from widgets.wall.glance import Glance, Look, Mishap, Showing
from widgets.wall.layout import WallLayout, read_layout
from widgets.wall.panel import PanelContext, WallPanel
from widgets.wall.registry import load_panels
from widgets.wall.scenes import Scene, read_scene
from widgets.wall.sheet import Sheet
from widgets.wall.type import TypeScale

WALLS = Path(__file__).resolve().parents[2] / "config" / "walls"
HALL = read_layout(WALLS / "hall-16x9.toml")
SIZES = {
    "hall-16x9": HALL,
    "hall-4x3": read_layout(WALLS / "hall-4x3.toml"),
    "led": read_layout(WALLS / "led.toml"),
    "3x2": replace(HALL, columns=3, rows=2, outputs=()),
    "1x1": replace(HALL, columns=1, rows=1, outputs=()),
}
SCENES = ("daily", "hot", "supervision", "evaluation", "people", "emergency", "night")
LOOKS = ("live", "replay", "empty", "stale", "failed")
THEME = load_theme("wall")
BEFORE = 5 * HOUR + 17 * MINUTE


@pytest.fixture(scope="module")
def setting() -> Setting:
    rules, city = the_rules(), the_city()
    entries = rules.catalogue.classes.items()
    return Setting(
        city=city, classes={key: one.name for key, one in entries},
        majors={key[:3]: one.major_name for key, one in entries}, calendar=rules.calendar,
        roster=tuple(roster(city, THURSDAY - 10 * DAY, THURSDAY + 10 * DAY, 1)),
    )  # fmt: skip


@pytest.fixture(scope="module")
def busy(setting, tmp_path_factory) -> Iterator[Situation]:
    """A city after two days with tracks of the last hours."""
    store = opened(tmp_path_factory.mktemp("busy"), THURSDAY - 2 * DAY)
    write_history(store, the_rules(), THURSDAY - 2 * DAY, THURSDAY, random.Random(8))
    situation = Situation(store, setting, None, now=lambda: THURSDAY)
    situation.load()
    yield situation
    store.dispose()


@pytest.fixture(scope="module")
def fresh(setting, tmp_path_factory) -> Iterator[Situation]:
    """A city in which nothing has ever happened."""
    store = opened(tmp_path_factory.mktemp("fresh"), THURSDAY)
    situation = Situation(store, setting, None, now=lambda: THURSDAY)
    situation.load()
    yield situation
    store.dispose()


def context_of(scene: Scene, setting: Setting) -> PanelContext:
    return PanelContext(
        theme=THEME, calendar=setting.calendar, duty=("带班领导 1002", "值班长 3102"), city_name="示范市", wall="hall",
        density_top=scene.density_top, period=scene.period, filter=scene.filter, map_look=scene.map,
    )  # fmt: skip


class Glances:
    """What a panel sees in each look; every question is asked of the real read model."""

    def __init__(self, busy: Situation, fresh: Situation, panels: list[WallPanel]) -> None:
        self._panels = panels
        self._moments = {
            "live": self._answered(busy, None), "replay": self._answered(busy, THURSDAY - BEFORE),
            "empty": self._answered(fresh, None),
        }  # fmt: skip

    def _answered(self, situation: Situation, t: int | None) -> Moment:
        asked = {question for panel in self._panels for question in panel.asked()}
        moment = answer_all(situation.at(t), asked)
        assert moment.failures == {}
        return moment

    def of(self, look: str) -> Glance:
        showing = Showing(scene="日常", by="值班长 3102", at=THURSDAY - 6 * MINUTE)
        failing = Mishap(is_drawing=False, since=THURSDAY - 70 * SECOND, tries=12, next_at=THURSDAY + 8 * SECOND)
        live = Glance(
            now=THURSDAY, look=Look.LIVE, showing=showing, moment=self._moments["live"], data_at=THURSDAY - SECOND
        )
        return {
            "live": live,
            "replay": replace(live, moment=self._moments["replay"]),
            "empty": replace(live, moment=self._moments["empty"]),
            "stale": replace(live, look=Look.STALE, data_at=THURSDAY - 81 * MINUTE, mishap=failing),
            "failed": replace(live, look=Look.FAILED, moment=None, mishap=failing),
        }[look]


def placements(scene: Scene) -> list:
    pages = scene.pages or (scene.placements,)
    return [one for page in pages for one in page]


@pytest.mark.parametrize("key", SCENES)
@pytest.mark.parametrize("size", SIZES)
def test_every_label_of_a_scene_can_be_read_on_every_wall_in_every_look(qapp, busy, fresh, setting, key, size):
    wall: WallLayout = SIZES[size]
    scene = read_scene(WALLS / "scenes" / f"{key}.toml", wall)
    scale = TypeScale(THEME, wall)
    panels = {one.panel: load_panels()[one.panel](context_of(scene, setting)) for one in placements(scene)}
    glances = Glances(busy, fresh, list(panels.values()))
    wrong: list[str] = []
    for placement in placements(scene):
        cells = placement.cells
        for look in LOOKS:
            sheet = Sheet(scale, QSizeF(cells.columns * wall.cell_px[0], cells.rows * wall.cell_px[1]))
            panels[placement.panel].compose(glances.of(look), sheet)
            found = faults(sheet, scale, wall, cells)
            wrong += [f"{placement.panel} {look}: {fault}" for fault in found]
            if placement.panel != "map" and not checks.labels_of(sheet.items):
                wrong.append(f"{placement.panel} {look}: nothing is written")
    assert wrong == []


def faults(sheet: Sheet, scale: TypeScale, wall: WallLayout, cells) -> list[str]:
    items = sheet.items
    return [
        *(f"too small {one}" for one in checks.too_small(items, scale)),
        *(f"too faint {one}" for one in checks.too_faint(items, scale, THEME, sheet.ground)),
        *(f"at a seam {one}" for one in checks.at_a_seam(items, scale, wall, cells)),
        *(f"clipped {one}" for one in checks.clipped(items)),
        *(f"overlapping {one}" for one in checks.overlapping(items, scale)),
        *(f"cut by a plate {one}" for one in checks.cut_by_a_plate(items, scale)),
    ]
