"""Every number of a wall that has a list is as long as that list, over a real log and as of the moment it is of."""

import re

import pytest

from app.domain.moment import HOUR, MINUTE
from app.services.wall_counted import Drilled
from app.services.wall_scored import Scored, Worked
from app.situation.questions.which import Which
from app.situation.setting import Setting
from app.situation.situation import Situation
from tests.gui.wall_live_test import WALLS, WAY, hall, situation
from tests.unit.services.town import EAST_LON
from widgets.feed import SituationFeed
from widgets.theme import load_theme
from widgets.wall.click_mark import ClickMark
from widgets.wall.clickable import marks_of
from widgets.wall.glance import Look
from widgets.wall.ink import Label
from widgets.wall.layout import read_layout
from widgets.wall.panel import PanelContext
from widgets.wall.scenes import read_scene
from widgets.wall.view import PanelView
from widgets.wall.window import WallWindow

__all__ = ["hall", "situation"]
LISTED = {
    "daily": {"queues", "amounts", "quality", "supervision", "departments"},
    "night": {"night_queues", "night_amounts"},
    "supervision": {"supervision_overview", "waiting", "unsupervised", "backlog", "ages"},
    "hot": {"pareto", "rank_areas", "sources", "amounts", "hour_weekday"},
    "evaluation": {
        "month_rates",
        "closing_trend",
        "department_parts",
        "area_parts",
        "inspector_scores",
        "inspector_parts",
        "ages",
    },
    "people": {"inspector_loads"},
}

SEVERAL_TIMES = (Worked, Scored)
"""Kinds that count what was done, not cases: a case may be there again."""


@pytest.fixture
def busy(hall):
    """Return a hall where a department has two late cases, one of them supervised, a soon one and three fresh ones.

    One is closed in time, one of another class is filed in another street, two are reported just now.
    """
    late, supervised, in_time, *_ = [hall.opened() for _ in range(4)]
    for case_id in (late, supervised):
        hall.to_stage(case_id, *WAY[:4])
    hall.to_stage(in_time, *WAY)
    assert hall.ask("boss", "supervise", supervised, requirement="立即处置")["ok"]
    hall.clock.go(40 * MINUTE)
    hall.to_stage(hall.opened(), *WAY[:4])
    hall.clock.go(5 * HOUR + 30 * MINUTE)
    for _ in range(3):
        hall.to_stage(hall.opened(), *WAY[:4])
    hall.to_stage(hall.opened(lon=EAST_LON, class_key="E09009"), *WAY[:2])
    for _ in range(2):
        hall.opened()
    return hall


def shown(qtbot, hall, situation, scene: str) -> WallWindow:
    feed = SituationFeed(situation, hall.clock.now, interval_s=0.1)
    layout = read_layout(WALLS / "demo.toml")
    context = PanelContext(theme=load_theme("wall"), calendar=hall.rules.calendar, wall="hall")
    window = WallWindow(layout, read_scene(WALLS / "scenes" / f"{scene}.toml", layout), feed, context, hall.clock.now)
    qtbot.addWidget(window)
    window.show()
    feed.start()
    qtbot.waitUntil(
        lambda: all(one.look in {Look.LIVE, Look.EMPTY} for key, one in window.views.items() if key in LISTED[scene])
    )
    window.tick()
    assert feed.close()
    return window


def numbers_in(view: PanelView, mark: ClickMark) -> set[int]:
    """Return the numbers that stand in the mark's box."""
    labels = [one for one in view.items if isinstance(one, Label) and mark.box.intersects(one.place)]
    return {int(number) for one in labels for number in re.findall(r"\d+", one.text)}


@pytest.mark.parametrize("scene", sorted(LISTED))
def test_every_list_is_as_long_as_a_number_that_stands_there(qtbot, busy, situation, scene):
    window = shown(qtbot, busy, situation, scene)
    then = situation.at(window.seen_at)

    marks = [(view, mark) for view in window.views.values() for mark in view.marks() if mark.behind]
    assert {view.panel.key for view, _ in marks} >= LISTED[scene]
    listed = [one for view, mark in marks for one in mark.behind if view.panel.key in {"queues", "backlog"}]
    counted = {one.which for one in listed if isinstance(one, Drilled)}
    assert counted >= {"daily": {Which.CASE_SOON, Which.CASE_OVER}, "supervision": {Which.CASE_SOON}}.get(scene, set())
    for view, mark in marks:
        for one in mark.behind:
            cases = one.question().answer(then)
            assert cases, (view.panel.key, mark.name, one)
            assert len(cases) in numbers_in(view, mark), (view.panel.key, mark.name, one)
            assert isinstance(one, SEVERAL_TIMES) or len({case.case_id for case in cases}) == len(cases)


def test_a_list_of_the_walls_moment_does_not_grow_with_the_city(qtbot, busy, situation):
    window = shown(qtbot, busy, situation, "daily")
    reported = next(one for mark in window.views["queues"].marks() for one in mark.behind if mark.name == "待受理")
    before = reported.question().answer(situation.at(window.seen_at))
    busy.clock.go(MINUTE)
    busy.opened()
    setting = Setting(city=busy.rules.city, classes={}, calendar=busy.rules.calendar, roster=())
    later = Situation(busy.store, setting, None, now=busy.clock.now)
    assert later.poll()

    after = reported.question().answer(later.at(window.seen_at))

    assert [one.case_id for one in after] == [one.case_id for one in before]
    assert len(reported.question().answer(later.at())) == len(before) + 1


def test_a_window_tells_every_mark_and_which_are_of_a_panel_as_a_whole(qtbot, busy, situation):
    window = shown(qtbot, busy, situation, "daily")

    told = marks_of(window.views.values(), window.region, window.layout_of_wall)

    assert len(told) == sum(len(view.marks()) for view in window.views.values())
    titles = {view.panel.title() for view in window.views.values()}
    assert {one.name for one in told if one.is_whole} <= titles
    assert {window.views[key].panel.title() for key in ("queues", "amounts", "quality")} <= {
        one.name for one in told if one.is_whole
    }
