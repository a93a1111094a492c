"""What colours the map's ground: the question each layer asks, the fixed scale, and what the legend says of it."""

from dataclasses import replace

import numpy as np
import pytest

from app.situation.filters import Filter
from app.situation.questions.area_counts import AreaCounts
from app.situation.questions.coverage import CoverageBoard
from app.situation.questions.heat import Heat, HeatKind
from app.situation.questions.unseen import Unseen, UnseenRaster
from app.situation.wall_stand import Look
from widgets.map.ground import Seen
from widgets.map.grounds import ground_of, legend_now
from widgets.map.layers.legend import Marks
from widgets.theme import load_theme
from widgets.wall.area_pages import area_questions
from widgets.wall.panel import PanelContext
from widgets.wall.scene_keys import MAP_LAYERS, MapLook, Period

SEEN = Seen((114.0, 30.0, 115.0, 31.0), 1920, 1080, Filter(classes=("E01",)))


def question(**look):
    period = look.pop("period", Period.TODAY)
    return ground_of(MapLook(**look).as_look(), period, 60.0).question(SEEN)


@pytest.mark.parametrize("layer", MAP_LAYERS)
def test_every_layer_of_a_scene_has_a_ground_with_its_words(layer):
    legend = ground_of(Look(layer=layer), Period.TODAY, 60.0).legend()

    is_plain = layer == "plain"
    assert legend.note.startswith("底色：") is not is_plain
    assert bool(legend.scale_top or legend.grades) is not is_plain


@pytest.mark.parametrize(
    ("layer", "kind"), [("coverage", CoverageBoard), ("unseen", Unseen), ("choropleth", AreaCounts), ("pressure", Heat)]
)
def test_a_layer_asks_its_own_question(layer, kind):
    assert isinstance(question(layer=layer), kind)


@pytest.mark.parametrize(("period", "scored"), [(Period.TODAY, Period.MONTH), (Period.WEEK, Period.WEEK)])
def test_the_map_of_an_evaluation_asks_what_the_panel_of_areas_asks(period, scored):
    panel = PanelContext(theme=load_theme("wall"), period=period, filter=SEEN.filter)

    assert question(layer="grades", period=period) in area_questions(panel)
    assert question(layer="grades", period=period).period is scored


def test_the_scale_of_blind_spots_is_the_citys_own_unless_somebody_says_another():
    assert question(layer="unseen").scale_max == 0.0
    assert question(layer="unseen", top=500.0).scale_max == 500.0


def test_the_walls_filter_reaches_the_ground():
    assert question(layer="density").filter == question(layer="choropleth").filter == SEEN.filter


def test_what_a_scene_says_of_its_map_is_asked():
    asked = question(layer="density", period_h=48.0, half_life_h=12.0, top=200.0)

    assert (asked.kind, asked.period_h, asked.half_life_h, asked.scale_max) == (HeatKind.DENSITY, 48.0, 12.0, 200.0)


def test_a_scene_that_says_nothing_has_its_density_top_and_its_period():
    assert question(layer="density").scale_max == 60.0
    assert question(layer="density", period=Period.WEEK).period_h == 168.0
    assert question(layer="recurrence", period=Period.WEEK).scale_max == 7 * question(layer="recurrence").scale_max


def test_a_difference_is_held_against_the_period_that_was_chosen_and_its_legend_says_which():
    week_ago = ground_of(Look(layer="difference", period_h=24.0, back_h=168.0))

    assert week_ago.question(SEEN).back_h == 168.0
    assert week_ago.legend().note == "底色：近 24 小时与 7 天前同期立案密度之差"
    assert question(layer="difference", back_h=672.0).back_h == 672.0
    assert question(layer="difference").back_h == 0.0
    assert ground_of(Look(layer="difference")).legend().note == "底色：近 24 小时与此前 24 小时立案密度之差"


@pytest.mark.parametrize(
    ("level", "top", "words"),
    [
        ("", 20.0, "各街道"),
        ("district", 100.0, "各区"),
        ("community", 10.0, "各社区"),
        ("unit_grid", 5.0, "各单元网格"),
    ],
)
def test_areas_of_every_level_are_coloured_on_a_fixed_scale_of_their_own(level, top, words):
    ground = ground_of(MapLook(layer="choropleth", level=level, period_h=72.0).as_look())

    assert ground.question(SEEN).level == (level or "subdistrict")
    assert (ground.legend().scale_top, ground.legend().note) == (f"{3 * top:g}", f"底色：{words}近 3 天立案件数")


def test_pressure_explains_pressing_marks_only():
    assert ground_of(Look(layer="pressure"), Period.TODAY, 60.0).legend().marks is Marks.PRESSING


def test_without_a_roster_the_legend_says_so_instead_of_showing_that_all_was_seen():
    ground = ground_of(Look(layer="unseen"))
    empty = UnseenRaster(
        cells=np.zeros((2, 2), np.uint8), bounds=SEEN.bounds, cell_px=4, scale_max=800.0, rostered=False, until=0,
        unseen_share=0.0,
    )  # fmt: skip

    assert "无排班：" in legend_now(ground, empty).note
    assert "无排班：" not in legend_now(ground, replace(empty, rostered=True)).note
    scaled = legend_now(ground, replace(empty, rostered=True, scale_max=650.0))
    assert (scaled.scale_low, scaled.scale_top, scaled.scale_unit) == ("0", "650", "件／平方公里")
    assert legend_now(ground, None) == ground.legend()
