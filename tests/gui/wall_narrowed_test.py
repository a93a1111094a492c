"""Which panel follows the scene's filter and period, which by its meaning does not, and that the title says so."""

from dataclasses import replace
from pathlib import Path
from unittest.mock import MagicMock

import pytest
from PySide6.QtCore import QSizeF

from app.domain.terms import Light
from app.situation.filters import Filter
from app.situation.period import Period
from app.situation.questions.filter_names import FilterNames
from tests.gui import wall_checks as checks
from tests.gui import wall_moment as made
from tests.gui.wall_panels_test import WALLS, context, glance
from widgets.theme import load_theme
from widgets.wall.layout import read_layout
from widgets.wall.registry import load_panels
from widgets.wall.scenes import Cells
from widgets.wall.sheet import Sheet
from widgets.wall.type import TypeScale

DEMO = read_layout(WALLS / "demo.toml")
BY = Filter(classes=("E06",), areas=("990101001",), lights=(Light.RED,))
NAMES = ("市容环境", "桥西街道")

NO_FILTER = {
    "scene": "the same cube in every scene; under a filter it says 全市",
    "legend": "marks, no numbers",
    "people": "inspectors are no cases", "coverage_board": "streets walked, no cases", "roll_call": "people called",
    "track_doubts": "tracks, no cases",
    "subject": "what somebody pointed at stands there whatever the filter",
    "alert_banner": "alarms, no cases", "cameras": "pictures, no cases", "incident": "one incident", "orders_receipts": "orders of one incident",
    "forces": "forces of one incident", "resources": "resources of one incident", "plan_steps": "the plan of one incident",
}  # fmt: skip
"""Panels that by their meaning do not follow the filter, and why."""

NOW = "what stands now, whatever the period brought"
NO_PERIOD = {
    **dict.fromkeys((*NO_FILTER,), "follows no filter either"),
    "ages": NOW, "answered": NOW, "backlog": NOW, "queues": NOW, "supervision": NOW, "unsupervised": NOW,
    "waiting": NOW, "map": "cases that stand now; its ground has a period of its own in the scene's file",
    "spotlight": "one case", "stage_times": "one case", "near": "one case", "photos": "one case",
    "feed": "the last steps and those of the last hour", "hours": "the hours of one day",
    "trend": "days of four weeks and the one to come", "closing_trend": "weeks",
    "night_amounts": "tonight", "night_cases": "tonight", "night_hours": "tonight", "night_people": "tonight",
    "night_quality": "tonight", "night_queues": "tonight", "night_watch": "tonight",
    "grid_presence": "this shift", "duty_roster": "this shift and the next", "blind_spots": "this shift", "inspector_loads": "this shift", "task_times": "this shift",
}  # fmt: skip
"""Panels that by their meaning do not follow the period, and why."""


@pytest.fixture(params=sorted(load_panels()))
def key(request, qapp) -> str:
    return request.param


def asked(key: str, **changes: object) -> set[object]:
    return set(load_panels()[key](replace(context(), **changes)).questions())


def test_every_panel_follows_the_filter_or_says_why_not(key):
    follows = asked(key) != asked(key, filter=BY)

    assert follows is load_panels()[key].follows_filter is (key not in NO_FILTER)


def test_every_panel_follows_the_period_or_says_why_not(key):
    periods = {frozenset(asked(key, period=period)) for period in Period}

    assert (len(periods) > 1) is (key not in NO_PERIOD)


@pytest.mark.parametrize("layout", ["demo", "hall-4x3"])
def test_under_a_filter_the_title_says_what_the_numbers_are_narrowed_to(key, layout):
    panel = load_panels()[key](replace(context(), filter=BY))
    if key == "map":
        pytest.skip("says it in the map's own box")
    whole = load_panels()[key](context())
    wall = read_layout(WALLS / f"{layout}.toml")
    scale = TypeScale(load_theme("wall"), wall)
    asked_now = dict(zip(panel.questions(), whole.questions(), strict=True))
    usual = made.moment().answers
    found = {now: usual[then] for now, then in asked_now.items() if then in usual}
    moment = made.moment(answers=usual | found | {FilterNames(filter=BY): NAMES})
    sheet = Sheet(scale, QSizeF(*wall.cell_px))

    panel.compose(replace(glance("live"), moment=moment), sheet)

    title = [label for label in checks.labels_of(sheet.items) if label.text.startswith("筛选")]
    assert len(title) == (key not in NO_FILTER)
    assert checks.too_small(sheet.items, scale) == []
    assert checks.overlapping(sheet.items, scale) == []
    assert checks.cut_by_a_plate(sheet.items, scale) == []
    assert checks.at_a_seam(sheet.items, scale, wall, Cells(left=1, top=1, right=1, bottom=1)) == []


def test_the_map_s_box_says_it_too_and_no_longer_speaks_of_the_whole_city(qapp):
    shown = MagicMock()  # the browser's place: only what it is told counts here
    shown.width.return_value = shown.height.return_value = 0
    panel = load_panels()["map"](replace(context(), filter=BY, city_map=shown))
    panel.is_ready = True
    moment = made.moment(answers=made.answers() | {FilterNames(filter=BY): NAMES})

    panel.compose(
        replace(glance("live"), moment=moment), Sheet(TypeScale(load_theme("wall"), DEMO), QSizeF(2880, 1620))
    )

    assert shown.show_legend.call_args.args[0].title == "案件态势　筛选 市容环境、桥西街道、红灯"


def test_the_first_cube_says_that_its_own_counts_are_the_whole_city_s(qapp):
    scale = TypeScale(load_theme("wall"), read_layout(WALLS / "demo.toml"))
    sheet = Sheet(scale, QSizeF(960, 540))

    load_panels()["scene"](replace(context(), filter=BY)).compose(glance("live"), sheet)

    texts = {label.text for label in checks.labels_of(sheet.items)}
    assert {"全市 12345", "全市 12319"} <= texts


@pytest.mark.parametrize(
    ("room", "said"),
    [
        (40, "筛选 市容环境、桥西街道、红灯"), (14, "筛选 市容环境等 3 项"), (8, "筛选 3 项"), (2, "筛选"),
    ],
)  # fmt: skip
def test_a_filter_is_said_as_far_as_there_is_room_but_always(qapp, room, said):
    panel = load_panels()["queues"](replace(context(), filter=BY))
    moment = made.moment(answers={FilterNames(filter=BY): NAMES})

    assert panel.narrowed(moment, lambda text: len(text) <= room) == said
    assert load_panels()["queues"](context()).narrowed(moment, lambda _: True) == ""


def test_the_table_names_panels_that_are_there():
    folder = Path(__file__).resolve().parents[2] / "widgets" / "wall" / "panels"
    there = {path.stem for path in folder.glob("*.py")}

    assert set(NO_FILTER) | set(NO_PERIOD) <= there
