"""A bar of a rate or score is as long as its number: it begins at 0; an axis that does not says so in words."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from PySide6.QtCore import QSizeF

from app.situation.questions.closing_weeks import WEEK, ClosingWeeks
from tests.gui import wall_checks as checks
from tests.gui import wall_evaluation_moment as evaluated
from tests.gui import wall_moment as made
from tests.gui.speaking import LANGUAGES, speaking
from tests.gui.wall_panels_test import WALLS, context, glance
from widgets.theme import load_theme
from widgets.wall.ink import Bar, Label, Plate, Rule
from widgets.wall.layout import read_layout
from widgets.wall.registry import load_panels
from widgets.wall.sheet import Sheet
from widgets.wall.type import Role, TypeScale

WALL_FILES = ("demo", "hall-16x9", "hall-4x3", "led")
TICK = 4
"""Units: what is narrower is the tick of a target."""


def drawn(key: str, name: str, answers: Mapping[object, object] | None = None) -> Sheet:
    wall = read_layout(WALLS / f"{name}.toml")
    sheet = Sheet(TypeScale(load_theme("wall"), wall), QSizeF(*wall.cell_px))
    shown = glance("live")
    moment = replace(shown.moment, answers={**shown.moment.answers, **(answers or {})})
    load_panels()[key](context()).compose(replace(shown, moment=moment), sheet)
    return sheet


def number_beside(bar: Bar, labels: list[Label]) -> float:
    """Return the bold number in the row of *bar*."""
    row = [one for one in labels if one.place.top() <= bar.box.center().y() <= one.place.bottom()]
    (number,) = (one.text for one in row if one.bold and one.text.replace(".", "").isdigit())
    return float(number)


@pytest.mark.parametrize("name", WALL_FILES)
@pytest.mark.parametrize("key", ["departments", "department_scores", "area_scores", "inspector_scores", "post_scores"])
def test_bars_are_to_each_other_as_their_numbers(qapp, key, name):
    sheet = drawn(key, name)
    labels = checks.labels_of(sheet.items)

    bars = [one for one in sheet.items if isinstance(one, Bar) and one.box.width() > TICK * sheet.unit]
    units = [bar.box.width() / number_beside(bar, labels) for bar in bars]

    assert len(units) > 1 or (key == "post_scores" and not units), "where there is no room for bars are none"
    assert max(units, default=1) == pytest.approx(min(units, default=1), rel=0.01)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", WALL_FILES)
def test_a_cut_axis_says_so(qapp, name, language):
    with speaking(qapp, language):
        texts = [one.text for one in checks.labels_of(drawn("closing_trend", name).items)]

    assert "90" in texts, "where the axis begins"
    assert {"纵轴自 90%", "From 90%"} & set(texts)
    assert {"目标 95%", "Target 95%"} & set(texts)


@pytest.mark.parametrize("in_time", range(900, 1001, 10))
@pytest.mark.parametrize("name", WALL_FILES)
def test_no_line_crosses_the_newest_rate(qapp, name, in_time):
    trend = evaluated.trend(made.NOW)
    weeks = (*trend.weeks[:-1], replace(trend.weeks[-1], closed=1000, in_time=in_time, over=0))
    sheet = drawn("closing_trend", name, {ClosingWeeks(): replace(trend, weeks=weeks)})

    (number,) = (one for one in checks.labels_of(sheet.items) if one.role is Role.STRONG)
    ink = checks.ink_of(number, sheet.scale)
    crossing = [place for place, one in enumerate(sheet.items) if isinstance(one, Rule) and one.box.intersects(ink)]
    grounds = [place for place, one in enumerate(sheet.items) if isinstance(one, Plate) and one.box.contains(ink)]
    points = [one for one in sheet.items if isinstance(one, Plate) and one.edge and one.box.intersects(ink)]

    assert not points
    assert max(crossing, default=-1) < max(grounds), "its own ground lies between"


def test_each_week_that_is_known_has_both_lists_as_they_stood_at_its_end(qapp):
    trend = evaluated.trend(made.NOW)
    sheet = drawn("closing_trend", "demo")

    listed = {mark.name: mark.behind for mark in sheet.marks if not mark.is_whole}

    past = {f"{week.number} 周": week for week in trend.weeks[:-1] if week.is_known}
    year = {f"去年 {week.number} 周": week for week in trend.last_year}
    assert listed.keys() == past.keys() | year.keys()
    for name, week in (past | year).items():
        asked = {(one.count, one.with_over, one.since, one.until) for one in listed[name]}
        end = week.start + WEEK - 1
        assert asked == {("closed_in_time", False, week.start, end), ("closed", True, week.start, end)}
