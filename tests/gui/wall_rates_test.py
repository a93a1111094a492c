"""Every rate on a wall follows from numbers that stand on the same wall, scene by scene (ui.md §0 rule 4)."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

import pytest
from PySide6.QtCore import QSizeF

from app.domain.moment import SECOND
from app.situation.answers import Moment
from tests.gui import wall_checks as checks
from tests.gui import wall_moment as made
from tests.gui.wall_panels_test import WALLS, context, glance
from widgets.theme import load_theme
from widgets.wall.layout import WallLayout, read_layout
from widgets.wall.panel import WallPanel
from widgets.wall.rates import Rate
from widgets.wall.registry import load_panels
from widgets.wall.scenes import read_scene
from widgets.wall.sheet import Sheet
from widgets.wall.type import TypeScale

SCENES = tuple(sorted(path.stem for path in (WALLS / "scenes").glob("*.toml")))
TURN = 20 * SECOND
DECIMAL = re.compile(r"\d+\.\d+%?|\d+%")

NO_RATES = {
    "area_scores": "points", "department_scores": "points, and their change", "inspector_scores": "points",
    "area_parts": "points", "department_parts": "points", "inspector_parts": "points",
    "post_scores": "points",
    "incident": "a reading of a gauge", "track_doubts": "what was measured of one track",
    "coverage_board": "lengths in km to one decimal beside each share of them",
    "scene": "no rates", "photos": "no rates",
}  # fmt: skip
"""Panels whose decimals are no rates of counts, and what they are."""
TARGETS = re.compile(r"目标 ?\d+%|自 ?\d+%")
"""A target, and where an axis begins, are settings; they follow from nothing."""


@cache
def demo() -> tuple[WallLayout, TypeScale]:
    wall = read_layout(WALLS / "demo.toml")
    return wall, TypeScale(load_theme("wall"), wall)


class Scene:
    """One scene of the demo's wall at a moment: what each panel prints, and what it says of its rates."""

    def __init__(self, key: str, moment: Moment) -> None:
        wall, scale = demo()
        scene = read_scene(WALLS / "scenes" / f"{key}.toml", wall)
        given = replace(context(), filter=scene.filter)  # hand-made answers are those of today
        self.texts: dict[str, list[str]] = {}
        self.rates: dict[str, tuple[Rate, ...]] = {}
        for placement in {one: None for page in scene.pages or (scene.placements,) for one in page}:
            if placement.panel not in load_panels() or placement.panel == "map":
                continue
            panel: WallPanel = load_panels()[placement.panel](given)
            size = QSizeF(placement.cells.columns * wall.cell_px[0], placement.cells.rows * wall.cell_px[1])
            sheet = Sheet(scale, size)
            panel.compose(replace(glance("live"), moment=moment), sheet)
            self.texts[placement.panel] = [label.text for label in checks.labels_of(sheet.items)]
            self.rates[placement.panel] = panel.rates(moment)
        self.numbers = {
            number for texts in self.texts.values() for text in texts for number in re.findall(r"\d+(?:\.\d+)?", text)
        }

    def printed(self) -> Iterator[tuple[str, Rate]]:
        """Yield the rates that really stand there."""
        for panel, rates in self.rates.items():
            tokens = {one.rstrip("%") for text in self.texts[panel] for one in DECIMAL.findall(text)}
            yield from ((panel, rate) for rate in rates if rate.text in tokens)


def value_of(rate: Rate) -> str:
    """Return what the printed parts make, to one decimal; a rate of almost all is never printed as all."""
    share = sum(map(Decimal, rate.parts)) / Decimal(rate.whole) * (100 if rate.is_percent else 1)
    rounded = share.quantize(Decimal("0.1"), ROUND_HALF_UP)
    return "99.9" if rate.is_percent and rounded == 100 and share < 100 else str(rounded)


@pytest.fixture(params=["usual", "crowded", "first minute"])
def moments(request, qapp) -> list[Moment]:
    moment = {"usual": made.moment, "crowded": made.crowded, "first minute": made.first_minute}[request.param]()
    return [replace(moment, at=moment.at + turn * TURN) for turn in range(3)]


@pytest.mark.parametrize("key", SCENES)
def test_every_printed_rate_is_computed_from_numbers_on_the_same_wall(key, moments):
    for moment in moments:
        scene = Scene(key, moment)
        for panel, rate in scene.printed():
            assert set(rate.parts) <= scene.numbers, (panel, rate)
            assert rate.whole in scene.numbers, (panel, rate)
            assert value_of(rate) == rate.text, (panel, rate)


@pytest.mark.parametrize("key", SCENES)
def test_no_rate_is_printed_that_nobody_answers_for(key, moments):
    for moment in moments:
        scene = Scene(key, moment)
        for panel, texts in scene.texts.items():
            told = {rate.text for rate in scene.rates[panel]} | {rate.whole for rate in scene.rates[panel]}
            plain = [TARGETS.sub("", text) for text in texts] if panel not in NO_RATES else []
            unanswered = {one for text in plain for one in DECIMAL.findall(text) if one.rstrip("%") not in told}
            assert unanswered == set(), panel


def test_the_usual_day_prints_rates_at_all(qapp):
    panels = {panel for key in ("daily", "hot") for panel, _ in Scene(key, made.moment()).printed()}

    assert panels >= {"quality", "departments", "sources", "pareto", "rank_areas"}


def counts_of(texts: list[str], place: int) -> list[int]:
    """Return each row's count in a table with bars: the number at *place* of those behind its name, the only one of the last."""
    rows: list[list[str]] = []
    for text in texts[texts.index("昨日同时") + 1 :]:
        if re.fullmatch(r"[\d.]+", text) and rows:
            rows[-1].append(text)
        elif text != "—":
            rows.append([])
    return [int(row[place] if len(row) > place else row[0]) for row in rows]


@pytest.mark.parametrize("name", ["moment", "crowded"])
def test_the_parts_of_each_table_of_the_scene_hot_add_up_to_its_title(qapp, name):
    scene = Scene("hot", getattr(made, name)())

    for panel, place in (("sources", 0), ("pareto", 0), ("rank_areas", 1)):
        texts = scene.texts[panel]
        title = next(text for text in texts if text.startswith("今日"))
        outside = re.search(r"界外 (\d+)", title)
        total = int(re.findall(r"今日 (\d+) 件", title)[0])
        assert sum(counts_of(texts, place)) + (int(outside[1]) if outside else 0) == total, panel
    assert len(
        {re.findall(r"\d+", text)[0] for key in ("sources", "pareto") for text in scene.texts[key] if "今日 " in text}
    ) == (1 if name == "moment" else 2)


def test_a_rate_whose_part_is_missing_would_be_seen(qapp):
    scene = Scene("daily", made.moment())
    wrong = Rate("95.7", ("374",), "999999")

    assert wrong.whole not in scene.numbers
    assert value_of(Rate("", ("374",), "391")) == "95.7"
    assert value_of(Rate("", ("9999",), "10000")) == "99.9"
    assert value_of(Rate("", ("58",), "2.6", is_percent=False)) == "22.3"
