"""The wall's map in another scene: it asks what the scene wants, shows it, and takes the last scene's ground away."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.city import AreaLevel
from app.situation.filters import Filter
from app.situation.period import Period
from app.situation.questions.area_scores import AreaScores
from app.situation.questions.coverage import CoverageBoard, GridCoverage
from app.situation.questions.heat import Heat, HeatKind, HeatRaster
from app.situation.questions.open_cases import OpenCases
from tests.gui.wall_evaluation_moment import areas
from tests.gui.wall_moment import moment, open_cases
from widgets.map.layers.areas import GRADES
from widgets.theme import load_theme
from widgets.wall.panel import PanelContext
from widgets.wall.panels.map import LABELLED_CASES, MapPanel
from widgets.wall.scene_keys import MapLook
from widgets.words import points_word

BOUNDS = (114.0, 30.0, 114.2, 30.1)


class PaperMap(QWidget):
    """A map that writes down what it was told."""

    ready = Signal()
    bounds_changed = Signal(tuple)
    renderer_died = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.told: list[tuple] = []
        self.cases = 0
        self.panel_size = (400, 200)
        self.is_ready = False

    def show_heat(self, raster, width, height, bounds, ramp):
        self.told.append(("heat", ramp, len(raster) == width * height))

    def clear_heat(self):
        self.told.append(("no heat",))

    def show_areas(self, shown):
        self.shown = shown
        self.told.append(("areas", None if shown is None else dict(shown.values)))

    def show_cases(self, lon, *_, **__):
        self.cases = len(lon)

    def __getattr__(self, name):
        if name.startswith(("show_", "clear_")):
            return lambda *_, **__: None
        raise AttributeError(name)


@pytest.fixture
def panel(qtbot):
    city_map = PaperMap()
    qtbot.addWidget(city_map)
    city_map.resize(400, 200)
    made = MapPanel(PanelContext(theme=load_theme("wall"), city_map=city_map))
    city_map.bounds_changed.emit(BOUNDS)
    return made


def scene(panel: MapPanel, layer: str, **changes) -> None:
    panel.context = replace(panel.context, map_look=MapLook(layer=layer), **changes)


def asked(panel: MapPanel, kind: type):
    return next(question for question in panel.questions() if isinstance(question, kind))


def take(panel: MapPanel, question, answer, **answers) -> None:
    """Hand the panel a moment that answers *question*."""
    usual = moment()
    cases = OpenCases(labels=LABELLED_CASES, filter=panel.context.filter)
    panel.take(replace(usual, answers={**usual.answers, cases: open_cases(), question: answer}))


def test_a_scene_of_pressure_asks_for_it_and_shows_pressing_cases_only(panel):
    scene(panel, "pressure")
    question = asked(panel, Heat)
    raster = HeatRaster(
        cells=np.zeros((50, 100), np.uint8), bounds=BOUNDS, cell_px=4, scale_max=8.0, counted=0, kind=question.kind
    )  # fmt: skip

    take(panel, question, raster)

    every = open_cases()
    assert question.kind is HeatKind.PRESSURE
    assert panel.context.city_map.told == [("heat", "pressure", True)]
    assert panel.context.city_map.cases == np.count_nonzero((every.light >= 2) | (every.supervised > 0))


def test_a_scene_of_coverage_takes_the_heat_away_and_colours_grids(panel):
    scene(panel, "coverage")
    rows = (
        GridCoverage(duty_grid="G1", name="甲", rostered=True, street_m=200.0, seen_m=50.0),
        GridCoverage(duty_grid="G2", name="乙", rostered=False),
    )

    take(panel, asked(panel, CoverageBoard), rows)

    assert panel.context.city_map.told == [("no heat",), ("areas", None), ("areas", {"G1": 25.0, "G2": None})]


def test_a_scene_of_evaluation_colours_streets_by_the_grades_of_the_list_and_shows_no_marks(panel):
    scene(panel, "grades", period=Period.MONTH)
    question = asked(panel, AreaScores)
    ranking = areas(AreaLevel.SUBDISTRICT)

    take(panel, question, ranking)

    city_map = panel.context.city_map
    shown = city_map.shown
    grades = {row.code: float("ABCDE".index(row.grade.value)) for row in ranking.rows}
    assert city_map.told[-1] == ("areas", {**grades, **{code: None for code, _ in ranking.unscored}})
    assert shown.ramp == GRADES
    for row in ranking.rows:
        assert shown.labels[row.code] == f"{row.name} {points_word(row.points)} {row.grade.value}"
    assert [shown.labels[code] for code, _ in ranking.unscored] == [f"{name} 无应结" for _, name in ranking.unscored]
    assert len({row.grade for row in ranking.rows}) > 1
    assert city_map.cases == 0


def test_the_cases_come_back_with_the_next_scene(panel):
    scene(panel, "grades")
    take(panel, asked(panel, AreaScores), areas(AreaLevel.SUBDISTRICT))
    scene(panel, "coverage")
    take(panel, asked(panel, CoverageBoard), ())

    assert panel.context.city_map.cases == len(open_cases().light)


def test_the_walls_filter_is_asked_of_cases_and_ground(panel):
    scene(panel, "density", filter=Filter(classes=("E01",)))

    assert asked(panel, Heat).filter == asked(panel, OpenCases).filter == Filter(classes=("E01",))
