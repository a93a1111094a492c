"""Every number of a wall equals its list: at random moments of a generated city, each list of every panel of every scene.

A list is as long as a number that stands in its place; a line, a bar and a median, which print no number, are held against
what they are drawn from. In tables of counts it is looked the other way too: each number printed has its list.
"""

import re
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtCore import QSizeF

from app.domain.city import AreaLevel
from app.domain.moment import to_datetime
from app.services.wall_counted import Bred, Counted
from app.services.wall_methods import Method
from app.services.wall_scored import Posted, Replied, Scored, Worked
from app.situation.answers import answer_all
from app.situation.evaluation import Count
from app.situation.filters import Filter
from app.situation.period import Period
from tests.integration.history_written import Written, moments
from tests.integration.simulate_world import the_city, the_rules
from widgets.theme import load_theme
from widgets.wall.glance import Glance, Look, Showing
from widgets.wall.ink import Label
from widgets.wall.layout import read_layout
from widgets.wall.panel import PanelContext
from widgets.wall.registry import load_panels
from widgets.wall.scenes import read_scenes
from widgets.wall.sheet import Sheet
from widgets.wall.type import TypeScale

WALLS = Path(__file__).resolve().parents[2] / "config" / "walls"
DEMO = read_layout(WALLS / "demo.toml")
MOMENTS, NIGHTS = 8, 3
ELSEWHERE = {"map", "supervision"}
"""Panels with tests of their own for what they list."""
DRAWN = {
    "trend": lambda told: [day.count for day in (*told.past, told.today)],
    "hours": lambda told: [*told.today, told.running, sum(told.last_week)],
    "night_hours": lambda told: [
        *told.tonight,
        told.running,
        told.after,
        sum(told.tonight) + told.running + told.after,
        sum(told.last_night),
    ],
    "night_cases": lambda told: [told.urgent_total + told.due_total],
    "reply_times": lambda told: [row.count for row in told],
    "closing_trend": lambda told: [
        count for week in (*told.weeks, *told.last_year) for count in (week.in_time, week.due)
    ],
}
"""What the lists behind lines, bars, medians and whole lists of cases are as long as, by what the panel was told."""
EXPLAINED = {
    "常值": {Method.USUAL, Method.USUAL_HOURS},
    "预测带取": {Method.FORECAST},
    "一小时前": {Method.HOUR_AGO},
    "按期结案率趋势": {Method.WEEKLY_RATE},
}
"""Words that stand with a number which counts no cases, and how that is explained."""
WHOLE = {"area_parts", "department_parts", "inspector_parts", "ages", "inspector_loads", "month_rates"}
"""Panels that print nothing but counts of cases in their marked places."""
COUNT = re.compile(r"\d+(?:[/／]\d+)?")
SEVERAL_TIMES = (Worked, Posted, Replied, Bred)
"""Kinds that count what was done, not cases: a case may be there again."""


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    made = Written(tmp_path_factory.mktemp("listed"))
    yield made
    made.store.dispose()


@pytest.fixture(scope="module")
def scale(qapp):
    return TypeScale(load_theme("wall"), DEMO)


def panels(by):
    """Yield every panel of every shipped scene with its size, narrowed *by* something."""
    for scene in read_scenes(WALLS / "scenes", DEMO.scenes, DEMO).values():
        context = PanelContext(
            theme=load_theme("wall"), calendar=the_rules().calendar, city_name="示范市", wall="hall",
            period=scene.period, filter=by.within(scene.filter),
        )  # fmt: skip
        for placement in {one: None for page in scene.pages or (scene.placements,) for one in page}:
            if placement.panel not in ELSEWHERE:
                size = QSizeF(placement.cells.columns * DEMO.cell_px[0], placement.cells.rows * DEMO.cell_px[1])
                yield load_panels()[placement.panel](context), size
    yield from ((load_panels()["amounts"](replace(context, period=period)), size) for period in Period)
    yield from ((load_panels()["quality"](replace(context, period=period)), size) for period in Period)


def laid_out(panel, size, view, scale):
    """Return what the panel put, and the moment that it was told of."""
    moment = answer_all(view, panel.asked())
    sheet = Sheet(scale, size)
    panel.compose(Glance(now=view.t, look=Look.LIVE, showing=Showing(scene="一"), moment=moment), sheet)
    return sheet, moment


def texts_in(sheet, mark):
    return [one.text for one in sheet.items if isinstance(one, Label) and mark.box.intersects(one.place)]


def printed_in(sheet, mark):
    """Return the numbers other than 0 that stand in the mark's place by themselves or as parts of a fraction."""
    texts = [text for text in texts_in(sheet, mark) if COUNT.fullmatch(text) and text != mark.name]
    return {int(number) for text in texts for number in re.findall(r"\d+", text)} - {0}


def numbers_of(panel, sheet, mark, moment):
    """Return the numbers that a list of the mark may be as long as."""
    if panel.key in DRAWN:
        return DRAWN[panel.key](moment.of(panel.questions()[0]))
    said = [*texts_in(sheet, mark), panel.note(moment)]  # of which a short title bar cuts the end
    return [int(number) for text in said for number in re.findall(r"\d+", text)]


def nights(count):
    """Return moments of the last nights, when the scene of the night has something to say."""
    return [t for t in moments(12 * count, 5) if not 7 <= to_datetime(t).hour < 19][:count]


def narrowed(what):
    """Return the filter of a wall that shows everything, one class or one district."""
    district = next(area.code for area in the_city().areas if area.level is AreaLevel.DISTRICT)
    return {"all": Filter(), "a class": Filter(classes=("E",)), "a district": Filter(areas=(district,))}[what]


def repeats(of):
    """Say whether a case may be in such a list again."""
    return isinstance(of, SEVERAL_TIMES) or (isinstance(of, Scored) and of.count is Count.REWORK)


@pytest.mark.parametrize("what", ["all", "a class", "a district"])
def test_every_list_is_as_long_as_its_number(written, scale, what):
    met, wrong, weeks = set(), [], set()
    for t in [*moments(MOMENTS, 21), *nights(NIGHTS)]:
        view = written.situation.at(t)
        for panel, size in panels(narrowed(what)):
            sheet, moment = laid_out(panel, size, view, scale)
            for mark in sheet.marks:
                numbers = numbers_of(panel, sheet, mark, moment)
                listed = {one: one.question().answer(view) for one in mark.behind}
                for one, cases in listed.items():
                    is_once = repeats(one) or len({case.case_id for case in cases}) == len(cases)
                    if not cases or len(cases) not in numbers or not is_once:
                        wrong.append((t, panel.key, mark.name, one, len(cases), texts_in(sheet, mark)))
                met |= {type(one) for one in listed}
                weeks |= {one.until for one in listed if panel.key == "closing_trend"}
                if panel.key in WHOLE and mark.name != panel.title():
                    without = printed_in(sheet, mark) - {len(cases) for cases in listed.values()}
                    wrong += [(t, panel.key, mark.name, number, "has no list") for number in sorted(without)]
    assert wrong == []
    assert len(weeks) > 1, "points of this week, and of one before it"
    assert what != "all" or met >= set(get_args(Counted)), "the city has something of every kind"


def test_whatever_counts_no_cases_is_explained_where_it_stands_and_nowhere_else(written, scale):
    met, wrong = set(), []
    for t in moments(MOMENTS, 21):
        view = written.situation.at(t)
        for panel, size in panels(Filter()):
            sheet, _ = laid_out(panel, size, view, scale)
            printed = "".join(one.text for one in sheet.items if isinstance(one, Label))
            said = {method for mark in sheet.marks for method in mark.methods}
            for words, methods in EXPLAINED.items():
                if bool(said & methods) != (words in printed and panel.key != "legend"):
                    wrong.append((t, panel.key, words, said))
            met |= said
    assert wrong == []
    assert met >= set().union(*EXPLAINED.values())
