"""图层 at the desk: a layer colours the desk's own map first, the wall's by a button, both on one scale."""

from dataclasses import replace

import numpy as np

from app.situation.questions.area_counts import AreaCounts
from app.situation.questions.heat import CountedHere, Heat, HeatCount, HeatRaster
from app.situation.wall_stand import NEVER_FADES_H, Look
from tests.gui.console_wall_test import STATE, scenes  # noqa: F401  # a fixture
from tests.gui.console_wall_tools import asked, told, wall_console, wall_tools  # noqa: F401  # fixtures
from widgets.console.wall_layers import HALF_LIVES_H
from widgets.map.grounds import DENSITY_TOP, ground_of


def choose(tools, layer: str) -> None:
    tools.layers.layer.setCurrentIndex(tools.layers.layer.findData(layer))


def test_a_layer_colours_the_desks_map_and_only_the_button_the_walls(console, tools):
    view = console.page.map.view
    view.bounds_changed.emit(console.context.city.bounds)
    choose(tools, "density")
    tools.layers.half_life.setValue(HALF_LIVES_H.index(12))

    (question,) = asked(console, Heat)
    assert (question.half_life_h, question.period_h, question.bounds) == (12.0, 24.0, console.context.city.bounds)
    cells = np.zeros((10, 20), np.uint8)
    console.feed.special[Heat] = HeatRaster(cells=cells, bounds=question.bounds, cell_px=4, scale_max=160.0, counted=0)
    console.feed.speak()
    assert told(console, "show_heat")[1:3] == (20, 10)
    assert console.steps == []

    tools.layers.push.click()

    fields = console.last().fields
    assert (console.last().name, fields["layer"], fields["half_life_h"]) == ("wall_map", "density", 12.0)


def test_at_the_sliders_end_nothing_fades(console, tools):
    console.page.map.view.bounds_changed.emit(console.context.city.bounds)
    choose(tools, "density")
    tools.layers.half_life.setValue(0)

    assert tools.layers.look.half_life_h == NEVER_FADES_H
    assert asked(console, Heat)[0].half_life_h == 0.0
    assert tools.layers.fades.text() == "不衰减"


def chosen(box) -> list:
    return [box.itemData(place) for place in range(box.count())]


def test_a_difference_is_held_against_the_period_before_a_week_or_four_weeks_ago_and_so_pushed(console, tools):
    console.page.map.view.bounds_changed.emit(console.context.city.bounds)
    box = tools.layers
    choose(tools, "density")
    assert (box.back.isVisibleTo(box), box.level.isVisibleTo(box)) == (False, False)
    choose(tools, "difference")
    assert (box.back.isVisibleTo(box), chosen(box.back)) == (True, [0.0, 168.0, 672.0])

    box.back.setCurrentIndex(2)
    assert asked(console, Heat)[0].back_h == 672.0
    assert box.means.text() == "底色：近 24 小时与 28 天前同期立案密度之差"
    box.push.click()
    assert (console.last().fields["layer"], console.last().fields["back_h"]) == ("difference", 672.0)

    box.period.setCurrentIndex(box.period.findData(168.0))
    assert (chosen(box.back), box.back.currentData()) == ([0.0, 672.0], 672.0), "periods that overlap are not offered"
    box.period.setCurrentIndex(box.period.findData(720.0))
    assert (chosen(box.back), box.look.back_h) == ([0.0], 0.0)


def test_filings_are_coloured_by_the_areas_the_city_has_and_so_pushed(console, tools):
    console.page.map.view.bounds_changed.emit(console.context.city.bounds)
    levels = {area.level.value for area in console.context.city.areas}
    choose(tools, "choropleth")
    assert set(chosen(tools.layers.level)) == levels
    assert tools.layers.level.currentData() == "subdistrict"

    tools.layers.level.setCurrentIndex(tools.layers.level.findData("unit_grid"))
    assert asked(console, AreaCounts)[0].level == "unit_grid"
    tools.layers.push.click()
    assert (console.last().fields["layer"], console.last().fields["level"]) == ("choropleth", "unit_grid")


def test_the_desks_density_has_the_scale_of_the_scene_on_the_wall(console, tools):
    console.page.map.view.bounds_changed.emit(console.context.city.bounds)
    choose(tools, "density")
    console.state = replace(STATE, scene="hot")
    console.feed.speak()
    top = next(one for one in console.context.wall_scenes if one.key == "hot").density_top

    assert top != DENSITY_TOP
    assert asked(console, Heat)[0].scale_max == top
    assert tools.layers.swatch._legend.scale_top == f"{top:g}"
    wall = ground_of(tools.layers.look, density_top=top)
    tools.layers.push.click()
    pushed = Look(**{name: console.last().fields[name] for name in ("layer", "period_h", "half_life_h", "top")})
    assert ground_of(pushed, density_top=top).legend() == wall.legend() == tools.layers.ground.legend()


def test_the_scenes_own_layer_comes_back_by_a_button(console, tools):
    choose(tools, "unseen")
    tools.layers.own.click()

    assert (console.last().name, console.last().fields["layer"]) == ("wall_map", "")


def test_what_the_layer_counts_under_the_pointer_is_asked_and_said(console, tools):
    view = console.page.map.view
    view.bounds_changed.emit(console.context.city.bounds)
    choose(tools, "density")
    view.hovered.emit(114.30, 30.60)
    (count,) = asked(console, HeatCount)
    assert (count.lon, count.lat, count.metres, count.heat) == (114.30, 30.60, 150.0, asked(console, Heat)[0])

    console.feed.special[HeatCount] = CountedHere(count=17, before=0)
    console.feed.speak()

    assert view.said == "150 米内 17 件"
